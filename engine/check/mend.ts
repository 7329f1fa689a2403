/**
 * Takes a definition with faults of shape; gives what is left of it when the faulty parts are cut out, and where each part of the rest stood.
 * What the rest says of other files can be checked then; what it says of itself can't, since a part may be missed that was cut.
 */
import { type Definition, escaped, FOLDERS, segmentsOf } from '../load.ts';
import { isReadable, shapeFaults } from './shape.ts';
import { type Subject, silent } from './subject.ts';

type Container = Record<string, unknown> | unknown[];

/** The rest of a definition, and a subject that hears only what the cutting can't have caused. Nothing where nothing readable is left. */
export function mended(definition: Definition, subject: Subject): { definition: Definition; subject: Subject } | undefined {
  const places = new WeakMap<unknown[], number[]>();
  const rest: Definition = { ...definition, value: copied(definition.value, places) };
  for (;;) {
    const faults = shapeFaults({ ...rest });
    if (isReadable(faults)) break;
    const wrong = [...new Set(faults.filter((fault) => !isReadable([fault])).map(({ pointer }) => pointer))].map(segmentsOf);
    if (wrong.some((segments) => segments.length === 0)) return undefined;
    // From the end, so that what is cut moves nothing that is still to be cut.
    const done = wrong.sort(backwards).map((segments) => cut(rest.value, segments, places));
    if (!done.includes(true)) return undefined;
  }
  return { definition: rest, subject: outward(subject, (pointer) => formerly(pointer, rest.value, places)) };
}

/** A copy; each array is given the places at which its items stand. */
function copied(node: unknown, places: WeakMap<unknown[], number[]>): unknown {
  if (Array.isArray(node)) {
    const copy = node.map((item) => copied(item, places));
    places.set(copy, [...copy.keys()]);
    return copy;
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, copied(member, places)]));
}

function backwards(a: string[], b: string[]): number {
  for (const [index, segment] of a.entries()) {
    const other = b[index];
    if (other === undefined) return -1;
    if (segment !== other) return Number(other) - Number(segment) || (segment < other ? 1 : -1);
  }
  return a.length - b.length;
}

const memberOf = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined;

function cut(root: unknown, segments: string[], places: WeakMap<unknown[], number[]>): boolean {
  const key = segments.at(-1) ?? '';
  const parent = segments.slice(0, -1).reduce(memberOf, root) as Container | undefined;
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return false;
  if (!Array.isArray(parent)) {
    delete parent[key];
    return true;
  }
  parent.splice(Number(key), 1);
  places.get(parent)?.splice(Number(key), 1);
  return true;
}

/** The pointer in the definition as it was written. */
function formerly(pointer: string, root: unknown, places: WeakMap<unknown[], number[]>): string {
  let node = root;
  let former = '';
  for (const segment of segmentsOf(pointer)) {
    const place = Array.isArray(node) ? places.get(node)?.[Number(segment)] : undefined;
    former += `/${escaped(place ?? segment)}`;
    node = memberOf(node, segment);
  }
  return former;
}

const KINDS = Object.values(FOLDERS);

/** Names of other files, of roles, parameters, acts and clauses: they are there or not, whatever was cut here. */
function outward(subject: Subject, place: (pointer: string) => string): Subject {
  const { world } = subject;
  const outside = (kind: unknown, id: unknown) =>
    ['role', 'parameter', 'clause'].includes(String(kind)) || KINDS.some((each) => each === kind && !world.exists(each, String(id)));
  return {
    ...subject,
    fault: (pointer, code, params = {}, where = {}) => {
      if (code === 'reference.unknown' && outside(params.kind, params.id)) subject.fault(place(pointer), code, params, where);
    },
    in: () => silent(world),
  };
}
