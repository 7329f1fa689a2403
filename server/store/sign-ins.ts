/** Sign-ins under way: what one was begun with, bound to a cookie of its own, used once; and how it ended where it was refused. Minutes old at most. */
import type { Problem } from '../../engine/model.ts';
import type { Newcomer } from '../identity/admit.ts';
import type { Knex } from './db.ts';
import { hash, newToken } from './sessions.ts';

const TABLE = 'sign_in';

/** Strings the attempt must be finished with. */
export type Begun = Record<string, string>;
/** Why it was refused: shown to the one whose cookie it is, and to nobody else. */
export interface Outcome {
  problem: Problem;
  /** Who may go on to register their organisation; kept here only. */
  newcomer?: Newcomer;
}

export type SignInStore = ReturnType<typeof createSignInStore>;

export function createSignInStore(sql: Knex) {
  return {
    /** Gives the token of the cookie, which is not stored anywhere. */
    async begin(begun: Begun, expiresAt: string): Promise<string> {
      const token = newToken();
      await sql(TABLE).insert({ token_hash: hash(token), begun: JSON.stringify(begun), expires_at: expiresAt });
      return token;
    },

    /** What it was begun with, once: whoever comes a second time gets nothing. */
    async take(token: string, realNow: string): Promise<Begun | undefined> {
      const rows: { begun: Begun }[] = await sql(TABLE)
        .where({ token_hash: hash(token), used: false })
        .where('expires_at', '>', realNow)
        .update({ used: true })
        .returning('begun');
      return rows[0]?.begun;
    },

    /** Keeps why the attempt failed; false where there is none to keep it with. */
    async refuse(token: string, outcome: Outcome): Promise<boolean> {
      const changed = await sql(TABLE)
        .where({ token_hash: hash(token) })
        .update({ used: true, outcome: JSON.stringify(outcome) });
      return changed > 0;
    },

    async outcome(token: string, realNow: string): Promise<Outcome | undefined> {
      const row = await sql(TABLE)
        .where({ token_hash: hash(token) })
        .where('expires_at', '>', realNow)
        .first('outcome');
      return row?.outcome ?? undefined;
    },

    async remove(token: string): Promise<void> {
      await sql(TABLE)
        .where({ token_hash: hash(token) })
        .delete();
    },

    async sweep(realNow: string): Promise<number> {
      return sql(TABLE).where('expires_at', '<=', realNow).delete();
    },
  };
}
