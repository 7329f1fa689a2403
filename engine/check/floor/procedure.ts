/** Takes procedures that a bundle changes; faults what the base holds fast in them: requirements, signatures, roles, parts and deadlines. */
import type { Action, Part, Requirement, State } from '../../definitions.gen.ts';
import type { Amount, Counting, Due, Duration, Scalar } from '../../language.ts';
import { parse } from '../../logic.ts';
import type { Scope } from '../condition.ts';
import { implies, sidesOf } from '../implication.ts';
import { procedureScope } from '../scope.ts';
import { at, type Subject } from '../subject.ts';
import { factFloor } from './fact.ts';
import { clauses, type Ground, keptOf, loosened, same } from './ground.ts';

/** A state in both bundles; `pointer` is where it stands in the changed one. */
interface Pair {
  ground: Ground;
  subject: Subject;
  id: string;
  pointer: string;
  was: State;
  now: State | undefined;
  legal: string[] | undefined;
  /** What its conditions can see. */
  scope: Scope;
}

export function procedureFloor(ground: Ground): void {
  for (const { subject, was, now } of keptOf(ground, 'procedure')) {
    if (!now) continue;
    factFloor(ground, subject, was, now);
    const scope = procedureScope(ground.world, now);
    for (const requirement of held(was.opens.require))
      keeps({ ground, subject, scope }, '/opens', now.opens.require, requirement, clauses(requirement.legal, was.opens.legal, was.legal));
    for (const [id, state] of Object.entries(was.states)) {
      const there = Object.hasOwn(now.states, id);
      const pair = { ground, subject, scope, id, was: state, now: there ? now.states[id] : undefined, legal: state.legal ?? was.legal };
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
    if (name === id || beside) sameAction({ ...pair, pointer: at(pointer, 'actions', name), name, was, now: action, cited: legal });
  }
}

interface Actions extends Omit<Pair, 'was' | 'now'> {
  name: string;
  was: Action;
  now: Action;
  cited: { legal: string[] };
}

function sameAction(two: Actions): void {
  const { subject, pointer, name, was, now, cited: legal } = two;
  for (const requirement of held(was.require))
    keeps(two, pointer, now.require, requirement, requirement.legal ? clauses(requirement.legal) : legal);
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
  if (looser)
    subject.fault(`${place}/quorum`, 'floor.limit', {
      name: `${id} quorum`,
      was: looser.was,
      now: looser.now ?? '—',
      ...legal,
    });
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

function dueFloor({ ground, subject, scope, pointer, now, legal: stateLegal }: Pair, was: Due): void {
  const legal = clauses(was.legal, stateLegal);
  const index = (now?.due ?? []).findIndex(({ id }) => id === was.id);
  const due = now?.due?.[index];
  if (!due) {
    subject.fault(pointer, 'floor.due', { deadline: was.id, was: inWords(was), now: '—', ...legal });
    return;
  }
  const longer = isLonger(ground, scope, was, due);
  if (longer) subject.fault(at(pointer, 'due', index), 'floor.due', { deadline: was.id, was: longer.was, now: longer.now, ...legal });
}

/** Runs in as many states, stands still in no more, and each of its ways to count gives no later a day. */
function isLonger(ground: Ground, scope: Scope, was: Due, now: Due): { was: unknown; now: unknown } | undefined {
  const told = { was: inWords(was), now: inWords(now) };
  if (!implies({ world: ground.base, tree: sidesOf(was.when).yes }, { world: ground.world, tree: sidesOf(now.when).yes }, scope))
    return { was: JSON.stringify(was.when) ?? '—', now: JSON.stringify(now.when) };
  const stills = (now.pausedIn ?? []).filter((state) => !was.pausedIn?.includes(state));
  if (stills.length > 0) return { was: `pausedIn ${was.pausedIn?.join(', ') ?? '—'}`, now: `pausedIn ${now.pausedIn?.join(', ')}` };
  const ended = (was.goesOnIn ?? []).filter((state) => !now.goesOnIn?.includes(state));
  if (ended.length > 0) return { was: `goesOnIn ${was.goesOnIn?.join(', ')}`, now: `goesOnIn ${now.goesOnIn?.join(', ') ?? '—'}` };
  const [before, after] = [waysOf(was), waysOf(now)];
  const [one, other] = [before.ways.length, after.ways.length];
  const fewer = before.kind === 'latest' ? other > one : other < one;
  if (before.kind !== after.kind || fewer || (before.kind === 'single' && one !== other)) return told;
  // Of several days the earliest may have further ones to be weighed against, the latest fewer.
  const [asked, given] = before.kind === 'latest' ? [after.ways, before.ways] : [before.ways, after.ways];
  for (const way of asked) {
    const worse = given.map((each) => (before.kind === 'latest' ? longerWay(ground, each, way) : longerWay(ground, way, each)));
    if (worse.every((each) => each)) return typeof worse[0] === 'object' && worse.length === 1 ? worse[0] : told;
  }
  return undefined;
}

/** Counted from another day or in another unit, or to a later day. */
function longerWay(ground: Ground, was: Counting, now: Counting): { was: unknown; now: unknown } | true | undefined {
  const [first, second] = [durationOf(was), durationOf(now)];
  if (!same(was.from, now.from) || first.unit !== second.unit) return true;
  const looser = loosened(ground, first.amount, second.amount, was.after ? 'less' : 'more');
  return looser && { was: `${looser.was} ${first.unit}`, now: `${looser.now ?? '—'} ${first.unit}` };
}

/** The days that are weighed, with what each is counted from. */
function waysOf({ from, after, before, earliest, latest }: Due): { kind: string; ways: Counting[] } {
  const several = earliest ?? latest;
  if (!several)
    return { kind: 'single', ways: [{ ...(from !== undefined && { from }), ...(after && { after }), ...(before && { before }) }] };
  return { kind: earliest ? 'earliest' : 'latest', ways: several.map((way) => ({ ...(from !== undefined && { from }), ...way })) };
}

function durationOf({ after, before }: Counting): { unit: string; amount: Scalar | undefined } {
  const [unit = '', amount] = Object.entries((after ?? before ?? {}) as Duration)[0] ?? [];
  return { unit: `${unit} ${after ? 'after' : 'before'}`, amount: amount as Scalar | undefined };
}

function inWords(due: Due): string {
  const { kind, ways } = waysOf(due);
  const said = ways.map((way) => {
    const { unit, amount } = durationOf(way);
    const from = way.from === undefined ? '' : ` ${typeof way.from === 'string' ? way.from : JSON.stringify(way.from)}`;
    return `${typeof amount === 'object' && 'param' in amount ? amount.param : amount} ${unit}${from}`;
  });
  return kind === 'single' ? said.join('') : `${kind}: ${said.join(', ')}`;
}

function noMoreRoles(subject: Subject, pointer: string, action: string, was: string[], now: string[], legal: { legal: string[] }): void {
  for (const [index, role] of now.entries())
    if (!was.includes(role)) subject.fault(at(pointer, index), 'floor.who', { action, role, ...legal });
}

interface Judged {
  ground: Ground;
  subject: Subject;
  scope: Scope;
}

/** All that is required now, taken together, never holds without what was required. */
function keeps(
  { ground: { world, base }, subject, scope }: Judged,
  pointer: string,
  now: Requirement[] | undefined,
  was: Requirement,
  legal: { legal: string[] },
): void {
  const weighty = (now ?? []).filter(({ level }) => was.level === 'warning' || level !== 'warning');
  const required = { world, tree: { kind: 'all' as const, nodes: weighty.map(({ that }) => parse(that)) } };
  if (!implies(required, { world: base, tree: parse(was.that) }, scope))
    subject.fault(now ? `${pointer}/require` : pointer, 'floor.requirement', { requirement: was.else, ...legal });
}

function held(requirements: Requirement[] | undefined): Requirement[] {
  return (requirements ?? []).filter(({ floor }) => floor);
}
