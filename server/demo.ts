/** Puts a bundle's demo persons, organisations and register entries into the stores. What has been done with them since stays. */
import { hashOf } from '../engine/canonical.ts';
import type { Demo } from '../engine/model.ts';
import type { Stores } from './store/stores.ts';

/** `lineage`: the bundle and those it extends; what one of them has already brought is not brought again. */
export async function importDemo(stores: Stores, lineage: string[], demo: Demo, at: string): Promise<void> {
  const coming = new Set((demo.organisations ?? []).flatMap(({ id, registered }) => (registered === false ? [id] : [])));
  for (const organisation of demo.organisations ?? []) {
    if (coming.has(organisation.id)) continue;
    const { id, name, data } = organisation;
    await stores.organisations.save({ id, name, data, inn: demoInn(organisation) });
  }
  for (const person of demo.persons ?? []) {
    // whoever comes for an organisation that is not registered is entered by the registration
    if (person.memberships.every(({ organisation }) => organisation !== undefined && coming.has(organisation))) continue;
    const { id, name, about, email, phone, memberships } = person;
    const pin = demoPin(person);
    const holder = await stores.persons.byPin(pin);
    // a number that another demo person bears already stays theirs
    await stores.persons.save({ id, name, ...(about ? { about } : {}), ...(holder && holder.id !== id ? {} : { pin }) });
    await stores.contacts.learn(id, { email, phone });
    for (const { role, organisation, bundle: body, territory } of memberships) {
      const scope = { ...(organisation ? { organisation } : {}), ...(body ? { bundle: body } : {}), ...(territory ? { territory } : {}) };
      await stores.memberships.save({ person: id, role, ...scope });
    }
  }
  const entries = Object.entries(demo.entries ?? {}).flatMap(([register, list]) =>
    list.map(({ id, organisation, data }) => ({ bundle: lineage[0] ?? '', register, id, ...(organisation ? { organisation } : {}), data })),
  );
  await stores.entries.addMissing(entries, lineage, at);
}

type DemoPerson = NonNullable<Demo['persons']>[number];
type DemoOrganisation = NonNullable<Demo['organisations']>[number];

/** The personal number of a demo person: the one given, else one made of the id, the same at every start. */
export const demoPin = ({ id, pin }: Pick<DemoPerson, 'id' | 'pin'>): string => pin ?? digits(`person ${id}`);

/** The number of a demo organisation: the one its data give, else one made of the id. */
export const demoInn = ({ id, data }: Pick<DemoOrganisation, 'id' | 'data'>): string =>
  typeof data.inn === 'string' ? data.inn : digits(`organisation ${id}`);

/** 14 digits made of words. */
function digits(words: string): string {
  return String(BigInt(`0x${hashOf(words).slice(0, 24)}`) % 10n ** 14n).padStart(14, '0');
}
