/** Takes the effects of an action or a deadline; faults what they name in vain, and values that what takes them up can't hold. */
import type { Effect, Expression } from '../language.ts';
import type { Register } from '../model.ts';
import { described, type Scope } from './condition.ts';
import { type DataShape, follow, listedShape, OPEN, type ValueType } from './data-shape.ts';
import { checkAmount, expressionShape, expressionsShape } from './expression.ts';
import { checkCondition } from './guard.ts';
import { procedureScope, type Uses } from './scope.ts';
import { checkSent } from './service.ts';
import { at, nearest, refer, referRole, type Subject, unrepeated } from './subject.ts';

/** Where the effects stand. */
export interface Setting {
  subject: Subject;
  scope: Scope;
  uses: Uses;
}

export function checkEffects(setting: Setting, effects: Effect[], pointer: string): void {
  for (const [index, effect] of effects.entries()) checkEffect(setting, effect, at(pointer, index));
  const issued = effects.flatMap((effect, index) => (effect.issue === undefined ? [] : [{ document: effect.issue, index }]));
  unrepeated(
    setting.subject,
    issued.map(({ document }) => document),
    (position) => at(pointer, issued[position]?.index ?? 0, 'issue'),
    'effect.twice',
  );
  for (const verb of ['open', 'draw', 'send'] as const) {
    const named = effects.flatMap((effect, index) => (effect[verb] === undefined ? [] : [{ name: effect[verb], index }]));
    unrepeated(
      setting.subject,
      named.map(({ name }) => name),
      (position) => at(pointer, named[position]?.index ?? 0, verb),
    );
  }
}

function checkEffect({ subject, scope, uses }: Setting, effect: Effect, pointer: string): void {
  if (effect.when) checkCondition(subject, effect.when, scope, at(pointer, 'when'));
  if (effect.issue !== undefined) refer(subject, 'document', effect.issue, at(pointer, 'issue'));
  if (effect.notify !== undefined) refer(subject, 'notice', effect.notify, at(pointer, 'notify'));
  for (const [index, role] of (effect.to ?? []).entries()) referRole(subject, role, at(pointer, 'to', index));
  if (effect.entry !== undefined) expressionShape(subject, effect.entry, scope, at(pointer, 'entry'));
  if (effect.people !== undefined) checkPeople(subject, effect.people, scope, at(pointer, 'people'));
  const shapes = effect.set ? expressionsShape(subject, effect.set, scope, at(pointer, 'set')) : {};
  if (effect.register !== undefined) checkEntry(subject, effect.register, effect.set ?? {}, shapes, pointer);
  if (effect.reason !== undefined) expressionShape(subject, effect.reason, scope, at(pointer, 'reason'));
  if (effect.recuse !== undefined && !uses.parts.has(effect.recuse))
    subject.fault(at(pointer, 'recuse'), 'reference.unknown', { kind: 'part', id: effect.recuse, known: [...uses.parts.keys()] });
  if (effect.open !== undefined) checkOpen(subject, effect, scope, pointer);
  if (effect.send !== undefined) {
    refer(subject, 'service', effect.send, at(pointer, 'send'));
    checkSent(subject, effect.send, effect.set ?? {}, at(pointer, 'set'));
  }
  checkAppointment(subject, effect, scope, pointer);
  if (effect.draw !== undefined) checkDraw(subject, effect, scope, pointer);
  if (effect.assign === undefined) return;
  referRole(subject, effect.assign, at(pointer, 'assign'));
  const role = subject.world.roles.get(effect.assign);
  if (role && role.scope !== 'case') subject.fault(at(pointer, 'assign'), 'role.scope', { role: effect.assign, scope: role.scope });
}

/** A role given or ended by a case is one of its applicant, of its body or of the platform. */
function checkAppointment(subject: Subject, effect: Effect, scope: Scope, pointer: string): void {
  for (const verb of ['appoint', 'dismiss'] as const) {
    const role = effect[verb];
    if (role === undefined) continue;
    referRole(subject, role, at(pointer, verb));
    const held = subject.world.roles.get(role)?.scope;
    if (held === 'case' || held === 'territory' || (held === 'newcomer' && verb === 'appoint'))
      subject.fault(at(pointer, verb), 'role.appoint', { role, scope: held });
  }
  for (const name of ['pin', 'name', 'since', 'until'] as const)
    if (effect[name] !== undefined) expressionShape(subject, effect[name], scope, at(pointer, name));
  if (!effect.unless) return;
  referRole(subject, effect.unless.held, at(pointer, 'unless', 'held'));
  const held = subject.world.roles.get(effect.unless.held)?.scope;
  if (held && held !== 'case') subject.fault(at(pointer, 'unless', 'held'), 'role.scope', { role: effect.unless.held, scope: held });
}

