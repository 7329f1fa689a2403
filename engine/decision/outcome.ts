/** Outcomes: takes a decision and what was looked up, gives what an outcome carries, and which outcomes several rules come to. */
import type { Decision } from '../definitions.gen.ts';
import type { Scalar } from '../language.ts';
import type { Look } from '../logic.ts';
import { type Carried, rankOf } from './policy.ts';

/** What the outcomes of a decision carry, with parameters and facts looked up. */
export function carriedIn({ outcomes }: Decision, look: Look): Carried {
  return (id, name) => {
    const values = outcomes.find((outcome) => outcome.id === id)?.values ?? {};
    const scalar = Object.hasOwn(values, name) ? values[name] : undefined;
    const value = scalar === undefined ? undefined : resolve(scalar, look);
    const missing = typeof scalar === 'object' ? ('param' in scalar ? scalar.param : scalar.fact) : undefined;
    return { value, ...(value === undefined && missing !== undefined && { missing }) };
  };
}

/** `ruleOrder`: one for each rule. `collect`: each once, in the order they are declared. */
export function outcomesOf({ policy, outcomes }: Decision, given: string[]): string[] {
  return policy === 'ruleOrder' ? given : [...new Set(given)].sort((a, b) => rankOf(outcomes, a) - rankOf(outcomes, b));
}

/** A literal as it is, a parameter or a fact looked up. */
export function resolve(scalar: Scalar, look: Look): unknown {
  if (typeof scalar !== 'object') return scalar;
  return 'param' in scalar ? look.param(scalar.param) : look.fact(scalar.fact);
}
