/** What one reader may see within a case that they may read: down to the field. Takes a case and an actor, gives the case without the rest. */
import { copied, type Definitions } from './disclosure.ts';
import type { FieldUi } from './language.ts';
import type { Actor, Case, DecisionRecord, Edition, Form, Register, Submission } from './model.ts';
import { roleAmong } from './offers.ts';

type Answers = Record<string, unknown>;
type May = (sees: string[] | undefined) => boolean;

/** Whether this actor is among those who see; everybody is where nobody is named. */
export function maySee(edition: Edition, sees: string[] | undefined, actor: Actor, kase?: Case): boolean {
  return sees === undefined || roleAmong(edition, sees, actor, kase) !== undefined;
}

/** The case as this actor may see it. Guards, decisions and steps are judged by the whole case, never by this. */
export function seenBy(edition: Edition, kase: Case, actor: Actor): Case {
  const may: May = (sees) => maySee(edition, sees, actor, kase);
  const answers = (form: string, given: Answers): Answers | undefined => seenAnswers(edition.forms[form], given, may);
  const entriesOf = (each: [string, Answers]): [string, Answers] => [each[0], seenEntry(edition.registers[each[0]], each[1], may)];
  return {
    ...kase,
    data: Object.fromEntries(
      Object.entries(kase.data).flatMap(([form, given]) => {
        const seen = answers(form, given);
        return seen ? [[form, seen]] : [];
      }),
    ),
    parts: Object.fromEntries(
      Object.entries(kase.parts).map(([part, handedIn]) => {
        const own = ({ person, data, state }: Submission): Answers =>
          person === actor.person ? data : (answers(formOf(edition, kase, state, part), data) ?? {});
        return [part, handedIn.map((each) => ({ ...each, data: own(each) }))];
      }),
    ),
    papers: kase.papers.filter(({ document }) => may(edition.documents[document]?.sees)),
    entries: Object.fromEntries(Object.entries(kase.entries).map(entriesOf)),
    decisions: Object.fromEntries(Object.entries(kase.decisions).map(([id, record]) => [id, seenDecision(edition, kase, record, actor)])),
  };
}

function formOf(edition: Edition, { header }: Case, state: string, part: string): string {
  return edition.procedures[header.procedure]?.states[state]?.parts?.[part]?.form ?? '';
}

/** Reasons tell the values of facts: where one of them copies what this actor may not see, the outcome stands alone. */
export function seenDecision(edition: Edition, kase: Case, record: DecisionRecord, actor: Actor): DecisionRecord {
  const procedure = edition.procedures[kase.header.procedure];
  const inputs = Object.keys(edition.decisions[record.decision]?.inputs ?? {});
  const definitions: Definitions = { form: (id) => edition.forms[id], decision: (id) => edition.decisions[id] };
  const kept = procedure ? inputs.flatMap((input) => copied(procedure, definitions, input)) : [];
  if (kept.every(({ sees }) => maySee(edition, sees, actor, kase))) return record;
  return { ...record, facts: {}, reasons: [], changes: [], undetermined: [] };
}

/** The answers to a form as far as they may be seen; undefined where nothing of it may. */
function seenAnswers(form: Form | undefined, given: Answers, may: May): Answers | undefined {
  if (!form) return given;
  if (!may(form.sees)) return undefined;
  const { criteria, ui = {} } = form;
  const top = seenFields({ ...ui, ...criteria?.before?.ui, ...criteria?.after?.ui }, given, may);
  if (!criteria || !isMap(top.criteria)) return top;
  const each = Object.entries(top.criteria).map(([id, own]) => [id, isMap(own) ? seenFields(criteria.each.ui, own, may) : own]);
  return { ...top, criteria: Object.fromEntries(each) };
}

function seenFields(ui: Record<string, FieldUi>, given: Answers, may: May): Answers {
  const seen = Object.entries(given).flatMap(([name, value]) => {
    const field = Object.hasOwn(ui, name) ? ui[name] : undefined;
    if (!may(field?.sees)) return [];
    const items = field?.items;
    const inner = (row: unknown): unknown => (items && isMap(row) ? seenFields(items, row, may) : row);
    return [[name, Array.isArray(value) ? value.map(inner) : inner(value)] as const];
  });
  return Object.fromEntries(seen);
}

function seenEntry(register: Register | undefined, entry: Answers, may: May): Answers {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => may(register?.fields[name]?.sees)));
}

const isMap = (value: unknown): value is Answers => typeof value === 'object' && value !== null && !Array.isArray(value);
