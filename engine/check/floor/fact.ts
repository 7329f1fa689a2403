/**
 * Takes a procedure as the base has it and as a bundle makes it; faults facts under the floor that are computed otherwise and can't be shown to be
 * stricter: a requirement kept word by word is worth nothing over another fact.
 */
import { isList, rankOf } from '../../decision/policy.ts';
import { rulesOf } from '../../decision/rules.ts';
import type { Decision, Procedure, Requirement } from '../../definitions.gen.ts';
import type { Condition, Expression, Scalar } from '../../language.ts';
import { type Leaf, type Node, parse } from '../../logic.ts';
import { slopeOf } from '../../table.ts';
import { columnsOf, turnsOf } from '../decision.ts';
import { leavesOf } from '../guard.ts';
import { ANY_SCOPE, implies, sidesOf } from '../implication.ts';
import { daysFrom, daysOf, firstDay, valueOn } from '../parameter.ts';
import { namesIn } from '../procedure.ts';
import { procedureScope } from '../scope.ts';
import { at, type Subject } from '../subject.ts';
import { countsOtherwise } from './calendar.ts';
import { clauses, type Ground, loosened, otherwise, same, type Tighter } from './ground.ts';

/** A fact that the floor reads, and the way it may go so that what reads it is only stricter. */
interface Reading {
  fact: string;
  way?: Tighter | undefined;
  legal: { legal: string[] };
}

interface Facts {
  ground: Ground;
  was: Record<string, Expression>;
  now: Record<string, Expression>;
}

export function factFloor(ground: Ground, subject: Subject, was: Procedure, now: Procedure): void {
  const facts: Facts = { ground, was: was.facts ?? {}, now: now.facts ?? {} };
  for (const { fact, way, legal } of readings(ground, was, now))
    for (const name of looserFacts(facts, fact, way)) {
      const elsewhere = same(facts.was[name], facts.now[name]) ? placeOf(ground, facts.was[name]) : undefined;
      if (elsewhere) ground.subject.in(elsewhere.path).fault(elsewhere.pointer, 'floor.fact', { fact: name, ...legal });
      else subject.fault(now.facts ? at('/facts', name) : '', 'floor.fact', { fact: name, ...legal });
    }
}

const placeOf = (ground: Ground, node: unknown) => otherwise(ground, node) ?? countsOtherwise(ground, node);

/** What requirements, decisions that actions propose, and deadlines read. */
function readings(ground: Ground, was: Procedure, now: Procedure): Reading[] {
  const shapes = procedureScope(ground.world, now).facts;
  const required = (list: Requirement[] | undefined, ...cited: (string[] | undefined)[]) =>
    (list ?? []).filter(({ floor }) => floor).flatMap(({ that, legal }) => asked(that, shapes, clauses(legal, ...cited)));
  const inStates = Object.values(was.states).flatMap((state) => {
    const cited = state.legal ?? was.legal;
    const actions = Object.values(state.actions ?? {}).flatMap((action) => {
      const decision = action.propose === undefined ? undefined : ground.base.get('decision', action.propose);
      const fast = decision && (decision.floor || rulesOf(decision).some(({ floor }) => floor)) ? decision : undefined;
      const legal = clauses(decision?.legal, action.legal, cited);
      return [
        ...(fast ? Object.keys(fast.inputs).map((fact) => ({ fact, way: wayOfInput(ground, fast, fact), legal })) : []),
        ...required(action.require, action.legal, cited),
      ];
    });
    const dues = (state.due ?? []).filter(({ floor }) => floor);
    const anchors = dues.flatMap((due) =>
      [due, ...(due.earliest ?? []), ...(due.latest ?? [])].flatMap(({ from }) => readIn(from, clauses(due.legal, cited), 'less')),
    );
    return [...actions, ...anchors, ...dues.flatMap((due) => readIn(due.when, clauses(due.legal, cited)))];
  });
  return [...required(was.opens.require, was.opens.legal, was.legal), ...inStates];
}

/** Names within an expression; where it is but a name, that may go the way of the whole. */
function readIn(node: unknown, legal: { legal: string[] }, way?: Tighter): Reading[] {
  return [...namesIn(node), ...ofTheCase(node)].map((path) => ({ fact: rootOf(path), way: path === node ? way : undefined, legal }));
}

/** Within `where` and `each` names speak of items, but for those that begin with a slash. */
function ofTheCase(node: unknown): string[] {
  if (typeof node === 'string') return node.startsWith('/') ? [node] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) => [...ofTheCase(Array.isArray(node) ? '' : key), ...ofTheCase(member)]);
}

