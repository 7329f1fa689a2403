// A process of its own that takes a job, says so and never ends it; it is killed from outside.
import { readConfig } from '../../server/config.ts';
import { createWorker } from '../../server/jobs.ts';
import { openPostgres } from '../../server/store/db.ts';
import { quiet } from './ground.ts';

const { config } = readConfig();
const { knex } = openPostgres(config.databaseUrl ?? '');
const real = () => new Date().toISOString();
const clock = {
  real,
  now: real,
  today: () => real().slice(0, 10),
  moves: async () => [],
  advance: async () => ({ ok: false as const, problems: [] }),
};
const run = () => {
  process.stdout.write('taken\n');
  return new Promise<void>(() => {});
};
createWorker({ knex, clock, log: quiet, handlers: { print: { run } }, lease: 2_000 }).start();
