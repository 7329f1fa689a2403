/** Brings the database to the newest form: a numbered list of SQL statements, each step once, all steps in one transaction. */
import type { Knex } from './db.ts';
import { cases } from './migrations/0001-cases.ts';
import { papers } from './migrations/0002-papers.ts';
import { people } from './migrations/0003-people.ts';
import { origins } from './migrations/0004-origins.ts';
import { territories } from './migrations/0005-territories.ts';
import { takenOnce } from './migrations/0006-taken-once.ts';
import { signIn } from './migrations/0007-sign-in.ts';
import { signing } from './migrations/0008-signing.ts';
import { lookups } from './migrations/0009-lookups.ts';
import { contacts } from './migrations/0010-notices.ts';
import { views } from './migrations/0011-views.ts';
import { appointments } from './migrations/0012-appointments.ts';
import { access } from './migrations/0013-access.ts';
import { prints } from './migrations/0014-prints.ts';
import { reminders } from './migrations/0015-reminders.ts';
import { inTransaction } from './transaction.ts';

const STEPS: [name: string, statements: string[]][] = [
  ['0001-cases', cases],
  ['0002-papers', papers],
  ['0003-people', people],
  ['0004-origins', origins],
  ['0005-territories', territories],
  ['0006-taken-once', takenOnce],
  ['0007-sign-in', signIn],
  ['0008-signing', signing],
  ['0009-lookups', lookups],
  ['0010-notices', contacts],
  ['0013-access', access],
  ['0011-views', views],
  ['0012-appointments', appointments],
  ['0014-prints', prints],
  ['0015-reminders', reminders],
];

/** Any number of servers may start at once: one migrates, the others wait. */
const LOCK = 7_306_201;

/** Takes the real instant; gives the names of the steps that were run now. */
export async function migrate(knex: Knex, at: string): Promise<string[]> {
  const { ran } = await inTransaction(knex, async (sql) => {
    await sql.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    await sql.raw('create extension if not exists pg_trgm');
    await sql.raw('create table if not exists migration (name text primary key, at timestamptz not null)');
    const known = new Set<string>(await sql('migration').pluck('name'));
    const missing = STEPS.filter(([name]) => !known.has(name));
    for (const [name, statements] of missing) {
      for (const statement of statements) await sql.raw(statement);
      await sql('migration').insert({ name, at });
    }
    return { ok: true, ran: missing.map(([name]) => name) };
  });
  return ran;
}
