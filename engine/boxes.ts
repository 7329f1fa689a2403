/** Conditions as boxes: takes the tree of a condition, gives alternatives of tests by column, or nothing where they are too many. Judges a known value by a test. */
import type { Test } from './language.ts';
import { type Leaf, type Node, type Operator, RELATIONS } from './logic.ts';

export type Value = string | number | boolean;

/** Column → the tests it must pass, all of them. */
export type Box = Map<string, Test[]>;
/** One of them suffices. */
export type Boxes = Box[];

const BOXES_PER_CONDITION = 256;

/** `leafOf` gives the boxes of one test; where it gives none the whole condition is beyond boxes. */
export function boxesOf(node: Node, leafOf: (leaf: Leaf) => Boxes | undefined): Boxes | undefined {
  if (node.kind === 'leaf') return leafOf(node);
  const parts = node.nodes.map((part) => boxesOf(part, leafOf));
  return node.kind === 'any' ? either(parts) : both(parts);
}

/** One test of one column, where boxes can hold it. */
export function boxOf(column: string, operator: Operator, compared: Value | Value[]): Boxes | undefined {
  return BOXED.includes(operator) ? [new Map([[column, [{ [operator]: compared } as Test]]])] : undefined;
}

const BOXED: Operator[] = [
  'is',
  'not',
  'in',
  'notIn',
  'atLeast',
  'atMost',
  'moreThan',
  'lessThan',
  'onOrAfter',
  'onOrBefore',
  'after',
  'before',
];

function either(parts: (Boxes | undefined)[]): Boxes | undefined {
  const all = parts.flatMap((part) => part ?? []);
  return parts.includes(undefined) || all.length > BOXES_PER_CONDITION ? undefined : all;
}

export function both(parts: (Boxes | undefined)[]): Boxes | undefined {
  let product: Boxes = [new Map()];
  for (const part of parts) {
    if (part === undefined || product.length * part.length > BOXES_PER_CONDITION) return undefined;
    product = product.flatMap((left) => part.map((right) => merged(left, right)));
  }
  return product;
}

function merged(left: Box, right: Box): Box {
  const result = new Map(left);
  for (const [fact, tests] of right) result.set(fact, [...(result.get(fact) ?? []), ...tests]);
  return result;
}

/** Whether a known value passes a test of literals. */
export function passes(test: Test, value: Value): boolean {
  return Object.entries(test).every(([operator, compared]) => {
    const { fits, holds } = RELATIONS[operator as Operator];
    return fits(value, compared) && holds(value as never, compared as never);
  });
}

export const constantsOf = (test: Test): Value[] =>
  Object.values(test)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is Value => typeof value !== 'object' && value !== undefined);
