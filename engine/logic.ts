/** Conditions as three-valued closures: takes a condition and a way to look facts and parameters up, gives true, false or unknown. Knows no paths. */
import type { Condition, Scalar, Test } from './language.ts';

export type Operator = keyof Test;
export type Truth = boolean | undefined;

/** One test of one fact. Negations are pushed down to here, so that a tree has no `not`. */
export interface Leaf {
  kind: 'leaf';
  fact: string;
  operator: Operator;
  compared: Scalar | Scalar[];
}
export type Node = Leaf | { kind: 'all' | 'any'; nodes: Node[] };

/** Where values come from; what is missing is `undefined`. */
export interface Look {
  fact(name: string): unknown;
  param(id: string): unknown;
}

/** A tree with its verdicts and the values seen. */
export type Trace =
  | { kind: 'leaf'; leaf: Leaf; value: Truth; seen: unknown; limit: unknown }
  | { kind: 'all' | 'any'; value: Truth; nodes: Trace[] };

interface Relation {
  /** Whether the two can be compared at all; where not, the answer is unknown. */
  fits(seen: unknown, limit: unknown): boolean;
  holds(seen: never, limit: never): boolean;
  opposite: Operator;
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const DAY = /^\d{4}-\d{2}-\d{2}/;
const isDay = (value: unknown): boolean => typeof value === 'string' && DAY.test(value);
const day = (value: string): string => value.slice(0, 10);
const scalars = (seen: unknown, limit: unknown): boolean => isScalar(seen) && isScalar(limit);
const numbers = (seen: unknown, limit: unknown): boolean => isNumber(seen) && isNumber(limit);
const days = (seen: unknown, limit: unknown): boolean => isDay(seen) && isDay(limit);
const oneOf = (seen: unknown, limit: unknown): boolean => isScalar(seen) && Array.isArray(limit);
const listOf = (seen: unknown, limit: unknown): boolean => Array.isArray(seen) && isScalar(limit);
const contains = (list: unknown[], wanted: unknown): boolean => list.some((item) => item === wanted || identityOf(item) === wanted);
const identityOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && Object.hasOwn(item, 'id') ? (item as { id: unknown }).id : undefined;

/** The tests of the language. The same table serves the closures, the reference engine and the words of a reason. */
export const RELATIONS: Record<Operator, Relation> = {
  is: { fits: scalars, holds: (seen: unknown, limit: unknown) => seen === limit, opposite: 'not' },
  not: { fits: scalars, holds: (seen: unknown, limit: unknown) => seen !== limit, opposite: 'is' },
  in: { fits: oneOf, holds: (seen: unknown, limit: unknown[]) => limit.includes(seen), opposite: 'notIn' },
  notIn: { fits: oneOf, holds: (seen: unknown, limit: unknown[]) => !limit.includes(seen), opposite: 'in' },
  atLeast: { fits: numbers, holds: (seen: number, limit: number) => seen >= limit, opposite: 'lessThan' },
  atMost: { fits: numbers, holds: (seen: number, limit: number) => seen <= limit, opposite: 'moreThan' },
  moreThan: { fits: numbers, holds: (seen: number, limit: number) => seen > limit, opposite: 'atMost' },
  lessThan: { fits: numbers, holds: (seen: number, limit: number) => seen < limit, opposite: 'atLeast' },
  onOrAfter: { fits: days, holds: (seen: string, limit: string) => day(seen) >= day(limit), opposite: 'before' },
  onOrBefore: { fits: days, holds: (seen: string, limit: string) => day(seen) <= day(limit), opposite: 'after' },
  after: { fits: days, holds: (seen: string, limit: string) => day(seen) > day(limit), opposite: 'onOrBefore' },
  before: { fits: days, holds: (seen: string, limit: string) => day(seen) < day(limit), opposite: 'onOrAfter' },
  has: { fits: listOf, holds: contains, opposite: 'hasNot' },
  hasNot: { fits: listOf, holds: (seen: unknown[], limit: unknown) => !contains(seen, limit), opposite: 'has' },
  known: { fits: () => true, holds: (seen: unknown, limit: unknown) => (seen !== undefined && seen !== null) === limit, opposite: 'known' },
};

const parsed = new WeakMap<Condition, Node>();

/** The condition as a tree without `not`. Kept for as long as the condition itself. */
export function parse(condition: Condition): Node {
  let node = parsed.get(condition);
  if (!node) {
    node = nodeOf(condition, false);
    parsed.set(condition, node);
  }
  return node;
}

function nodeOf(condition: Condition, negated: boolean): Node {
  const nodes: Node[] = [];
  for (const [key, part] of Object.entries(condition)) {
    if (part === undefined) continue;
    if (key === 'all' || key === 'any')
      nodes.push(
        group(
          key,
          (part as Condition[]).map((each) => nodeOf(each, negated)),
          negated,
        ),
      );
    else if (key === 'not') nodes.push(nodeOf(part as Condition, !negated));
    else
      nodes.push(
        ...Object.entries(part as Test).map(([operator, compared]) => leafOf(key, operator as Operator, compared as Scalar, negated)),
      );
  }
  return nodes.length === 1 && nodes[0] ? nodes[0] : group('all', nodes, negated);
}

const group = (kind: 'all' | 'any', nodes: Node[], negated: boolean): Node => ({
  kind: negated ? (kind === 'all' ? 'any' : 'all') : kind,
  nodes,
});

function leafOf(fact: string, operator: Operator, compared: Scalar | Scalar[], negated: boolean): Node {
  if (operator === 'known') return { kind: 'leaf', fact, operator, compared: negated ? !compared : (compared as boolean) };
  const asked = negated ? RELATIONS[operator].opposite : operator;
  if (Array.isArray(compared) && compared.some((one) => typeof one === 'object' && 'fact' in one)) {
    const [kind, single] = asked === 'in' ? (['any', 'is'] as const) : (['all', 'not'] as const);
    return { kind, nodes: compared.map((one) => ({ kind: 'leaf', fact, operator: single, compared: one })) };
  }
  return { kind: 'leaf', fact, operator: asked, compared };
}

/** The verdict of one test on values already looked up; unknown where they are missing or cannot be compared. */
export function compare(operator: Operator, seen: unknown, limit: unknown): Truth {
  const relation = RELATIONS[operator];
  return relation.fits(seen, limit) ? relation.holds(seen as never, limit as never) : undefined;
}

function limitOf(scalar: Scalar | Scalar[], look: Look): unknown {
  if (typeof scalar !== 'object') return scalar;
  if (Array.isArray(scalar)) {
    const limits = scalar.map((one) => limitOf(one, look));
    return limits.includes(undefined) ? undefined : limits;
  }
  return 'param' in scalar ? look.param(scalar.param) : look.fact(scalar.fact);
}

type Closure = (look: Look) => Truth;
const closures = new WeakMap<Node, Closure>();

function closureOf(node: Node): Closure {
  const known = closures.get(node);
  if (known) return known;
  const made = node.kind === 'leaf' ? leafClosure(node) : groupClosure(node.kind === 'all', node.nodes.map(closureOf));
  closures.set(node, made);
  return made;
}

function leafClosure({ fact, operator, compared }: Leaf): Closure {
  if (typeof compared !== 'object') return (look) => compare(operator, look.fact(fact), compared);
  return (look) => compare(operator, look.fact(fact), limitOf(compared, look));
}

function groupClosure(all: boolean, parts: Closure[]): Closure {
  return (look) => {
    let verdict: Truth = all;
    for (const part of parts) {
      const value = part(look);
      if (value === !all) return !all;
      if (value === undefined) verdict = undefined;
    }
    return verdict;
  };
}

/** True, false, or `undefined` for unknown. */
export function judge(condition: Condition, look: Look): Truth {
  return closureOf(parse(condition))(look);
}

type Tracer = (look: Look) => Trace;
const tracers = new WeakMap<Node, Tracer>();

/** The whole tree with what was seen: nothing is skipped. */
export function trace(node: Node, look: Look): Trace {
  return tracerOf(node)(look);
}

function tracerOf(node: Node): Tracer {
  const known = tracers.get(node);
  if (known) return known;
  const made = node.kind === 'leaf' ? leafTracer(node) : groupTracer(node.kind, node.nodes.map(tracerOf));
  tracers.set(node, made);
  return made;
}

function leafTracer(leaf: Leaf): Tracer {
  const { fact, operator, compared } = leaf;
  const { fits, holds } = RELATIONS[operator];
  if (typeof compared !== 'object')
    return (look) => {
      const seen = look.fact(fact);
      const value = fits(seen, compared) ? holds(seen as never, compared as never) : undefined;
      return { kind: 'leaf', leaf, value, seen, limit: compared };
    };
  return (look) => traceLeaf(leaf, look.fact(fact), limitOf(compared, look));
}

function groupTracer(kind: 'all' | 'any', parts: Tracer[]): Tracer {
  return (look) => {
    const nodes: Trace[] = [];
    for (const part of parts) nodes.push(part(look));
    return traceGroup(kind, nodes);
  };
}

/** One leaf's verdict from values already looked up. */
export function traceLeaf(leaf: Leaf, seen: unknown, limit: unknown): Trace {
  return { kind: 'leaf', leaf, value: compare(leaf.operator, seen, limit), seen, limit };
}

/** Folds the verdicts of the parts (Kleene). */
export function traceGroup(kind: 'all' | 'any', nodes: Trace[]): Trace {
  const decisive = kind === 'any';
  let value: Truth = !decisive;
  for (const each of nodes) {
    if (each.value === decisive) return { kind, value: decisive, nodes };
    if (each.value === undefined) value = undefined;
  }
  return { kind, value, nodes };
}

function missingIn(leaf: Leaf, seen: unknown, limit: unknown): string[] {
  if (seen === undefined || seen === null) return [leaf.fact];
  if (limit !== undefined) return [leaf.fact];
  const scalars = Array.isArray(leaf.compared) ? leaf.compared : [leaf.compared];
  return scalars.flatMap((one) => (typeof one !== 'object' ? [] : 'param' in one ? [one.param] : [one.fact]));
}

/** Names of what made the verdict unknown; empty when it is known. */
export function unknownOf(tree: Trace): string[] {
  if (tree.value !== undefined) return [];
  const names = tree.kind === 'leaf' ? missingIn(tree.leaf, tree.seen, tree.limit) : tree.nodes.flatMap(unknownOf);
  return [...new Set(names)];
}
