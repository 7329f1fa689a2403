/** What a procedure's expressions can see, and what the documents, notices and forms that it uses can see. Takes the world, gives scopes. */
import { rulesOf } from '../decision/rules.ts';
import type { Action, Part, Procedure, Register, Service, State } from '../definitions.gen.ts';
import type { Effect, Expression } from '../language.ts';
import type { Scope } from './condition.ts';
import {
  COUNT,
  type DataShape,
  entryShape,
  follow,
  formShape,
  list,
  listedShape,
  merged,
  OPEN,
  object,
  schemaShape,
  value,
} from './data-shape.ts';
import { expressionShape } from './expression.ts';
import { careful, silent } from './subject.ts';
import type { World } from './world.ts';

/** Where a path may start beside forms and facts. */
export const ROOTS: readonly string[] = [
  'today',
  'now',
  'case',
  'applicant',
  'actor',
  'body',
  'parts',
  'proposal',
  'papers',
  'entries',
  'own',
  'late',
  'given',
  'quorum',
  'recusals',
  'draws',
  'roles',
  'parent',
  'children',
  'origin',
  'services',
  'appointed',
];

/** Everything a procedure names, gathered once. */
export interface Uses {
  forms: Set<string>;
  parts: Map<string, Part[]>;
  documents: Set<string>;
  notices: Set<string>;
  registers: Set<string>;
  decisions: Set<string>;
  deadlines: Set<string>;
  /** Roles given by an `assign`. */
  assigned: Set<string>;
  /** Procedures whose cases are opened. */
  opened: Set<string>;
  /** Roles given by a `draw`. */
  drawn: Set<string>;
  /** Roles given outside of the case. */
  appointed: Set<string>;
  /** Services that are sent a message. */
  sent: Set<string>;
}

export function usesOf(procedure: Procedure): Uses {
  const uses: Uses = {
    forms: new Set(),
    parts: new Map(),
    documents: new Set(),
    notices: new Set(),
    registers: new Set(),
    decisions: new Set(),
    deadlines: new Set(),
    assigned: new Set(),
    opened: new Set(),
    drawn: new Set(),
    appointed: new Set(),
    sent: new Set(),
  };
  for (const state of Object.values(procedure.states)) {
    for (const [id, part] of Object.entries(state.parts ?? {})) {
      uses.parts.set(id, [...(uses.parts.get(id) ?? []), part]);
      uses.forms.add(part.form);
    }
    for (const action of Object.values(state.actions ?? {})) {
      if (action.form !== undefined) uses.forms.add(action.form);
      if (action.propose !== undefined) uses.decisions.add(action.propose);
      for (const document of action.shows ?? []) uses.documents.add(document);
    }
    for (const due of state.due ?? []) uses.deadlines.add(due.id);
    for (const effect of effectsOf(state)) gather(uses, effect);
  }
  return uses;
}

/** Effects of all actions, deadlines and answers of a state. */
export function effectsOf(state: State): Effect[] {
  const actions: Action[] = Object.values(state.actions ?? {});
  return [
    ...actions.flatMap((action) => action.then ?? []),
    ...(state.due ?? []).flatMap((due) => due.late ?? []),
    ...Object.values(state.answers ?? {}).flatMap((ways) => ways.flatMap((way) => way.then ?? [])),
  ];
}

function gather(uses: Uses, effect: Effect): void {
  if (effect.issue !== undefined) uses.documents.add(effect.issue);
  if (effect.notify !== undefined) uses.notices.add(effect.notify);
  if (effect.register !== undefined && effect.entry === undefined) uses.registers.add(effect.register);
  if (effect.assign !== undefined) uses.assigned.add(effect.assign);
  if (effect.open !== undefined) uses.opened.add(effect.open);
  if (effect.draw !== undefined) uses.assigned.add(effect.draw);
  if (effect.draw !== undefined) uses.drawn.add(effect.draw);
  if (effect.appoint !== undefined) uses.appointed.add(effect.appoint);
  if (effect.send !== undefined) uses.sent.add(effect.send);
}

const STANDING = object({ have: COUNT, need: COUNT, holders: COUNT, reached: value('boolean') });
const LINK = object({ id: value('string'), number: value('string'), procedure: value('string') });
const ORIGIN = merged(LINK, object({ state: value('string'), since: value('date') }));
const CANDIDATE = object({ id: value('string'), person: value('string'), name: OPEN, excluded: OPEN });
const DRAW = object({
  algorithm: value('string'),
  role: value('string'),
  register: value('string'),
  seed: value('string'),
  count: value('number'),
  candidates: list(CANDIDATE),
  drawn: list(value('string')),
  replaced: object({ people: list(value('string')), reason: OPEN }),
});
const RECUSAL = object({ part: value('string'), person: value('string'), reason: OPEN, on: value('date') });
const PERSON = { person: value('string'), name: OPEN, role: value('string') };

