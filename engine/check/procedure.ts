/** Takes a procedure; faults states that can't be reached or left, stages, actions nobody may take, deadlines without an anchor, and its effects. */
import type { Action, AnswerWay, Part, Procedure, Reader, State } from '../definitions.gen.ts';
import type { Counting, Due } from '../language.ts';
import { segmentsOf } from '../load.ts';
import type { Decision } from '../model.ts';
import type { Scope } from './condition.ts';
import { follow } from './data-shape.ts';
import { checkEffects } from './effect.ts';
import { checkAmount, checkDuration, expressionShape, expressionsShape } from './expression.ts';
import { boundOf, checkCondition } from './guard.ts';
import { openersOf, openingScope, procedureScope, type Uses, usesOf } from './scope.ts';
import { checkSight } from './sight.ts';
import { checkReach, checkStages, reachable, referState } from './states.ts';
import { at, nearest, refer, referRole, type Subject, unrepeated } from './subject.ts';

type Origin = NonNullable<Procedure['opens']['from']>[number];

interface Inquiry {
  subject: Subject;
  procedure: Procedure;
  scope: Scope;
  uses: Uses;
}

export function checkProcedure(subject: Subject, procedure: Procedure): void {
  const inquiry: Inquiry = { subject, procedure, scope: procedureScope(subject.world, procedure), uses: usesOf(procedure) };
  const known = Object.keys(procedure.states);
  if (!known.includes(procedure.initial))
    subject.fault('/initial', 'reference.unknown', { kind: 'state', id: procedure.initial, known: nearest(procedure.initial, known) });
  expressionShape(subject, procedure.summary, inquiry.scope, '/summary');
  for (const [index, role] of procedure.opens.who.entries()) referRole(subject, role, at('/opens/who', index));
  checkOpening(inquiry);
  for (const [index, origin] of (procedure.opens.from ?? []).entries()) checkOrigin(inquiry, origin, at('/opens/from', index));
  if (procedure.opens.alone === false && !procedure.opens.from && openersOf(subject.world, procedure).length === 0)
    subject.fault('/opens/alone', 'origin.none', {});
  for (const [index, reader] of procedure.readers.entries()) checkReader(inquiry, reader, at('/readers', index));
  checkFacts(inquiry);
  checkStages(subject, procedure);
  checkReach(subject, procedure, ({ require = [] }) => !require.some((each) => isClosed(inquiry, each)));
  checkDeadlineNames(inquiry);
  for (const [id, state] of Object.entries(procedure.states)) checkState(inquiry, id, state, at('/states', id));
  checkSight(subject, procedure);
}

/** A requirement that nothing can meet. */
function isClosed({ subject, scope }: Inquiry, { that, level }: NonNullable<Action['require']>[number]): boolean {
  if (level === 'warning') return false;
  const bound = boundOf(subject.world, that, scope);
  return bound?.extent === 'never' && bound.from === undefined;
}

/** What an opening requires is judged before there is a case. */
function checkOpening(inquiry: Inquiry): void {
  const { subject, procedure, scope } = inquiry;
  const fault: Subject['fault'] = (pointer, code, params, place) => {
    const early = code === 'path.root' && [scope.root, scope.facts].some((names) => Object.hasOwn(names, String(params?.name)));
    subject.fault(pointer, early ? 'path.early' : code, params, place);
  };
  const before = { ...inquiry, subject: { ...subject, fault }, scope: openingScope(subject.world, procedure, scope) };
  checkRequirements(before, procedure.opens.require ?? [], undefined, '/opens/require');
}

/** A case is taken up once it is closed, unless it may still be open; what is carried over must be asked in both procedures. */
function checkOrigin({ subject, uses }: Inquiry, { procedure, states, forms, open }: Origin, pointer: string): void {
  refer(subject, 'procedure', procedure, at(pointer, 'procedure'));
  const taken = subject.world.get('procedure', procedure);
  if (!taken) return;
  for (const [index, state] of states.entries()) {
    referState(subject, taken, state, at(pointer, 'states', index));
    if (taken.states[state] && !taken.states[state].final && !open) subject.fault(at(pointer, 'states', index), 'origin.open', { state });
  }
  const both = [...usesOf(taken).forms].filter((form) => uses.forms.has(form));
  for (const [index, form] of (forms ?? []).entries())
    if (!both.includes(form)) subject.fault(at(pointer, 'forms', index), 'origin.form', { form, known: both });
}

function checkReader({ subject, procedure }: Inquiry, reader: Reader, pointer: string): void {
  for (const [index, role] of reader.who.entries()) referRole(subject, role, at(pointer, 'who', index));
  for (const [index, state] of (reader.states ?? []).entries()) referState(subject, procedure, state, at(pointer, 'states', index));
}

function checkFacts({ subject, procedure, scope }: Inquiry): void {
  const facts = procedure.facts ?? {};
  for (const [name, expression] of Object.entries(facts)) {
    const pointer = at('/facts', name);
    expressionShape(subject, expression, scope, pointer);
    if (Object.hasOwn(scope.root, name)) subject.fault(pointer, 'fact.hidden', { name }, { at: 'key' });
    else if (circles(name, facts)) subject.fault(pointer, 'fact.circle', { name }, { at: 'key' });
  }
}

