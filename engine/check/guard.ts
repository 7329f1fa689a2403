/** Takes a condition with what it can see; faults it, also where it can never hold whatever the values, or never fail. Silent where that can't be told. */
import { type Boxes, both, boxesOf, boxOf, type Value } from '../boxes.ts';
import type { Condition, Scalar } from '../language.ts';
import { type Leaf, type Node, parse } from '../logic.ts';
import { type Column, type Extent, extentOf } from '../table.ts';
import { checkTests, DATED, ISO_DATE, LISTED, NUMERIC, pathShape, type Scope } from './condition.ts';
import type { DataShape } from './data-shape.ts';
import { daysFrom, daysOf, firstDay, valueOn } from './parameter.ts';
import { careful, type Subject, silent } from './subject.ts';
import type { World } from './world.ts';

/** `from`: the day since which it is so, where it is not so from the first. */
export interface Bound {
  extent: 'never' | 'always';
  facts: string[];
  from?: string;
}

/** Faults within the condition, and, where there are none, the condition as a whole. */
export function checkCondition(subject: Subject, condition: Condition, scope: Scope, pointer: string): void {
  const watched = careful(subject);
  checkTests(watched.subject, condition, scope, pointer);
  const bound = watched.sound() && !subject.silent ? boundOf(subject.world, condition, scope) : undefined;
  if (bound) faultBound(subject, bound, pointer);
}

/** A condition that never holds is dead; one that always does says nothing. */
export function faultBound(subject: Subject, { extent, facts, from }: Bound, pointer: string): void {
  if (from !== undefined) subject.fault(pointer, 'condition.neverFrom', { facts, from }, { level: 'warning' });
  else if (extent === 'never') subject.fault(pointer, 'condition.never', { facts });
  else subject.fault(pointer, 'condition.always', { facts }, { level: 'warning' });
}

/** A parameter with more days than this is left alone. */
const MOST_DAYS = 24;

/** Whether the condition holds for no values at all, or for all that are known, on every day of the bundle; nothing where it is neither, or can't be told. */
export function boundOf(world: World, condition: Condition, scope: Scope): Bound | undefined {
  const tree = parse(condition);
  const leaves = leavesOf(tree);
  const days = daysFrom(
    firstDay(world),
    daysOf(
      world,
      leaves.flatMap(({ compared }) => compared),
    ),
  );
  if (leaves.length === 0 || days.length > MOST_DAYS) return undefined;
  const facts = [...new Set(leaves.map(({ fact }) => fact))];
  const extents = days.map((day) => extentOn(world, tree, leaves, scope, day));
  if (extents.every((extent) => extent === 'always')) return { extent: 'always', facts };
  const since = days[extents.findLastIndex((extent) => extent !== 'never') + 1];
  if (since === undefined) return undefined;
  return { extent: 'never', facts, ...(since !== days[0] && { from: since }) };
}

/** The tests of a condition, wherever they stand in it. */
export const leavesOf = (node: Node): Leaf[] => (node.kind === 'leaf' ? [node] : node.nodes.flatMap(leavesOf));

/** What is beyond boxes is taken as true where it is asked whether the condition can hold, and as false where it is asked whether it can fail. */
function extentOn(world: World, tree: Node, leaves: Leaf[], scope: Scope, day: string): Extent {
  const valued = leaves.map((leaf) => ({ leaf, value: comparedOn(world, leaf.compared, day) }));
  const columns = columnsOf(world, valued, scope);
  const boxes = (free: Boxes) => boxesOf(tree, (leaf) => leafBoxes(leaf, comparedOn(world, leaf.compared, day), columns) ?? free);
  const [most, least] = [boxes([new Map()]), boxes([])];
  if (most && extentOf(columns, most) === 'never') return 'never';
  return least && extentOf(columns, least) === 'always' ? 'always' : 'unknown';
}