/** Forms that nobody is asked here, but that a case opened by another begins with. */
function givenForms(world: World, procedure: Procedure): string[] {
  return openersOf(world, procedure).flatMap((effect) => Object.keys(effect.with ?? {}));
}

/** Effects of any procedure that open a case of this one. */
export function openersOf(world: World, procedure: Procedure): Effect[] {
  const procedures = world.all('procedure');
  const id = procedures.find(({ value: one }) => one === procedure)?.id;
  const effects = procedures.flatMap(({ value: one }) => Object.values(one.states).flatMap(effectsOf));
  return effects.filter((effect) => effect.open !== undefined && effect.open === id);
}

/** The context within a case of this procedure. */
export function procedureScope(world: World, procedure: Procedure): Scope {
  const uses = usesOf(procedure);
  for (const form of givenForms(world, procedure)) uses.forms.add(form);
  const root: Record<string, DataShape> = {
    ...everywhere(Object.keys(procedure.states)),
    ...Object.fromEntries([...uses.forms].map((id) => [id, formOf(world, id)])),
    parts: object(
      Object.fromEntries([...uses.parts].map(([id, parts]) => [id, list(parts.map((part) => handedIn(world, part)).reduce(merged))])),
    ),
    proposal: each(
      uses.decisions,
      (id) => world.exists('decision', id),
      (id) => proposalShape(world, id),
    ),
    papers: each(
      uses.documents,
      (id) => world.exists('document', id),
      () => object({ number: value('string'), date: value('date'), code: value('string') }),
    ),
    entries: each(
      uses.registers,
      (id) => world.exists('register', id),
      (id) => registerOf(world, id),
    ),
    own: object(Object.fromEntries(world.all('register').map(({ id, value: register }) => [id, list(openly(world, register))]))),
    late: object(Object.fromEntries([...uses.deadlines].map((id) => [id, value('boolean')]))),
    given: object({ input: OPEN }, true),
    quorum: object(Object.fromEntries([...uses.parts.keys()].map((id) => [id, STANDING]))),
    recusals: list(RECUSAL),
    parent: LINK,
    origin: ORIGIN,
    children: object(Object.fromEntries([...uses.opened].map((id) => [id, list(childShape(world, id))]))),
    roles: object(Object.fromEntries([...uses.assigned].map((role) => [role, list(value('string'))]))),
    draws: object(Object.fromEntries([...uses.drawn].map((role) => [role, DRAW]))),
    appointed: object(Object.fromEntries([...uses.appointed].map((role) => [role, value('string')]))),
    services: each(
      uses.sent,
      (id) => world.exists('service', id),
      (id) => standingShape(world, id),
    ),
  };
  const partial: boolean = [...uses.forms].some((id) => !world.exists('form', id));
  return { root, facts: factShapes(world, procedure.facts ?? {}, root), ...(partial && { partial }) };
}

/** Roots that are there before the case is. */
const BEFORE = ['today', 'now', 'applicant', 'actor', 'body', 'own'];

/** What the requirements of an opening see, with the facts that need nothing else. */
export function openingScope(world: World, procedure: Procedure, { root, facts, ...rest }: Scope): Scope {
  const known = [...BEFORE, ...(procedure.opens.from ? ['origin'] : [])];
  const before = Object.fromEntries(Object.entries(root).filter(([name]) => known.includes(name)));
  let names = Object.keys(facts);
  for (let left = -1; left !== names.length; ) {
    left = names.length;
    const scope = { root: before, facts: Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name))) };
    names = names.filter((name) => {
      const watched = careful(silent(world));
      const expression = procedure.facts?.[name];
      if (expression !== undefined) expressionShape(watched.subject, expression, scope, '');
      return watched.sound();
    });
  }
  return { root: before, facts: Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name))), ...rest };
}

/** A member for each id; open to others where one of the ids is itself at fault. */
function each(ids: Set<string>, exists: (id: string) => boolean, shape: (id: string) => DataShape): DataShape {
  const members = Object.fromEntries([...ids].map((id) => [id, shape(id)]));
  return [...ids].every(exists) ? object(members) : object(members, true);
}

function everywhere(states?: string[]): Record<string, DataShape> {
  return {
    today: value('date'),
    now: value('string'),
    case: object({
      id: value('string'),
      number: value('string'),
      openedOn: value('date'),
      since: value('date'),
      state: value('string', states),
    }),
    applicant: object({ id: value('string'), name: value('text') }, true),
    actor: object(PERSON),
    body: object({ name: value('text'), short: value('text'), address: value('text'), contact: value('string') }),
  };
}

