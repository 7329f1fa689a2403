/** Wires the server's parts: database, stores, files, clock, editions, acts, queries and the worker. Opens no port. */
import path from 'node:path';
import type { Problem } from '../engine/model.ts';
import { type AccessLog, createAccessLog } from './access.ts';
import { type Acts, createActs } from './act.ts';
import { type CaseQueries, createCaseQueries } from './cases.ts';
import { type Clock, createClock } from './clock.ts';
import type { Config, XRoadConfig } from './config.ts';
import { createEditions, type Editions } from './editions.ts';
import { SEND } from './effects.ts';
import { createFolderFiles, type FileStore } from './files.ts';
import { createWorker, type JobHandler, type Worker } from './jobs.ts';
import type { Log } from './log.ts';
import { createMoves, type Moves } from './moves.ts';
import { createOnce } from './once.ts';
import { type Db, openEmbedded, openPostgres } from './store/db.ts';
import { FolderInUse } from './store/lock.ts';
import { migrate } from './store/migrate.ts';
import type { Alive } from './store/sessions.ts';
import { createStores, type Stores } from './store/stores.ts';
import { createXRoad, type XRoad } from './xroad/client.ts';
import { courier } from './xroad/courier.ts';
import { createLookups, type Lookups } from './xroad/lookups.ts';

export interface Parts {
  config: Config;
  log: Log;
  db: Db;
  stores: Stores;
  bytes: FileStore;
  clock: Clock;
  editions: Editions;
  acts: Acts;
  access: AccessLog;
  cases: CaseQueries;
  xroad: XRoad;
  lookups: Lookups;
  moves: Moves;
}
export interface Services extends Parts {
  worker: Worker;
  close(): Promise<void>;
}

interface ServiceDeps {
  log: Log;
  /** By kind of job. */
  handlers?: (parts: Parts) => Record<string, JobHandler>;
  /** The security server where none is configured: the simulators'. */
  standIn?: () => Promise<XRoadConfig | undefined>;
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
  { log, handlers = () => ({}), standIn = async () => undefined, realNow = Date.now, db: given }: ServiceDeps,
): Promise<Services> {
  const { db, ran } = await openMigrated(config, realNow, given);
  if (ran.length) log.info({ steps: ran }, 'database migrated');
  try {
    return await wired(config, { log, handlers, standIn, realNow, db });
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

async function wired(config: Config, { log, handlers, standIn, realNow, db }: Required<ServiceDeps>): Promise<Services> {
  const { knex } = db;
  const stores = createStores(knex);
  const bytes = await createFolderFiles(path.join(config.dataDir, 'files'));
  const clock = await createClock({ moves: stores.clockMoves, movable: config.embedded, realNow });
  const editions = createEditions({ knex, stores, clock, log, demo: config.demo });
  // The worker is made last, since handlers use the other parts; acts wake it.
  const later: { worker?: Worker } = {};
  const stored = () => later.worker?.kick();
  const once = createOnce({ knex, clock, stored });
  const acts = createActs({ knex, stores, clock, editions, log, once, stored });
  const access = createAccessLog({ stores, clock, log });
  const cases = createCaseQueries({ stores, editions, clock });
  const xroad = createXRoad(async () => config.xroad ?? (await standIn()));
  const lookups = createLookups({ stores, xroad, clock, log });
  const moves = createMoves({ stores, clock, editions, cases, once });
  const parts: Parts = { config, log, db, stores, bytes, clock, editions, acts, access, cases, moves, xroad, lookups };
  const chores = [
    { name: 'deadlines', seconds: 30, run: () => acts.lapseDue() },
    { name: 'sweep', seconds: HOUR, run: () => sweep(stores, config, Date.parse(clock.real())) },
  ];
  // Messages have a worker of their own: a slow service holds up no paper.
  const worker = together([
    createWorker({ knex, clock, log, handlers: handlers(parts), chores }),
    createWorker({ knex, clock, log, handlers: { [SEND]: courier({ stores, editionOf: editions.byHash, xroad, acts }) } }),
  ]);
  later.worker = worker;
  const close = async () => {
    await worker.stop();
    await access.close();
    await db.close();
  };
  return { ...parts, worker, close };
}

/** Several workers as one. */
function together(workers: Worker[]): Worker {
  return {
    start: () => workers.forEach((each) => void each.start()),
    kick: () => workers.forEach((each) => void each.kick()),
    stop: async () => void (await Promise.all(workers.map((each) => each.stop()))),
    async runUntilIdle() {
      let all = 0;
      for (let ran = 1; ran > 0; all += ran) {
        ran = 0;
        for (const each of workers) ran += await each.runUntilIdle();
      }
      return all;
    },
  };
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
  await stores.signingCodes.sweep(ago(1));
  await stores.sessions.sweep(alive(config, ago(0)));
  await stores.signIns.sweep(ago(0));
  await stores.idempotency.sweep(ago(7));
  await stores.jobs.sweep(ago(30));
}

/** What a session must satisfy now to be one: its end lies ahead, and its last use not too far back. */
export function alive({ sessionIdleMinutes }: Pick<Config, 'sessionIdleMinutes'>, now: string): Alive {
  return { now, seenSince: new Date(Date.parse(now) - sessionIdleMinutes * 60_000).toISOString() };
}
