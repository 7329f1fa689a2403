/**
 * The fast path over many stored cases: takes an edition, a decision and a day, gives a function from facts to the answer. Rules are
 * looked at only until the answer is known; no reasons, no traces. Facts are plain objects, as JSON gives them.
 */

import type { Decision, DecisionInput, Rule } from '../definitions.gen.ts';
import { parametersOn } from '../environment.ts';
import type { Scalar } from '../language.ts';
import { compare, type Leaf, type Look, type Node, type Operator, parse, type Truth } from '../logic.ts';
import type { Edition } from '../model.ts';
import { isOf } from './facts.ts';
import { carriedIn, outcomesOf } from './outcome.ts';
import { isList, type Verdict, verdictOf } from './policy.ts';
import { rulesOf } from './rules.ts';

type Facts = Record<string, unknown>;
type Read = (facts: Facts) => unknown;
type Judge = (facts: Facts) => Truth;

/** What came out, without why. */
export interface Answer {
  kind: 'decided' | 'undetermined' | 'conflict' | 'gap';
  outcome?: string;
  rule?: string;
  outcomes?: readonly string[];
  rules?: readonly string[];
  total?: number;
}

const UNDETERMINED: Answer = Object.freeze({ kind: 'undetermined' });
const CONFLICT: Answer = Object.freeze({ kind: 'conflict' });
const GAP: Answer = Object.freeze({ kind: 'gap' });

/**
 * Compiles a decision for replay. It answers as `decideSync` does, parameters having the values in force on that day.
 * @param on ISO day
 */
export function compileReplay(edition: Edition, decisionId: string, on: string): (facts: Facts) => Answer {
  const decision = Object.hasOwn(edition.decisions, decisionId) ? edition.decisions[decisionId] : undefined;
  if (!decision) throw new Error(`no decision ${decisionId}`);
  const param = parametersOn(edition, on);
  const readers = new Map(Object.entries(decision.inputs).map(([name, input]) => [name, readerOf(name, input)]));
  const judges = rulesOf(decision).map(({ when }) => (when ? judgeOf(parse(when), readers, param) : undefined));
  return decision.policy === 'first' ? firstOf(decision, judges) : anyPolicy(decision, judges, readers, param);
}

/** Stops at the first rule that holds; one that is unknown before it settles the answer too. */
function firstOf(decision: Decision, judges: (Judge | undefined)[]): (facts: Facts) => Answer {
  const rules = rulesOf(decision);
  const rest = rules.find(({ otherwise }) => otherwise);
  const rows = judges.flatMap((judge, index) => (judge ? [{ judge, answer: one(rules[index] as Rule) }] : []));
  const tests = rows.map(({ judge }) => judge);
  const answers = rows.map(({ answer }) => answer);
  const last = rest ? one(rest) : GAP;
  return (facts) => {
    for (let index = 0; index < tests.length; index += 1) {
      const truth = (tests[index] as Judge)(facts);
      if (truth === true) return answers[index] as Answer;
      if (truth === undefined) return UNDETERMINED;
    }
    return last;
  };
}

function anyPolicy(
  decision: Decision,
  judges: (Judge | undefined)[],
  readers: Map<string, Read>,
  param: Look['param'],
): (facts: Facts) => Answer {
  const answers = new Map(rulesOf(decision).map((rule) => [rule, one(rule)]));
  const truths: Truth[] = judges.map(() => undefined);
  return (facts) => {
    for (let index = 0; index < judges.length; index += 1) truths[index] = judges[index]?.(facts);
    const look: Look = { fact: (name) => readers.get(name)?.(facts), param };
    const verdict = verdictOf(decision, truths, carriedIn(decision, look));
    if (verdict.conflict.length > 0) return CONFLICT;
    if (verdict.doubtful.length > 0 || verdict.missing.length > 0) return UNDETERMINED;
    if (isList(decision)) return listed(decision, verdict);
    return (verdict.rules[0] && answers.get(verdict.rules[0])) ?? GAP;
  };
}

