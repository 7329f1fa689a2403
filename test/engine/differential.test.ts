// Three ways of judging the same rules, held to each other over random rule sets and dirty facts: the compiled closures, the three-valued fold over
// json-rules-engine's result tree, and json-rules-engine by itself, on rules written out for it here, wherever nothing is unknown.
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { runReference } from '../../engine/decision/reference.ts';
import { compileReplay } from '../../engine/decision/replay.ts';
import { rulesOf } from '../../engine/decision/rules.ts';
import { decide, decideSync, weigh } from '../../engine/decision.ts';
import { parametersOn } from '../../engine/environment.ts';
import type { Condition, Scalar } from '../../engine/language.ts';
import { judge, type Look, parse, type Trace, trace } from '../../engine/logic.ts';
import type { Decision } from '../../engine/model.ts';
import { edition } from '../fixtures/edition.ts';
import { editionWith, INPUTS, randomDecision, randomFacts, randomOf } from './random-decision.ts';

const ON = '2026-09-01';
const SEEDS = [1, 20, 300, 4000];
const RULE_SETS = 5500;
/** json-rules-engine wants every fact it may meet to be there. */
const ABSENT = Object.fromEntries(Object.keys(INPUTS).map((name) => [name, undefined]));
const param = parametersOn(edition, ON);
const lookAt = (facts: Record<string, unknown>): Look => ({
  fact: (name) => (Object.hasOwn(facts, name) ? facts[name] : undefined),
  param,
});

const NATIVE: Record<string, string> = {
  is: 'equal',
  not: 'notEqual',
  in: 'in',
  notIn: 'notIn',
  atLeast: 'greaterThanInclusive',
  atMost: 'lessThanInclusive',
  moreThan: 'greaterThan',
  lessThan: 'lessThan',
};
const tenOf = (value: unknown) => String(value).slice(0, 10);
const OWN: Record<string, (seen: unknown, limit: unknown) => boolean> = {
  onOrAfter: (seen, limit) => tenOf(seen) >= tenOf(limit),
  onOrBefore: (seen, limit) => tenOf(seen) <= tenOf(limit),
  after: (seen, limit) => tenOf(seen) > tenOf(limit),
  before: (seen, limit) => tenOf(seen) < tenOf(limit),
  has: (seen, limit) => Array.isArray(seen) && seen.some((item) => item === limit || item?.id === limit),
  hasNot: (seen, limit) => Array.isArray(seen) && !seen.some((item) => item === limit || item?.id === limit),
  known: (seen, limit) => (seen !== undefined && seen !== null) === limit,
};

/** The condition in json-rules-engine's own words, `not` included; facts in a list are written out beforehand. */
function native(condition: Condition, look: Look): TopLevelCondition {
  const parts = Object.entries(condition).flatMap(([key, part]): unknown[] => {
    if (key === 'all' || key === 'any') return [{ [key]: (part as Condition[]).map((each) => native(each, look)) }];
    if (key === 'not') return [{ not: native(part as Condition, look) }];
    return Object.entries(part as object).map(([operator, compared]) => ({
      fact: key,
      operator: NATIVE[operator] ?? operator,
      value: Array.isArray(compared) ? compared.map((each) => settled(each, look)) : limit(compared as Scalar),
    }));
  });
  return { all: parts } as TopLevelCondition;
}
const settled = (scalar: Scalar, look: Look): unknown =>
  typeof scalar !== 'object' ? scalar : 'param' in scalar ? param(scalar.param) : look.fact(scalar.fact);
const limit = (scalar: Scalar): unknown => (typeof scalar === 'object' && 'param' in scalar ? param(scalar.param) : scalar);

/** json-rules-engine as it comes, undefined facts allowed: which rules it says hold. */
async function raw(decision: Decision, facts: Record<string, unknown>, look: Look): Promise<Set<string>> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, operator] of Object.entries(OWN)) engine.addOperator(name, operator);
  for (const [name, value] of Object.entries(facts)) engine.addFact(name, value as never);
  for (const { id, when } of rulesOf(decision)) if (when) engine.addRule({ name: id, conditions: native(when, look), event: { type: id } });
  const { events } = await engine.run();
  return new Set(events.map(({ type }) => type));
}

