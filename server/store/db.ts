/** Opens the database under knex: a folder with PGlite (durable, one process) or a PostgreSQL server. Knows no table. */
import fs from 'node:fs';
import path from 'node:path';
import type { PGlite as PGliteType } from '@electric-sql/pglite';
// knex is CommonJS: `import { knex }` type-checks but is undefined at run time.
import makeKnex, { type Knex } from 'knex';
import pg from 'pg';
import { type Lock, lockFolder } from './lock.ts';

export type { Knex };
export interface Db {
  knex: Knex;
  embedded: boolean;
  /** The lock on the folder, where there is one. */
  lock?: Lock;
  close(): Promise<void>;
}

/** Opens the PostgreSQL server at `url`. Connects lazily: the first query says whether it can be reached, so knex need not. */
export function openPostgres(url: string): Db {
  const knex = makeKnex({
    client: 'pg',
    connection: { connectionString: url, types } as Knex.PgConnectionConfig,
    pool: { min: 0, max: 10 },
    acquireConnectionTimeout: 10_000,
    log: { warn: () => {}, error: () => {}, deprecate: () => {}, debug: () => {} },
  });
  return { knex, embedded: false, close: () => knex.destroy() };
}

/**
 * Opens the embedded database in `folder`, made at the first start.
 * @throws FolderInUse when another process holds the folder.
 */
export async function openEmbedded(folder: string): Promise<Db> {
  const dir = path.resolve(folder);
  fs.mkdirSync(path.dirname(dir), { recursive: true });
  const lock = await lockFolder(`${dir}.lock`);
  try {
    return { ...(await openLocked(dir, lock)), lock };
  } catch (error) {
    await lock.unlock();
    throw error;
  }
}

/** An embedded database in memory, for tests. */
export async function openMemory(): Promise<Db> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  return overPglite(await PGlite.create({ extensions: { pg_trgm } }), async () => {});
}

async function openLocked(dir: string, { unlock }: Lock): Promise<Db> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) {
    // A kill during the first start leaves a folder that can't be opened: make it aside, then rename.
    const aside = `${dir}.init`;
    fs.rmSync(aside, { recursive: true, force: true });
    await (await PGlite.create(aside)).close();
    if (fs.existsSync(dir)) fs.rmdirSync(dir);
    fs.renameSync(aside, dir);
  }
  const startParams = [
    ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
    '-c',
    'wal_sync_method=fsync',
    '-c',
    'shared_buffers=32MB',
  ];
  return overPglite(await PGlite.create({ fs: await durableFs(dir), startParams, extensions: { pg_trgm } }), unlock);
}

/** PGlite's own file system never calls fsync(2). */
async function durableFs(dir: string) {
  const { NodeFS } = await import('@electric-sql/pglite/nodefs');
  type Streams = { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } };
  class DurableFS extends NodeFS {
    override async init(...given: Parameters<InstanceType<typeof NodeFS>['init']>) {
      const result = await super.init(...given);
      (result.emscriptenOpts.preRun as unknown as ((module: Streams) => void)[]).push((module) => {
        module.NODEFS.stream_ops.fsync = (stream) => {
          fs.fsyncSync(stream.nfd);
          return 0;
        };
      });
      return result;
    }
  }
  return new DurableFS(dir);
}

async function overPglite(pglite: PGliteType, unlock: Lock['unlock']): Promise<Db> {
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  type Session = { query(sql: string, done: (error: Error | null) => void): void };
  const knex = makeKnex({
    client: 'pg',
    // A function: its result is never cloned.
    connection: () => Object.assign(createPgConfig(pglite), { types }) as unknown as Knex.PgConnectionConfig,
    acquireConnectionTimeout: 10_000,
    pool: {
      // One session, ever: PGlite has no second.
      min: 1,
      max: 1,
      afterCreate: (session: Session, done: (error: Error | null, session: Session) => void) =>
        session.query('rollback', (error) => done(error, session)),
    },
  });
  const close = async () => {
    await knex.destroy();
    await pglite.close();
    await unlock();
  };
  return { knex, embedded: true, close };
}

/** Days stay ISO strings, instants become ISO strings in UTC, counts become numbers. */
const parsers: Record<number, (text: string) => unknown> = {
  1082: (text) => text,
  1184: (text) => new Date(text).toISOString(),
  20: Number,
};
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text');
  },
};
