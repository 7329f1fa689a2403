/** Takes a view; faults roles, procedures, states, deadlines, paths and registers that it names in vain, and tabs or columns named twice. */
import type { CaseSource, View, YearEntries } from '../definitions.gen.ts';
import type { Scope } from './condition.ts';
import { expressionShape } from './expression.ts';
import { scopeOfAll, usesOf } from './scope.ts';
import { at, nearest, refer, referRole, type Subject, unrepeated } from './subject.ts';

export function checkView(subject: Subject, view: View): void {
  for (const [index, role] of view.who.entries()) referRole(subject, role, at('/who', index));
  if (view.list) checkList(subject, view.list, '/list');
  if (view.table) checkTable(subject, view.table, '/table');
  if (view.comparison) checkComparison(subject, view.comparison, '/comparison');
}

function checkList(subject: Subject, { tabs, columns }: NonNullable<View['list']>, pointer: string): void {
  ids(subject, tabs, at(pointer, 'tabs'));
  ids(subject, columns, at(pointer, 'columns'));
  for (const [index, { cases, opens = [] }] of tabs.entries()) {
    const here = at(pointer, 'tabs', index);
    checkSources(subject, cases, at(here, 'cases'));
    for (const [each, procedure] of opens.entries()) refer(subject, 'procedure', procedure, at(here, 'opens', each));
  }
  const scope = scopeIn(
    subject,
    tabs.flatMap(({ cases }) => cases),
  );
  for (const [index, { value }] of columns.entries())
    if (value !== undefined && scope) expressionShape(subject, value, scope, at(pointer, 'columns', index, 'value'));
}

function checkTable(subject: Subject, { years, columns = [], comparison, where = {} }: NonNullable<View['table']>, pointer: string): void {
  checkYears(subject, years, at(pointer, 'years'));
  checkFields(subject, Object.keys(where), at(pointer, 'where'));
  ids(subject, columns, at(pointer, 'columns'));
  for (const [index, { cases, deadlines = [] }] of columns.entries()) {
    const here = at(pointer, 'columns', index);
    checkSources(subject, cases, at(here, 'cases'));
    checkDeadlines(subject, cases, deadlines, at(here, 'deadlines'));
  }
  if (comparison === undefined) return;
  refer(subject, 'view', comparison, at(pointer, 'comparison'));
  const target = subject.world.get('view', comparison);
  if (target && !target.comparison) subject.fault(at(pointer, 'comparison'), 'view.noComparison', { view: comparison });
}

function checkComparison(subject: Subject, comparison: NonNullable<View['comparison']>, pointer: string): void {
  checkYears(subject, comparison, pointer);
  checkFields(subject, Object.keys(comparison.where ?? {}), at(pointer, 'where'));
  const [id = ''] = comparison.criteria.split('.');
  refer(subject, 'form', id, at(pointer, 'criteria'));
  const form = subject.world.get('form', id);
  if (!form) return;
  if (!form.criteria) subject.fault(at(pointer, 'criteria'), 'form.notCriteria', { form: id });
  const known = Object.keys(form.criteria?.each.ui ?? {});
  for (const [index, field] of form.criteria ? comparison.shows.entries() : [])
    if (!known.includes(field)) unknown(subject, 'field', field, known, at(pointer, 'shows', index));
}

/** What says the year can be reckoned in each case; entries have the field. */
function checkYears(
  subject: Subject,
  { cases, year, entries }: { cases: CaseSource[]; year: Parameters<typeof expressionShape>[1]; entries?: YearEntries },
  pointer: string,
): void {
  checkSources(subject, cases, at(pointer, 'cases'));
  const scope = scopeIn(subject, cases);
  if (scope) expressionShape(subject, year, scope, at(pointer, 'year'));
  if (!entries) return;
  refer(subject, 'register', entries.register, at(pointer, 'entries', 'register'));
  const fields = Object.keys(subject.world.get('register', entries.register)?.fields ?? {});
  if (fields.length > 0 && !fields.includes(entries.year)) unknown(subject, 'field', entries.year, fields, at(pointer, 'entries', 'year'));
}

/** A state that only an earlier edition of the bundle has is known: cases go on in it. */
function checkSources(subject: Subject, sources: CaseSource[], pointer: string): void {
  for (const [index, { procedure: id, states = [] }] of sources.entries()) {
    refer(subject, 'procedure', id, at(pointer, index, 'procedure'));
    const known = subject.world.through('procedure', id).flatMap((procedure) => Object.keys(procedure.states));
    for (const [each, state] of known.length > 0 ? states.entries() : [])
      if (!known.includes(state)) unknown(subject, 'state', state, known, at(pointer, index, 'states', each));
  }
}

function checkDeadlines(subject: Subject, sources: CaseSource[], deadlines: string[], pointer: string): void {
  const { world } = subject;
  if (sources.some(({ procedure }) => world.get('procedure', procedure) === undefined)) return;
  const procedures = sources.flatMap(({ procedure }) => world.through('procedure', procedure));
  const known = [...new Set(procedures.flatMap((procedure) => [...usesOf(procedure).deadlines]))];
  for (const [index, id] of deadlines.entries()) if (!known.includes(id)) unknown(subject, 'deadline', id, known, at(pointer, index));
}

/** What is known of an organisation stands in a register. */
function checkFields(subject: Subject, fields: string[], pointer: string): void {
  const known = [...new Set(subject.world.all('register').flatMap(({ value }) => Object.keys(value.fields)))];
  for (const field of subject.world.complete('register') ? fields : [])
    if (!known.includes(field)) unknown(subject, 'field', field, known, at(pointer, field), { at: 'key' });
}

/** What a path may start at: all that any of the procedures has. */
function scopeIn(subject: Subject, sources: CaseSource[]): Scope | undefined {
  const procedures = [...new Set(sources.map(({ procedure }) => procedure))].map((id) => subject.world.get('procedure', id));
  const found = procedures.filter((procedure) => procedure !== undefined);
  return found.length === procedures.length ? scopeOfAll(subject.world, found) : undefined;
}

function ids(subject: Subject, items: { id: string }[], pointer: string): void {
  unrepeated(
    subject,
    items.map(({ id }) => id),
    (index) => at(pointer, index, 'id'),
  );
}

function unknown(subject: Subject, kind: string, id: string, known: string[], pointer: string, place?: { at: 'key' }): void {
  subject.fault(pointer, 'reference.unknown', { kind, id, known: nearest(id, known) }, place);
}
