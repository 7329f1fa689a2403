/** Screens that a bundle defines: who has which, which cases belong to one, and what stands in a row. Takes cases as their reader may see them. */
import { contextOf } from './context.ts';
import type { CaseSource, Form, View, ViewColumn, ViewMark } from './definitions.gen.ts';
import { envOf } from './environment.ts';
import { value } from './expression.ts';
import type { Expression, Text, Tone } from './language.ts';
import type { Actor, Case, Edition, Live, Register } from './model.ts';
import { roleAmong } from './offers.ts';
import { textOf } from './wording.ts';

type Moment = { now: string; live: Live };
type Answers = Record<string, unknown>;

/** The screens of this actor, in the order of the menu. */
export function viewsOf(edition: Edition, actor: Actor): { id: string; view: View }[] {
  return Object.entries(edition.views ?? {})
    .flatMap(([id, view]) => (roleAmong(edition, view.who, actor) === undefined ? [] : [{ id, view }]))
    .sort((a, b) => (a.view.order ?? 0) - (b.view.order ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Whether one of the sources names the case as it stands. */
export function isAmong(sources: CaseSource[], procedure: string, state: string): boolean {
  return sources.some((source) => source.procedure === procedure && (source.states?.includes(state) ?? true));
}

/** What a column reckons in a case; an empty text where it is not known. */
export function cellOfCase(edition: Edition, seen: Case, expression: NonNullable<ViewColumn['value']>, moment: Moment): Text | string {
  return textOf(reckoned(edition, seen, expression, moment));
}

/** The year in which a case counts; undefined where nothing that may be seen says it. */
export function yearOfCase(edition: Edition, seen: Case, year: Expression, moment: Moment): number | undefined {
  return yearIn(reckoned(edition, seen, year, moment));
}

/** The year of a day, or a year as it stands. */
export function yearIn(found: unknown): number | undefined {
  const digits = /^\d{4}(?=$|-)/.exec(String(found ?? ''))?.[0];
  return digits === undefined ? undefined : Number(digits);
}

function reckoned(edition: Edition, seen: Case, expression: Expression, moment: Moment): unknown {
  const context = contextOf(edition, seen, moment);
  return value(expression, context, envOf(edition, context));
}

export interface Mark {
  title: Text;
  tone: Tone;
  /** The day, of a deadline. */
  day?: string;
}

/** What a case leaves in a column of a table: where it stands, or its deadlines. */
export function marksOf(edition: Edition, seen: Case, { shows, deadlines }: Pick<ViewMark, 'shows' | 'deadlines'>, today: string): Mark[] {
  if (shows === 'state') return [stateMark(edition, seen)];
  const asked = seen.deadlines.filter(({ id, state, status, goesOnIn, reminder }) => {
    if (reminder) return false;
    const runs = status === 'running' || (status === 'late' && (state === seen.state || goesOnIn?.includes(seen.state)));
    return runs && (deadlines?.includes(id) ?? true);
  });
  return asked.flatMap(({ title, due, status }) => {
    const past = status === 'late' || due < today;
    return shows === 'overdue' && !past ? [] : [{ title, tone: past ? ('bad' as const) : ('active' as const), day: due }];
  });
}

/** Where a case stands. */
export function stateMark(edition: Edition, { header, state }: Pick<Case, 'header' | 'state'>): Mark {
  const found = edition.procedures[header.procedure]?.states[state];
  const id = { ky: state, ru: state, en: state };
  return { title: found?.title ?? id, tone: found?.tone ?? 'neutral' };
}

/** One year's answers, with the edition by which they were given. */
export interface YearOfAnswers {
  year: number;
  edition: Edition;
  /** Criterion id → answers. */
  criteria: Record<string, Answers>;
}
export interface ComparedCell {
  /** The criterion's code in that year. */
  code?: string;
  values: { title: Text; value: Text | string }[];
  /** Against the year before: said otherwise, said as before, said for the first time. */
  change: 'first' | 'same' | 'changed';
}
export interface ComparedCriterion {
  id: string;
  code?: string;
  title: Text | string;
  /** One a year; undefined where the year does not answer it. */
  cells: (ComparedCell | undefined)[];
}

/** Years criterion by criterion, by permanent id: a criterion that changed its code or its wording stays the same one. */
export function compareYears(years: YearOfAnswers[], form: string, shows: string[]): ComparedCriterion[] {
  const order = [...years].reverse();
  const known = order.map(({ edition, criteria }) => placesIn(edition, Object.keys(criteria)));
  const ids = [...new Set(known.flatMap((places) => [...places.keys()]))];
  return ids.map((id) => {
    const newest = known.find((places) => places.has(id))?.get(id);
    const cells: (ComparedCell | undefined)[] = [];
    let before: string | undefined;
    for (const [index, { edition, criteria }] of years.entries()) {
      const answers = criteria[id];
      const said = answers && JSON.stringify(shows.map((field) => answers[field] ?? null));
      const code = known[years.length - 1 - index]?.get(id)?.code;
      const change = before === undefined ? ('first' as const) : said === before ? ('same' as const) : ('changed' as const);
      cells.push(answers && { ...(code !== undefined && { code }), values: valuesIn(edition, form, shows, answers), change });
      before = said ?? before;
    }
    return { id, ...(newest?.code !== undefined && { code: newest.code }), title: newest?.title ?? id, cells };
  });
}

type Place = { code?: string | undefined; title?: Text };

/** The answered criteria in the order of the set that has most of them; what no set has any more stands last. */
function placesIn(edition: Edition, ids: string[]): Map<string, Place> {
  const wanted = new Set(ids);
  const sets = Object.values(edition.criteria).map(({ sections }) =>
    sections.flatMap(({ criteria }) => criteria.filter(({ id }) => wanted.has(id))),
  );
  const best = sets.reduce<(typeof sets)[number]>((most, one) => (one.length > most.length ? one : most), []);
  const places = new Map<string, Place>(best.map(({ id, code, title }) => [id, { code, title }]));
  for (const id of ids) if (!places.has(id)) places.set(id, {});
  return places;
}

/** Answers in words: codes as titles of the classifier that the field offers. */
function valuesIn(edition: Edition, form: string, shows: string[], answers: Answers): ComparedCell['values'] {
  const asked: Form | undefined = edition.forms[form];
  return shows.flatMap((field) => {
    const ui = asked?.criteria?.each.ui[field];
    const options = ui?.options && 'classifier' in ui.options ? edition.classifiers[ui.options.classifier]?.items : undefined;
    const found = answers[field];
    if (found === undefined || found === '') return [];
    const shown = options?.find(({ id }) => id === found)?.title ?? found;
    return [{ title: ui?.title ?? { ky: field, ru: field, en: field }, value: textOf(shown) }];
  });
}

/** The answers that a view compares, in an entry of a register or in a case: `FORM.criteria`. */
export function answersAt(data: Answers, path: string): Record<string, Answers> | undefined {
  const [form = '', member = ''] = path.split('.');
  const found = (data[form] as Answers | undefined)?.[member];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, Answers>) : undefined;
}

/** The fields of an entry that this reader may see, by the fields' own rule. */
export function seenFields(register: Register, data: Answers, may: (field: Register['fields'][string]) => boolean): Answers {
  return Object.fromEntries(
    Object.entries(data).filter(([name]) => {
      const field = register.fields[name];
      return field !== undefined && may(field);
    }),
  );
}
