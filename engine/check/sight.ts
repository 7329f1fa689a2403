/**
 * Takes a procedure; faults answers that some readers may not see where they are asked of them all the same, or copied to where they see them:
 * a paper, a notice, a list's summary, a register, another form, another case.
 */
import type { Action, Form, Procedure, State } from '../definitions.gen.ts';
import { copied, type Definitions, keptIn } from '../disclosure.ts';
import type { Effect, FieldUi } from '../language.ts';
import { at, referRole, type Subject } from './subject.ts';

interface Inquiry {
  subject: Subject;
  procedure: Procedure;
  definitions: Definitions;
  readers: string[];
}

/** Each role that sees exists. */
export function checkSees(subject: Subject, sees: string[] | undefined, pointer: string): void {
  for (const [index, role] of (sees ?? []).entries()) referRole(subject, role, at(pointer, 'sees', index));
}

export function checkSight(subject: Subject, procedure: Procedure): void {
  const { world } = subject;
  const definitions: Definitions = { form: (id) => world.get('form', id), decision: (id) => world.get('decision', id) };
  const inquiry: Inquiry = { subject, procedure, definitions, readers: readersOf(procedure) };
  checkCopies(inquiry, procedure.summary, inquiry.readers, '/summary');
  for (const [id, state] of Object.entries(procedure.states)) checkState(inquiry, state, at('/states', id));
}

const readersOf = ({ readers }: Procedure): string[] => [...new Set(readers.flatMap(({ who }) => who))];

function checkState(inquiry: Inquiry, { parts = {}, actions = {}, due = [] }: State, pointer: string): void {
  for (const [id, { form, who }] of Object.entries(parts)) checkPrefill(inquiry, form, who, at(pointer, 'parts', id, 'form'));
  for (const [id, action] of Object.entries(actions)) {
    const here = at(pointer, 'actions', id);
    checkAsked(inquiry, action, here);
    if (action.form !== undefined) checkPrefill(inquiry, action.form, action.who, at(here, 'form'));
    checkEffects(inquiry, action.then ?? [], at(here, 'then'));
  }
  for (const [index, { late }] of due.entries()) checkEffects(inquiry, late ?? [], at(pointer, 'due', index, 'late'));
}

/** Whoever fills a field in, or issues a paper that is shown first, must be among those who see it. What is handed in as a part one always sees oneself. */
function checkAsked({ subject, definitions }: Inquiry, { form, who, shows }: Action, pointer: string): void {
  const asked = form === undefined ? undefined : definitions.form(form);
  const kept = asked && form !== undefined ? keptIn(form, asked).filter(({ readOnly }) => !readOnly) : [];
  const papers = (shows ?? []).flatMap((id) => {
    const sees = subject.world.get('document', id)?.sees;
    return sees ? [{ form: id, path: [], sees }] : [];
  });
  for (const [index, role] of who.entries())
    for (const { form: id, path, sees } of [...kept, ...papers])
      if (!sees.includes(role)) subject.fault(at(pointer, 'who', index), 'sees.blind', { role, field: [id, ...path].join('.') });
}

/** What a form begins with is stored with its answers. */
function checkPrefill(inquiry: Inquiry, id: string, who: string[], pointer: string): void {
  const form = inquiry.definitions.form(id);
  if (!form) return;
  const seers = form.sees ?? inquiry.readers;
  for (const { prefill, sees } of fieldsOf(form)) if (prefill !== undefined) checkCopies(inquiry, prefill, sees ?? seers, pointer);
  if (form.criteria?.prefill !== undefined) checkCopies(inquiry, form.criteria.prefill, seers, pointer);
  if (form.criteria?.showing !== undefined) checkCopies(inquiry, form.criteria.showing, who, pointer);
}

const fieldsOf = ({ ui, criteria }: Form): FieldUi[] =>
  [ui, criteria?.before?.ui, criteria?.each.ui, criteria?.after?.ui].flatMap((fields) => Object.values(fields ?? {}));

function checkEffects(inquiry: Inquiry, effects: Effect[], pointer: string): void {
  for (const [index, effect] of effects.entries()) {
    const here = at(pointer, index);
    checkTold(inquiry, effect, here);
    checkEntered(inquiry, effect, here);
    checkOpened(inquiry, effect, here);
  }
}

function checkTold(inquiry: Inquiry, { issue, notify, to, send, set }: Effect, pointer: string): void {
  const { world } = inquiry.subject;
  const document = issue === undefined ? undefined : world.get('document', issue);
  const printed = document && [
    ...Object.values(document.data),
    document.date,
    'from' in document.number ? document.number.from : undefined,
  ];
  for (const expression of printed ?? []) checkCopies(inquiry, expression, document?.sees ?? inquiry.readers, at(pointer, 'issue'));
  for (const [name, expression] of send === undefined ? [] : Object.entries(set ?? {}))
    checkCopies(inquiry, expression, inquiry.readers, at(pointer, 'set', name));
  const notice = notify === undefined ? undefined : world.get('notice', notify);
  for (const expression of Object.values(notice?.data ?? {})) checkCopies(inquiry, expression, to ?? [], at(pointer, 'notify'));
}

function checkEntered(inquiry: Inquiry, { register, set }: Effect, pointer: string): void {
  const { world } = inquiry.subject;
  const fields = register === undefined ? undefined : world.get('register', register)?.fields;
  for (const [name, expression] of fields ? Object.entries(set ?? {}) : []) {
    const field = fields?.[name];
    const here = at(pointer, 'set', name);
    checkCopies(inquiry, expression, field?.public ? 'everybody' : (field?.sees ?? [...world.roles.keys()]), here);
  }
}

function checkOpened(inquiry: Inquiry, { open, with: given }: Effect, pointer: string): void {
  const child = open === undefined ? undefined : inquiry.subject.world.get('procedure', open);
  for (const [id, fields] of child ? Object.entries(given ?? {}) : []) {
    const form = inquiry.definitions.form(id);
    const kept = form ? keptIn(id, form) : [];
    for (const [name, expression] of Object.entries(fields)) {
      const own = kept.find(({ path }) => path.length === 0 || path[0] === name);
      checkCopies(inquiry, expression, own?.sees ?? (child ? readersOf(child) : []), at(pointer, 'with', id, name));
    }
  }
}

function checkCopies({ subject, procedure, definitions }: Inquiry, expression: unknown, to: string[] | 'everybody', pointer: string): void {
  for (const { form, path, sees } of copied(procedure, definitions, expression)) {
    const field = [form, ...path].join('.');
    if (to === 'everybody') subject.fault(pointer, 'sees.public', { field });
    else {
      const others = to.filter((role) => !sees.includes(role));
      if (others.length > 0) subject.fault(pointer, 'sees.copied', { field, roles: others });
    }
  }
}
