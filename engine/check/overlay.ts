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
  const replaces = bundle.definitions.some(
    ({ kind, id }) => kind !== 'bundle' && inherited.some((other) => other.kind === kind && other.id === id),
  );
  if (!parent || (!replaces && bundle.removed.length === 0)) return [];
  const key = ({ file, pointer, code }: Problem) => `${file} ${pointer} ${code}`;
  const before = new Set(faultsOf(worldOf(parent, grandparents), parents).map(key));
  const broken = faultsOf(
    worldOf(bundle, parents),
    parents.map((each) => without(each, bundle)),
  ).filter((fault) => !before.has(key(fault)));
  const place = { ...bundle.locate('bundle.json', parent?.id === bundle.id ? '/amends' : '/extends'), file: 'bundle.json' };
  return broken.map(({ file, pointer, code, level = 'error' }) =>
    problem('overlay.breaks', { definition: file, fault: code, pointer: pointer ?? '' }, { ...place, level }),
  );
}

function without(parent: LoadedBundle, { definitions, removed }: LoadedBundle): LoadedBundle {
  const changed = [...definitions, ...removed];
  const stays = ({ kind, id }: Definition) => !changed.some((own) => own.kind === kind && own.id === id);
  return { ...parent, definitions: parent.definitions.filter(stays) };
}
