/** Puts a bundle's demo persons, organisations and register entries into the stores. What has been done with them since stays. */
import type { Demo } from '../engine/model.ts';
import type { Stores } from './store/stores.ts';

/** `lineage`: the bundle and those it extends; what one of them has already brought is not brought again. */
export async function importDemo(stores: Stores, lineage: string[], demo: Demo, at: string): Promise<void> {
  for (const { id, name, data } of demo.organisations ?? []) await stores.organisations.save({ id, name, data });
  for (const { id, name, about, pin, memberships } of demo.persons ?? []) {
    await stores.persons.save({ id, name, ...(about ? { about } : {}), ...(pin ? { pin } : {}) });
    for (const { role, organisation, bundle: body } of memberships) {
      await stores.memberships.save({ person: id, role, ...(organisation ? { organisation } : {}), ...(body ? { bundle: body } : {}) });
    }
  }
  const entries = Object.entries(demo.entries ?? {}).flatMap(([register, list]) =>
    list.map(({ id, organisation, data }) => ({ bundle: lineage[0] ?? '', register, id, ...(organisation ? { organisation } : {}), data })),
  );
  await stores.entries.addMissing(entries, lineage, at);
}
