/** Bounds on what comes in, held before any validator sees it: depth, number of values, length of lists, amount of text. */

export interface Bounds {
  depth: number;
  values: number;
  items: number;
  characters: number;
}

export const INPUT_BOUNDS: Bounds = { depth: 12, values: 20_000, items: 1_000, characters: 1_000_000 };

/** True when the value stays within the bounds. Stops at the first excess. */
export function isBounded(value: unknown, bounds: Bounds = INPUT_BOUNDS): boolean {
  const left = { values: bounds.values, characters: bounds.characters };
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    left.values -= 1;
    if (left.values < 0 || next.depth > bounds.depth) return false;
    if (typeof next.value === 'string') left.characters -= next.value.length;
    if (left.characters < 0) return false;
    if (typeof next.value !== 'object' || next.value === null) continue;
    const inner = Array.isArray(next.value) ? next.value : Object.values(next.value);
    if (inner.length > bounds.items) return false;
    for (const each of inner) stack.push({ value: each, depth: next.depth + 1 });
  }
  return true;
}