/** Whether a fact is computed, by any way, from itself. */
function circles(name: string, facts: Record<string, unknown>): boolean {
  const seen = new Set<string>();
  const queue = [name];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const used of namesIn(facts[next]).map((path) => path.split('.')[0] ?? path)) {
      if (used === name) return true;
      if (Object.hasOwn(facts, used) && !seen.has(used)) queue.push(used);
      seen.add(used);
    }
  }
  return false;
}

/** Every string and key within an expression that may be a fact's name; `where` and `each` speak of items. */
export function namesIn(node: unknown): string[] {
  if (typeof node === 'string') return [node.replace(/^\//, '')];
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (typeof node !== 'object' || node === null) return [];
  const inner = ['where', 'each', 'of', 'take', 'value', 'param', 'classifier', 'plus', 'minus'];
  return Object.entries(node).flatMap(([key, member]) => (inner.includes(key) ? [] : [key, ...namesIn(member)]));
}

function checkDeadlineNames({ subject, procedure }: Inquiry): void {
  const deadlines = Object.entries(procedure.states).flatMap(([id, state]) =>
    (state.due ?? []).map((due, index) => ({ name: due.id, pointer: at('/states', id, 'due', index, 'id') })),
  );
  unrepeated(
    subject,
    deadlines.map(({ name }) => name),
    (index) => deadlines[index]?.pointer ?? '',
  );
}

function checkState(inquiry: Inquiry, id: string, state: State, pointer: string): void {
  const { subject } = inquiry;
  for (const [index, path] of (state.tells ?? []).entries()) expressionShape(subject, path, inquiry.scope, at(pointer, 'tells', index));
  for (const [index, due] of (state.due ?? []).entries()) checkDue(inquiry, id, due, at(pointer, 'due', index));
  for (const [name, part] of Object.entries(state.parts ?? {})) {
    const here = at(pointer, 'parts', name);
    for (const [index, role] of part.who.entries()) checkDoer(inquiry, id, role, at(here, 'who', index));
    refer(subject, 'form', part.form, at(here, 'form'));
    checkQuorum(subject, part, at(here, 'quorum'));
    if (state.actions?.[name]) subject.fault(here, 'name.repeated', { name }, { at: 'key' });
  }
  for (const [service, ways] of Object.entries(state.answers ?? {})) checkAnswers(inquiry, service, ways, at(pointer, 'answers', service));
  for (const [name, action] of Object.entries(state.actions ?? {})) checkAction(inquiry, id, state, action, at(pointer, 'actions', name));
}

/** Only what is sent a message answers. */
function checkAnswers(inquiry: Inquiry, service: string, ways: AnswerWay[], pointer: string): void {
  const { subject, procedure, scope, uses } = inquiry;
  if (!subject.world.exists('service', service)) refer(subject, 'service', service, pointer);
  else if (!uses.sent.has(service)) subject.fault(pointer, 'answer.unsent', { service }, { at: 'key' });
  for (const [index, way] of ways.entries()) {
    const here = at(pointer, index);
    if (way.when) checkCondition(subject, way.when, scope, at(here, 'when'));
    if (way.to !== undefined) referState(subject, procedure, way.to, at(here, 'to'));
    checkEffects(inquiry, way.then ?? [], at(here, 'then'));
  }
}

/** A share is of a role that hands the part in, and whose holders can be counted. */
function checkQuorum(subject: Subject, { quorum, who }: Part, pointer: string): void {
  if (quorum === undefined || typeof quorum === 'number' || 'param' in quorum) {
    checkAmount(subject, quorum, pointer);
    return;
  }
  for (const [name, amount] of Object.entries(quorum)) if (name !== 'of') checkAmount(subject, amount, at(pointer, name));
  referRole(subject, quorum.of, at(pointer, 'of'));
  if (!who.includes(quorum.of)) subject.fault(at(pointer, 'of'), 'quorum.role', { role: quorum.of, known: who });
}

function checkDue(inquiry: Inquiry, state: string, due: Due, pointer: string): void {
  const { subject, scope, procedure } = inquiry;
  checkCounting(inquiry, due, due, pointer);
  for (const which of ['earliest', 'latest'] as const)
    for (const [index, way] of (due[which] ?? []).entries())
      checkCounting(
        inquiry,
        due,
        { ...way, ...(due.from !== undefined && way.from === undefined && { anchored: true }) },
        at(pointer, which, index),
      );
  for (const [index, pause] of (due.pausedIn ?? []).entries()) {
    const here = at(pointer, 'pausedIn', index);
    referState(subject, procedure, pause, here);
    if (Object.hasOwn(procedure.states, pause) && (pause === state || !reachable(procedure, pause).has(state)))
      subject.fault(here, 'due.pause', { deadline: due.id, state: pause });
  }
  for (const [index, other] of (due.goesOnIn ?? []).entries()) checkGoesOn(inquiry, state, other, due, at(pointer, 'goesOnIn', index));
  if (due.when) checkCondition(subject, due.when, scope, at(pointer, 'when'));
  if (due.reminder && !due.late?.length) subject.fault(at(pointer, 'reminder'), 'due.silent', { deadline: due.id }, { at: 'key' });
  checkEffects(inquiry, due.late ?? [], at(pointer, 'late'));
}

/** A deadline goes on in another state that the case can come to, and that does not pause it. */
function checkGoesOn({ subject, procedure }: Inquiry, state: string, other: string, due: Due, pointer: string): void {
  referState(subject, procedure, other, pointer);
  if (!Object.hasOwn(procedure.states, other)) return;
  if (other === state || due.pausedIn?.includes(other) || !reachable(procedure, state).has(other))
    subject.fault(pointer, 'due.goesOn', { deadline: due.id, state: other });
}

/** `anchored`: the deadline itself names the day. */
function checkCounting({ subject, scope }: Inquiry, { id }: Due, counting: Counting & { anchored?: boolean }, pointer: string): void {
  const { from, after, before, anchored } = counting;
  if (from !== undefined) {
    const shape = expressionShape(subject, from, scope, at(pointer, 'from'));
    if (shape.is !== 'open' && !(shape.is === 'value' && (shape.type === undefined || shape.type === 'date' || shape.type === 'string')))
      subject.fault(at(pointer, 'from'), 'expression.date', {});
  } else if (before && !anchored) subject.fault(at(pointer, 'before'), 'due.anchor', { deadline: id }, { at: 'key' });
  if (after) checkDuration(subject, after, at(pointer, 'after'));
  if (before) checkDuration(subject, before, at(pointer, 'before'));
}

/** A role that acts must exist, be held by someone, and be able to read the case in that state. */
function checkDoer({ subject, procedure, uses }: Inquiry, state: string, role: string, pointer: string): void {
  referRole(subject, role, pointer);
  const scope = subject.world.roles.get(role)?.scope;
  if (scope === 'case' && !uses.assigned.has(role)) subject.fault(pointer, 'action.nobody', { role });
  if (scope && !procedure.readers.some((reader) => reader.who.includes(role) && (reader.states?.includes(state) ?? true)))
    subject.fault(pointer, 'action.unread', { role, state });
}

function checkAction(inquiry: Inquiry, id: string, state: State, action: Action, pointer: string): void {
  const { subject, procedure } = inquiry;
  for (const [index, role] of action.who.entries()) checkDoer(inquiry, id, role, at(pointer, 'who', index));
  if (action.form !== undefined) refer(subject, 'form', action.form, at(pointer, 'form'));
  if (action.to !== undefined) referState(subject, procedure, action.to, at(pointer, 'to'));
  for (const [index, document] of (action.shows ?? []).entries()) refer(subject, 'document', document, at(pointer, 'shows', index));
  for (const [index, part] of (action.needs ?? []).entries()) checkNeed(subject, state, part, at(pointer, 'needs', index));
  if (action.propose !== undefined) checkProposal(inquiry, action.propose, at(pointer, 'propose'));
  checkRequirements(inquiry, action.require ?? [], action.form, at(pointer, 'require'));
  checkEffects(inquiry, action.then ?? [], at(pointer, 'then'));
}

function checkNeed(subject: Subject, state: State, part: string, pointer: string): void {
  const parts = Object.entries(state.parts ?? {});
  const found = parts.find(([name]) => name === part)?.[1];
  if (!found) subject.fault(pointer, 'reference.unknown', { kind: 'part', id: part, known: parts.map(([name]) => name) });
  else if (found.quorum === undefined) subject.fault(pointer, 'part.quorum', { part }, { level: 'warning' });
}

/** Every input of the decision must be a declared fact of the procedure. */
function checkProposal({ subject, procedure }: Inquiry, decisionId: string, pointer: string): void {
  refer(subject, 'decision', decisionId, pointer);
  const decision: Decision | undefined = subject.world.get('decision', decisionId);
  for (const input of Object.keys(decision?.inputs ?? {})) {
    if (!Object.hasOwn(procedure.facts ?? {}, input)) subject.fault(pointer, 'fact.undeclared', { decision: decisionId, fact: input });
  }
}

function checkRequirements(
  { subject, scope }: Inquiry,
  requirements: NonNullable<Action['require']>,
  form: string | undefined,
  pointer: string,
): void {
  for (const [index, requirement] of requirements.entries()) {
    checkCondition(subject, requirement.that, scope, at(pointer, index, 'that'));
    expressionsShape(subject, requirement.with ?? {}, scope, at(pointer, index, 'with'));
    const shape = form === undefined ? undefined : scope.root[form];
    if (requirement.field === undefined || !shape) continue;
    const end = follow(shape, segmentsOf(requirement.field));
    if ('missing' in end)
      subject.fault(at(pointer, index, 'field'), 'path.field', {
        path: requirement.field,
        name: end.missing,
        known: nearest(end.missing, end.known),
      });
  }
}
