/** Takes decisions that a bundle changes, itself or by a parameter; faults facts for which it gives more than the base where the base holds the decision or a rule fast. */
import { isList, rankOf } from '../../decision/policy.ts';
import { rulesOf } from '../../decision/rules.ts';
import type { Decision, Rule } from '../../definitions.gen.ts';
import { type Node, parse } from '../../logic.ts';
import { type Better, type Column, findBetter } from '../../table.ts';
import { columnsOf, placesOf, said, turnsOf } from '../decision.ts';
import { daysFrom, daysOf, firstDay, valueOn } from '../parameter.ts';
import type { Subject } from '../subject.ts';
import { clauses, type Ground, same } from './ground.ts';

export function decisionFloor(ground: Ground): void {
  const { base, world, subject } = ground;
  const parameters = world.own('parameters')[0];
  for (const { id, value: was } of base.all('decision')) {
    if (!was.floor && !rulesOf(was).some(({ floor }) => floor)) continue;
    const removed = world.bundle.removed.find((each) => each.kind === 'decision' && each.id === id);
    const own = world.own('decision').find((each) => each.id === id);
    const now = world.get('decision', id);
    const legal = clauses(was.legal, ...rulesOf(was).map((rule) => rule.legal));
    if (removed) subject.in(removed.path).fault('', 'floor.decision', { decision: id, ...legal });
    else if (now && own) compare({ ground, id, was, now, subject: subject.in(own.path), own: true });
    else if (now && parameters) compare({ ground, id, was, now, subject: subject.in(parameters.path), own: false });
  }
}

interface Two {
  ground: Ground;
  subject: Subject;
  id: string;
  was: Decision;
  now: Decision;
  /** The bundle has the decision itself; otherwise a parameter of its own is at work. */
  own: boolean;
}

/** A parameter with more days than this is not followed. */
const MOST_DAYS = 24;

function compare(two: Two): void {
  const { ground, subject, was, now, own, id } = two;
  const days = daysFrom(firstDay(ground.world), [...daysIn(ground.base, was), ...daysIn(ground.world, now)]);
  if (!own && days.every((day) => same(valuesOn(ground.base, was, day), valuesOn(ground.world, now, day)))) return;
  const columns = sharedColumns(was, now);
  const comparable = columns && !isList(was) && !isList(now) && days.length <= MOST_DAYS;
  const answers = comparable ? days.map((day) => betterOn(two, columns, day)) : ['unknown' as const];
  const at = answers.findIndex((answer) => typeof answer === 'object');
  const found = answers[at];
  const told = { decision: id, ...clauses(was.legal, ...held(was).map(({ legal }) => legal)) };
  if (typeof found === 'object') faultBetter(two, found, at > 0 ? days[at] : undefined);
  else if (answers.includes('unknown') && !unchanged(was, now))
    subject.fault(own ? '' : '/parameters', 'floor.unclear', told, { at: 'key', level: 'warning' });
}

/** What decides is the same; texts and test cases decide nothing. */
function unchanged(was: Decision, now: Decision): boolean {
  const core = ({ policy, aggregate, inputs, outcomes, ...rest }: Decision) => [
    policy,
    aggregate ?? null,
    inputs,
    outcomes.map(({ id, values }) => [id, values ?? null]),
    rulesOf({ policy, inputs, outcomes, ...rest }).map(({ id, when, outcome }) => [id, when ?? null, outcome]),
  ];
  return same(core(was), core(now));
}

const held = (was: Decision): Rule[] => rulesOf(was).filter(({ floor }) => floor ?? was.floor ?? false);

function faultBetter({ subject, id, was, now, own }: Two, { was: before, now: after, input }: Better, day: string | undefined): void {
  const rules = rulesOf(now);
  const [rule, other] = [rules.find((each) => each.id === after), rulesOf(was).find((each) => each.id === before)];
  const place = own ? (placesOf(now)[rules.findIndex((each) => each.id === after)]?.id ?? '') : '/parameters';
  subject.fault(place, 'floor.rule', {
    decision: id,
    rule: after,
    now: titleOf(now, rule?.outcome),
    was: titleOf(was, other?.outcome),
    example: [said(input) || '—', ...(day === undefined ? [] : [`(${day})`])].join(' '),
    ...clauses(other?.legal, was.legal),
  });
}

const titleOf = ({ outcomes }: Decision, outcome: string | undefined): unknown =>
  outcomes.find(({ id }) => id === outcome)?.title ?? outcome ?? '—';

/** Facts for which the bundle gives more that day. What leads to an outcome the base does not know can't be weighed. */
function betterOn({ ground: { world, base }, was, now }: Two, columns: Column[], day: string): Better | 'none' | 'unknown' {
  const rank = (outcome: string) => rankOf(was.outcomes, outcome);
  const known = (outcome: string) => was.outcomes.some(({ id }) => id === outcome);
  const fast = new Set(held(was));
  const before = { rows: turnsOf(was, rulesOf(was)), resolve: (scalar: Parameters<typeof valueOn>[1]) => valueOn(base, scalar, day) };
  const after = { rows: turnsOf(now, rulesOf(now)), resolve: (scalar: Parameters<typeof valueOn>[1]) => valueOn(world, scalar, day) };
  const better = findBetter(
    columns,
    before,
    after,
    (one, other) => fast.has(one as Rule) && known(other.outcome) && rank(other.outcome) < rank(one.outcome),
  );
  if (better !== 'none' || now.outcomes.every(({ id }) => known(id))) return better;
  const strange = findBetter(columns, before, after, (one, other) => fast.has(one as Rule) && !known(other.outcome));
  return strange === 'none' ? 'none' : 'unknown';
}

/** The facts of both; none where they disagree on the type of one. */
function sharedColumns(was: Decision, now: Decision): Column[] | undefined {
  const columns = new Map(columnsOf(was).map((column) => [column.fact, column]));
  for (const { fact, type, values, min, max } of columnsOf(now)) {
    const other = columns.get(fact);
    if (other && other.type !== type) return undefined;
    const least = other ? (min === undefined || other.min === undefined ? undefined : Math.min(min, other.min)) : min;
    const most = other ? (max === undefined || other.max === undefined ? undefined : Math.max(max, other.max)) : max;
    const codes = other ? values && other.values && [...new Set([...other.values, ...values])] : values;
    columns.set(fact, {
      fact,
      type,
      ...(codes && { values: codes }),
      ...(least !== undefined && { min: least }),
      ...(most !== undefined && { max: most }),
    });
  }
  return [...columns.values()];
}

const leavesIn = (node: Node): Extract<Node, { kind: 'leaf' }>[] => (node.kind === 'leaf' ? [node] : node.nodes.flatMap(leavesIn));
const scalarsIn = (decision: Decision) =>
  rulesOf(decision).flatMap(({ when }) => (when ? leavesIn(parse(when)).flatMap(({ compared }) => compared) : []));
const daysIn = (world: Ground['world'], decision: Decision) => daysOf(world, scalarsIn(decision));
const valuesOn = (world: Ground['world'], decision: Decision, day: string) =>
  scalarsIn(decision).map((scalar) => valueOn(world, scalar, day) ?? null);
