/** Who is signed in. The token is random and known to the browser only: the table keeps its hash. Real time, never the product's. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Lang } from '../../engine/language.ts';
import type { Knex } from './db.ts';

const TABLE = 'session';
const COLUMNS = [
  'id',
  'person',
  'membership',
  'lang',
  'way',
  'organisation',
  'agent',
  'id_token',
  'created_at',
  'seen_at',
  'expires_at',
] as const;

/** How one signed in: by the state's identity service, or by a certificate on a token. */
export type Way = 'esi' | 'rutoken';

export interface SessionRecord {
  id: string;
  person: string;
  membership?: string;
  lang: Lang;
  way: Way;
  /** The organisation whose signature was chosen: only for it may one act. */
  organisation?: string;
  /** What the browser calls itself. */
  agent?: string;
  /** What the identity service is shown when the session ends there too. */
  idToken?: string;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
}
export type NewSession = Omit<SessionRecord, 'id' | 'createdAt' | 'seenAt'> & { at: string };

interface SessionRow {
  id: string;
  person: string;
  membership: string | null;
  lang: Lang;
  way: Way;
  organisation: string | null;
  agent: string | null;
  id_token: string | null;
  created_at: string;
  seen_at: string;
  expires_at: string;
}

export type SessionStore = ReturnType<typeof createSessionStore>;

/** Instants: sessions that end later and were used since. */
export interface Alive {
  now: string;
  seenSince: string;
}

export function createSessionStore(sql: Knex) {
  const alive = ({ now, seenSince }: Alive) => sql(TABLE).where('expires_at', '>', now).where('seen_at', '>', seenSince);
  return {
    /** Gives the token, which is not stored anywhere. */
    async create(session: NewSession): Promise<string> {
      const token = newToken();
      const { person, membership = null, lang, way, organisation = null, agent = null, idToken = null, expiresAt, at } = session;
      const values = { person, membership, lang, way, organisation, agent, id_token: idToken, expires_at: expiresAt };
      await sql(TABLE).insert({ ...values, id: randomUUID(), token_hash: hash(token), created_at: at, seen_at: at });
      return token;
    },

    async get(token: string, when: Alive): Promise<SessionRecord | undefined> {
      const row: SessionRow | undefined = await alive(when)
        .where({ token_hash: hash(token) })
        .first(...COLUMNS);
      return row && mapRow(row);
    },

    /** Those of a person that can still be used, latest first. */
    async of(person: string, when: Alive): Promise<SessionRecord[]> {
      const rows: SessionRow[] = await alive(when)
        .where({ person })
        .orderBy('seen_at', 'desc')
        .select(...COLUMNS);
      return rows.map(mapRow);
    },

    async speak(token: string, lang: Lang): Promise<void> {
      await sql(TABLE)
        .where({ token_hash: hash(token) })
        .update({ lang });
    },

    /** Acting in another membership: the old token is worth nothing from now on; gives the new one. */
    async rotate(token: string, membership: string): Promise<string> {
      const next = newToken();
      await sql(TABLE)
        .where({ token_hash: hash(token) })
        .update({ membership, token_hash: hash(next) });
      return next;
    },

    async seen(token: string, at: string): Promise<void> {
      await sql(TABLE)
        .where({ token_hash: hash(token) })
        .update({ seen_at: at });
    },

    async remove(token: string): Promise<void> {
      await sql(TABLE)
        .where({ token_hash: hash(token) })
        .delete();
    },

    /** One session of this person, by its id; gives whether there was one. */
    async end(person: string, id: string): Promise<boolean> {
      return (await sql(TABLE).where({ person, id }).delete()) > 0;
    },

    async endAll(person: string): Promise<number> {
      return sql(TABLE).where({ person }).delete();
    },

    async sweep({ now, seenSince }: Alive): Promise<number> {
      return sql(TABLE).where('expires_at', '<=', now).orWhere('seen_at', '<=', seenSince).delete();
    },
  };
}

export const newToken = (): string => randomBytes(32).toString('base64url');

/** What a table keeps of a token. */
export function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function mapRow(row: SessionRow): SessionRecord {
  return {
    id: row.id,
    person: row.person,
    ...(row.membership === null ? {} : { membership: row.membership }),
    lang: row.lang,
    way: row.way,
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.agent === null ? {} : { agent: row.agent }),
    ...(row.id_token === null ? {} : { idToken: row.id_token }),
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}