const one = ({ id, outcome }: Rule): Answer => Object.freeze({ kind: 'decided', outcome, rule: id });

function listed(decision: Decision, { rules, total }: Verdict): Answer {
  if (decision.aggregate && total === undefined) return GAP;
  const ids = rules.map(({ id }) => id);
  if (total !== undefined) return { kind: 'decided', rules: ids, total };
  const outcomes = outcomesOf(
    decision,
    rules.map(({ outcome }) => outcome),
  );
  return { kind: 'decided', outcomes, rules: ids };
}

/** The value of an input; what is not of its type is missing, and so is what every object inherits: none of that is of a type that an input may have. */
function readerOf(name: string, input: DecisionInput): Read {
  return (facts) => {
    const value = facts[name];
    return value !== undefined && isOf(input, value) ? value : undefined;
  };
}

function judgeOf(node: Node, readers: Map<string, Read>, param: Look['param']): Judge {
  if (node.kind === 'leaf') return leafOf(node, readers, param);
  const parts = node.nodes.map((each) => judgeOf(each, readers, param));
  return groupOf(node.kind === 'any', parts);
}

function groupOf(decisive: boolean, parts: Judge[]): Judge {
  const [first, second] = parts;
  if (parts.length === 1 && first) return first;
  if (parts.length === 2 && first && second) {
    return (facts) => {
      const truth = first(facts);
      if (truth === decisive) return decisive;
      const other = second(facts);
      return other === decisive ? decisive : truth === undefined ? undefined : other;
    };
  }
  return (facts) => {
    let verdict: Truth = !decisive;
    for (let index = 0; index < parts.length; index += 1) {
      const truth = (parts[index] as Judge)(facts);
      if (truth === decisive) return decisive;
      if (truth === undefined) verdict = undefined;
    }
    return verdict;
  };
}

const NOTHING: Read = () => undefined;

function leafOf({ fact, operator, compared }: Leaf, readers: Map<string, Read>, param: Look['param']): Judge {
  const read = readers.get(fact) ?? NOTHING;
  if (isFact(compared)) {
    const limit = readers.get(compared.fact) ?? NOTHING;
    return (facts) => compare(operator, read(facts), limit(facts));
  }
  const limit = Array.isArray(compared) ? listLimit(compared, param) : settled(compared, param);
  return plain(operator, read, limit) ?? ((facts) => compare(operator, read(facts), limit));
}

const isFact = (compared: Scalar | Scalar[]): compared is { fact: string } =>
  typeof compared === 'object' && !Array.isArray(compared) && 'fact' in compared;

const settled = (scalar: Scalar, param: Look['param']): unknown =>
  typeof scalar === 'object' && 'param' in scalar ? param(scalar.param) : scalar;

/** Lists that hold a fact are parsed into single tests. */
function listLimit(compared: Scalar[], param: Look['param']): unknown {
  const limits = compared.map((scalar) => settled(scalar, param));
  return limits.includes(undefined) ? undefined : limits;
}

/** The commonest tests against a number known beforehand, without a table look-up. Facts read are of their declared type or missing. */
function plain(operator: Operator, read: Read, limit: unknown): Judge | undefined {
  if (typeof limit !== 'number' || !Number.isFinite(limit)) return undefined;
  const number = (holds: (seen: number) => boolean): Judge => {
    return (facts) => {
      const seen = read(facts);
      return typeof seen === 'number' ? holds(seen) : undefined;
    };
  };
  switch (operator) {
    case 'atLeast':
      return number((seen) => seen >= limit);
    case 'atMost':
      return number((seen) => seen <= limit);
    case 'moreThan':
      return number((seen) => seen > limit);
    case 'lessThan':
      return number((seen) => seen < limit);
    default:
      return undefined;
  }
}
