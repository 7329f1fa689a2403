/** From who someone proved to be to who they are here: the person by the personal number, and for whom they may act. Refuses in the words of the sources. */
import type { Problem } from '../../engine/model.ts';
import type { Services } from '../services.ts';
import type { MembershipRecord, PersonRecord } from '../store/people.ts';
import { holdsDirector } from './director.ts';
import type { Identity } from './identity.ts';

export type Admitted =
  | { ok: true; person: PersonRecord; organisation?: string; membership: MembershipRecord }
  | { ok: false; problems: Problem[]; newcomer?: Newcomer };

/** Someone with the signature of an organisation that is not known here: they may register it. */
export type Newcomer = Required<Pick<Identity, 'pin' | 'name' | 'organisation'>> & Pick<Identity, 'way' | 'email' | 'phone' | 'idToken'>;

/** For an organisation one acts with that organisation's signature alone; what one holds in a body, or as oneself, needs none. */
export async function admit(services: Pick<Services, 'stores' | 'editions'>, identity: Identity): Promise<Admitted> {
  const { pin, name, organisation } = identity;
  const { stores, editions } = services;
  const person = await stores.persons.byPin(pin);
  const known = organisation && (await stores.organisations.byInn(organisation.inn));
  const held = person ? usable(await stores.memberships.of(person.id, await editions.today()), known?.id) : [];
  const [membership] = held;
  if (person && membership) {
    if (known && (await holdsDirector(services, held, known, name)) === 'another') return no('signin.director');
    return { ok: true, person, membership, ...(known ? { organisation: known.id } : {}) };
  }
  if (!organisation) return no('signin.legalSignature');
  if (!known)
    return {
      ...no('signin.organisation', { organisation: organisation.name, inn: organisation.inn }),
      newcomer: { ...identity, organisation },
    };
  return person ? no('signin.noMembership', { organisation: organisation.name }) : no('signin.person', { pin });
}

/** Memberships that a session signed for this organisation may act in: its own, and those that are nobody's organisation. Its own first. */
export function usable(held: readonly MembershipRecord[], organisation: string | undefined): MembershipRecord[] {
  const own = held.filter((each) => each.organisation !== undefined && each.organisation === organisation);
  return [...own, ...held.filter((each) => each.organisation === undefined)];
}

const no = (code: string, params: Record<string, unknown> = {}): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ code, params }],
});