const rootOf = (path: string): string => path.replace(/^\//, '').split('.')[0] ?? path;

/** Each test of a requirement says which way its fact may go. */
function asked(that: Condition, shapes: Record<string, object>, legal: { legal: string[] }): Reading[] {
  return leavesOf(parse(that)).flatMap((leaf) => [
    { fact: rootOf(leaf.fact), way: Object.hasOwn(shapes, leaf.fact) ? wayOf(leaf, shapes[leaf.fact] ?? {}) : undefined, legal },
    ...readIn(leaf.compared, legal),
  ]);
}

function wayOf({ operator, compared }: Leaf, { min, max }: { min?: number; max?: number }): Tighter | undefined {
  if (['atMost', 'lessThan', 'onOrBefore', 'before'].includes(operator)) return 'more';
  if (['atLeast', 'moreThan', 'onOrAfter', 'after'].includes(operator)) return 'less';
  const lowest = compared === false || (typeof compared === 'number' && compared === min);
  const highest = compared === true || (typeof compared === 'number' && compared === max);
  if (operator === 'is') return lowest ? 'more' : highest ? 'less' : undefined;
  return operator !== 'not' ? undefined : lowest ? 'less' : highest ? 'more' : undefined;
}

/** The way in which the base's decision gives no more, on every day. */
function wayOfInput({ base, world }: Ground, decision: Decision, fact: string): Tighter | undefined {
  if (isList(decision)) return undefined;
  const rules = rulesOf(decision);
  const compared = rules.flatMap(({ when }) => (when ? leavesOf(parse(when)).flatMap((leaf) => leaf.compared) : []));
  const slopes = daysFrom(firstDay(world), daysOf(base, compared)).map((day) => {
    const resolve = (scalar: Scalar) => valueOn(base, scalar, day);
    return slopeOf(columnsOf(decision), { rows: turnsOf(decision, rules), resolve }, fact, (outcome) => rankOf(decision.outcomes, outcome));
  });
  return (['more', 'less'] as const).find((way) => slopes.every((slope) => slope === way || slope === 'both'));
}

/** This fact, or those beneath it, where it is computed otherwise and may have gone another way. */
function looserFacts(facts: Facts, fact: string, way: Tighter | undefined, above: string[] = []): string[] {
  if (!Object.hasOwn(facts.was, fact) || above.includes(fact)) return [];
  const [was, now] = [facts.was[fact], facts.now[fact]];
  if (was === undefined || now === undefined) return [fact];
  return looser({ ...facts, fact, above: [...above, fact] }, was, now, way);
}

interface Fact extends Facts {
  fact: string;
  above: string[];
}

function looser(here: Fact, was: Expression, now: Expression, way: Tighter | undefined): string[] {
  const beneath = () => readIn(was, { legal: [] }, way).flatMap((each) => looserFacts(here, each.fact, each.way, here.above));
  const inner = same(was, now) && !placeOf(here.ground, was) ? undefined : through(here, was, now, way);
  if (inner) return inner;
  if (same(was, now) && !placeOf(here.ground, was)) return beneath();
  return way && isStricter(here, was, now, way) ? beneath() : [here.fact];
}

/** A day that is a span away from another, with a span that leads the same way. */
function through(here: Fact, was: Expression, now: Expression, way: Tighter | undefined): string[] | undefined {
  if (typeof was === 'string' || typeof now === 'string' || !('date' in was) || !('date' in now)) return undefined;
  const [before, after] = [was, now].map((each) => Object.entries('plus' in each ? each.plus : 'minus' in each ? each.minus : {})[0]);
  if ('plus' in was !== 'plus' in now || before?.[0] !== after?.[0] || countsOtherwise(here.ground, was)) return undefined;
  const ways = way ? ['plus' in was === (way === 'less') ? 'less' : 'more'] : ['less', 'more'];
  const longer = ways.some((each) => loosened(here.ground, before?.[1], after?.[1], each as Tighter));
  return longer ? [here.fact] : looser(here, was.date, now.date, way);
}

/** Goes this way or stays, whatever the case: a number, how many of a list there are, or whether something is so. */
function isStricter({ ground }: Fact, was: Expression, now: Expression, way: Tighter): boolean {
  const [amount, other] = [was, now].map(amountOf);
  if (amount !== undefined && other !== undefined) return !loosened(ground, amount, other, way);
  const [sides, after] = [was, now].map((each) => listSides(each) ?? truthSides(each));
  if (!sides || !after || sides.of !== after.of) return false;
  const side = way === 'less' ? 'yes' : 'no';
  return implies({ world: ground.world, tree: after[side] }, { world: ground.base, tree: sides[side] }, ANY_SCOPE);
}

function amountOf(expression: Expression): Scalar | undefined {
  if (typeof expression !== 'object') return undefined;
  if ('param' in expression) return expression;
  return 'value' in expression && typeof expression.value === 'number' ? expression.value : undefined;
}

type Sides = { of: string; yes: Node; no: Node };

/** Which items of a list count and which don't. */
function listSides(expression: Expression): Sides | undefined {
  if (typeof expression !== 'object') return undefined;
  const verb = ['count', 'share', 'any', 'every'].find((name) => name in expression);
  if (!verb) return undefined;
  const { [verb]: path, where } = expression as Record<string, unknown>;
  return { of: `${verb} ${path}`, ...sidesOf(where as Condition | undefined) };
}

/** When something is so and when it is not: a fact or path, or a choice between truths. */
function truthSides(expression: Expression | undefined): Sides | undefined {
  const of = 'truth';
  if (expression === undefined) return { of, yes: { kind: 'any', nodes: [] }, no: { kind: 'any', nodes: [] } };
  if (typeof expression === 'string') return { of, ...sidesOf({ [expression]: { is: true } }) };
  if ('value' in expression && typeof expression.value === 'boolean') {
    const [yes, no] = [expression.value, !expression.value].map((holds): Node => ({ kind: holds ? 'all' : 'any', nodes: [] }));
    return yes && no && { of, yes, no };
  }
  if (!('if' in expression)) return undefined;
  const [asked, then, rest] = [sidesOf(expression.if), truthSides(expression.then), truthSides(expression.else)];
  if (!then || !rest) return undefined;
  const side = (which: 'yes' | 'no'): Node => ({
    kind: 'any',
    nodes: [
      { kind: 'all', nodes: [asked.yes, then[which]] },
      { kind: 'all', nodes: [asked.no, rest[which]] },
    ],
  });
  return { of, yes: side('yes'), no: side('no') };
}
