/** Rows of cases: the fold as it stands, what lists show and search, the roles held in the case and its deadlines. */
import type { CaseSource } from '../../engine/definitions.gen.ts';
import type { Lang, Text } from '../../engine/language.ts';
import type { Case } from '../../engine/model.ts';
import type { Knex } from './db.ts';

const TABLE = 'kase';
/** What is never due stands last. */
const DUE = `coalesce(due, 'infinity'::date)`;
const LISTED = [
  'id',
  'number',
  'bundle',
  'procedure',
  'edition',
  'applicant',
  'applicant_name',
  'applicant_data',
  'state',
  'seq',
  'closed',
  'summary',
  'due',
  'due_title',
  'opened_at',
  'updated_at',
] as const;

/** A case's id; the database refuses to compare it with anything else. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a list shows of a case. */
export interface CaseRecord {
  id: string;
  number: string;
  bundle: string;
  procedure: string;
  edition: string;
  /** `data` as it was known when the case was opened. */
  applicant: { id: string; name: Text; data: Record<string, unknown> };
  state: string;
  seq: number;
  closed: boolean;
  summary: Text;
  due?: { day: string; title: Text };
  openedAt: string;
  updatedAt: string;
}

interface CaseRow {
  id: string;
  number: string;
  bundle: string;
  procedure: string;
  edition: string;
  applicant: string;
  applicant_name: Text;
  applicant_data: Record<string, unknown>;
  state: string;
  seq: number;
  closed: boolean;
  summary: Text;
  due: string | null;
  due_title: Text | null;
  opened_at: string;
  updated_at: string;
}

/** Which cases: each part narrows. `sees` says what the asker may see at most; the exact verdict is the engine's. */
export interface CaseFilter {
  bundle?: string;
  procedure?: string;
  state?: string;
  edition?: string;
  words?: string;
  open?: boolean;
  /** Cases of one of these procedures, in these states. */
  sources?: CaseSource[];
  applicants?: string[];
  sees: CaseSight;
  /** Cases standing in one of these states, or in which the person holds a role. */
  states?: { edition: string; procedure: string; state: string }[];
}

/** All, or: those of an organisation, of a territory, of bundles, and always those in which the person holds a role. */
export type CaseSight =
  | { all: true; person: string }
  | { organisation?: string; territory?: Territory; bundles?: string[]; person: string };
/** A territory's code, and the fields of an applicant that may hold it. */
export interface Territory {
  code: string;
  fields: string[];
}
export interface CasePage {
  order: 'updated' | 'due';
  limit: number;
  /** The last row of the page before; `due` where the earliest deadline goes first. */
  after?: { at: string; id: string; due?: string };
}

export type CaseStore = ReturnType<typeof createCaseStore>;

