/** Requests that may come twice: the first under a key is done, its repeats get its result. */
import type { Knex } from './db.ts';

const TABLE = 'idempotency';

export interface RequestKey {
  key: string;
  person: string;
  route: string;
}

export type Claim<Result> = { first: true } | { first: false; sameRequest: boolean; result: Result };

export type IdempotencyStore = ReturnType<typeof createIdempotencyStore>;

export function createIdempotencyStore(sql: Knex) {
  return {
    /**
     * Call it first in the transaction that does the work: a repeat waits here for the first one's end.
     * Undoing the transaction frees the key.
     */
    async claim<Result>(request: RequestKey, requestHash: string, at: string): Promise<Claim<Result>> {
      const { key, person, route } = request;
      const taken = await sql(TABLE)
        .insert({ key, person, route, request_hash: requestHash, at })
        .onConflict(['key', 'person', 'route'])
        .ignore()
        .returning('key');
      if (taken.length) return { first: true };
      const row: { request_hash: string; result: Result } = await sql(TABLE).where({ key, person, route }).first('request_hash', 'result');
      return { first: false, sameRequest: row.request_hash === requestHash, result: row.result };
    },

    async keep({ key, person, route }: RequestKey, result: unknown): Promise<void> {
      await sql(TABLE)
        .where({ key, person, route })
        .update({ result: JSON.stringify(result) });
    },

    async sweep(before: string): Promise<number> {
      return sql(TABLE).where('at', '<', before).delete();
    },
  };
}
