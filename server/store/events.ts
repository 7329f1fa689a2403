/** The events of cases: appended, never changed. Each row carries the salted hash of its payload and the hash of the row before. */
import type { Event } from '../../engine/model.ts';
import type { Knex } from './db.ts';

const TABLE = 'event';

export interface StoredEvent {
  seq: number;
  at: string;
  event: Event;
  salt: string;
  payloadHash: string;
  prevHash: string | null;
  hash: string;
}

interface EventRow {
  seq: number;
  at: string;
  payload: Event;
  salt: string;
  payload_hash: string;
  prev_hash: string | null;
  hash: string;
}

export type EventStore = ReturnType<typeof createEventStore>;

export function createEventStore(sql: Knex) {
  return {
    /** Fails where the number is taken: two can't be the nth. */
    async append(caseId: string, sealed: Omit<StoredEvent, 'at' | 'seq'>): Promise<void> {
      const { event, salt, payloadHash, prevHash, hash } = sealed;
      await sql(TABLE).insert({
        case: caseId,
        seq: event.seq,
        type: event.type,
        at: event.at,
        payload: JSON.stringify(event),
        salt,
        payload_hash: payloadHash,
        prev_hash: prevHash,
        hash,
      });
    },

    async lastHash(caseId: string): Promise<string | null> {
      const row = await sql(TABLE).where({ case: caseId }).orderBy('seq', 'desc').first('hash');
      return row?.hash ?? null;
    },

    /** The last event of every case, by number of the case. */
    async heads(): Promise<{ case: string; number: string; seq: number; hash: string }[]> {
      return sql(TABLE)
        .join('kase', 'kase.id', 'event.case')
        .distinctOn('event.case')
        .orderBy('event.case')
        .orderBy('event.seq', 'desc')
        .select('event.case as case', 'kase.number as number', 'event.seq as seq', 'event.hash as hash');
    },

    /** In order; up to and including `upTo` where given. */
    async of(caseId: string, upTo?: number): Promise<StoredEvent[]> {
      const query = sql(TABLE).where({ case: caseId }).orderBy('seq');
      if (upTo !== undefined) query.where('seq', '<=', upTo);
      return (await query.select('seq', 'at', 'payload', 'salt', 'payload_hash', 'prev_hash', 'hash')).map(mapRow);
    },
  };
}

function mapRow(row: EventRow): StoredEvent {
  return {
    seq: row.seq,
    at: row.at,
    event: row.payload,
    salt: row.salt,
    payloadHash: row.payload_hash,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
