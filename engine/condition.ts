/** Conditions on a context: takes a condition, gives its three-valued verdict and what was missing; or settles the part that is known already. */
import type { Env } from './environment.ts';
import { lookOf } from './expression.ts';
import type { Condition, Scalar, Test } from './language.ts';
import { judge, type Leaf, type Look, type Node, parse, type Truth, trace, unknownOf } from './logic.ts';
import type { Context } from './model.ts';

/** The verdict, and the names of what made it unknown. */
export function truth(condition: Condition, context: Context, env: Env): { value: Truth; unknown: string[] } {
  const look = lookOf(context, env);
  const verdict = judge(condition, look);
  return { value: verdict, unknown: verdict === undefined ? unknownOf(trace(parse(condition), look)) : [] };
}

/** True only when the condition is known to hold. */
export function holds(condition: Condition | undefined, context: Context, env: Env): boolean {
  return condition === undefined || judge(condition, lookOf(context, env)) === true;
}

const TRUE: Condition = { all: [] };
const FALSE: Condition = { any: [] };
/** A fact that no form has: its test stays unknown wherever it is read. */
const UNKNOWN = { '?': { is: true } } as Condition;

/**
 * The condition with everything settled that does not depend on the open facts: parameters become values, tests of other facts
 * become constants. What comes out can be judged where only the open facts are at hand.
 */
export function settle(condition: Condition, isOpen: (fact: string) => boolean, context: Context, env: Env): Condition {
  return settleNode(parse(condition), isOpen, lookOf(context, env));
}

function settleNode(node: Node, isOpen: (fact: string) => boolean, look: Look): Condition {
  if (node.kind === 'leaf') return settleLeaf(node, isOpen, look);
  const parts = node.nodes.map((each) => settleNode(each, isOpen, look));
  const [decisive, neutral] = node.kind === 'all' ? [FALSE, TRUE] : [TRUE, FALSE];
  if (parts.includes(decisive)) return decisive;
  const left = parts.filter((part) => part !== neutral);
  return left.length === 0 ? neutral : left.length === 1 && left[0] ? left[0] : ({ [node.kind]: left } as Condition);
}

function settleLeaf(leaf: Leaf, isOpen: (fact: string) => boolean, look: Look): Condition {
  if (!isOpen(leaf.fact)) {
    const verdict = trace(leaf, look).value;
    return verdict === undefined ? UNKNOWN : verdict ? TRUE : FALSE;
  }
  const compared = settleScalar(leaf.compared, isOpen, look);
  return compared === undefined ? UNKNOWN : ({ [leaf.fact]: { [leaf.operator]: compared } as Test } as Condition);
}

function settleScalar(compared: Scalar | Scalar[], isOpen: (fact: string) => boolean, look: Look): Scalar | Scalar[] | undefined {
  if (typeof compared !== 'object') return compared;
  if (Array.isArray(compared)) {
    const settled = compared.map((one) => settleScalar(one, isOpen, look) as Scalar | undefined);
    return settled.includes(undefined) ? undefined : (settled as Scalar[]);
  }
  if ('fact' in compared && isOpen(compared.fact)) return compared;
  return ('param' in compared ? look.param(compared.param) : look.fact(compared.fact)) as Scalar | undefined;
}
