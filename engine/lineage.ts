/** Takes a bundle and those it extends; lays its patches over what it inherits. Checks nothing of what comes out. */
import { shapeFaults } from './check/shape.ts';
import { type Definition, isPatch, type Kind, type LoadedBundle, placeOfDefinition } from './load.ts';
import type { Problem } from './model.ts';
import { patched, placeInPatch } from './patch.ts';
import { problem } from './problem.ts';

/** The bundle with a whole definition for each of its patches. `parents`, nearest first, have theirs already. */
export function withPatches(bundle: LoadedBundle, parents: LoadedBundle[]): { bundle: LoadedBundle; problems: Problem[] } {
  const problems: Problem[] = [];
  const made: Definition[] = [];
  const removed: Definition[] = [];
  for (const patch of bundle.patches) {
    const fault: Report = (pointer, code, params) => {
      problems.push(problem(code, params, { pointer, file: patch.path, ...bundle.locate(patch.path, pointer), level: 'error' }));
    };
    const shape = shapeFaults({ ...patch, kind: 'patch' });
    for (const { pointer, code, params } of shape) fault(pointer, code, params);
    if (bundle.definitions.some(({ kind, id }) => kind === patch.kind && id === patch.id)) fault('', 'patch.both', { id: patch.id });
    else if (shape.length === 0) {
      const base = inherited(patch, parents);
      if (!base) absent(patch, parents, fault);
      else if ((patch.value as { $remove?: true }).$remove) {
        if (isTable(patch.kind)) fault('/$remove', 'shape.unknown', { property: '$remove', known: [patch.kind] });
        else removed.push(patch);
      } else {
        const { value, faults } = patched(base, patch.value);
        for (const { pointer, code, params } of faults) fault(pointer, code, params);
        made.push({ ...patch, value, patched: true });
      }
    }
  }
  return { bundle: { ...bundle, definitions: [...bundle.definitions, ...made], removed, locate: locator(bundle, made) }, problems };
}

type Report = (pointer: string, code: string, params: Record<string, unknown>) => void;

/** Nothing to patch is a fault, but not where it is there and only can't be read. */
function absent({ kind, id }: Definition, parents: LoadedBundle[], fault: Report): void {
  const names = parents.flatMap(({ files }) => Object.keys(files).flatMap((path) => placeOfDefinition(path) ?? []));
  const known = names.filter((place) => place.kind === kind).map((place) => place.id);
  if (!known.includes(id) || isRemoved(kind, id, parents))
    fault('', 'reference.unknown', { kind, id, known: known.filter((name) => name !== id) });
}

function isRemoved(kind: Kind, id: string, parents: LoadedBundle[]): boolean {
  const spoken = parents.find(({ definitions, removed }) =>
    [...definitions, ...removed].some((each) => each.kind === kind && each.id === id),
  );
  return spoken?.removed.some((each) => each.kind === kind && each.id === id) ?? false;
}

function inherited({ kind, id }: Definition, parents: LoadedBundle[]): unknown {
  if (isRemoved(kind, id, parents)) return undefined;
  const found = parents.map(({ definitions }) => definitions.find((each) => each.kind === kind && each.id === id));
  if (!isTable(kind)) return found.find((each) => each)?.value;
  return found.some((each) => each) ? { [kind]: mergedTable(found, kind) } : undefined;
}

type Table = 'roles' | 'parameters';

/** Kinds of one file a bundle, merged by name; a bundle can't be without. */
const isTable = (kind: Kind): kind is Table => kind === 'roles' || kind === 'parameters';

/** Roles or parameters of a lineage, nearest first, merged by name; a patched table is whole. */
export function mergedTable(tables: (Definition | undefined)[], kind: Table): Record<string, unknown> {
  const whole = tables.findIndex((table) => table?.patched);
  const counted = whole < 0 ? tables : tables.slice(0, whole + 1);
  return Object.assign({}, ...[...counted].reverse().map((table) => (table?.value as Record<string, object> | undefined)?.[kind] ?? {}));
}

function locator(bundle: LoadedBundle, made: Definition[]): LoadedBundle['locate'] {
  return (path, pointer, what) => {
    const result = isPatch(path) ? made.find((definition) => definition.path === path) : undefined;
    const patch = result && bundle.patches.find((each) => each.path === path);
    if (!result || !patch) return bundle.locate(path, pointer, what);
    const place = placeInPatch(pointer, result.value, patch.value);
    return bundle.locate(path, place.pointer, place.exact ? what : 'key');
  };
}
