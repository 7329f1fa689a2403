/** Two conditions against each other: takes them as their worlds read them, tells whether the one never holds without the other. What can't be told is a no. */
import { type Boxes, boxesOf, boxOf, type Value } from '../boxes.ts';
import { canonical } from '../canonical.ts';
import { type Box, Grid } from '../grid.ts';
import type { Condition } from '../language.ts';
import { type Leaf, type Node, parse } from '../logic.ts';
import type { Scope } from './condition.ts';
import { columnsOf, comparedOn, leafBoxes, leavesOf } from './guard.ts';
import { daysFrom, daysOf, firstDay } from './parameter.ts';
import type { World } from './world.ts';

/** A condition and where its parameters have their values. */
export interface Read {
  world: World;
  tree: Node;
}

/** Nothing is known of what the facts can be. */
export const ANY_SCOPE: Scope = { root: {}, facts: {}, partial: true };

const MOST_DAYS = 24;
const BUDGET = 100_000;

/** When a condition holds, and when it is known not to. Without one it always holds. */
export const sidesOf = (condition: Condition | undefined): { yes: Node; no: Node } =>
  condition
    ? { yes: parse(condition), no: parse({ not: condition }) }
    : { yes: { kind: 'all', nodes: [] }, no: { kind: 'any', nodes: [] } };

/** Whether `one` never holds without `other`, from the first day of its bundle on. A missing fact makes no test hold, so that each fact is known or not. */
export function implies(one: Read, other: Read, scope: Scope): boolean {
  const days = daysFrom(firstDay(one.world), [one, other].flatMap(daysIn));
  return days.length <= MOST_DAYS && days.every((day) => impliesOn(one, other, scope, day));
}

const daysIn = ({ world, tree }: Read): string[] =>
  daysOf(
    world,
    leavesOf(tree).flatMap(({ compared }) => compared),
  );

function impliesOn(one: Read, other: Read, scope: Scope, day: string): boolean {
  const valued = [one, other].flatMap(({ world, tree }) =>
    leavesOf(tree).map((leaf) => ({ leaf, value: comparedOn(world, leaf.compared, day) })),
  );
  const columns = columnsOf(one.world, valued, scope, true);
  const opaque = new Set<string>();
  const boxed = [one, other].map(({ world, tree }) =>
    boxesOf(tree, (leaf) => {
      const value = comparedOn(world, leaf.compared, day);
      return leafBoxes(leaf, value, columns) ?? asItStands(leaf, value, opaque);
    }),
  );
  const [premise, conclusion] = boxed;
  if (!premise || !conclusion) return false;
  const boxes: Box[] = boxed.flatMap((list, row) => (list ?? []).map((tests) => ({ row, tests })));
  const grid = new Grid([...columns, ...[...opaque].map((fact) => ({ fact, type: 'boolean' as const }))], boxes, BUDGET);
  return boxes.every((box) => box.row === 1 || grid.uncovered(grid.region(box), ({ row }) => row === 1) === 'none');
}

/** A test that boxes can't hold is the same only as itself. */
function asItStands({ fact, operator, compared }: Leaf, value: Value | Value[] | undefined, opaque: Set<string>): Boxes | undefined {
  const name = canonical([fact, operator, value ?? (compared as Value)]);
  opaque.add(name);
  return boxOf(name, 'is', true);
}
