/** The years of one organisation side by side, criterion by criterion, as far as this actor may see them. */
import type { ViewComparison } from '../../engine/definitions.gen.ts';
import { answersAt, compareYears, stateMark, type YearOfAnswers, yearOfCase } from '../../engine/index.ts';
import type { ComparisonPage } from '../http/contract.ts';
import type { OrganisationRecord } from '../store/people.ts';
import { inLang, linkOf, markView, readAll, type Screen } from './ask.ts';
import { yearEntries } from './entries.ts';
import { organisationPage, organisationSight } from './organisations.ts';

const CHOICES = 20;
/** Years side by side. */
const MOST = 6;
const LOOKED_AT = 100;

type Column = YearOfAnswers & { number: string; mark: ComparisonPage['years'][number]['mark'] };

/** Undefined where the organisation asked for is none that this actor may have before them. */
export async function comparisonPage(screen: Screen, comparison: ViewComparison): Promise<ComparisonPage | undefined> {
  const { lang, actor, query } = screen.asked;
  const own = organisationSight(screen.edition, actor)?.id;
  const id = own ?? query('organisation');
  const where = comparison.where ? { where: comparison.where } : {};
  const base = { ...linkOf(screen), kind: 'comparison' as const };
  if (id === undefined) {
    const { rows, next } = await organisationPage(screen, where, CHOICES);
    const choices = rows.map((each) => ({ id: each.id, name: each.name[lang] }));
    return { ...base, choices, years: [], criteria: [], ...(next === undefined ? {} : { next }) };
  }
  const organisation = await organisationOf(screen, id);
  if (!organisation) return undefined;
  const columns = await columnsOf(screen, comparison, organisation.id);
  return {
    ...base,
    organisation: { id: organisation.id, name: organisation.name[lang] },
    years: columns.map(({ year, number, mark }) => ({ year, number, mark })),
    criteria: criteriaOf(screen, comparison, columns),
  };
}

async function organisationOf({ asked: { services, actor }, edition }: Screen, id: string): Promise<OrganisationRecord | undefined> {
  const sight = organisationSight(edition, actor);
  if (!sight || id.includes('\0') || (sight.id !== undefined && sight.id !== id)) return undefined;
  return (await services.stores.organisations.list({ ...sight, id, limit: 1 }))[0];
}

/** The latest years, the oldest of them first. A year of the register that a case has brought there stands once. */
async function columnsOf(screen: Screen, { cases, year, criteria, entries }: ViewComparison, id: string): Promise<Column[]> {
  const { asked, edition, now } = screen;
  const { rows } = await asked.services.cases.among(asked.actor, {
    bundle: edition.bundle.id,
    sources: cases,
    sort: 'updated',
    applicants: [id],
    limit: LOOKED_AT,
  });
  const readers = await readAll(screen, rows);
  const ofCases = readers.flatMap((reader): Column[] => {
    const { seen, live } = reader;
    const found = yearOfCase(reader.edition, seen, year, { now, live });
    const answers = answersAt(seen.data, criteria);
    if (found === undefined || !answers) return [];
    const mark = markView(stateMark(reader.edition, seen), asked.lang, seen.header.id);
    return [{ year: found, edition: reader.edition, criteria: answers, number: seen.header.number, mark }];
  });
  const shown = new Set(readers.map(({ record }) => record.id));
  const ofEntries = (await yearEntries(screen, entries, [id])).flatMap((one): Column[] => {
    const answers = answersAt(one.data, criteria);
    if (!answers || (one.entry.case !== undefined && shown.has(one.entry.case))) return [];
    const number = String(one.data.number ?? '');
    return [{ year: one.year, edition, criteria: answers, number, mark: markView(one.mark, asked.lang) }];
  });
  return [...ofCases, ...ofEntries].sort((a, b) => a.year - b.year || (a.number < b.number ? -1 : 1)).slice(-MOST);
}

function criteriaOf({ asked: { lang } }: Screen, { criteria, shows }: ViewComparison, columns: Column[]): ComparisonPage['criteria'] {
  const [form = ''] = criteria.split('.');
  return compareYears(columns, form, shows).map(({ id, code, title, cells }) => ({
    id,
    ...(code === undefined ? {} : { code }),
    title: inLang(title, lang),
    cells: cells.map((cell) =>
      cell
        ? {
            ...(cell.code !== undefined && cell.code !== code ? { code: cell.code } : {}),
            values: cell.values.map((each) => ({ title: each.title[lang], value: inLang(each.value, lang) })),
            change: cell.change,
          }
        : null,
    ),
  }));
}
