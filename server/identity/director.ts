/** Holds the name of an organisation's director, as the identity service gives it, against the name in the register of legal entities. */
import type { Services } from '../services.ts';
import type { MembershipRecord, OrganisationRecord } from '../store/people.ts';
import { editionsInForce } from '../view/who.ts';

/** Alike after trimming, folding of case and of blanks. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('ky');
  return plain(one) === plain(other);
}

/**
 * Whether someone who holds a director's role of the organisation is the one its data name (`data.head`, as the register gave it).
 * `unknown` where the data name nobody, or the role held is no director's.
 */
export async function holdsDirector(
  services: Pick<Services, 'editions'>,
  held: readonly MembershipRecord[],
  organisation: OrganisationRecord,
  name: string,
): Promise<'same' | 'another' | 'unknown'> {
  const { head } = organisation.data;
  if (typeof head !== 'string' || head.trim() === '') return 'unknown';
  const editions = await editionsInForce(services);
  const directs = held.some(
    ({ role, organisation: of }) => of === organisation.id && editions.some((edition) => edition.roles[role]?.director === true),
  );
  if (!directs) return 'unknown';
  return sameName(head, name) ? 'same' : 'another';
}