export function createCaseStore(sql: Knex) {
  const select = (filter: CaseFilter) => narrowed(sql, filter);
  return {
    async get(id: string): Promise<{ record: CaseRecord; kase: Case } | undefined> {
      const row = await sql(TABLE)
        .where({ id })
        .first(...LISTED, 'snapshot');
      return row && { record: mapRow(row), kase: row.snapshot };
    },

    /** Ids of the cases that have this id or this number: two procedures may count alike. */
    async find(asked: string): Promise<string[]> {
      return sql(TABLE)
        .where(UUID.test(asked) ? { id: asked } : { number: asked })
        .orderBy('opened_at')
        .limit(20)
        .pluck('id');
    },

    /** What the case runs under; a move changes it. */
    async pin(id: string): Promise<{ edition: string; bundle: string } | undefined> {
      return sql(TABLE).where({ id }).first('edition', 'bundle');
    },

    /** The case as it stands, kept from others until the transaction ends. */
    async lock(id: string): Promise<Case | undefined> {
      const row = await sql(TABLE).where({ id }).forUpdate().first('snapshot');
      return row?.snapshot;
    },

    /** Ids of the organisation's running cases of a procedure, the latest first. */
    async openOf(applicant: string, bundle: string, procedure: string): Promise<string[]> {
      return sql(TABLE).where({ applicant, bundle, procedure, closed: false }).orderBy('updated_at', 'desc').pluck('id');
    },

    /** Whether one of the persons holds the role in a running case of the applicant. */
    async engaged(applicant: string, role: string, people: string[]): Promise<boolean> {
      const row = await sql('case_role')
        .join(TABLE, `${TABLE}.id`, 'case_role.case')
        .where({ 'case_role.role': role, applicant, closed: false })
        .whereIn('case_role.person', people)
        .first('case_role.person');
      return row !== undefined;
    },

    async insert(kase: Case, summary: Text, at: string): Promise<void> {
      const { header } = kase;
      await sql(TABLE).insert({
        id: header.id,
        number: header.number,
        bundle: header.bundle,
        applicant: header.applicant.id,
        applicant_name: JSON.stringify(header.applicant.name),
        applicant_data: JSON.stringify(header.applicant.data),
        opened_at: header.openedAt,
        origin: header.origin?.id ?? null,
        origin_once: header.origin?.once ?? false,
        ...changing(kase, summary, at),
      });
      await this.replaceParts(kase);
    },

    /** `before` is the case as it was stored. */
    async update(kase: Case, before: Case | undefined, summary: Text, at: string): Promise<void> {
      await sql(TABLE)
        .where({ id: kase.header.id })
        .update(changing(kase, summary, at));
      const parts = (one: Case | undefined) => JSON.stringify([one?.roles, one?.deadlines]);
      if (parts(kase) !== parts(before)) await this.replaceParts(kase);
    },

    /** Roles and deadlines beside the row, so that they can be looked up. */
    async replaceParts(kase: Case): Promise<void> {
      const id = kase.header.id;
      await sql('case_role').where({ case: id }).delete();
      const roles = Object.entries(kase.roles).flatMap(([role, people]) =>
        [...new Set(people)].map((person) => ({ case: id, role, person })),
      );
      if (roles.length) await sql('case_role').insert(roles);
      await sql('deadline').where({ case: id }).delete();
      const deadlines = kase.deadlines.map(({ id: deadline, state, due, title, status, reminder = false }, ordinal) => ({
        case: id,
        ordinal,
        id: deadline,
        state,
        due,
        title: JSON.stringify(title),
        status,
        reminder,
      }));
      if (deadlines.length) await sql('deadline').insert(deadlines);
    },

    async page(filter: CaseFilter, page: CasePage): Promise<CaseRecord[]> {
      const query = select(filter).limit(page.limit);
      if (page.order === 'updated') {
        query.orderBy([
          { column: 'updated_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ]);
        if (page.after) query.whereRaw('(updated_at, id) < (?::timestamptz, ?::uuid)', [page.after.at, page.after.id]);
      } else {
        query.orderByRaw(`${DUE} asc, updated_at asc, id asc`);
        if (page.after)
          query.whereRaw(`(${DUE}, updated_at, id) > (?::date, ?::timestamptz, ?::uuid)`, [
            page.after.due ?? 'infinity',
            page.after.at,
            page.after.id,
          ]);
      }
      return (await query.select(...LISTED)).map(mapRow);
    },

    async snapshots(ids: string[]): Promise<Map<string, Case>> {
      const rows: { id: string; snapshot: Case }[] = await sql(TABLE).whereIn('id', ids).select('id', 'snapshot');
      return new Map(rows.map((row) => [row.id, row.snapshot]));
    },

    /** Cases that take this one up, of one procedure where given, the first one first. */
    async takenUp(id: string, procedure?: string): Promise<string[]> {
      return sql(TABLE)
        .where({ origin: id, ...(procedure === undefined ? {} : { procedure }) })
        .orderBy(['opened_at', 'id'])
        .pluck('id');
    },

    /** The states of these cases. */
    async standing(ids: string[]): Promise<Record<string, { state: string; closed: boolean }>> {
      if (ids.length === 0) return {};
      const rows: { id: string; state: string; closed: boolean }[] = await sql(TABLE).whereIn('id', ids).select('id', 'state', 'closed');
      return Object.fromEntries(rows.map(({ id, state, closed }) => [id, { state, closed }]));
    },

    /** Who holds roles in these cases: case → role → persons. */
    async roles(ids: string[]): Promise<Map<string, Record<string, string[]>>> {
      const rows: { case: string; role: string; person: string }[] = await sql('case_role')
        .whereIn('case', ids)
        .select('case', 'role', 'person');
      const found = new Map<string, Record<string, string[]>>();
      for (const row of rows) {
        const roles = found.get(row.case) ?? {};
        roles[row.role] = [...(roles[row.role] ?? []), row.person];
        found.set(row.case, roles);
      }
      return found;
    },

    /** Bundles and procedures of which there are cases in sight. */
    async kinds(sees: CaseSight): Promise<{ bundle: string; procedure: string }[]> {
      return select({ sees }).distinct('bundle', 'procedure').orderBy(['bundle', 'procedure']);
    },

    /** Editions and procedures that open cases run on. */
    async running(): Promise<{ edition: string; procedure: string }[]> {
      return sql(TABLE).where({ closed: false }).distinct('edition', 'procedure');
    },

    /** Deadlines that still run although their day is over. */
    async overdue(today: string, limit: number): Promise<{ case: string; id: string; due: string; bundle: string }[]> {
      return sql('deadline')
        .join(TABLE, `${TABLE}.id`, 'deadline.case')
        .where('deadline.status', 'running')
        .where('deadline.due', '<', today)
        .orderBy([{ column: 'deadline.due' }, { column: 'deadline.case' }, { column: 'deadline.ordinal' }])
        .limit(limit)
        .select('deadline.case', 'deadline.id', 'deadline.due', `${TABLE}.bundle`);
    },
  };
}

function narrowed(sql: Knex, filter: CaseFilter): Knex.QueryBuilder {
  const query = sql(TABLE);
  for (const key of ['bundle', 'procedure', 'state', 'edition'] as const) if (filter[key] !== undefined) query.where(key, filter[key]);
  if (filter.open) query.where({ closed: false });
  if (filter.words) query.whereRaw(`search like ? escape '\\'`, [`%${likeable(filter.words)}%`]);
  const { sees, states, sources, applicants } = filter;
  if (applicants) query.whereIn('applicant', applicants);
  if (sources) query.where((any) => sourced(any, sources));
  const holds = (person: string) => sql('case_role').whereRaw('case_role."case" = kase.id').where({ person }).select(sql.raw('1'));
  if (!('all' in sees)) {
    query.where((any) => {
      any.whereExists(holds(sees.person));
      if (sees.organisation !== undefined) any.orWhere({ applicant: sees.organisation });
      for (const field of sees.territory?.fields ?? [])
        any.orWhereRaw('applicant_data @> ?::jsonb', [JSON.stringify({ [field]: sees.territory?.code })]);
      if (sees.bundles?.length) any.orWhereIn('bundle', sees.bundles);
    });
  }
  if (states) {
    const triples = states.map(({ edition, procedure, state }) => [edition, procedure, state]);
    query.where((any) => {
      any.whereExists(holds(sees.person));
      if (triples.length) any.orWhereIn(['edition', 'procedure', 'state'], triples);
    });
  }
  return query;
}

/** Cases of one of the procedures, in the states it names. */
export function sourced(query: Knex.QueryBuilder, sources: CaseSource[]): void {
  query.whereRaw('false');
  for (const { procedure, states } of sources)
    query.orWhere((one) => {
      one.where({ procedure });
      if (states) one.whereIn('state', states);
    });
}

/** Words as they are searched: lower case, the signs of LIKE taken literally. */
export function likeable(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
}

function changing(kase: Case, summary: Text, at: string) {
  const next = kase.deadlines
    .filter(({ status, reminder }) => !reminder && (status === 'running' || status === 'late'))
    .sort((a, b) => a.due.localeCompare(b.due))[0];
  const names = (text: Partial<Record<Lang, string>>) => Object.values(text).join(' ');
  return {
    procedure: kase.header.procedure,
    edition: kase.header.edition,
    state: kase.state,
    seq: kase.seq,
    closed: kase.closed,
    snapshot: JSON.stringify(kase),
    summary: JSON.stringify(summary),
    search: [kase.header.number, names(kase.header.applicant.name), names(summary)].join(' ').toLowerCase(),
    due: next?.due ?? null,
    due_title: next ? JSON.stringify(next.title) : null,
    updated_at: at,
  };
}

function mapRow(row: CaseRow): CaseRecord {
  return {
    id: row.id,
    number: row.number,
    bundle: row.bundle,
    procedure: row.procedure,
    edition: row.edition,
    applicant: { id: row.applicant, name: row.applicant_name, data: row.applicant_data },
    state: row.state,
    seq: row.seq,
    closed: row.closed,
    summary: row.summary,
    ...(row.due && row.due_title ? { due: { day: row.due, title: row.due_title } } : {}),
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
  };
}
