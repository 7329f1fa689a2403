/** Decides: takes an edition, a decision, facts and the day whose parameters count; gives the outcome with its reasons, or what is missing. */
import { typedFacts } from './decision/facts.ts';
import { type Verdict, verdictOf } from './decision/policy.ts';
import { changesOf, reasonsOf } from './decision/reasons.ts';
import { runReference } from './decision/reference.ts';
import type { Decision } from './definitions.gen.ts';
import { parametersOn } from './environment.ts';
import type { Scalar } from './language.ts';
import { type Look, parse, type Trace, trace } from './logic.ts';
import type { DecisionRecord, Edition } from './model.ts';

interface Question {
  id: string;
  decision: Decision;
  facts: Record<string, unknown>;
  look: Look;
}

/**
 * Decides on json-rules-engine: every rule is run, a fresh engine each time, and the hit policy is applied to its results.
 * @param on ISO day: parameters have the values in force then
 */
export async function decide(edition: Edition, decisionId: string, facts: Record<string, unknown>, on: string): Promise<DecisionRecord> {
  const question = questionOf(edition, decisionId, facts, on);
  const all = { ...Object.fromEntries(Object.keys(question.decision.inputs).map((name) => [name, undefined])), ...question.facts };
  return recordOf(question, await runReference(rulesOf(question.decision), all, question.look));
}

/** The same on compiled closures, for replays over many cases. */
export function decideSync(edition: Edition, decisionId: string, facts: Record<string, unknown>, on: string): DecisionRecord {
  const question = questionOf(edition, decisionId, facts, on);
  return recordOf(question, new Map(rulesOf(question.decision).map(({ id, node }) => [id, trace(node, question.look)])));
}

function questionOf(edition: Edition, id: string, given: Record<string, unknown>, on: string): Question {
  const decision = Object.hasOwn(edition.decisions, id) ? edition.decisions[id] : undefined;
  if (!decision) throw new Error(`no decision ${id}`);
  const facts = typedFacts(decision, given);
  const param = parametersOn(edition, on);
  return { id, decision, facts, look: { fact: (name) => (Object.hasOwn(facts, name) ? facts[name] : undefined), param } };
}

const rulesOf = (decision: Decision) => decision.rules.flatMap(({ id, when }) => (when ? [{ id, node: parse(when) }] : []));

function recordOf(question: Question, traces: Map<string, Trace>): DecisionRecord {
  const { id, decision, facts } = question;
  const verdict = verdictOf(decision, traces);
  const values = verdict.rule ? outcomeValues(question, verdict) : {};
  return {
    decision: id,
    facts,
    ...(verdict.rule && { outcome: verdict.rule.outcome, rule: verdict.rule.id }),
    values,
    undetermined: verdict.undetermined,
    reasons: reasonsOf(decision, verdict, traces, { ...facts, ...values }),
    changes: changesOf(decision, verdict, traces),
  };
}

function outcomeValues({ decision, look }: Question, { rule }: Verdict): Record<string, unknown> {
  const values = decision.outcomes.find(({ id }) => id === rule?.outcome)?.values ?? {};
  const resolved = Object.entries(values).map(([name, scalar]) => [name, resolve(scalar, look)] as const);
  return Object.fromEntries(resolved.filter(([, value]) => value !== undefined));
}

function resolve(scalar: Scalar, look: Look): unknown {
  if (typeof scalar !== 'object') return scalar;
  return 'param' in scalar ? look.param(scalar.param) : look.fact(scalar.fact);
}
