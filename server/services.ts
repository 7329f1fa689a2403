/** Wires the server's parts: database, stores, files, clock, editions, acts, queries and the worker. Opens no port. */
import path from 'node:path';
import type { Problem } from '../engine/model.ts';
import { type Acts, createActs } from './act.ts';
import { type CaseQueries, createCaseQueries } from './cases.ts';
import { type Clock, createClock } from './clock.ts';
import type { Config } from './config.ts';
import { createEditions, type Editions } from './editions.ts';
import { createFolderFiles, type FileStore } from './files.ts';
import { createWorker, type JobHandler, type Worker } from './jobs.ts';
import type { Log } from './log.ts';
import { type Db, openEmbedded, openPostgres } from './store/db.ts';
import { FolderInUse } from './store/lock.ts';
import { migrate } from './store/migrate.ts';
import type { Alive } from './store/sessions.ts';
import { createStores, type Stores } from './store/stores.ts';

export interface Parts {
  config: Config;
  log: Log;
  db: Db;
  stores: Stores;
  bytes: FileStore;
  clock: Clock;
  editions: Editions;
  acts: Acts;
  cases: CaseQueries;
}
export interface Services extends Parts {
  worker: Worker;
  close(): Promise<void>;
}

interface ServiceDeps {
  log: Log;
  /** By kind of job. */
  handlers?: (parts: Parts) => Record<string, JobHandler>;
  /** Milliseconds; for tests. */
  realNow?: () => number;
  /** A database that is already open; for tests. It is closed with the services. */
  db?: Db;
}

/** The server can't start, for a reason its operator can mend. */
export class StartError extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[], cause: unknown) {
    super(problems.map(({ code }) => code).join(', '), { cause });
    this.problems = problems;
  }
}

const HOUR = 3_600;
const DAYS = 86_400_000;

/** @throws StartError */
export async function createServices(
  config: Config,
  { log, handlers = () => ({}), realNow = Date.now, db: given }: ServiceDeps,
): Promise<Services> {
  const { db, ran } = await openMigrated(config, realNow, given);
  if (ran.length) log.info({ steps: ran }, 'database migrated');
  try {
    return await wired(config, { log, handlers, realNow, db });
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The database in its newest form, and the steps that were run to bring it there. @throws StartError */
export async function openMigrated(config: Config, realNow: () => number = Date.now, given?: Db): Promise<{ db: Db; ran: string[] }> {
  const db = given ?? (await opened(config));
  try {
    return { db, ran: await migrate(db.knex, new Date(realNow()).toISOString()).catch((error: unknown) => unreachable(error)) };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function wired(config: Config, { log, handlers, realNow, db }: Required<ServiceDeps>): Promise<Services> {
  const { knex } = db;
  const stores = createStores(knex);
  const bytes = await createFolderFiles(path.join(config.dataDir, 'files'));
  const clock = await createClock({ moves: stores.clockMoves, movable: config.embedded, realNow });
  const editions = createEditions({ knex, stores, clock, log, demo: config.demo });
  // The worker is made last, since handlers use the other parts; acts wake it.
  const later: { worker?: Worker } = {};
  const acts = createActs({ knex, stores, clock, editions, log, stored: () => later.worker?.kick() });
  const cases = createCaseQueries({ stores, editions, clock });
  const parts: Parts = { config, log, db, stores, bytes, clock, editions, acts, cases };
  const chores = [
    { name: 'deadlines', seconds: 30, run: () => acts.lapseDue() },
    { name: 'sweep', seconds: HOUR, run: () => sweep(stores, config, Date.parse(clock.real())) },
  ];
  const worker = createWorker({ knex, clock, log, handlers: handlers(parts), chores });
  later.worker = worker;
  const close = async () => {
    await worker.stop();
    await db.close();
  };
  return { ...parts, worker, close };
}

async function opened(config: Config): Promise<Db> {
  if (config.databaseUrl) return openPostgres(config.databaseUrl);
  try {
    return await openEmbedded(path.join(config.dataDir, 'db'));
  } catch (error) {
    if (error instanceof FolderInUse) throw new StartError([{ code: 'data.inUse', params: { folder: config.dataDir } }], error);
    throw error;
  }
}

/** What keeps a client from reaching the server or entering the database; other errors are bugs. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'ECONNRESET',
  'EACCES',
  'ENOENT',
  '28P01',
  '28000',
  '3D000',
  '42501',
]);

function unreachable(error: unknown): never {
  const { code } = error as { code?: string };
  if (code && UNREACHABLE.has(code)) throw new StartError([{ code: 'data.unreachable', params: { cause: code } }], error);
  throw error;
}

/** What has served its time: sessions past their end, repeats of a week ago, jobs done a month ago. */
async function sweep(stores: Stores, config: Config, now: number): Promise<void> {
  const ago = (days: number) => new Date(now - days * DAYS).toISOString();
  await stores.sessions.sweep(alive(config, ago(0)));
  await stores.signIns.sweep(ago(0));
  await stores.idempotency.sweep(ago(7));
  await stores.jobs.sweep(ago(30));
}

/** What a session must satisfy now to be one: its end lies ahead, and its last use not too far back. */
export function alive({ sessionIdleMinutes }: Pick<Config, 'sessionIdleMinutes'>, now: string): Alive {
  return { now, seenSince: new Date(Date.parse(now) - sessionIdleMinutes * 60_000).toISOString() };
}