/** Nothing that the verdict could rest on is unknown. */
const complete = (tree: Trace): boolean => (tree.kind === 'leaf' ? tree.value !== undefined : tree.nodes.every(complete));

interface Tally {
  sets: number;
  rules: number;
  unknown: number;
  raw: number;
  kinds: Set<string>;
}

async function compareOne(decision: Decision, facts: Record<string, unknown>, tally: Tally): Promise<void> {
  const look = lookAt(facts);
  const rules = rulesOf(decision).flatMap(({ id, when }) => (when ? [{ id, when, node: parse(when) }] : []));
  const folded = await runReference(rules, { ...ABSENT, ...facts }, look);
  const held = await raw(decision, facts, look);
  for (const { id, when, node } of rules) {
    const traced = trace(node, look);
    const [closure, fold] = [judge(when, look), folded.get(id)?.value];
    const told = () => JSON.stringify({ id, when, facts, closure, fold, traced: traced.value, raw: held.has(id) });
    tally.rules += 1;
    if (closure !== fold || traced.value !== fold) expect.fail(`closures and fold differ: ${told()}`);
    if (fold === undefined) tally.unknown += 1;
    if (!complete(traced)) continue;
    tally.raw += 1;
    if (held.has(id) !== fold) expect.fail(`json-rules-engine differs: ${told()}`);
  }
  replayed(decision, facts, tally);
}

/** The replay answers as the full trace does. */
function replayed(decision: Decision, facts: Record<string, unknown>, tally: Tally): void {
  const one = editionWith(decision);
  const { verdict } = weigh(one, 'it', facts, ON);
  const answer = compileReplay(one, 'it', ON)(facts);
  tally.kinds.add(`${decision.policy} ${answer.kind}`);
  const rules = answer.rules ?? (answer.rule === undefined ? [] : [answer.rule]);
  const same =
    JSON.stringify(verdict.rules.map(({ id }) => id)) === JSON.stringify(rules) &&
    verdict.total === answer.total &&
    verdict.conflict.length > 0 === (answer.kind === 'conflict') &&
    verdict.doubtful.length + verdict.missing.length > 0 === (answer.kind === 'undetermined');
  if (!same) expect.fail(`replay differs: ${JSON.stringify({ decision, facts, answer, verdict })}`);
}

describe('closures, the fold over json-rules-engine, and json-rules-engine', () => {
  const tally: Tally = { sets: 0, rules: 0, unknown: 0, raw: 0, kinds: new Set() };

  it.each(SEEDS)(
    `agree over ${RULE_SETS} random rule sets, seed %i`,
    async (seed) => {
      const random = randomOf(seed);
      for (let n = 0; n < RULE_SETS; n += 1, tally.sets += 1) await compareOne(randomDecision(random), randomFacts(random), tally);
    },
    60_000,
  );

  it('were compared often enough, on every policy and every kind of answer', () => {
    expect(tally.sets).toBeGreaterThanOrEqual(20_000);
    expect(tally.unknown).toBeGreaterThan(tally.rules / 10);
    expect(tally.raw).toBeGreaterThan(tally.rules / 4);
    const policies = ['first', 'unique', 'any', 'priority', 'ruleOrder', 'collect'];
    for (const policy of policies) for (const kind of ['answered', 'undetermined']) expect(tally.kinds).toContain(`${policy} ${kind}`);
    expect([...tally.kinds]).toEqual(
      expect.arrayContaining(['unique conflict', 'any conflict', 'first gap', 'priority gap', 'collect gap']),
    );
  });

  it('give the same record, words included', async () => {
    const random = randomOf(50_000);
    for (let n = 0; n < 1500; n += 1) {
      const [one, facts] = [editionWith(randomDecision(random)), randomFacts(random)];
      expect(await decide(one, 'it', facts, ON)).toEqual(decideSync(one, 'it', facts, ON));
    }
  }, 60_000);
});
