/** Register entries: the latest projection of what events have set. Their status is derived, never stored. */

import { likeable, type Territory } from './cases.ts';
import type { Knex } from './db.ts';

const TABLE = 'entry';
const COLUMNS = ['bundle', 'register', 'id', 'organisation', 'case', 'data'] as const;

export interface EntryRecord {
  bundle: string;
  register: string;
  id: string;
  organisation?: string;
  case?: string;
  data: Record<string, unknown>;
}

interface EntryRow {
  bundle: string;
  register: string;
  id: string;
  organisation: string | null;
  case: string | null;
  data: Record<string, unknown>;
}

export type EntryStore = ReturnType<typeof createEntryStore>;

export function createEntryStore(sql: Knex) {
  return {
    /** The entry of the first of the bundles that has it. */
    async get(register: string, id: string, bundles: string[]): Promise<EntryRecord | undefined> {
      const rows: EntryRow[] = await sql(TABLE)
        .where({ register, id })
        .whereIn('bundle', bundles)
        .select(...COLUMNS);
      return firstOf(rows, bundles);
    },

    /** As `get`, kept from others until the transaction ends. */
    async lock(register: string, id: string, bundles: string[]): Promise<EntryRecord | undefined> {
      const rows: EntryRow[] = await sql(TABLE)
        .where({ register, id })
        .whereIn('bundle', bundles)
        .forUpdate()
        .select(...COLUMNS);
      return firstOf(rows, bundles);
    },

    /** In the order of their ids. */
    async list(wanted: {
      register: string;
      bundles: string[];
      organisation?: string;
      organisations?: string[];
      /** Entries of the organisations that lie there today. */
      territory?: Territory;
      words?: string;
      after?: string;
      limit: number;
    }): Promise<EntryRecord[]> {
      const query = sql(TABLE).where({ register: wanted.register }).whereIn('bundle', wanted.bundles).orderBy('id').limit(wanted.limit);
      if (wanted.organisation !== undefined) query.where({ organisation: wanted.organisation });
      if (wanted.organisations) query.whereIn('organisation', wanted.organisations);
      if (wanted.territory) query.whereIn('organisation', lyingIn(sql, wanted.territory));
      if (wanted.words) query.whereRaw(`search like ? escape '\\'`, [`%${likeable(wanted.words)}%`]);
      if (wanted.after) query.where('id', '>', wanted.after);
      return (await query.select(...COLUMNS)).map(mapRow);
    },

    /** Others of the same organisation whose fields have these values. */
    async alike(wanted: {
      register: string;
      bundles: string[];
      organisation: string;
      values: Record<string, unknown>;
      but: string;
    }): Promise<EntryRecord[]> {
      const rows = await sql(TABLE)
        .where({ register: wanted.register, organisation: wanted.organisation })
        .whereIn('bundle', wanted.bundles)
        .whereNot({ id: wanted.but })
        .whereRaw('data::jsonb @> ?::jsonb', [JSON.stringify(wanted.values)])
        .select(...COLUMNS);
      return rows.map(mapRow);
    },

    async ofCase(caseId: string): Promise<EntryRecord[]> {
      return (
        await sql(TABLE)
          .where({ case: caseId })
          .orderBy('register')
          .select(...COLUMNS)
      ).map(mapRow);
    },

    async save(entry: EntryRecord, at: string): Promise<void> {
      const { bundle, register, id } = entry;
      const values = {
        organisation: entry.organisation ?? null,
        case: entry.case ?? null,
        data: JSON.stringify(entry.data),
        search: searchable(entry.data),
        updated_at: at,
      };
      await sql(TABLE)
        .insert({ bundle, register, id, ...values })
        .onConflict(['register', 'id', 'bundle'])
        .merge();
    },

    /** Adds what none of the bundles has yet; what is there stays as it is. */
    async addMissing(entries: EntryRecord[], lineage: string[], at: string): Promise<void> {
      for (const { bundle, register, id, organisation, data } of entries) {
        if (await this.get(register, id, lineage)) continue;
        const row = {
          bundle,
          register,
          id,
          organisation: organisation ?? null,
          data: JSON.stringify(data),
          search: searchable(data),
          updated_at: at,
        };
        await sql(TABLE).insert(row);
      }
    },
  };
}

/** The words of an entry's own texts and codes; lists and answers below them are not searched. */
function searchable(data: Record<string, unknown>): string {
  const words = Object.values(data).flatMap((value) => {
    if (typeof value === 'string' || typeof value === 'number') return [String(value)];
    const texts = value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.values(value) : [];
    return texts.every((text) => typeof text === 'string') ? (texts as string[]) : [];
  });
  return words.join(' ').toLowerCase().slice(0, 4_000);
}

function firstOf(rows: EntryRow[], bundles: string[]): EntryRecord | undefined {
  const row = rows.sort((a, b) => bundles.indexOf(a.bundle) - bundles.indexOf(b.bundle))[0];
  return row && mapRow(row);
}

function mapRow(row: EntryRow): EntryRecord {
  const { organisation, case: caseId, ...known } = row;
  return { ...known, ...(organisation === null ? {} : { organisation }), ...(caseId === null ? {} : { case: caseId }) };
}

/** Ids of the organisations that lie in a territory. */
export function lyingIn(sql: Knex, { code, fields }: Territory): Knex.QueryBuilder {
  const query = sql('organisation').select('id').whereRaw('false');
  for (const field of fields) query.orWhereRaw('data::jsonb @> ?::jsonb', [JSON.stringify({ [field]: code })]);
  return query;
}
