/**
 * The fast path over many stored cases: takes an edition, a decision and a day, gives a function from facts to the answer. Rules are
 * looked at only until the answer is known; no reasons, no traces. Facts are plain objects, as JSON gives them.
 */

import { isDay } from '../calendar.ts';
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
/** The facts of one case, one slot for each input; what is missing is `undefined`. */
type Slots = unknown[];
type Judge = (slots: Slots) => Truth;

/** What a condition's names stand for. */
interface Source {
  inputs: Decision['inputs'];
  names: string[];
  param: Look['param'];
}

/** What came out, without why. */
export interface Answer {
  kind: 'answered' | 'undetermined' | 'conflict' | 'gap';
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
  const names = Object.keys(decision.inputs);
  const source: Source = { inputs: decision.inputs, names, param };
  const judges = rulesOf(decision).map(({ when }) => (when ? judgeOf(parse(when), source) : undefined));
  const answer = decision.policy === 'first' ? firstOf(decision, judges) : anyPolicy(decision, judges, source);
  const readers = Object.entries(decision.inputs).map(([name, input]) => readerOf(name, input));
  const slots: Slots = names.map(() => undefined);
  return (facts) => {
    for (let slot = 0; slot < readers.length; slot += 1) slots[slot] = (readers[slot] as Read)(facts);
    return answer(slots);
  };
}

/** Stops at the first rule that holds; one that is unknown before it settles the answer too. */
function firstOf(decision: Decision, judges: (Judge | undefined)[]): (slots: Slots) => Answer {
  const rules = rulesOf(decision);
  const rest = rules.find(({ otherwise }) => otherwise);
  const rows = judges.flatMap((judge, index) => (judge ? [{ judge, answer: one(rules[index] as Rule) }] : []));
  const tests = rows.map(({ judge }) => judge);
  const answers = rows.map(({ answer }) => answer);
  const last = rest ? one(rest) : GAP;
  return (slots) => {
    for (let index = 0; index < tests.length; index += 1) {
      const truth = (tests[index] as Judge)(slots);
      if (truth === true) return answers[index] as Answer;
      if (truth === undefined) return UNDETERMINED;
    }
    return last;
  };
}

function anyPolicy(decision: Decision, judges: (Judge | undefined)[], { names, param }: Source): (slots: Slots) => Answer {
  const answers = new Map(rulesOf(decision).map((rule) => [rule, one(rule)]));
  const truths: Truth[] = judges.map(() => undefined);
  return (slots) => {
    for (let index = 0; index < judges.length; index += 1) truths[index] = judges[index]?.(slots);
    const look: Look = { fact: (name) => slots[names.indexOf(name)], param };
    const verdict = verdictOf(decision, truths, carriedIn(decision, look));
    if (verdict.conflict.length > 0) return CONFLICT;
    if (verdict.doubtful.length > 0 || verdict.missing.length > 0) return UNDETERMINED;
    if (isList(decision)) return listed(decision, verdict);
    return (verdict.rules[0] && answers.get(verdict.rules[0])) ?? GAP;
  };
}

const one = ({ id, outcome }: Rule): Answer => Object.freeze({ kind: 'answered', outcome, rule: id });

function listed(decision: Decision, { rules, total }: Verdict): Answer {
  if (decision.aggregate && total === undefined) return GAP;
  const ids = rules.map(({ id }) => id);
  if (total !== undefined) return { kind: 'answered', rules: ids, total };
  const outcomes = outcomesOf(
    decision,
    rules.map(({ outcome }) => outcome),
  );
  return { kind: 'answered', outcomes, rules: ids };
}

/** The value of an input; what is not of its type is missing, and so is what every object inherits: none of that is of a type that an input may have. */
function readerOf(name: string, input: DecisionInput): Read {
  switch (input.type) {
    case 'integer':
      return (facts) => {
        const value = facts[name];
        return Number.isInteger(value) ? value : undefined;
      };
    case 'boolean':
      return (facts) => {
        const value = facts[name];
        return typeof value === 'boolean' ? value : undefined;
      };
    default:
      return (facts) => {
        const value = facts[name];
        return isOf(input, value) ? value : undefined;
      };
  }
}

function judgeOf(node: Node, source: Source): Judge {
  if (node.kind === 'leaf') return leafOf(node, source);
  const parts = node.nodes.map((each) => judgeOf(each, source));
  return groupOf(node.kind === 'any', parts);
}

