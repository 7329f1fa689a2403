/** What is known of each uploaded file: a random id, its case, its name and the hash under which its bytes lie. No bytes. */
import { randomUUID } from 'node:crypto';
import type { Knex } from './db.ts';

const TABLE = 'file';
const COLUMNS = ['id', 'case', 'organisation', 'name', 'size', 'type', 'sha256', 'created_by', 'created_at'] as const;

export interface FileRecord {
  id: string;
  case: string;
  /** The case's applicant: its other cases may name the file too. */
  organisation: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
  createdBy: string;
  createdAt: string;
}

interface FileRow extends Omit<FileRecord, 'createdBy' | 'createdAt'> {
  created_by: string;
  created_at: string;
}

export type FileRecords = ReturnType<typeof createFileRecords>;

export function createFileRecords(sql: Knex) {
  return {
    async create(file: Omit<FileRecord, 'id' | 'createdBy' | 'createdAt'> & { person: string; at: string }): Promise<FileRecord> {
      const { person, at, ...known } = file;
      const id = randomUUID();
      await sql(TABLE).insert({ ...known, id, created_by: person, created_at: at });
      return { ...known, id, createdBy: person, createdAt: at };
    },

    async get(id: string): Promise<FileRecord | undefined> {
      const row = await sql(TABLE)
        .where({ id })
        .first(...COLUMNS);
      return row && mapRow(row);
    },

    /** How much lies in the case, and how many files the person has handed in since. */
    async weight(caseId: string, person: string, since: string): Promise<{ files: number; bytes: number; byPerson: number }> {
      const inCase = await sql(TABLE).where({ case: caseId }).first(sql.raw('count(*) as files, coalesce(sum(size), 0) as bytes'));
      const own = await sql(TABLE).where({ created_by: person }).where('created_at', '>', since).first(sql.raw('count(*) as files'));
      return { files: Number(inCase.files), bytes: Number(inCase.bytes), byPerson: Number(own.files) };
    },

    async named(ids: string[], organisation: string): Promise<FileRecord[]> {
      if (!ids.length) return [];
      return (
        await sql(TABLE)
          .whereIn('id', ids)
          .where({ organisation })
          .select(...COLUMNS)
      ).map(mapRow);
    },

    /** Files uploaded in the case, and those that its events name. */
    async ofCase(caseId: string): Promise<FileRecord[]> {
      const rows = await sql(TABLE)
        .where({ case: caseId })
        .orWhereIn('id', sql('file_use').where({ case: caseId }).select('file'))
        .select(...COLUMNS);
      return rows.map(mapRow);
    },

    async use(ids: string[], caseId: string): Promise<void> {
      if (!ids.length) return;
      await sql('file_use')
        .insert(ids.map((file) => ({ file, case: caseId })))
        .onConflict(['file', 'case'])
        .ignore();
    },

    /** The case it was uploaded in first, then those whose events name it. */
    async casesOf(id: string): Promise<string[]> {
      const first: string[] = await sql(TABLE).where({ id }).pluck('case');
      return [...new Set([...first, ...(await sql('file_use').where({ file: id }).limit(100).pluck('case'))])];
    },
  };
}

function mapRow(row: FileRow): FileRecord {
  const { created_by: createdBy, created_at: createdAt, ...known } = row;
  return { ...known, createdBy, createdAt };
}
