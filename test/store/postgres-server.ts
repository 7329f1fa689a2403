// Starts a real PostgreSQL of its own in a new folder, as another user where the tests run as root; gives databases cloned from a migrated template.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, openPostgres } from '../../server/store/db.ts';
import { migrate } from '../../server/store/migrate.ts';

export interface PostgresServer {
  /** A database of its own, with all tables. */
  create(): Promise<{ url: string; db: Db }>;
  stop(): Promise<void>;
}

const ROOT = '/usr/lib/postgresql';

/** The folder of the newest installed binaries, or undefined where there are none. */
export function postgresBinaries(): string | undefined {
  const versions = existsSync(ROOT) ? readdirSync(ROOT).filter((name) => existsSync(join(ROOT, name, 'bin', 'initdb'))) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest && join(ROOT, newest, 'bin');
}

/** PostgreSQL refuses root: who runs it instead. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // Not on this machine: the next one.
    }
  }
  return { uid: 65_534, gid: 65_534 };
}

export async function startPostgres(binaries: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'jobo-pg-'));
  const user = otherUser();
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (program: string, args: string[]) =>
    execFileSync(join(binaries, program), args, {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', PGTZ: 'UTC' },
    });
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'jobo', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync']);
  // -w waits until it answers; no port of the machine is used, only a socket in the folder.
  run('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-k ${folder} -c listen_addresses='' -c max_connections=60 -c shared_buffers=32MB`,
    'start',
  ]);
  const url = (database: string) => `postgresql://jobo@/${database}?host=${encodeURIComponent(folder)}`;
  const admin = openPostgres(url('postgres'));
  await admin.knex.raw('create database template_jobo');
  const template = openPostgres(url('template_jobo'));
  await migrate(template.knex, new Date().toISOString());
  await template.close();
  let made = 0;
  return {
    async create() {
      made += 1;
      await admin.knex.raw(`create database jobo_${made} template template_jobo`);
      return { url: url(`jobo_${made}`), db: openPostgres(url(`jobo_${made}`)) };
    },
    async stop() {
      await admin.close();
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
