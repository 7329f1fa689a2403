/**
 * Takes an inherited definition and the patch a bundle lays over it; gives the definition that results, the faults of the patch, and for
 * any place of the result the place in the patch it came from. Objects merge (RFC 7396, `null` takes a key away); in lists items are found by id.
 */
import { escaped, segmentsOf } from './load.ts';

export interface PatchFault {
  pointer: string;
  code: string;
  params: Record<string, unknown>;
}

type Item = { id: string; $remove?: unknown; $after?: unknown; $before?: unknown } & Record<string, unknown>;
type Report = (pointer: string, code: string, params: Record<string, unknown>) => void;

/** Words of the patch itself; they stand in no definition. */
const WORDS = ['$remove', '$after', '$before'];

/** The definition with the patch laid over it. What a faulty patch asks in vain is left undone. */
export function patched(base: unknown, patch: unknown): { value: unknown; faults: PatchFault[] } {
  const faults: PatchFault[] = [];
  const value = merged(base, patch, '', (pointer, code, params) => faults.push({ pointer, code, params }));
  return { value, faults };
}

function merged(base: unknown, patch: unknown, pointer: string, report: Report): unknown {
  if (Array.isArray(patch))
    return isItems(patch) && isItems(base) ? mergedItems(base, patch, pointer, report) : literal(patch, pointer, report);
  if (!isObject(patch)) return patch;
  if (!isObject(base)) return literal(patch, pointer, report);
  const result = new Map(Object.entries(base));
  for (const [key, member] of Object.entries(patch)) {
    const place = `${pointer}/${escaped(key)}`;
    if (WORDS.includes(key)) continue;
    if (member !== null) result.set(key, merged(result.get(key), member, place, report));
    else if (!result.delete(key)) report(place, 'patch.absent', { name: key, known: Object.keys(base) });
  }
  return Object.fromEntries(result);
}

/** What stands in place of nothing, or of what can't be merged: there is nothing in it to remove. */
function literal(node: unknown, pointer: string, report: Report): unknown {
  if (Array.isArray(node)) return node.map((member, index) => literal(member, `${pointer}/${index}`, report));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).flatMap(([key, member]) => {
    const place = `${pointer}/${escaped(key)}`;
    if (!WORDS.includes(key) && member !== null) return [[key, literal(member, place, report)] as const];
    report(place, 'patch.absent', { name: key, known: [] });
    return [];
  });
  return Object.fromEntries(entries);
}

function mergedItems(base: Item[], patch: Item[], pointer: string, report: Report): Item[] {
  let items = [...base];
  for (const [index, item] of patch.entries()) {
    const place = `${pointer}/${index}`;
    const { $remove, $after, $before, ...change } = item;
    const position = items.findIndex(({ id }) => id === item.id);
    const old = items[position];
    const ids = items.map(({ id }) => id);
    if ($remove !== undefined) {
      if (!old || $remove !== true) report(`${place}/id`, 'patch.absent', { name: item.id, known: ids });
      items = items.filter((other) => other !== old);
      continue;
    }
    const made = (old ? merged(old, change, place, report) : literal(change, place, report)) as Item;
    const beside = $after ?? $before;
    if (beside === undefined) items = old ? items.with(position, made) : [...items, made];
    else {
      const rest = items.filter((other) => other !== old);
      const at = rest.findIndex(({ id }) => id === beside);
      if (at < 0) report(`${place}/${$after === undefined ? '$before' : '$after'}`, 'patch.absent', { name: beside, known: ids });
      items = rest.toSpliced(at < 0 ? rest.length : at + ($after === undefined ? 0 : 1), 0, made);
    }
  }
  return items;
}

/** Place of the result → place in the patch; where the result only inherits, the nearest place above that the patch names. */
export function placeInPatch(pointer: string, result: unknown, patch: unknown): { pointer: string; exact: boolean } {
  let place = '';
  let [inResult, inPatch] = [result, patch];
  for (const segment of segmentsOf(pointer)) {
    const next = memberOf(inResult, segment);
    const key = keyInPatch(segment, next, inPatch);
    if (key === undefined) return { pointer: place, exact: false };
    place += `/${escaped(key)}`;
    [inResult, inPatch] = [next, memberOf(inPatch, key)];
  }
  return { pointer: place, exact: true };
}

function keyInPatch(segment: string, result: unknown, patch: unknown): string | undefined {
  if (!isItems(patch)) return typeof patch === 'object' && patch !== null && Object.hasOwn(patch, segment) ? segment : undefined;
  const index = isObject(result) ? patch.findIndex(({ id }) => id === result.id) : -1;
  return index < 0 ? undefined : String(index);
}

function memberOf(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined;
}

function isObject(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function isItems(node: unknown): node is Item[] {
  return Array.isArray(node) && node.length > 0 && node.every((item) => isObject(item) && typeof item.id === 'string');
}