function formOf(world: World, id: string): DataShape {
  const form = world.get('form', id);
  return form ? formShape(world, form) : OPEN;
}

function childShape(world: World, id: string): DataShape {
  const states = Object.keys(world.get('procedure', id)?.states ?? {});
  return merged(LINK, object({ state: value('string', states.length > 0 ? states : undefined), closed: value('boolean') }));
}

function handedIn(world: World, part: Part): DataShape {
  return merged(formOf(world, part.form), object({ ...PERSON, at: value('string') }));
}

/** An entry of the applicant's own, without what only some roles see. */
function openly(world: World, register: Register): DataShape {
  const shown = Object.fromEntries(Object.entries(register.fields).filter(([, { sees }]) => !sees));
  return listedShape(world, { ...register, fields: shown });
}

function registerOf(world: World, id: string): DataShape {
  const register = world.get('register', id);
  return register ? merged(entryShape(world, register), object({ id: value('string') })) : OPEN;
}

/** Where a message stands, with the fields of the answer. */
function standingShape(world: World, id: string): DataShape {
  const service = world.get('service', id);
  const status = value('string', ['waiting', 'answered', 'refused']);
  const stands = object({ status, sentOn: value('date'), answeredOn: value('date'), reason: value('string') });
  return service ? merged(stands, replyShape(world, service)) : OPEN;
}

/** The fields of an answer, by the names of the definition. */
export function replyShape(world: World, { answer }: Service): DataShape {
  const whole = schemaShape(world, answer.schema, {});
  const fields = Object.entries(answer.fields).map(([name, { from }]) => {
    const end = follow(whole, from.split('.'));
    return [name, 'shape' in end ? end.shape : OPEN] as const;
  });
  return object(Object.fromEntries(fields));
}

function proposalShape(world: World, id: string): DataShape {
  const decision = world.get('decision', id);
  if (!decision) return OPEN;
  const carried = decision.outcomes.flatMap((outcome) => Object.keys(outcome.values ?? {})).map((name) => [name, OPEN] as const);
  const outcome = value(
    'string',
    decision.outcomes.map((candidate) => candidate.id),
  );
  const rule = value(
    'string',
    rulesOf(decision).map((candidate) => candidate.id),
  );
  const reasons = list(object({ text: value('text') }, true));
  return object({
    ...(decision.aggregate ? { [decision.aggregate.as]: value('number') } : Object.fromEntries(carried)),
    outcome,
    rule,
    outcomes: list(outcome),
    rules: list(rule),
    reasons,
    changes: reasons,
    undetermined: list(value('string')),
    title: value('text'),
  });
}

/** Facts may build on facts; those that go in circles are faulted elsewhere and open here. */
function factShapes(world: World, facts: Record<string, Expression>, root: Record<string, DataShape>): Record<string, DataShape> {
  const shapes: Record<string, DataShape> = Object.fromEntries(Object.keys(facts).map((name) => [name, OPEN]));
  for (const [name, expression] of Object.entries(facts))
    shapes[name] = expressionShape(silent(world), expression, { root, facts: shapes }, '');
  return shapes;
}

/** What all users of a document, notice or form provide together; everything, where nothing in these bundles uses it. */
export function sharedScope(world: World, uses: (of: Uses) => { has(id: string): boolean }, id: string): Scope {
  const users = world.all('procedure').filter(({ value: procedure }) => uses(usesOf(procedure)).has(id));
  const scopes = users.map(({ value: procedure }) => procedureScope(world, procedure));
  const scope = scopes.length > 0 ? scopes.reduce(joined) : unused(world);
  return world.complete('procedure') ? scope : { ...scope, partial: true };
}

/** What several procedures provide together. */
export function scopeOfAll(world: World, procedures: Procedure[]): Scope {
  return procedures.map((procedure) => procedureScope(world, procedure)).reduce(joined);
}

function joined(a: Scope, b: Scope): Scope {
  const both = (x: Record<string, DataShape>, y: Record<string, DataShape>) =>
    (merged(object(x), object(y)) as { fields: Record<string, DataShape> }).fields;
  return { root: both(a.root, b.root), facts: both(a.facts, b.facts), ...((a.partial || b.partial) && { partial: true }) };
}

function unused(world: World): Scope {
  const forms = Object.fromEntries(world.all('form').map(({ id, value: form }) => [id, formShape(world, form)]));
  const open = Object.fromEntries(ROOTS.map((name) => [name, OPEN]));
  return { root: { ...open, ...everywhere(), ...forms }, facts: {} };
}
