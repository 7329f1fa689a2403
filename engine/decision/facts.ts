/** The facts of a decision: takes what was found, gives those of the declared type. A value of another type counts as missing. */
import { isDay } from '../calendar.ts';
import type { Decision, DecisionInput } from '../definitions.gen.ts';

/** The facts that can be used. */
export function typedFacts(decision: Decision, facts: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(decision.inputs).map(
    ([name, input]) => [name, Object.hasOwn(facts, name) ? facts[name] : undefined, input] as const,
  );
  return Object.fromEntries(entries.filter(([, value, input]) => isOf(input, value)).map(([name, value]) => [name, value]));
}

function isOf({ type, values }: DecisionInput, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return isDay(value);
    case 'string':
      return typeof value === 'string' && (!values || values.includes(value));
  }
}
