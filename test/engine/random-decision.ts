// Random decisions and dirty facts from a seed: for tests that need tens of thousands of them quickly.
import type { Rule } from '../../engine/definitions.gen.ts';
import type { Condition, Scalar } from '../../engine/language.ts';
import type { Decision, Edition } from '../../engine/model.ts';
import { edition, t } from '../fixtures/edition.ts';

type Random = () => number;

/** mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const one = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const several = <T>(random: Random, most: number, make: () => T): T[] => Array.from({ length: 1 + Math.floor(random() * most) }, make);

/** Names that every object inherits stand among the facts. */
export const INPUTS: Decision['inputs'] = Object.fromEntries(
  Object.entries({ a: 'integer', b: 'boolean', c: 'string', d: 'date', constructor: 'number', toString: 'integer', length: 'integer' }).map(
    ([name, type]) => [name, { title: t(name), type, ...(name === 'c' && { values: ['x', 'y', '3', 'NaN'] }) }],
  ),
) as Decision['inputs'];
const NAMES = Object.keys(INPUTS);
const NUMERIC = ['a', 'constructor', 'toString', 'length'];
const PARAMS = ['review-days', 'unmet-limit', 'none', 'constructor'];
const OUTCOMES = ['yes', 'no', 'maybe'];
const DAYS = ['2026-01-01', '2026-03-01', '2026-06-01'];
const DIRTY = [
  '',
  '3',
  'NaN',
  'Infinity',
  '-0',
  'constructor',
  '__proto__',
  'length',
  'x',
  '2026-02-31',
  '2026-03-01T23:00:00Z',
  Number.NaN,
];
const DIRTIER = [Number.POSITIVE_INFINITY, -0, 2.5, null, undefined, [], ['x'], [3], {}, { id: 'x' }, { length: 3 }, true, 3, '2026-03-01'];

const numberLimit = (random: Random): Scalar => {
  const chance = random();
  if (chance < 0.7) return Math.floor(random() * 6);
  return chance < 0.85 ? { param: one(random, PARAMS) } : { fact: one(random, NUMERIC) };
};
const wordLimit = (random: Random): Scalar => (random() < 0.8 ? one(random, ['x', 'y', '3', 'NaN', 'length']) : { fact: 'c' });
const dayLimit = (random: Random): Scalar => (random() < 0.8 ? one(random, DAYS) : { fact: 'd' });

function leaf(random: Random): Condition {
  const kind = random();
  const known = () => ({ [one(random, NAMES)]: { known: random() < 0.5 } });
  if (kind < 0.35)
    return { [one(random, NUMERIC)]: { [one(random, ['is', 'not', 'atLeast', 'atMost', 'moreThan', 'lessThan'])]: numberLimit(random) } };
  if (kind < 0.45) return { [one(random, NUMERIC)]: { [one(random, ['in', 'notIn'])]: several(random, 3, () => numberLimit(random)) } };
  if (kind < 0.55) return { b: { [one(random, ['is', 'not'])]: random() < 0.5 } };
  if (kind < 0.65) return { c: { [one(random, ['is', 'not'])]: wordLimit(random) } };
  if (kind < 0.72) return { c: { [one(random, ['in', 'notIn'])]: several(random, 3, () => wordLimit(random)) } };
  if (kind < 0.84) return { d: { [one(random, ['onOrAfter', 'onOrBefore', 'after', 'before'])]: dayLimit(random) } };
  if (kind < 0.88) return { [one(random, NAMES)]: { [one(random, ['has', 'hasNot'])]: one(random, ['x', 3]) } };
  // what the check would fault, at run time all the same
  return kind < 0.92 ? { [one(random, NAMES)]: { is: one(random, ['x', 3, true]) } } : known();
}

function condition(random: Random, depth = 2): Condition {
  const kind = depth === 0 ? 0 : random();
  if (kind < 0.5) return leaf(random);
  if (kind < 0.65) return { ...leaf(random), ...leaf(random) };
  if (kind < 0.8) return { all: several(random, 3, () => condition(random, depth - 1)) } as Condition;
  if (kind < 0.92) return { any: several(random, 3, () => condition(random, depth - 1)) } as Condition;
  return { not: condition(random, depth - 1) } as Condition;
}

const AGGREGATES = [{ sum: 'points' }, { min: 'points' }, { max: 'points' }, { count: true as const }];

/** One decision of any policy. */
export function randomDecision(random: Random): Decision {
  const policy = one(random, ['first', 'first', 'unique', 'any', 'priority', 'ruleOrder', 'collect', 'collect'] as const);
  const rules = several(random, 4, () => condition(random)).map(
    (when, index): Rule => ({ id: `r${index}`, when, outcome: one(random, OUTCOMES), because: t('{a}'), basis: 'sample' }),
  );
  const rest: Rule = { id: 'rest', otherwise: true, outcome: one(random, OUTCOMES), because: t('rest'), basis: 'sample' };
  const points: Scalar[] = [0, random() < 0.3 ? { param: one(random, PARAMS) } : -2, random() < 0.3 ? { fact: 'a' } : 5];
  return {
    title: t('It'),
    basis: 'sample',
    policy,
    inputs: INPUTS,
    outcomes: OUTCOMES.map((id, index) => ({ id, title: t(id), values: { points: points[index] ?? 0 } })),
    rules: random() < 0.5 ? [...rules, rest] : rules,
    cases: [{ given: {}, expect: {} }],
    ...(policy === 'collect' && random() < 0.6 && { aggregate: { ...one(random, AGGREGATES), as: 'total' } }),
  };
}

export const editionWith = (decision: Decision): Edition => ({ ...edition, decisions: { it: decision } });

/** Facts as a hurried world gives them: right, missing, of another type, or of names that objects inherit. */
export function randomFacts(random: Random): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const name of [...NAMES, '__proto__', 'hasOwnProperty']) {
    const chance = random();
    const value = chance < 0.62 ? fitting(random, name) : chance < 0.82 ? undefined : one<unknown>(random, [...DIRTY, ...DIRTIER]);
    if (value !== undefined || chance > 0.82)
      Object.defineProperty(facts, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return facts;
}

function fitting(random: Random, name: string): unknown {
  if (name === 'b') return random() < 0.5;
  if (name === 'c') return one(random, ['x', 'y', '3', 'NaN']);
  return name === 'd' ? one(random, DAYS) : Math.floor(random() * 6);
}
