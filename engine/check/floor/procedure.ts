/** Takes procedures that a bundle changes; faults what the base holds fast in them: requirements, signatures, roles, parts and deadlines. */
import { rulesOf } from '../../decision/rules.ts';
import type { Action, Part, Procedure, Requirement, State } from '../../definitions.gen.ts';
import type { Amount, Counting, Due, Duration, Scalar } from '../../language.ts';
import { namesIn } from '../procedure.ts';
import { at, type Subject } from '../subject.ts';
import type { World } from '../world.ts';
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
  /** Only parameters can differ; faults stand at `pointer`. */
  fixed?: true;
}

export function procedureFloor(ground: Ground): void {
  parameterisedFloor(ground);
  for (const { subject, was, now } of changesOf(ground, 'procedure')) {
    if (!now) continue;
    factFloor(ground, subject, was, now);
    for (const requirement of held(was.opens.require))
      keeps(subject, '/opens', now.opens.require, requirement, clauses(requirement.legal, was.opens.legal, was.legal));
    for (const [id, state] of Object.entries(was.states)) {
      const there = Object.hasOwn(now.states, id);
      const pair = { ground, subject, id, was: state, now: there ? now.states[id] : undefined, legal: state.legal ?? was.legal };
      stateFloor({ ...pair, pointer: there ? at('/states', id) : '/states' });
    }
  }
}

/** A procedure that the bundle leaves alone, but whose terms and quorums a parameter of its own may have changed. */
function parameterisedFloor(ground: Ground): void {
  const own = ground.world.own('parameters')[0];
  if (!own) return;
  const changed = new Set(changesOf(ground, 'procedure').map(({ was }) => was));
  const subject = ground.subject.in(own.path);
  for (const { value } of ground.base.all('procedure').filter((one) => !changed.has(one.value)))
    for (const [id, state] of Object.entries(value.states)) {
      const pair: Pair = {
        ground,
        subject,
        id,
        was: state,
        now: state,
        legal: state.legal ?? value.legal,
        pointer: '/parameters',
        fixed: true,
      };
      for (const [name, part] of Object.entries(state.parts ?? {})) if (part.floor) partFloor(pair, name, part);
      for (const due of state.due ?? []) if (due.floor) dueFloor(pair, due);
    }
}

/** What the floor reads must be computed as in the base: a requirement kept word by word is worth nothing over another fact. */
function factFloor({ base }: Ground, subject: Subject, was: Procedure, now: Procedure): void {
  const facts = was.facts ?? {};
  for (const { read, legal } of readings(base, was)) {
    const names = new Set(read.filter((name) => Object.hasOwn(facts, name)));
    for (const name of names) for (const further of namesIn(facts[name]).map(rootOf)) if (Object.hasOwn(facts, further)) names.add(further);
    for (const name of names)
      if (!same(facts[name], now.facts?.[name])) subject.fault(now.facts ? at('/facts', name) : '', 'floor.fact', { fact: name, ...legal });
  }
}

/** Names that each thing of the floor reads: requirements, decisions that actions propose, deadlines. */
function readings(base: World, { states, legal }: Procedure): { read: string[]; legal: { legal: string[] } }[] {
  return Object.values(states).flatMap((state) => {
    const cited = state.legal ?? legal;
    const actions = Object.values(state.actions ?? {}).flatMap((action) => {
      const decision = action.propose === undefined ? undefined : base.get('decision', action.propose);
      const inputs = decision && (decision.floor || rulesOf(decision).some(({ floor }) => floor)) ? Object.keys(decision.inputs) : [];
      return [
        { read: inputs, legal: clauses(decision?.legal, action.legal, cited) },
        ...held(action.require).map((one) => ({ read: namesIn(one.that).map(rootOf), legal: clauses(one.legal, action.legal, cited) })),
      ];
    });
    const dues = (state.due ?? []).filter(({ floor }) => floor);
    return [...actions, ...dues.map((due) => ({ read: namesIn([due.from, due.when]).map(rootOf), legal: clauses(due.legal, cited) }))];
  });
}

const rootOf = (path: string): string => path.split('.')[0] ?? path;

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

function partFloor({ ground, subject, pointer, now, id: state, legal: stateLegal, fixed }: Pair, id: string, was: Part): void {
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
    subject.fault(fixed ? pointer : `${place}/quorum`, 'floor.limit', {
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

function dueFloor({ ground, subject, pointer, now, legal: stateLegal, fixed }: Pair, was: Due): void {
  const legal = clauses(was.legal, stateLegal);
  const index = (now?.due ?? []).findIndex(({ id }) => id === was.id);
  const due = now?.due?.[index];
  const place = fixed ? pointer : at(pointer, 'due', index);
  if (!due) {
    subject.fault(pointer, 'floor.due', { deadline: was.id, was: inWords(was), now: '—', ...legal });
    return;
  }
  const longer = isLonger(ground, was, due);
  if (longer) subject.fault(place, 'floor.due', { deadline: was.id, was: longer.was, now: longer.now, ...legal });
}

/** Runs in as many states, stands still in no more, and each of its ways to count gives no later a day. */
function isLonger(ground: Ground, was: Due, now: Due): { was: unknown; now: unknown } | undefined {
  const told = { was: inWords(was), now: inWords(now) };
  if (now.when !== undefined && !same(was.when, now.when)) return { was: JSON.stringify(was.when) ?? '—', now: JSON.stringify(now.when) };
  const stills = (now.pausedIn ?? []).filter((state) => !was.pausedIn?.includes(state));
  if (stills.length > 0) return { was: `pausedIn ${was.pausedIn?.join(', ') ?? '—'}`, now: `pausedIn ${now.pausedIn?.join(', ')}` };
  const ended = (was.goesOnIn ?? []).filter((state) => !now.goesOnIn?.includes(state));
  if (ended.length > 0) return { was: `goesOnIn ${was.goesOnIn?.join(', ')}`, now: `goesOnIn ${now.goesOnIn?.join(', ') ?? '—'}` };
  const [before, after] = [waysOf(was), waysOf(now)];
  if (before.kind !== after.kind || before.ways.length !== after.ways.length) return told;
  for (const [index, way] of before.ways.entries()) {
    const other = after.ways[index];
    if (!other || !same(way.from, other.from)) return told;
    const [first, second] = [durationOf(way), durationOf(other)];
    if (first.unit !== second.unit) return told;
    const looser = loosened(ground, first.amount, second.amount, way.after ? 'less' : 'more');
    if (looser) return { was: `${looser.was} ${first.unit}`, now: `${looser.now ?? '—'} ${first.unit}` };
  }
  return undefined;
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

function keeps(subject: Subject, pointer: string, now: Requirement[] | undefined, was: Requirement, legal: { legal: string[] }): void {
  const kept = now?.some(({ that, level }) => same(that, was.that) && (was.level === 'warning' || level !== 'warning'));
  if (!kept) subject.fault(now ? `${pointer}/require` : pointer, 'floor.requirement', { requirement: was.else, ...legal });
}

function held(requirements: Requirement[] | undefined): Requirement[] {
  return (requirements ?? []).filter(({ floor }) => floor);
}
