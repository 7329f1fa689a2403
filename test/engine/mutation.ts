// Mutations of bundles as files: keys dropped, doubled, renamed, values retyped or taken from elsewhere, references broken, text cut. Given numbers decide all.
import type { BundleSources } from '../../engine/compile.ts';

/** Numbers that decide: which file, which place, what with. */
export interface Mutation {
  file: number;
  place: number;
  kind: number;
  with: number;
}

interface Place {
  parent: Record<string, unknown>;
  key: string;
}

const STRANGE: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  1e9,
  '',
  ' ',
  'x',
  'today',
  'case',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
];
const MORE: unknown[] = [
  [],
  {},
  [[]],
  [{}],
  { param: 'x' },
  { fact: 'x' },
  { value: null },
  { all: [] },
  { any: [] },
  { not: {} },
  { ky: '', ru: '', en: '' },
];

/** The bundles with the mutations made, one after the other; the good ones are left alone. */
export function mutated(sources: BundleSources, mutations: Mutation[]): BundleSources {
  const changed = structuredClone(sources);
  const paths = Object.entries(changed).flatMap(([bundle, files]) => Object.keys(files).map((path) => ({ bundle, path })));
  for (const mutation of mutations) {
    const { bundle, path } = paths[mutation.file % paths.length] ?? { bundle: '', path: '' };
    const files = changed[bundle] ?? {};
    const text = files[path];
    if (text === undefined) continue;
    const result = path.endsWith('.json') ? ofJson(text, mutation, files) : ofText(text, mutation);
    if (result === undefined) delete files[path];
    else files[path] = result;
  }
  return changed;
}

/** A letter lost or doubled, two places exchanged, the rest cut off. */
function ofText(text: string, { place, kind, with: other }: Mutation): string {
  const at = place % (text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const pieces = ['{{', '}}', '{', '"', ',', '#if x', '/if', '>', '../', '\\', '', '@index'];
  return (
    [before + after.slice(1 + (other % 9)), before + after.slice(0, 7) + after, before, before + pieces[other % pieces.length] + after][
      kind % 4
    ] ?? ''
  );
}

function ofJson(text: string, mutation: Mutation, files: Record<string, string>): string | undefined {
  const { kind, place: at, with: other } = mutation;
  if (kind % 23 === 0) return ofText(text, { ...mutation, kind: other });
  if (kind % 97 === 1) return undefined;
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return text;
  }
  const places = placesIn(root);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return text;
  CHANGES[kind % CHANGES.length]?.(place, other, places, files);
  return JSON.stringify(root, null, 2);
}

type Make = (place: Place, other: number, places: Place[], files: Record<string, string>) => void;

const valueAt = (place: Place | undefined): unknown => (place ? structuredClone(place.parent[place.key]) : undefined);
const pick = <T>(list: T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

const drop: Make = ({ parent, key }) => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};
const double: Make = ({ parent, key }, other) => {
  if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(parent[Number(key)]));
  else parent[`${key}${other % 3 === 0 ? '-x' : 'x'}`] = structuredClone(parent[key]);
};
/** The key of another place. */
const rename: Make = (place, other, places) => {
  if (Array.isArray(place.parent)) return;
  const key = pick(
    places.filter(({ parent }) => !Array.isArray(parent)),
    other,
  )?.key;
  const kept = place.parent[place.key];
  delete place.parent[place.key];
  place.parent[key ?? 'x'] = kept;
};
const retype: Make = (place, other) => {
  const strange = [...STRANGE, ...MORE];
  place.parent[place.key] = structuredClone(pick(strange, other));
};
const wrap: Make = (place, other) => {
  const kept = place.parent[place.key];
  place.parent[place.key] = [
    [kept],
    { value: kept },
    { not: kept },
    { all: [kept] },
    { first: [kept] },
    typeof kept === 'object' ? null : String(kept),
    Number(kept),
  ][other % 7];
};
/** What stands at another place, of whatever kind. */
const splice: Make = (place, other, places) => {
  place.parent[place.key] = valueAt(pick(places, other));
};
/** What stands under the same key elsewhere: mostly well formed, and wrong. */
const sibling: Make = (place, other, places) => {
  const alike = places.filter(({ key, parent }) => key === place.key && parent !== place.parent);
  if (alike.length > 0) place.parent[place.key] = valueAt(pick(alike, other));
};
/** Another word that the bundle has, or one that nobody has. */
const word: Make = (place, other, _, files) => {
  if (typeof place.parent[place.key] !== 'string') return;
  const text = Object.values(files)[other % Object.values(files).length] ?? '';
  const words = [...text.matchAll(/"([\w.#/-]+)"/g)].map(([, found]) => found ?? '');
  place.parent[place.key] = other % 5 === 0 ? `${String(place.parent[place.key])}-x` : (pick(words, Math.floor(other / 7)) ?? 'x');
};
const number: Make = (place, other) => {
  const kept = place.parent[place.key];
  if (typeof kept === 'number') place.parent[place.key] = [-kept, kept + 1, kept - 1, 0, kept * 1e6, kept / 3][other % 6];
  else if (typeof kept === 'boolean') place.parent[place.key] = !kept;
};
const exchange: Make = (place, other, places) => {
  const leaves = places.filter(({ parent, key }) => typeof parent[key] !== 'object');
  const second = pick(leaves, other);
  if (!second || typeof place.parent[place.key] === 'object') return;
  [place.parent[place.key], second.parent[second.key]] = [second.parent[second.key], place.parent[place.key]];
};

const CHANGES: Make[] = [drop, double, rename, retype, wrap, splice, sibling, sibling, word, word, number, exchange, drop];

function placesIn(node: unknown): Place[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) => [{ parent: node as Record<string, unknown>, key }, ...placesIn(member)]);
}
