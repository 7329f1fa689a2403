/** Decides: takes an edition, a decision, facts and the day whose parameters count; gives the outcome with its reasons, or what is missing. */
import { typedFacts } from './decision/facts.ts';
import { carriedIn, outcomesOf, resolve } from './decision/outcome.ts';
import { isList, type Verdict, verdictOf } from './decision/policy.ts';
import { changesOf, reasonsOf, spoken } from './decision/reasons.ts';
import { runReference } from './decision/reference.ts';
import { rulesOf } from './decision/rules.ts';
import type { Decision } from './definitions.gen.ts';
import { parametersOn } from './environment.ts';
import { type Look, type Node, parse, type Trace, trace, unknownOf } from './logic.ts';
import type { DecisionRecord, Edition } from './model.ts';

interface Question {
  edition: Edition;
  id: string;
  on: string;
  decision: Decision;
  facts: Record<string, unknown>;
  look: Look;
}

/** What every rule came to, and what follows under the policy; not yet in words. */
export interface Weighed {
  facts: Record<string, unknown>;
  verdict: Verdict;
  /** In the order of the rules; an `otherwise` has none. */
  traces: (Trace | undefined)[];
}

/**
 * Decides on json-rules-engine: every rule is run, a fresh engine each time, and the hit policy is applied to its results.
 * @param on ISO day: parameters have the values in force then
 */
export async function decide(edition: Edition, decisionId: string, facts: Record<string, unknown>, on: string): Promise<DecisionRecord> {
  const question = questionOf(edition, decisionId, facts, on);
  const all = { ...Object.fromEntries(Object.keys(question.decision.inputs).map((name) => [name, undefined])), ...question.facts };
  const ids = rulesOf(question.decision).map(({ id }) => id);
  const named = nodesOf(question.decision).flatMap((node, index) => (node ? [{ id: ids[index] ?? '', node }] : []));
  const byRule = await runReference(named, all, question.look);
  return recordOf(
    question,
    weighed(
      question,
      ids.map((id) => byRule.get(id)),
    ),
  );
}

/** The same on compiled closures, for explanations over many cases. */
export function decideSync(edition: Edition, decisionId: string, facts: Record<string, unknown>, on: string): DecisionRecord {
  const question = questionOf(edition, decisionId, facts, on);
  return recordOf(question, weighed(question, tracesOf(question)));
}

/** The full trace of `decideSync` without the sentences. */
export function weigh(edition: Edition, decisionId: string, facts: Record<string, unknown>, on: string): Weighed {
  const question = questionOf(edition, decisionId, facts, on);
  return weighed(question, tracesOf(question));
}

function questionOf(edition: Edition, id: string, given: Record<string, unknown>, on: string): Question {
  const decision = Object.hasOwn(edition.decisions, id) ? edition.decisions[id] : undefined;
  if (!decision) throw new Error(`no decision ${id}`);
  const facts = typedFacts(decision, given);
  return { edition, id, on, decision, facts, look: { fact: (name) => scalarOf(facts[name]), param: parametersOn(edition, on) } };
}

/** Typed facts are scalars: what an object inherits is none. */
const scalarOf = (found: unknown): unknown => (typeof found === 'object' || typeof found === 'function' ? undefined : found);

const trees = new WeakMap<Decision, (Node | undefined)[]>();

/** The conditions of the rules as trees, in their order. */
function nodesOf(decision: Decision): (Node | undefined)[] {
  let nodes = trees.get(decision);
  if (!nodes) {
    nodes = rulesOf(decision).map(({ when }) => when && parse(when));
    trees.set(decision, nodes);
  }
  return nodes;
}

function tracesOf({ decision, look }: Question): (Trace | undefined)[] {
  return nodesOf(decision).map((node) => node && trace(node, look));
}

function weighed({ decision, facts, look }: Question, traces: (Trace | undefined)[]): Weighed {
  const truths = traces.map((each) => each?.value);
  return { facts, verdict: verdictOf(decision, truths, carriedIn(decision, look)), traces };
}

function recordOf(question: Question, { facts, verdict, traces: inOrder }: Weighed): DecisionRecord {
  const { edition, id, on, decision } = question;
  const traces = new Map(rulesOf(decision).flatMap((rule, index) => (inOrder[index] ? [[rule.id, inOrder[index]] as const] : [])));
  const values = valuesOf(question, verdict);
  const doubts = verdict.doubtful.flatMap((rule) => unknownIn(traces.get(rule.id)));
  const undetermined = [...new Set([...doubts, ...verdict.missing])];
  const by = spoken(edition, decision);
  return {
    decision: id,
    edition: edition.hash,
    on,
    facts,
    ...answerOf(decision, verdict),
    values,
    undetermined,
    reasons: reasonsOf(by, verdict, undetermined, traces, { ...facts, ...values }),
    changes: changesOf(by, verdict, traces),
  };
}

const unknownIn = (tree: Trace | undefined): string[] => (tree ? unknownOf(tree) : []);

/** One outcome and its rule; under `ruleOrder` and `collect` lists of them, empty where nothing holds, absent where that can't be told. */
function answerOf(decision: Decision, { rules, doubtful, missing, total }: Verdict): Partial<DecisionRecord> {
  if (!isList(decision)) return rules[0] ? { outcome: rules[0].outcome, rule: rules[0].id } : {};
  if (doubtful.length > 0 || missing.length > 0 || (decision.aggregate && total === undefined)) return {};
  const ids = rules.map(({ id }) => id);
  return decision.aggregate
    ? { rules: ids }
    : {
        outcomes: outcomesOf(
          decision,
          rules.map(({ outcome }) => outcome),
        ),
        rules: ids,
      };
}

function valuesOf({ decision, look }: Question, { rules, total }: Verdict): Record<string, unknown> {
  if (decision.aggregate) return total === undefined ? {} : { [decision.aggregate.as]: total };
  if (isList(decision)) return {};
  const values = decision.outcomes.find(({ id }) => id === rules[0]?.outcome)?.values ?? {};
  const resolved = Object.entries(values).map(([name, scalar]) => [name, resolve(scalar, look)] as const);
  return Object.fromEntries(resolved.filter(([, value]) => value !== undefined));
}
