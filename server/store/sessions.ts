/** Who is signed in. The token is random and known to the browser only: the table keeps its hash. Real time, never the product's. */
import { createHash, randomBytes } from 'node:crypto';
import type { Lang } from '../../engine/language.ts';
import type { Knex } from './db.ts';

const TABLE = 'session';

export interface SessionRecord {
  person: string;
  membership?: string;
  lang: Lang;
  expiresAt: string;
}

interface SessionRow {
  person: string;
  membership: string | null;
  lang: Lang;
  expires_at: string;
}

export type SessionStore = ReturnType<typeof createSessionStore>;

export function createSessionStore(sql: Knex) {
  return {
    /** Gives the token, which is not stored anywhere. */
    async create(session: SessionRecord & { at: string }): Promise<string> {
      const token = randomBytes(32).toString('base64url');
      const { person, membership = null, lang, expiresAt, at } = session;
      await sql(TABLE).insert({ token_hash: hash(token), person, membership, lang, created_at: at, expires_at: expiresAt });
      return token;
    },

    async get(token: string, realNow: string): Promise<SessionRecord | undefined> {
      const row = await sql(TABLE)
        .where({ token_hash: hash(token) })
        .where('expires_at', '>', realNow)
        .first('person', 'membership', 'lang', 'expires_at');
      return row && mapRow(row);
    },

    async change(token: string, { membership, lang }: { membership?: string; lang?: Lang }): Promise<void> {
      const values = { ...(membership === undefined ? {} : { membership }), ...(lang === undefined ? {} : { lang }) };
      if (Object.keys(values).length)
        await sql(TABLE)
          .where({ token_hash: hash(token) })
          .update(values);
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

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function mapRow(row: SessionRow): SessionRecord {
  return {
    person: row.person,
    ...(row.membership === null ? {} : { membership: row.membership }),
    lang: row.lang,
    expiresAt: row.expires_at,
  };
}
