/** Takes what a document's definition declares and the data at hand, gives the data with every declared name: a template tells *empty* from *misspelt*. */
import type { Expression } from '../../engine/language.ts';

/** What is declared and absent becomes null, in the items of lists too. */
export function withBlanks(declared: Record<string, Expression>, data: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(declared).map((name): [string, unknown] => [name, filled(declared[name], data[name])]);
  return { ...data, ...Object.fromEntries(names) };
}

function filled(expression: Expression | undefined, value: unknown): unknown {
  const each = itemsOf(expression);
  if (!each || !Array.isArray(value)) return value ?? null;
  return value.map((item) => (typeof item === 'object' && item !== null ? withBlanks(each, item as Record<string, unknown>) : item));
}

/** The names that the items of a list have, wherever in the expression the list stands. */
function itemsOf(expression: Expression | undefined): Record<string, Expression> | undefined {
  if (typeof expression !== 'object') return undefined;
  if ('list' in expression) return expression.each;
  if ('if' in expression) return itemsOf(expression.then) ?? itemsOf(expression.else);
  if ('first' in expression) return expression.first.map(itemsOf).find((each) => each !== undefined);
  return undefined;
}