/** What the new case begins with are answers to forms of its own procedure. */
function checkOpen(subject: Subject, effect: Effect, scope: Scope, pointer: string): void {
  refer(subject, 'procedure', effect.open ?? '', at(pointer, 'open'));
  const opened = subject.world.get('procedure', effect.open ?? '');
  for (const [form, fields] of Object.entries(effect.with ?? {})) {
    const here = at(pointer, 'with', form);
    expressionsShape(subject, fields, scope, here);
    if (!opened) continue;
    const forms = subject.world.all('form').map(({ id }) => id);
    if (!forms.includes(form))
      subject.fault(here, 'reference.unknown', { kind: 'form', id: form, known: nearest(form, forms) }, { at: 'key' });
    const shape = procedureScope(subject.world, opened).root[form];
    for (const name of shape ? Object.keys(fields) : []) {
      const end = follow(shape as NonNullable<typeof shape>, [name]);
      if ('missing' in end)
        subject.fault(at(here, name), 'path.field', { path: `${form}.${name}`, name, known: nearest(name, end.known) }, { at: 'key' });
    }
  }
}

/** The pool is a register that names persons; it is drawn for a role of the case, and a replacement says why. */
function checkDraw(subject: Subject, effect: Effect, scope: Scope, pointer: string): void {
  const role = effect.draw ?? '';
  referRole(subject, role, at(pointer, 'draw'));
  const held = subject.world.roles.get(role);
  if (held && held.scope !== 'case') subject.fault(at(pointer, 'draw'), 'role.scope', { role, scope: held.scope });
  refer(subject, 'register', effect.from ?? '', at(pointer, 'from'));
  checkAmount(subject, effect.count, at(pointer, 'count'));
  if (effect.replace !== undefined) {
    checkPeople(subject, effect.replace, scope, at(pointer, 'replace'));
    if (effect.reason === undefined) subject.fault(at(pointer, 'replace'), 'draw.reason', { role }, { at: 'key' });
  }
  const register = subject.world.get('register', effect.from ?? '');
  if (!register) return;
  const known = Object.keys(register.fields);
  for (const name of ['person', 'label'] as const) {
    const field = effect[name] ?? (name === 'person' ? 'person' : undefined);
    if (field !== undefined && !known.includes(field))
      subject.fault(at(pointer, effect[name] === undefined ? 'from' : name), 'reference.unknown', {
        kind: 'field',
        id: field,
        known: nearest(field, known),
      });
  }
  const item = listedShape(subject.world, register);
  if (effect.where) checkCondition(subject, effect.where, { ...scope, item }, at(pointer, 'where'));
  for (const [index, { when }] of (effect.exclude ?? []).entries())
    checkCondition(subject, when, { ...scope, item }, at(pointer, 'exclude', index, 'when'));
}

/** What a register takes up are fields that it has, of the kinds that they are. */
function checkEntry(
  subject: Subject,
  registerId: string,
  set: Record<string, Expression>,
  shapes: Record<string, DataShape>,
  pointer: string,
): void {
  refer(subject, 'register', registerId, at(pointer, 'register'));
  const fields = subject.world.get('register', registerId)?.fields;
  if (!fields) return;
  const known = Object.keys(fields);
  for (const [name, expression] of Object.entries(set)) {
    const here = at(pointer, 'set', name);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) subject.fault(here, 'reference.unknown', { kind: 'field', id: name, known: nearest(name, known) }, { at: 'key' });
    else if (!clears(expression) && !holds(field.type, shapes[name] ?? OPEN))
      subject.fault(here, 'effect.type', { field: name, wanted: field.type, type: described(shapes[name] ?? OPEN) });
  }
}

/** `{ "value": null }` empties a field. */
const clears = (expression: Expression): boolean => typeof expression === 'object' && 'value' in expression && expression.value === null;

type FieldType = Register['fields'][string]['type'];

/** Whether a field of this type can hold a value of this shape. */
function holds(type: FieldType, shape: DataShape): boolean {
  if (shape.is === 'open') return true;
  if (type === 'list') return shape.is === 'list';
  if (type === 'record') return shape.is === 'object' || shape.is === 'map';
  return shape.is === 'value' && (shape.type === undefined || HELD[type].includes(shape.type));
}

const HELD: Record<Exclude<FieldType, 'list' | 'record'>, ValueType[]> = {
  string: ['string', 'date'],
  text: ['text', 'string'],
  date: ['date', 'string'],
  number: ['number'],
  boolean: ['boolean'],
};

/** Persons are named by their id, or by answers that hold it as `person`; one or several. */
function checkPeople(subject: Subject, people: Expression, scope: Scope, pointer: string): void {
  const shape = expressionShape(subject, people, scope, pointer);
  const one = shape.is === 'list' ? shape.item : shape;
  const named = one.is === 'object' ? one.rest || Object.hasOwn(one.fields, 'person') : false;
  const plain = one.is === 'value' && (one.type === undefined || one.type === 'string');
  if (one.is !== 'open' && !named && !plain) subject.fault(pointer, 'effect.people', { type: described(shape) });
}
