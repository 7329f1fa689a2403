/** Runs one unit of work as one transaction: kept when its result is good, undone when it is not, repeated when the database asks for it. */
import type { Problem } from '../../engine/model.ts';
import type { Knex } from './db.ts';

export type Refused = { ok: false; problems: Problem[] };

/** Deadlock and serialization failure: the database undid the work and asks to try again. */
const TRY_AGAIN = new Set(['40P01', '40001']);

/** Inside `work` use nothing but the connection it is given: the embedded database has no second one. */
export async function inTransaction<T extends { ok: boolean }>(knex: Knex, work: (sql: Knex.Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(knex, work);
    } catch (error) {
      if (attempt === 4 || !TRY_AGAIN.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

async function once<T extends { ok: boolean }>(knex: Knex, work: (sql: Knex.Transaction) => Promise<T>): Promise<T> {
  const sql = await knex.transaction();
  try {
    const result = await work(sql);
    await (result.ok ? sql.commit() : sql.rollback());
    return result;
  } catch (error) {
    // A broken connection can't roll back: the first error is the one that tells why.
    if (!sql.isCompleted()) await sql.rollback().catch(() => {});
    throw error;
  }
}
