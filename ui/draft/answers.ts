/** Answers of a section as plain data: reading and setting by path, and whether two say the same. */
export type Answers = Record<string, unknown>;
export type Path = readonly (string | number)[];

const isBranch = (value: unknown): value is Record<string, unknown> | unknown[] => typeof value === 'object' && value !== null;

export function getAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isBranch(at) ? (at as Record<string | number, unknown>)[key] : undefined), value);
}

/** A copy with one place changed; undefined takes the place away. */
export function setAt<T>(value: T, path: Path, next: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return next as T;
  const copy = (Array.isArray(value) ? [...value] : { ...(isBranch(value) ? value : {}) }) as Record<string | number, unknown>;
  const inner = rest.length ? setAt(copy[key] ?? (typeof rest[0] === 'number' ? [] : {}), rest, next) : next;
  if (inner === undefined && !Array.isArray(copy)) delete copy[key];
  else copy[key] = inner;
  return copy as T;
}

/** Whether nothing was answered: undefined, '', an empty list or an object of nothing. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** What is left when the empty places are taken out: what an empty form and an untouched one have in common. */
export function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (!isBranch(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isEmpty(inner));
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, essence(inner)]));
}

export const sameAnswers = (a: unknown, b: unknown): boolean => JSON.stringify(essence(a) ?? {}) === JSON.stringify(essence(b) ?? {});
