/** Codes that signers have asked for: for which statement, until when, how many attempts are left. The code itself is known to the service and the signer alone. */
import { randomUUID } from 'node:crypto';
import type { Knex } from './db.ts';

const TABLE = 'signing_code';

export interface AskedCode {
  person: string;
  case: string;
  /** The hash of the statement that was read. */
  statement: string;
  until: string;
  attempts: number;
}

export type SigningCodeStore = ReturnType<typeof createSigningCodeStore>;

export function createSigningCodeStore(sql: Knex) {
  return {
    async ask({ person, case: caseId, statement, until, attempts }: AskedCode): Promise<string> {
      const id = randomUUID();
      await sql(TABLE).insert({ id, person, case: caseId, statement, until, attempts });
      return id;
    },

    async get(id: string): Promise<(AskedCode & { used: boolean }) | undefined> {
      const row = await sql(TABLE).where({ id }).first('person', 'case', 'statement', 'until', 'attempts', 'used_at');
      if (!row) return undefined;
      const { used_at: usedAt, until, ...rest } = row;
      return { ...rest, until: new Date(until).toISOString(), used: usedAt !== null };
    },

    /** One attempt less; false where there is none left, it is used or over. Two at once share no attempt. */
    async attempt(id: string, now: string): Promise<boolean> {
      const taken = await sql(TABLE)
        .where({ id, used_at: null })
        .where('attempts', '>', 0)
        .where('until', '>', now)
        .decrement('attempts', 1);
      return taken === 1;
    },

    /** The service judged nothing: the attempt counts for nothing. */
    async giveBack(id: string): Promise<void> {
      await sql(TABLE).where({ id }).increment('attempts', 1);
    },

    async used(id: string, at: string): Promise<void> {
      await sql(TABLE).where({ id }).update({ used_at: at });
    },

    async sweep(before: string): Promise<void> {
      await sql(TABLE).where('until', '<', before).delete();
    },
  };
}
