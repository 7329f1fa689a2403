/** Takes procedures that a bundle changes; faults what the base holds fast in them: requirements, signatures, roles, parts and deadlines. */
import type { Action, Part, Requirement, State } from '../../definitions.gen.ts';
import type { Amount, Due, Duration, Scalar } from '../../language.ts';
import { at, type Subject } from '../subject.ts';
import { changesOf, clauses, type Ground, loosened, same } from './ground.ts';

/** A state in both bundles; `pointer` is where it stands in the changed one. */
interface Pair {
  ground: Ground;
  subject: Subject;
  id: string;
  pointer: string;
  was: State;
  now: State | undefined;
  legal: string[] | undefined;
}

export function procedureFloor(ground: Ground): void {
  for (const { subject, was, now } of changesOf(ground, 'procedure')) {
    if (!now) continue;
    for (const requirement of held(was.opens.require))
      keeps(subject, '/opens', now.opens.require, requirement, clauses(requirement.legal, was.opens.legal, was.legal));
    for (const [id, state] of Object.entries(was.states)) {
      const there = Object.hasOwn(now.states, id);
      const pair = { ground, subject, id, was: state, now: there ? now.states[id] : undefined, legal: state.legal ?? was.legal };
      stateFloor({ ...pair, pointer: there ? at('/states', id) : '/states' });
    }
  }
}

function stateFloor(pair: Pair): void {
  for (const [id, action] of Object.entries(pair.was.actions ?? {}))
    if (action.floor || held(action.require).length > 0) actionFloor(pair, id, action);
  for (const [id, part] of Object.entries(pair.was.parts ?? {})) if (part.floor) partFloor(pair, id, part);
  for (const due of pair.was.due ?? []) if (due.floor) dueFloor(pair, due);
}

function actionFloor(pair: Pair, id: string, was: Action): void {
  const { subject, pointer, now } = pair;
  const legal = clauses(was.legal, held(was.require)[0]?.legal, pair.legal);
  const actions = now?.actions ?? {};
  if (!Object.hasOwn(actions, id)) subject.fault(pointer, 'floor.action', { action: id, state: pair.id, ...legal });
  for (const [name, action] of Object.entries(actions)) {
    // A new way to the same state is no way round.
    const beside = was.to !== undefined && action.to === was.to && !Object.hasOwn(pair.was.actions ?? {}, name);
    if (name === id || beside) sameAction({ subject, pointer: at(pointer, 'actions', name), name, was, now: action, legal });
  }
}

interface Actions {
  subject: Subject;
  pointer: string;
  name: string;
  was: Action;
  now: Action;
  legal: { legal: string[] };
}

function sameAction({ subject, pointer, name, was, now, legal }: Actions): void {
  for (const requirement of held(was.require))
    keeps(subject, pointer, now.require, requirement, requirement.legal ? clauses(requirement.legal) : legal);
  if (!was.floor) return;
  noMoreRoles(subject, `${pointer}/who`, name, was.who, now.who, legal);
  if (was.sign !== undefined && was.sign !== now.sign)
    subject.fault(now.sign === undefined ? pointer : `${pointer}/sign`, 'floor.signature', { action: name, sign: was.sign, ...legal });
  for (const part of was.needs ?? [])
    if (!now.needs?.includes(part)) subject.fault(`${pointer}/needs`, 'floor.needs', { action: name, part, ...legal });
}

function partFloor({ ground, subject, pointer, now, id: state, legal: stateLegal }: Pair, id: string, was: Part): void {
  const legal = clauses(was.legal, stateLegal);
  const part = now?.parts && Object.hasOwn(now.parts, id) ? now.parts[id] : undefined;
  if (!part) {
    subject.fault(pointer, 'floor.action', { action: id, state, ...legal });
    return;
  }
  const place = at(pointer, 'parts', id);
  noMoreRoles(subject, `${place}/who`, id, was.who, part.who, legal);
  if (was.sign && !part.sign) subject.fault(place, 'floor.signature', { action: id, sign: was.sign, ...legal });
  const looser = quorumLoosened(ground, was.quorum, part.quorum);
  if (looser) subject.fault(`${place}/quorum`, 'floor.limit', { name: `${id} quorum`, was: looser.was, now: looser.now ?? '—', ...legal });
}

/** A quorum of another kind (a number for a share) can't be weighed against the old one, so it counts as looser. */
function quorumLoosened(ground: Pair['ground'], was: Part['quorum'], now: Part['quorum']): { was: unknown; now: unknown } | undefined {
  if (was === undefined) return undefined;
  const [before, after] = [shareOf(was), shareOf(now)];
  if (before.kind !== after.kind && now !== undefined) return { was: JSON.stringify(was), now: JSON.stringify(now) };
  return loosened(ground, before.amount, after.amount, 'more');
}

/** The number in a quorum, and what it is a number of. */
function shareOf(quorum: Part['quorum']): { kind: string; amount: Amount | undefined } {
  if (typeof quorum !== 'object') return { kind: 'members', amount: quorum };
  if ('share' in quorum) return { kind: `share of ${quorum.of}`, amount: quorum.share };
  if ('moreThan' in quorum) return { kind: `more than of ${quorum.of}`, amount: quorum.moreThan };
  return { kind: 'members', amount: quorum };
}

function dueFloor({ ground, subject, pointer, now, legal: stateLegal }: Pair, was: Due): void {
  const legal = clauses(was.legal, stateLegal);
  const index = (now?.due ?? []).findIndex(({ id }) => id === was.id);
  const due = now?.due?.[index];
  const place = at(pointer, 'due', index);
  if (!due) {
    subject.fault(pointer, 'floor.due', { deadline: was.id, was: inWords(was), now: '—', ...legal });
    return;
  }
  const [before, after] = [durationOf(was), durationOf(due)];
  const comparable = before.unit === after.unit && same(was.from, due.from) && (due.when === undefined || same(was.when, due.when));
  if (!comparable || loosened(ground, before.amount, after.amount, was.after ? 'less' : 'more'))
    subject.fault(place, 'floor.due', { deadline: was.id, was: inWords(was), now: inWords(due), ...legal });
}

function durationOf({ after, before }: Due): { unit: string; amount: Scalar | undefined } {
  const [unit = '', amount] = Object.entries((after ?? before ?? {}) as Duration)[0] ?? [];
  return { unit: `${after ? 'after' : 'before'} ${unit}`, amount: amount as Scalar | undefined };
}

function inWords(due: Due): string {
  const { unit, amount } = durationOf(due);
  return `${typeof amount === 'object' && 'param' in amount ? amount.param : amount} ${unit.split(' ')[1]}`;
}

function noMoreRoles(subject: Subject, pointer: string, action: string, was: string[], now: string[], legal: { legal: string[] }): void {
  for (const [index, role] of now.entries())
    if (!was.includes(role)) subject.fault(at(pointer, index), 'floor.who', { action, role, ...legal });
}

function keeps(subject: Subject, pointer: string, now: Requirement[] | undefined, was: Requirement, legal: { legal: string[] }): void {
  const kept = now?.some(({ that, level }) => same(that, was.that) && (was.level === 'warning' || level !== 'warning'));
  if (!kept) subject.fault(now ? `${pointer}/require` : pointer, 'floor.requirement', { requirement: was.else, ...legal });
}

function held(requirements: Requirement[] | undefined): Requirement[] {
  return (requirements ?? []).filter(({ floor }) => floor);
}
