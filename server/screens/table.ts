/** A table of organisations by years: where each year's case stands, what runs in them and what is overdue. Three reads a page, whatever its length. */
import type { CaseSource, ViewTable } from '../../engine/definitions.gen.ts';
import { isAmong, marksOf, stateMark, yearOfCase } from '../../engine/index.ts';
import type { MarkView, TablePage } from '../http/contract.ts';
import type { OrganisationRecord } from '../store/people.ts';
import { linkOf, markView, type Reader, readAll, type Screen } from './ask.ts';
import { type YearEntry, yearEntries } from './entries.ts';
import { organisationPage } from './organisations.ts';

const PAGE = 20;
/** Cases looked at for one page. */
const MOST = 1_000;
/** Pages of organisations looked at for one page of the overdue. */
const ROUNDS = 5;

type Row = TablePage['rows'][number];

export async function tablePage(screen: Screen, table: ViewTable): Promise<TablePage> {
  const { lang, query } = screen.asked;
  const years = yearsOf(screen, table);
  const onlyOverdue = query('overdue') === 'true';
  const rows: Row[] = [];
  let after = query('after');
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await organisationPage(screen, narrowing(screen, table, onlyOverdue), PAGE, after);
    const found = await rowsOf(screen, table, years, page.rows);
    rows.push(...found.filter(({ overdue }) => overdue || !onlyOverdue).map(({ row }) => row));
    after = page.next;
    if (after === undefined || rows.length >= PAGE || !onlyOverdue) break;
  }
  return {
    ...linkOf(screen),
    kind: 'table',
    years,
    columns: (table.columns ?? []).map(({ id, title }) => ({ id, title: title[lang] })),
    rows,
    ...(table.comparison === undefined ? {} : { comparison: table.comparison }),
    ...(after === undefined ? {} : { next: after }),
  };
}

/** The years shown, the one asked for or this one the last. */
function yearsOf({ asked: { query }, today }: Screen, { years: { count } }: ViewTable): number[] {
  const asked = /^(19|20)\d\d$/.test(query('year') ?? '') ? query('year') : undefined;
  const last = Number(asked ?? today.slice(0, 4));
  return Array.from({ length: count }, (_, index) => last - count + 1 + index);
}

const sourcesOf = ({ years, columns = [] }: ViewTable): CaseSource[] => [years.cases, ...columns.map(({ cases }) => cases)].flat();

/** Where a column shows what is overdue, its cases; else all of the table's. */
function overdueSources(table: ViewTable): CaseSource[] {
  const columns = (table.columns ?? []).filter(({ shows }) => shows !== 'state');
  return columns.length > 0 ? columns.flatMap(({ cases }) => cases) : sourcesOf(table);
}

function narrowing({ edition, today }: Screen, table: ViewTable, onlyOverdue: boolean) {
  const overdue = { bundle: edition.bundle.id, sources: overdueSources(table), today };
  return { ...(table.where ? { where: table.where } : {}), ...(onlyOverdue ? { overdue } : {}) };
}

async function rowsOf(screen: Screen, table: ViewTable, years: number[], organisations: OrganisationRecord[]) {
  const { asked, edition } = screen;
  const ids = organisations.map(({ id }) => id);
  if (ids.length === 0) return [];
  const { rows } = await asked.services.cases.among(asked.actor, {
    bundle: edition.bundle.id,
    sources: sourcesOf(table),
    sort: 'updated',
    applicants: ids,
    limit: MOST,
  });
  const readers = await readAll(screen, rows);
  const entries = await yearEntries(screen, table.years.entries, ids);
  return organisations.map(({ id, name }) => {
    const own = readers.filter(({ record }) => record.applicant.id === id);
    const known = entries.filter(({ entry }) => entry.organisation === id);
    const cells = (table.columns ?? []).map((column) => marksIn(screen, own, column));
    const row: Row = { organisation: id, name: name[asked.lang], years: yearCells(screen, table, years, own, known), cells };
    const overdue = overdueSources(table);
    return { row, overdue: marksIn(screen, own, { cases: overdue, shows: 'overdue' }).length > 0 };
  });
}

/** Each year's cases, and what the register knows of years without one. */
function yearCells(
  screen: Screen,
  { years: { cases, year } }: ViewTable,
  years: number[],
  own: Reader[],
  known: YearEntry[],
): MarkView[][] {
  const { lang } = screen.asked;
  const dated = own
    .filter(({ kase }) => isAmong(cases, kase.header.procedure, kase.state))
    .map(({ edition, seen, live }) => ({ edition, seen, year: yearOfCase(edition, seen, year, { now: screen.now, live }) }));
  return years.map((each) => {
    const found = dated.filter((one) => one.year === each);
    if (found.length > 0) return found.map(({ edition, seen }) => markView(stateMark(edition, seen), lang, seen.header.id));
    return known.filter((one) => one.year === each).map(({ mark }) => markView(mark, lang));
  });
}

type Asked = Pick<NonNullable<ViewTable['columns']>[number], 'cases' | 'shows' | 'deadlines'>;

function marksIn({ today, asked: { lang } }: Screen, own: Reader[], column: Asked): MarkView[] {
  return own
    .filter(({ kase }) => isAmong(column.cases, kase.header.procedure, kase.state))
    .flatMap(({ edition, seen }) => marksOf(edition, seen, column, today).map((mark) => markView(mark, lang, seen.header.id)));
}
