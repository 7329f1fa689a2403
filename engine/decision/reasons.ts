/** Reasons in words: takes the verdict and the traces, gives what held and what would have led elsewhere. Judges nothing. */
import type { Decision, Rule } from '../definitions.gen.ts';
import type { Lang, Text } from '../language.ts';
import type { Trace } from '../logic.ts';
import type { Edition, Reason } from '../model.ts';
import { fillText, phrase, print, sameText } from '../wording.ts';
import { isList, type Verdict } from './policy.ts';
import { rulesOf } from './rules.ts';

type LeafTrace = Extract<Trace, { kind: 'leaf' }>;
/** A decision with a fact's value as it is said: a code by its title. */
export interface Spoken {
  decision: Decision;
  say: (fact: string, value: unknown) => unknown;
}

export function spoken({ classifiers }: Edition, decision: Decision): Spoken {
  const say = (fact: string, value: unknown): unknown => {
    const list = decision.inputs[fact]?.classifier;
    if (list === undefined) return value;
    if (Array.isArray(value)) return value.map((each) => say(fact, each));
    return classifiers[list]?.items.find(({ id }) => id === value)?.title ?? value;
  };
  return { decision, say };
}

/** Why the outcome is what it is: of each rule that decides its own words first, then a line for each test that was looked at. */
export function reasonsOf(
  { decision, say }: Spoken,
  verdict: Verdict,
  undetermined: string[],
  traces: Map<string, Trace>,
  known: Record<string, unknown>,
): Reason[] {
  const { rules, total, conflict } = verdict;
  const told = rules.flatMap((rule) => because({ decision, say }, rule, leavesOf(traces.get(rule.id)), known));
  if (total !== undefined) return [{ text: totalText(decision, total) }, ...told];
  if (rules.length > 0) return told;
  return [{ text: withoutOutcome(decision, undetermined, conflict) }];
}

function because(by: Spoken, rule: Rule, leaves: LeafTrace[], known: Record<string, unknown>): Reason[] {
  const said: Reason = {
    text: fillText(rule.because, (name) => by.say(name, known[name])),
    rule: rule.id,
    holds: true,
    ...(rule.legal && { legal: rule.legal }),
    facts: leaves.map((leaf) => ({
      fact: leaf.leaf.fact,
      value: leaf.seen ?? null,
      test: leaf.leaf.operator,
      compared: leaf.limit ?? null,
    })),
  };
  const tests = leaves.map((leaf) => ({
    text: leafText('reason', leaf, by),
    rule: rule.id,
    ...(leaf.value !== undefined && { holds: leaf.value }),
  }));
  return [said, ...tests];
}

function totalText({ aggregate }: Decision, value: number): Text {
  const fold = (['sum', 'min', 'max'] as const).find((name) => aggregate?.[name] !== undefined) ?? 'count';
  return sameText((lang) => phrase(`decision.${fold}`, lang, { value }));
}

function withoutOutcome(decision: Decision, undetermined: string[], conflict: Rule[]): Text {
  if (conflict.length > 0)
    return sameText((lang) =>
      phrase('decision.conflict', lang, { rules: conflict.map((rule) => rule.title?.[lang] ?? rule.id).join(', ') }),
    );
  if (undetermined.length === 0) return sameText((lang) => phrase(isList(decision) ? 'decision.none' : 'decision.gap', lang));
  return sameText((lang) =>
    phrase('decision.undetermined', lang, { facts: undetermined.map((name) => titleOf(decision, name, lang)).join(', ') }),
  );
}

/** What would have led to another outcome: the rules that did not hold, those with the fewest failing tests first. */
export function changesOf(by: Spoken, verdict: Verdict, traces: Map<string, Trace>): Reason[] {
  const reached = new Set(verdict.rules.map(({ outcome }) => outcome));
  const others = rulesOf(by.decision).filter((rule) => !rule.otherwise && !reached.has(rule.outcome));
  const failing = others.map((rule) => ({ rule, leaves: failingIn(traces.get(rule.id)) })).filter(({ leaves }) => leaves.length > 0);
  return failing
    .sort((a, b) => a.leaves.length - b.leaves.length)
    .map(({ rule, leaves }) => ({
      text: changeText(by, rule, leaves),
      rule: rule.id,
      holds: false,
      ...(rule.legal && { legal: rule.legal }),
    }));
}

function changeText(by: Spoken, rule: Rule, leaves: LeafTrace[]): Text {
  const title = by.decision.outcomes.find(({ id }) => id === rule.outcome)?.title;
  return sameText((lang) =>
    phrase('decision.change', lang, {
      outcome: title?.[lang] ?? rule.outcome,
      conditions: leaves.map((leaf) => leafText('change', leaf, by)[lang]).join(phrase('and', lang)),
    }),
  );
}

function leavesOf(trace: Trace | undefined): LeafTrace[] {
  if (!trace) return [];
  return trace.kind === 'leaf' ? [trace] : trace.nodes.flatMap(leavesOf);
}

/** The tests that would have to turn out otherwise: all that fail of an `all`, the fewest of an `any`. */
function failingIn(trace: Trace | undefined): LeafTrace[] {
  if (!trace || trace.value === true) return [];
  if (trace.kind === 'leaf') return [trace];
  const parts = trace.nodes.map(failingIn);
  if (trace.kind === 'all') return parts.flat();
  return parts.reduce<LeafTrace[]>((fewest, part, i) => (i === 0 || part.length < fewest.length ? part : fewest), []);
}

/** A test in words. One that asks for a certain value and has seen it says no more than the value. */
function leafText(kind: 'reason' | 'change', { leaf, seen, limit, value }: LeafTrace, { decision, say }: Spoken): Text {
  const { fact, operator } = leaf;
  const name =
    kind === 'change' && operator === 'known'
      ? `change.known.${limit}`
      : kind === 'reason' && operator === 'is' && value
        ? 'reason.known'
        : `${kind}.${operator}`;
  const said = (each: unknown, lang: Lang) => (each === undefined ? phrase('unseen', lang) : print(say(fact, each), lang));
  return sameText((lang) => phrase(name, lang, { title: titleOf(decision, fact, lang), seen: said(seen, lang), limit: said(limit, lang) }));
}

const titleOf = (decision: Decision, name: string, lang: Lang): string => decision.inputs[name]?.title[lang] ?? name;
