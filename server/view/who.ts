/** Persons and their memberships in words: titles of roles come from the editions in force, of scopes from organisations and bodies. */
import type { Lang, Text } from '../../engine/language.ts';
import type { Edition } from '../../engine/model.ts';
import type { Membership } from '../http/contract.ts';
import type { Services } from '../services.ts';
import type { MembershipRecord } from '../store/people.ts';

/** The editions in force today, of bundles that have one. */
export async function editionsInForce(services: Pick<Services, 'editions'>): Promise<Edition[]> {
  const found = await Promise.all((await services.editions.bundles()).map((bundle) => services.editions.inForce(bundle)));
  return found.filter((edition) => edition !== undefined);
}

/** The title of a role where the membership stands; the first edition that knows the role otherwise. */
export function roleTitle(editions: readonly Edition[], role: string, bundle?: string): Text | undefined {
  const home = editions.find((edition) => edition.bundle.id === bundle && edition.roles[role]);
  return (home ?? editions.find((edition) => edition.roles[role]))?.roles[role]?.title;
}

/** A membership as the screen names it. */
export async function membershipView(
  services: Services,
  editions: readonly Edition[],
  held: MembershipRecord,
  lang: Lang,
): Promise<Membership> {
  const organisation = held.organisation === undefined ? undefined : await services.stores.organisations.get(held.organisation);
  const bundle = editions.find((edition) => edition.bundle.id === held.bundle)?.bundle;
  const scope = territoryTitle(editions, held) ?? organisation?.name ?? bundle?.body?.name ?? bundle?.title;
  return {
    id: held.id,
    role: held.role,
    roleTitle: roleTitle(editions, held.role, held.bundle)?.[lang] ?? held.role,
    scopeTitle: scope?.[lang] ?? '',
  };
}

/** The territory in words: from the code list that the role names. */
function territoryTitle(editions: readonly Edition[], { role, territory }: MembershipRecord): Text | undefined {
  const home = editions.find((edition) => edition.roles[role]?.territory);
  const list = home?.classifiers[home.roles[role]?.territory?.classifier ?? ''];
  return territory === undefined ? undefined : list?.items.find(({ id }) => id === territory)?.title;
}
