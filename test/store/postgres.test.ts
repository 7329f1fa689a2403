// The store contract on a real PostgreSQL that this file starts itself. Skipped, and so reported, where no binaries are installed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorker } from '../../server/jobs.ts';
import { StartError } from '../../server/services.ts';
import { storeContract } from './contract.ts';
import { quiet, serve } from './ground.ts';
import { jobContract } from './job-contract.ts';
import { killedWriter, program, whole } from './killed.ts';
import { type PostgresServer, postgresBinaries, startPostgres } from './postgres-server.ts';

const binaries = postgresBinaries();

describe.skipIf(!binaries)('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres(binaries ?? '');
  });
  afterAll(() => server.stop());
  const open = async () => (await server.create()).db;

  storeContract('PostgreSQL', open);
  jobContract('PostgreSQL', open);

  it('keeps what was acknowledged when the writing process is killed', { timeout: 240_000 }, async () => {
    const { url, db } = await server.create();
    const folder = mkdtempSync(join(tmpdir(), 'jobo-kill-'));
    const services = await serve({ db, folder });
    for (let round = 1; round <= 3; round += 1) {
      const acknowledged = await killedWriter({ DATABASE_URL: url, JOBO_DATA: folder }, round);
      expect(acknowledged.length).toBeGreaterThan(0);
      await whole(services, acknowledged);
    }
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows a job once whose first worker was killed in the middle of it', async () => {
    const { url, db } = await server.create();
    const services = await serve({ db, realNow: Date.now });
    await db.knex.raw('create table seen (key text not null, attempt integer not null)');
    await services.stores.jobs.add({ kind: 'print', key: 'p', payload: {}, runAt: services.clock.real() });
    const child = program('worker.ts', { DATABASE_URL: url });
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const handler = {
      run: async (job: { attempts: number }) => async (sql: typeof db.knex) =>
        void (await sql('seen').insert({ key: 'p', attempt: job.attempts })),
    };
    const second = createWorker({ knex: db.knex, clock: services.clock, log: quiet, handlers: { print: handler } });
    expect(await second.runUntilIdle()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await second.runUntilIdle()).toBe(1);
    expect(await db.knex('seen').select()).toEqual([{ key: 'p', attempt: 2 }]);
    await services.close();
  });

  it('says so when the database cannot be reached', async () => {
    const away = serve({ url: 'postgresql://jobo@127.0.0.1:1/jobo' });
    await expect(away).rejects.toSatisfy((error) => error instanceof StartError && error.problems[0]?.code === 'data.unreachable');
  });
});
