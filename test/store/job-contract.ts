// The contract of the outbox and its worker: once, again after a fault, given up after the last attempt.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorker, type Job, type JobHandler } from '../../server/jobs.ts';
import type { Services } from '../../server/services.ts';
import type { Db } from '../../server/store/db.ts';
import { quiet, serve } from './ground.ts';

export function jobContract(name: string, open: () => Promise<Db>): void {
  describe(`jobs on ${name}`, () => {
    let services: Services;
    let db: Db;
    let now = Date.parse('2026-03-02T04:00:00Z');
    beforeAll(async () => {
      db = await open();
      services = await serve({ db, realNow: () => now });
      await db.knex.raw('create table seen (key text not null)');
    });
    afterAll(() => services.close());
    const worker = (handlers: Record<string, JobHandler>, more: { pause?: number } = {}) =>
      createWorker({ knex: db.knex, clock: services.clock, log: quiet, handlers, maxAttempts: 3, ...more });
    const add = (kind: string, key: string) => services.stores.jobs.add({ kind, key, payload: { key }, runAt: services.clock.real() });
    const seeing = (job: Job) => async (sql: Db['knex']) => void (await sql('seen').insert({ key: job.key }));
    const seen = (): Promise<string[]> => db.knex('seen').orderBy('key').pluck('key');

    it('does each key once, however many workers there are', async () => {
      for (const key of ['a', 'a', 'b', 'c', 'd']) await add('once', key);
      const run = async (job: Job) => seeing(job);
      const counts = await Promise.all([worker({ once: { run } }), worker({ once: { run } })].map((each) => each.runUntilIdle()));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
      expect(await seen()).toEqual(['a', 'b', 'c', 'd']);
    });

    it('leaves kinds alone that it does not know', async () => {
      await add('foreign', 'x');
      expect(await worker({ once: { run: async () => {} } }).runUntilIdle()).toBe(0);
    });

    it('tries again later and later, then gives up and says why', async () => {
      const failed: string[] = [];
      const one = worker({
        bad: {
          run: async () => Promise.reject(new Error('paper jam')),
          failed: async (job, error) => void failed.push(`${job.key}: ${error.message}`),
        },
      });
      await add('bad', 'y');
      expect(await one.runUntilIdle()).toBe(1);
      expect(await one.runUntilIdle()).toBe(0);
      now += 1_000;
      expect(await one.runUntilIdle()).toBe(1);
      now += 1_000;
      expect(await one.runUntilIdle()).toBe(0);
      now += 1_000;
      expect(await one.runUntilIdle()).toBe(1);
      now += 3_600_000;
      expect(await one.runUntilIdle()).toBe(0);
      expect(failed).toEqual(['y: paper jam']);
      expect(await db.knex('jobs').where({ kind: 'bad' }).first('attempts', 'last_error')).toEqual({
        attempts: 3,
        last_error: 'paper jam',
      });
    });

    it('shows nothing of a job whose last step failed', async () => {
      await add('half', 'z');
      const run = async (job: Job) => async (sql: Db['knex']) => {
        await seeing(job)(sql);
        if (job.attempts === 1) throw new Error('in the end');
      };
      const one = worker({ half: { run } });
      await one.runUntilIdle();
      expect(await seen()).not.toContain('z');
      now += 60_000;
      await one.runUntilIdle();
      expect((await seen()).filter((key) => key === 'z')).toEqual(['z']);
    });

    it('shows once what two workers did because the first took too long', async () => {
      await add('slow', 's');
      const slow = worker({ slow: { run: async (job) => (job.attempts === 1 ? overtaken().then(() => seeing(job)) : seeing(job)) } });
      const other = worker({ slow: { run: async (job) => seeing(job) } });
      const overtaken = async () => {
        now += 120_000;
        expect(await other.runUntilIdle()).toBe(1);
      };
      await slow.runUntilIdle();
      expect((await seen()).filter((key) => key === 's')).toEqual(['s']);
    });

    it('works in the background when it is woken, and stops after the job that runs', async () => {
      let release = () => {};
      const held = new Promise<void>((resolve) => (release = resolve));
      const one = worker({ bg: { run: (job) => held.then(() => seeing(job)) } }, { pause: 3_600_000 });
      one.start();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await add('bg', 'k');
      one.kick();
      await new Promise((resolve) => setTimeout(resolve, 100));
      const stopped = one.stop();
      release();
      await stopped;
      expect(await seen()).toContain('k');
    });
  });
}
