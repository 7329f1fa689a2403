/** The worker: claims jobs of the outbox, runs their handlers, repeats what fails, gives up after the last attempt. Knows no kind of job. */
import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { Knex } from './store/db.ts';
import { createJobStore, type Job } from './store/jobs.ts';
import { inTransaction } from './store/transaction.ts';

export type { Job };

export interface JobHandler {
  /** Does the work. What it returns is run in the transaction that marks the job done: its effect is seen once, or not yet. */
  run(job: Job): Promise<((sql: Knex) => Promise<void>) | void>;
  /** How often it is tried and how long it waits between, milliseconds; the worker's own where absent. */
  patience?: { attempts: number; first: number; longest: number };
  /** After the last attempt, in the transaction that marks the job failed. */
  failed?(job: Job, error: Error, sql: Knex): Promise<void>;
}

/** What is done every so often beside the jobs. */
export interface Chore {
  name: string;
  seconds: number;
  run(): Promise<unknown>;
}

export interface Worker {
  start(): void;
  /** Looks for work now. */
  kick(): void;
  /** Waits for the job that is running. */
  stop(): Promise<void>;
  /** Runs jobs until none is due; gives how many were run. */
  runUntilIdle(): Promise<number>;
}

interface WorkerDeps {
  knex: Knex;
  clock: Clock;
  log: Log;
  handlers: Record<string, JobHandler>;
  chores?: Chore[];
  /** Milliseconds. */
  lease?: number;
  pause?: number;
  /** The wait before the second attempt; doubled for each further one. */
  backoff?: number;
  maxAttempts?: number;
}

export function createWorker({
  knex,
  clock,
  log,
  handlers,
  chores = [],
  lease = 60_000,
  pause = 1_000,
  backoff = 1_000,
  maxAttempts = 5,
}: WorkerDeps): Worker {
  const self = randomUUID();
  const jobs = createJobStore(knex);
  const in_ = (ms: number) => new Date(Date.parse(clock.real()) + ms).toISOString();

  async function finish(job: Job, settle: ((sql: Knex) => Promise<void>) | void): Promise<void> {
    await inTransaction(knex, async (sql) => {
      const mine = await createJobStore(sql).done(job, self, clock.real());
      if (mine) await settle?.(sql);
      return { ok: mine };
    });
  }

  async function fault(job: Job, error: Error): Promise<void> {
    log.warn({ job: job.id, kind: job.kind, attempt: job.attempts, error: error.message }, 'job failed');
    const { attempts, first, longest } = handlers[job.kind]?.patience ?? { attempts: maxAttempts, first: backoff, longest: Infinity };
    if (job.attempts < attempts) {
      await jobs.again(job, self, in_(Math.min(longest, first * 2 ** Math.min(job.attempts - 1, 30))), error.message);
      return;
    }
    await inTransaction(knex, async (sql) => {
      const mine = await createJobStore(sql).fail(job, self, clock.real(), error.message);
      if (mine) await handlers[job.kind]?.failed?.(job, error, sql);
      return { ok: mine };
    });
  }

  /** False when there was nothing to do. */
  async function one(): Promise<boolean> {
    const job = await jobs.claim(self, Object.keys(handlers), clock.real(), in_(lease));
    const handler = job && handlers[job.kind];
    if (!handler) return false;
    const heartbeat = setInterval(() => {
      jobs.extend(job, self, in_(lease)).catch((error: Error) => log.warn({ job: job.id, error: error.message }, 'lease not extended'));
    }, lease / 3);
    try {
      await finish(job, await handler.run(job));
    } catch (error) {
      await fault(job, error instanceof Error ? error : new Error(String(error)));
    } finally {
      clearInterval(heartbeat);
    }
    return true;
  }

  async function runUntilIdle(): Promise<number> {
    let count = 0;
    while (await one()) count += 1;
    return count;
  }

  return { ...createLoop({ one, chores, clock, log, pause }), runUntilIdle };
}

/** Runs `one` until it finds nothing, then pauses; between, the chores whose time has come. Errors are logged and the loop goes on. */
function createLoop(deps: { one: () => Promise<boolean>; chores: Chore[]; clock: Clock; log: Log; pause: number }) {
  const { one, chores, clock, log, pause } = deps;
  const last = new Map<string, number>();
  let stopping = false;
  let wake = () => {};
  let kicked = false;
  let running: Promise<void> | undefined;

  async function doChores(): Promise<void> {
    for (const chore of chores) {
      const now = Date.parse(clock.real());
      if (now - (last.get(chore.name) ?? 0) < chore.seconds * 1_000) continue;
      last.set(chore.name, now);
      await chore.run();
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      kicked = false;
      try {
        await doChores();
        while (!stopping && (await one()));
      } catch (error) {
        log.error({ error: (error as Error).message }, 'worker');
      }
      if (!stopping && !kicked) await sleep();
    }
  }

  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  return {
    start() {
      running ??= loop();
    },
    kick() {
      kicked = true;
      wake();
    },
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
