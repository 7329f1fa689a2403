/** Takes a bundle that replaces definitions it inherits; faults what the others it inherits can then no longer find. */
import type { Definition, LoadedBundle } from '../load.ts';
import type { Problem } from '../model.ts';
import { problem } from '../problem.ts';
import { type World, worldOf } from './world.ts';

/** Faults of all inherited definitions as one world sees them. */
export type FaultsOf = (world: World, bundles: LoadedBundle[]) => Problem[];

/** Faults that inherited definitions have with this bundle on top and did not have without it. */
export function overlayFaults(bundle: LoadedBundle, parents: LoadedBundle[], faultsOf: FaultsOf): Problem[] {
  const [parent, ...grandparents] = parents;
  const inherited = parents.flatMap(({ definitions }) => definitions);
  if (!parent || changesTo(bundle, inherited).length === 0) return [];
  const key = ({ file, pointer, code }: Problem) => `${file} ${pointer} ${code}`;
  const before = new Set(faultsOf(worldOf(parent, grandparents), parents).map(key));
  const broken = faultsWith(bundle, parents, faultsOf).filter((fault) => !before.has(key(fault)));
  if (broken.length === 0) return [];
  const left = changesTo(bundle, inherited).map((change) => ({
    change,
    faults: new Set(faultsWith(leaving(bundle, change), parents, faultsOf).map(key)),
  }));
  return broken.map((fault) => {
    const { file, pointer = '', code, level = 'error' } = fault;
    // The one change without which there is no fault; none where it takes several.
    const breaking = left.find(({ faults }) => !faults.has(key(fault)))?.change;
    const place = breaking?.path ?? 'bundle.json';
    const where = bundle.locate(place, breaking ? '' : parent.id === bundle.id ? '/amends' : '/extends');
    return problem('overlay.breaks', { definition: file, fault: code, pointer }, { ...where, file: place, level });
  });
}

function faultsWith(bundle: LoadedBundle, parents: LoadedBundle[], faultsOf: FaultsOf): Problem[] {
  return faultsOf(
    worldOf(bundle, parents),
    parents.map((each) => without(each, bundle)),
  );
}

function changesTo({ removed, definitions }: LoadedBundle, inherited: Definition[]): Definition[] {
  const replaced = ({ kind, id }: Definition) => kind !== 'bundle' && inherited.some((other) => other.kind === kind && other.id === id);
  return [...removed, ...definitions.filter(replaced)];
}

/** The bundle as if it had not changed this. */
function leaving(bundle: LoadedBundle, { path }: Definition): LoadedBundle {
  const others = <T extends { path: string }>(list: T[]) => list.filter((each) => each.path !== path);
  const files = Object.fromEntries(Object.entries(bundle.files).filter(([name]) => name !== path));
  return { ...bundle, files, definitions: others(bundle.definitions), removed: others(bundle.removed), patches: others(bundle.patches) };
}

function without(parent: LoadedBundle, { definitions, removed }: LoadedBundle): LoadedBundle {
  const changed = [...definitions, ...removed];
  const stays = ({ kind, id }: Definition) => !changed.some((own) => own.kind === kind && own.id === id);
  return { ...parent, definitions: parent.definitions.filter(stays) };
}
