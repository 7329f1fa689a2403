/** Refuses text that no database keeps: the NUL character and halves of surrogate pairs. Takes the input, names each field at fault. */
import type { Problem } from '../engine/model.ts';

const HALF_PAIR = /\p{Surrogate}/u;

export function storable(input: unknown, pointer = ''): Problem[] {
  if (typeof input === 'string') return input.includes('\0') || HALF_PAIR.test(input) ? [{ code: 'input.characters', pointer }] : [];
  if (input === null || typeof input !== 'object') return [];
  return Object.entries(input).flatMap(([key, value]) => [...storable(key, pointer), ...storable(value, `${pointer}/${escaped(key)}`)]);
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