function groupOf(decisive: boolean, parts: Judge[]): Judge {
  const [first, second] = parts;
  if (parts.length === 1 && first) return first;
  if (parts.length === 2 && first && second) {
    return (slots) => {
      const truth = first(slots);
      if (truth === decisive) return decisive;
      const other = second(slots);
      return other === decisive ? decisive : truth === undefined ? undefined : other;
    };
  }
  return (slots) => {
    let verdict: Truth = !decisive;
    for (let index = 0; index < parts.length; index += 1) {
      const truth = (parts[index] as Judge)(slots);
      if (truth === decisive) return decisive;
      if (truth === undefined) verdict = undefined;
    }
    return verdict;
  };
}

function leafOf({ fact, operator, compared }: Leaf, { inputs, names, param }: Source): Judge {
  const slot = names.indexOf(fact);
  if (isFact(compared)) {
    const other = names.indexOf(compared.fact);
    return (slots) => compare(operator, slots[slot], slots[other]);
  }
  const limit = Array.isArray(compared) ? listLimit(compared, param) : settled(compared, param);
  const type = slot < 0 ? undefined : inputs[fact]?.type;
  return (type && LITERAL[operator]?.(slot, limit, type)) ?? ((slots) => compare(operator, slots[slot], limit));
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

const isScalar = (limit: unknown): boolean => typeof limit === 'string' || typeof limit === 'boolean' || Number.isFinite(limit);
const isNumber = (limit: unknown, type: string): limit is number => Number.isFinite(limit) && (type === 'integer' || type === 'number');
const isDate = (limit: unknown, type: string): limit is string => type === 'date' && isDay(limit);

/** A test of a typed fact against a literal of a fitting type: nothing is left to be judged but the comparison itself. */
type Literal = (slot: number, limit: unknown, type: DecisionInput['type']) => Judge | undefined;

const LITERAL: Partial<Record<Operator, Literal>> = {
  is: (slot, limit) => (isScalar(limit) ? (slots) => (slots[slot] === undefined ? undefined : slots[slot] === limit) : undefined),
  not: (slot, limit) => (isScalar(limit) ? (slots) => (slots[slot] === undefined ? undefined : slots[slot] !== limit) : undefined),
  in: (slot, limit) =>
    Array.isArray(limit) ? (slots) => (slots[slot] === undefined ? undefined : limit.includes(slots[slot])) : undefined,
  notIn: (slot, limit) =>
    Array.isArray(limit) ? (slots) => (slots[slot] === undefined ? undefined : !limit.includes(slots[slot])) : undefined,
  atLeast: (slot, limit, type) => (isNumber(limit, type) ? atLeast(slot, limit) : undefined),
  atMost: (slot, limit, type) => (isNumber(limit, type) ? atMost(slot, limit) : undefined),
  moreThan: (slot, limit, type) => (isNumber(limit, type) ? moreThan(slot, limit) : undefined),
  lessThan: (slot, limit, type) => (isNumber(limit, type) ? lessThan(slot, limit) : undefined),
  onOrAfter: (slot, limit, type) => (isDate(limit, type) ? atLeast(slot, limit) : undefined),
  onOrBefore: (slot, limit, type) => (isDate(limit, type) ? atMost(slot, limit) : undefined),
  after: (slot, limit, type) => (isDate(limit, type) ? moreThan(slot, limit) : undefined),
  before: (slot, limit, type) => (isDate(limit, type) ? lessThan(slot, limit) : undefined),
};

type Ordered = number | string;

/** Numbers by size, days as they are written. */
function atLeast(slot: number, limit: Ordered): Judge {
  return (slots) => (slots[slot] === undefined ? undefined : (slots[slot] as Ordered) >= limit);
}

function atMost(slot: number, limit: Ordered): Judge {
  return (slots) => (slots[slot] === undefined ? undefined : (slots[slot] as Ordered) <= limit);
}

function moreThan(slot: number, limit: Ordered): Judge {
  return (slots) => (slots[slot] === undefined ? undefined : (slots[slot] as Ordered) > limit);
}

function lessThan(slot: number, limit: Ordered): Judge {
  return (slots) => (slots[slot] === undefined ? undefined : (slots[slot] as Ordered) < limit);
}