/** What a fact is compared with, that day. */
export function comparedOn(world: World, compared: Scalar | Scalar[], day: string): Value | Value[] | undefined {
  if (!Array.isArray(compared)) return valueOn(world, compared, day);
  const values = compared.map((one) => valueOn(world, one, day));
  return values.includes(undefined) ? undefined : (values as Value[]);
}

const knownColumn = (fact: string): string => `${fact} known`;
const listColumn = (fact: string, value: unknown): string => `${fact} has ${String(value)}`;

/** A test of one fact; whether there is a value and whether a list has an item are columns of their own. */
export function leafBoxes({ fact, operator }: Leaf, value: Value | Value[] | undefined, columns: Column[]): Boxes | undefined {
  if (value === undefined) return undefined;
  if (operator === 'known') return boxOf(knownColumn(fact), 'is', value);
  const test = LISTED.includes(operator) ? boxOf(listColumn(fact, value), 'is', operator === 'has') : undefined;
  const column = columns.find((each) => each.fact === fact);
  const plain = test ?? (column && boxOf(fact, operator, column.type === 'date' ? dayOf(value) : value));
  const asked = columns.some((each) => each.fact === knownColumn(fact));
  return asked ? plain && both([plain, boxOf(knownColumn(fact), 'is', true)]) : plain;
}

const dayOf = (value: Value | Value[]): Value | Value[] =>
  Array.isArray(value) ? (value.map(dayOf) as Value[]) : typeof value === 'string' ? value.slice(0, 10) : value;

type Valued = { leaf: Leaf; value: Value | Value[] | undefined };

/** What the tests look at. With `apart` it is a question of its own, for each fact, whether there is a value. */
export function columnsOf(world: World, valued: Valued[], scope: Scope, apart = false): Column[] {
  const facts = [...new Set(valued.map(({ leaf }) => leaf.fact))];
  return facts.flatMap((fact): Column[] => {
    const own = valued.filter(({ leaf }) => leaf.fact === fact);
    const known = apart || own.some(({ leaf }) => leaf.operator === 'known');
    const listed = new Set(own.filter(({ leaf }) => LISTED.includes(leaf.operator)).map(({ value }) => listColumn(fact, value)));
    const compared = own.filter(({ leaf }) => leaf.operator !== 'known' && !LISTED.includes(leaf.operator));
    const column = compared.length > 0 ? columnOf(fact, pathShape(silent(world), fact, scope, ''), compared) : undefined;
    return [
      ...(column ? [column] : []),
      ...(known ? [{ fact: knownColumn(fact), type: 'boolean' as const }] : []),
      ...[...listed].map((name) => ({ fact: name, type: 'boolean' as const })),
    ];
  });
}

/** A column of one type; none where the shape and the comparisons don't settle on one. */
function columnOf(fact: string, shape: DataShape, compared: Valued[]): Column | undefined {
  const values = compared.flatMap(({ value }) => value ?? []);
  const operators = compared.map(({ leaf }) => leaf.operator);
  const { type, values: codes, grows, min, max, whole } = shape.is === 'value' ? shape : { type: undefined };
  if (shape.is !== 'value' && shape.is !== 'open') return undefined;
  const all = (name: string) => values.every((one) => typeof one === name);
  if (type === 'date' || operators.some((operator) => DATED.includes(operator)))
    return values.every((one) => ISO_DATE.test(String(one))) ? { fact, type: 'date' } : undefined;
  if (type === 'number' || operators.some((operator) => NUMERIC.includes(operator)) || (!type && all('number')))
    return all('number')
      ? { fact, type: whole ? 'integer' : 'number', ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
      : undefined;
  if (type === 'boolean' || (!type && all('boolean'))) return all('boolean') ? { fact, type: 'boolean' } : undefined;
  if (type === 'text' || !all('string')) return undefined;
  return { fact, type: 'string', ...(codes && codes.length > 0 && !grows && { values: codes }) };
}
