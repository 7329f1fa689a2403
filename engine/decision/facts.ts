/** The facts of a decision: takes what was found, gives those of the declared type. A value of another type counts as missing. */
import { isDay } from '../calendar.ts';
import type { Decision, DecisionInput } from '../definitions.gen.ts';

/** The facts that can be used. */
export function typedFacts({ inputs }: Decision, facts: Record<string, unknown>): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const name in inputs) {
    const input = inputs[name];
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (input && value !== undefined && isOf(input, value)) typed[name] = value;
  }
  return typed;
}

/** Whether a value is of an input's type. */
export function isOf({ type, values }: DecisionInput, value: unknown): boolean {
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
