/** Papers: one row, number and code per paper, and one printed file per language, with how far its printing has come. */
import type { Lang } from '../../engine/language.ts';
import type { Paper } from '../../engine/model.ts';
import type { Knex } from './db.ts';

const TABLE = 'paper';

export interface PaperFile {
  lang: Lang;
  state: 'waiting' | 'ready' | 'failed';
  sha256?: string;
  size?: number;
  error?: string;
}

export interface PaperRecord extends Paper {
  case: string;
  bundle: string;
  edition: string;
  files: PaperFile[];
}

/** One language of a paper as it was archived. */
export interface Print {
  paper: string;
  number: string;
  lang: Lang;
  sha256: string;
}

interface PaperRow {
  id: string;
  code: string;
  number: string;
  case: string;
  document: string;
  bundle: string;
  edition: string;
  languages: Lang[];
  data: Record<string, unknown>;
  data_hash: string;
  date: string;
  register: string | null;
  entry: string | null;
}
interface PaperFileRow {
  paper: string;
  lang: Lang;
  state: PaperFile['state'];
  sha256: string | null;
  size: number | null;
  error: string | null;
}

export type PaperStore = ReturnType<typeof createPaperStore>;

export function createPaperStore(sql: Knex) {
  const withFiles = async (rows: PaperRow[]): Promise<PaperRecord[]> => {
    if (!rows.length) return [];
    const files: PaperFileRow[] = await sql('paper_file')
      .whereIn(
        'paper',
        rows.map(({ id }) => id),
      )
      .select('paper', 'lang', 'state', 'sha256', 'size', 'error');
    return rows.map((row) =>
      mapRow(
        row,
        files.filter(({ paper }) => paper === row.id),
      ),
    );
  };
  return {
    async insert(paper: Paper, of: { case: string; bundle: string; edition: string; at: string }): Promise<void> {
      await sql(TABLE).insert({
        id: paper.id,
        code: paper.code,
        number: paper.number,
        case: of.case,
        document: paper.document,
        bundle: of.bundle,
        edition: of.edition,
        languages: JSON.stringify(paper.languages),
        data: JSON.stringify(paper.data),
        data_hash: paper.dataHash,
        date: paper.date,
        register: paper.proves?.register ?? null,
        entry: paper.proves?.entry ?? null,
        issued_at: of.at,
      });
      await sql('paper_file').insert(paper.languages.map((lang) => ({ paper: paper.id, lang, state: 'waiting' })));
    },

    async get(id: string): Promise<PaperRecord | undefined> {
      return (await withFiles(await sql(TABLE).where({ id })))[0];
    },

    async byCode(code: string): Promise<PaperRecord | undefined> {
      return (await withFiles(await sql(TABLE).where({ code })))[0];
    },

    async byNumber(number: string, limit = 20): Promise<PaperRecord[]> {
      return withFiles(await sql(TABLE).where({ number }).orderBy('issued_at', 'desc').limit(limit));
    },

    async ofCase(caseId: string): Promise<PaperRecord[]> {
      return withFiles(await sql(TABLE).where({ case: caseId }).orderBy(['issued_at', 'id']));
    },

    /** Every archived print, in one order. */
    async prints(): Promise<Print[]> {
      return sql('paper_file')
        .join(TABLE, `${TABLE}.id`, 'paper_file.paper')
        .whereNotNull('paper_file.sha256')
        .orderBy(['paper_file.paper', 'paper_file.lang'])
        .select('paper_file.paper as paper', `${TABLE}.number as number`, 'paper_file.lang as lang', 'paper_file.sha256 as sha256');
    },

    /** The file is printed; a second printing of the same paper changes nothing. */
    async ready(paper: string, lang: Lang, file: { sha256: string; size: number }): Promise<void> {
      await sql('paper_file')
        .where({ paper, lang })
        .whereNot({ state: 'ready' })
        .update({ ...file, state: 'ready', error: null });
    },

    async failed(paper: string, lang: Lang, error: string): Promise<void> {
      await sql('paper_file').where({ paper, lang }).whereNot({ state: 'ready' }).update({ state: 'failed', error });
    },
  };
}

function mapRow(row: PaperRow, files: PaperFileRow[]): PaperRecord {
  return {
    id: row.id,
    code: row.code,
    number: row.number,
    document: row.document,
    languages: row.languages,
    date: row.date,
    data: row.data,
    dataHash: row.data_hash,
    ...(row.register !== null && row.entry !== null ? { proves: { register: row.register, entry: row.entry } } : {}),
    case: row.case,
    bundle: row.bundle,
    edition: row.edition,
    files: row.languages.flatMap((lang) => files.filter((file) => file.lang === lang).map(mapFile)),
  };
}

function mapFile({ lang, state, sha256, size, error }: PaperFileRow): PaperFile {
  return { lang, state, ...(sha256 === null ? {} : { sha256 }), ...(size === null ? {} : { size }), ...(error === null ? {} : { error }) };
}
