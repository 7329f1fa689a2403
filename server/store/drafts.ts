/** What people have typed and not yet sent: one row per case, form, owner and section, each with its own version. No events. */
import type { Knex } from './db.ts';

const TABLE = 'draft';

/** `form` is `ACTION~FORM`; `owner` is empty for actions (shared by those who may act) and the person for parts. */
export interface DraftKey {
  case: string;
  form: string;
  owner: string;
}

export interface DraftRecord {
  section: string;
  etag: string;
  data: unknown;
  savedAt: string;
  savedBy: string;
}

interface DraftRow {
  section: string;
  etag: number;
  data: unknown;
  saved_at: string;
  saved_by: string;
}

export type DraftStore = ReturnType<typeof createDraftStore>;

export function createDraftStore(sql: Knex) {
  return {
    async of(key: DraftKey): Promise<DraftRecord[]> {
      return (await sql(TABLE).where(key).orderBy('section').select('section', 'etag', 'data', 'saved_at', 'saved_by')).map(mapRow);
    },

    /** Saves over the version named by `etag` ("0": there is none yet) and nothing else; else says which one is there. */
    async put(draft: DraftKey & { section: string; data: unknown; person: string; at: string; etag: string }) {
      const { case: caseId, form, owner, section, etag, at } = draft;
      const key = { case: caseId, form, owner, section };
      const values = { data: JSON.stringify(draft.data), saved_at: at, saved_by: draft.person };
      const saved: { etag: number }[] =
        etag === '0'
          ? await sql(TABLE)
              .insert({ ...key, ...values, etag: 1 })
              .onConflict(['case', 'form', 'owner', 'section'])
              .ignore()
              .returning('etag')
          : await sql(TABLE)
              .where({ ...key, etag: version(etag) })
              .update({ ...values, etag: sql.raw('etag + 1') })
              .returning('etag');
      if (saved[0]) return { ok: true as const, etag: String(saved[0].etag), savedAt: at };
      const there = await sql(TABLE).where(key).first('etag');
      return { ok: false as const, current: String(there?.etag ?? 0) };
    },

    /** Everything being typed in a case. */
    async ofCase(caseId: string): Promise<(DraftKey & { section: string; data: unknown })[]> {
      return sql(TABLE).where({ case: caseId }).select('case', 'form', 'owner', 'section', 'data');
    },

    /** Under another form's name, with what became of it; whoever still types over the old one is told. */
    async carry(draft: DraftKey & { section: string }, { form, data }: { form: string; data: unknown }): Promise<void> {
      const { case: caseId, owner, section } = draft;
      await sql(TABLE)
        .where({ case: caseId, form: draft.form, owner, section })
        .update({ form, data: JSON.stringify(data), etag: sql.raw('etag + 1') });
    },

    async remove(key: DraftKey): Promise<void> {
      await sql(TABLE).where(key).delete();
    },
  };
}

/** What isn't a version matches none. */
function version(etag: string): number {
  return /^\d{1,9}$/.test(etag) ? Number(etag) : -1;
}

function mapRow(row: DraftRow): DraftRecord {
  return { section: row.section, etag: String(row.etag), data: row.data, savedAt: row.saved_at, savedBy: row.saved_by };
}
