/** The outbox: work to be done after a transaction, each once under its key. Claimed by one worker at a time, for as long as its lease. */
import type { Knex } from './db.ts';

const TABLE = 'jobs';

export interface Job {
  id: number;
  kind: string;
  key: string;
  payload: Record<string, unknown>;
  attempts: number;
}

/** A job that is not done. `error` as it was left by the latest attempt. */
export interface JobStanding {
  attempts: number;
  runAt: string;
  failed: boolean;
  error?: string;
}

export type JobStore = ReturnType<typeof createJobStore>;

export function createJobStore(sql: Knex) {
  /** Only while this worker still has the job. */
  const held = (job: Job, worker: string) => sql(TABLE).where({ id: job.id, locked_by: worker }).whereNull('done_at');
  return {
    /** A job of the same kind and key is not added twice. */
    async add(job: { kind: string; key: string; payload: Record<string, unknown>; runAt: string }): Promise<void> {
      const { kind, key, payload, runAt } = job;
      await sql(TABLE)
        .insert({ kind, key, payload: JSON.stringify(payload), run_at: runAt })
        .onConflict(['kind', 'key'])
        .ignore();
    },

    /** The next job that is due and that nobody holds; it counts as an attempt. */
    async claim(worker: string, kinds: string[], now: string, leaseUntil: string): Promise<Job | undefined> {
      const next = sql(TABLE)
        .whereIn('kind', kinds)
        .whereNull('done_at')
        .whereNull('failed_at')
        .where('run_at', '<=', now)
        .where((free) => free.whereNull('locked_until').orWhere('locked_until', '<=', now))
        .orderBy(['run_at', 'id'])
        .limit(1)
        .forUpdate()
        .skipLocked()
        .select('id');
      const claimed: Job[] = await sql(TABLE)
        .whereIn('id', next)
        .update({ locked_by: worker, locked_until: leaseUntil, attempts: sql.raw('attempts + 1') })
        .returning(['id', 'kind', 'key', 'payload', 'attempts']);
      return claimed[0];
    },

    async extend(job: Job, worker: string, leaseUntil: string): Promise<void> {
      await held(job, worker).update({ locked_until: leaseUntil });
    },

    /** False when another worker has taken the job over meanwhile. */
    async done(job: Job, worker: string, at: string): Promise<boolean> {
      return (await held(job, worker).update({ done_at: at, locked_by: null, locked_until: null, last_error: null })) === 1;
    },

    async again(job: Job, worker: string, runAt: string, error: string): Promise<boolean> {
      return (await held(job, worker).update({ run_at: runAt, locked_by: null, locked_until: null, last_error: error })) === 1;
    },

    async fail(job: Job, worker: string, at: string, error: string): Promise<boolean> {
      return (await held(job, worker).update({ failed_at: at, locked_by: null, locked_until: null, last_error: error })) === 1;
    },

    /** Where jobs stand that are not done, by key. */
    async standing(kind: string, keys: string[]): Promise<Map<string, JobStanding>> {
      const rows = await sql(TABLE)
        .where({ kind })
        .whereIn('key', keys)
        .whereNull('done_at')
        .select('key', 'attempts', 'run_at', 'failed_at', 'last_error');
      return new Map(
        rows.map(({ key, attempts, run_at, failed_at, last_error }) => [
          key,
          {
            attempts,
            runAt: new Date(run_at).toISOString(),
            failed: failed_at !== null,
            ...(last_error === null ? {} : { error: last_error }),
          },
        ]),
      );
    },

    /** Makes a job that waits, or has failed for good, due now. False where there is none, or a worker has it at the moment. */
    async hurry(kind: string, key: string, at: string): Promise<boolean> {
      const free = sql(TABLE)
        .where({ kind, key })
        .whereNull('done_at')
        .where((held) => held.whereNull('locked_until').orWhere('locked_until', '<=', at));
      return (await free.update({ run_at: at, failed_at: null, attempts: 0 })) === 1;
    },

    /** How many wait and how many have failed for good. */
    async count(): Promise<{ waiting: number; failed: number }> {
      const waiting = await sql(TABLE).whereNull('done_at').whereNull('failed_at').count({ count: '*' }).first();
      const failed = await sql(TABLE).whereNotNull('failed_at').count({ count: '*' }).first();
      return { waiting: Number(waiting?.count ?? 0), failed: Number(failed?.count ?? 0) };
    },

    async sweep(before: string): Promise<number> {
      return sql(TABLE).where('done_at', '<', before).delete();
    },
  };
}
