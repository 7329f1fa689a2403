/** Memberships outside of cases: who may give which role where, giving one, ending one, what was done. Definitions say who may. */
import { addDays } from '../engine/calendar.ts';
import type { Actor, Edition, Problem } from '../engine/model.ts';
import { isNumber } from './identity/identity.ts';
import type { Services } from './services.ts';
import type { By } from './store/appointments.ts';
import type { MembershipRecord } from './store/people.ts';
import { createStores } from './store/stores.ts';
import { inTransaction } from './store/transaction.ts';
import { editionsInForce } from './view/who.ts';

type Parts = Pick<Services, 'db' | 'stores' | 'editions' | 'clock'>;
type Role = Edition['roles'][string];
export type Place = Pick<MembershipRecord, 'organisation' | 'bundle' | 'territory'>;

/** A role that somebody may give, and where: the territory is chosen where `territories` are given. */
export interface Grantable {
  role: string;
  definition: Role;
  edition: Edition;
  place: Place;
  territories?: string[];
}

/** What the actor's role may give and end: in their own organisation, in the territories of their body, in their body, or everywhere. */
export async function grantable(services: Pick<Services, 'editions'>, actor: Actor): Promise<Grantable[]> {
  const editions = await editionsInForce(services);
  const home =
    editions.find(({ bundle, roles }) => bundle.id === actor.bundle && roles[actor.role]) ??
    editions.find(({ roles }) => roles[actor.role]);
  return (home?.roles[actor.role]?.appoints ?? []).flatMap((role) => {
    const definition = home?.roles[role];
    const found = definition && home && placeOf(definition, actor, home);
    return found ? [{ role, definition, edition: home, ...found }] : [];
  });
}

function placeOf({ scope, territory }: Role, actor: Actor, edition: Edition): Pick<Grantable, 'place' | 'territories'> | undefined {
  if (scope === 'platform') return { place: {} };
  if (scope === 'body') return actor.bundle === undefined ? undefined : { place: { bundle: actor.bundle } };
  if (scope === 'organisation') return actor.organisation === undefined ? undefined : { place: { organisation: actor.organisation } };
  if (scope !== 'territory') return undefined;
  const all = edition.classifiers[territory?.classifier ?? '']?.items.map(({ id }) => id) ?? [];
  const territories = actor.territory === undefined ? (actor.bundle === undefined ? [] : all) : [actor.territory];
  return { place: {}, territories };
}

export interface Appointing {
  pin: string;
  /** Taken where nobody bears the number yet. */
  name?: string;
  role: string;
  territory?: string;
  from?: string;
  to?: string;
}
export type Appointed = { ok: true } | { ok: false; problems: Problem[] };
const no = (code: string, pointer: string, params: Record<string, unknown> = {}): Appointed => ({
  ok: false,
  problems: [{ code, pointer, params }],
});

/** Appoints the person of the number. Nobody gives what their own role may not give, or anywhere else. */
export async function appoint(services: Parts, actor: Actor, asked: Appointing): Promise<Appointed> {
  const found = (await grantable(services, actor)).find(({ role }) => role === asked.role);
  if (!found) return { ok: false, problems: [{ code: 'appoint.role' }] };
  if (found.territories && !found.territories.includes(asked.territory ?? '')) return no('appoint.territory', '/territory');
  const place = found.territories ? { territory: asked.territory } : found.place;
  return place.territory === undefined && found.territories
    ? no('appoint.territory', '/territory')
    : give(services, asked, place as Place, { person: actor.person, role: actor.role });
}

/** The one way in: used by the screen, and by the command line for the first administrator. */
export async function give(services: Parts, asked: Appointing, place: Place, by: By): Promise<Appointed> {
  const { pin, name, role, to } = asked;
  if (!isNumber(pin)) return no('appoint.pin', '/pin');
  const from = asked.from ?? (await services.editions.today());
  if (to !== undefined && to < from) return no('appoint.days', '/to');
  return inTransaction<Appointed>(services.db.knex, async (sql) => {
    const within = createStores(sql);
    const known = await within.persons.byPin(pin);
    if (!known && !name?.trim()) return no('appoint.name', '/name');
    const person = known ?? (await within.persons.knownAs(pin, name?.trim() ?? ''));
    const membership = { person: person.id, role, ...place, from, ...(to === undefined ? {} : { to }) };
    await within.appointments.appoint(membership, by, services.clock.now());
    return { ok: true };
  });
}

/** Ends one at once: yesterday was its last day. Undefined where there is none that this actor may end. */
export async function end(services: Parts, actor: Actor, id: string): Promise<Appointed | undefined> {
  const held = await services.stores.memberships.get(id);
  const mine = held && (await grantable(services, actor)).some((one) => one.role === held.role && isThere(held, one));
  if (!held || !mine) return undefined;
  const to = addDays(await services.editions.today(), -1);
  return inTransaction<Appointed>(services.db.knex, async (sql) => {
    const ended = await createStores(sql).appointments.end(
      { ...held, to },
      { person: actor.person, role: actor.role },
      services.clock.now(),
    );
    return ended ? { ok: true } : no('appoint.ended', '');
  });
}

/** Whether a membership stands where the role may be given. */
export function isThere(held: Place, { place, territories }: Grantable): boolean {
  if (territories) return held.territory !== undefined && territories.includes(held.territory);
  return held.organisation === place.organisation && held.bundle === place.bundle && held.territory === undefined;
}
