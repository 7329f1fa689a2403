/** Every moving of the product's date: who, when, from which day to which. The last one says how far the product runs ahead of real time. */
import type { Knex } from './db.ts';

const TABLE = 'clock_move';

export interface ClockMove {
  person: string;
  /** Real time. */
  at: string;
  from: string;
  to: string;
  offset: number;
}

export type ClockMoveStore = ReturnType<typeof createClockMoveStore>;

export function createClockMoveStore(sql: Knex) {
  return {
    async list(limit = 100): Promise<ClockMove[]> {
      const rows = await sql(TABLE).orderBy('ordinal', 'desc').limit(limit).select('person', 'at', 'day_before', 'day_after', 'offset_ms');
      return rows.map(mapRow);
    },
    async add(move: ClockMove): Promise<void> {
      await sql(TABLE).insert({ person: move.person, at: move.at, day_before: move.from, day_after: move.to, offset_ms: move.offset });
    },
  };
}

function mapRow(row: { person: string; at: string; day_before: string; day_after: string; offset_ms: number }): ClockMove {
  return { person: row.person, at: row.at, from: row.day_before, to: row.day_after, offset: row.offset_ms };
}
