/** The access log: who looked at what, when and how. Rows are only added. */
import type { Knex } from './db.ts';

const TABLE = 'access';

export interface AccessRecord {
  /** Real time. */
  at: string;
  /** Absent where the command line asked. */
  person?: string;
  membership?: string;
  role?: string;
  what: 'case' | 'file' | 'paper' | 'draft' | 'register';
  /** Id of what was looked at; of a register `BUNDLE/REGISTER`. */
  subject: string;
  case?: string;
  how: 'read' | 'downloaded' | 'searched' | 'exported';
  /** Ids of the register's entries that were shown. */
  entries?: string[];
}

interface AccessRow {
  ordinal: number | string;
  at: string;
  person: string | null;
  membership: string | null;
  role: string | null;
  what: AccessRecord['what'];
  subject: string;
  case: string | null;
  how: AccessRecord['how'];
  entries: string[] | null;
}

/** With the name of the person as it is today. */
export type AccessSeen = AccessRecord & { ordinal: string; name?: string };
export type AccessStore = ReturnType<typeof createAccessStore>;

export function createAccessStore(sql: Knex) {
  return {
    async append(records: readonly AccessRecord[]): Promise<void> {
      if (!records.length) return;
      await sql(TABLE).insert(
        records.map(({ at, person = null, membership = null, role = null, what, subject, case: of = null, how, entries }) => ({
          ...{ at, person, membership, role, what, subject, case: of, how },
          entries: entries ? JSON.stringify(entries) : null,
        })),
      );
    },

    /** Who looked at a case and what belongs to it, the latest first; `before` is the ordinal of the last row of the page before. */
    async ofCase(caseId: string, { limit, before }: { limit: number; before?: string }): Promise<AccessSeen[]> {
      const query = sql(TABLE)
        .leftJoin('person', 'person.id', 'access.person')
        .where('access.case', caseId)
        .orderBy('access.ordinal', 'desc')
        .limit(limit)
        .select('access.*', 'person.name as name');
      if (before !== undefined) query.where('access.ordinal', '<', before);
      return (await query).map(mapRow);
    },
  };
}

function mapRow(row: AccessRow & { name: string | null }): AccessSeen {
  const { ordinal, at, person, membership, role, what, subject, case: of, how, entries, name } = row;
  return {
    ordinal: String(ordinal),
    at,
    what,
    subject,
    how,
    ...(person === null ? {} : { person }),
    ...(membership === null ? {} : { membership }),
    ...(role === null ? {} : { role }),
    ...(of === null ? {} : { case: of }),
    ...(entries === null ? {} : { entries }),
    ...(name === null ? {} : { name }),
  };
}
