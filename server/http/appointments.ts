/** Memberships that one may give: who holds them, appointing by personal number, ending one, and who did what. */
import { appoint, end, grantable, isThere, type Place } from '../appointments.ts';
import { editionsInForce, membershipView, roleTitle } from '../view/who.ts';
import type { AppointmentsView } from './contract.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';

export const appointmentRoutes: Route[] = [
  { method: 'get', path: '/api/appointments', for: 'actor', answer: list },
  { method: 'post', path: '/api/appointments', for: 'actor', body: 'appointment', answer: add },
  { method: 'delete', path: '/api/appointments/:id', for: 'actor', answer: remove },
];

const MOST = 500;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function list({ services, actor, lang }: AskedBy): Promise<Reply> {
  const may = await grantable(services, actor);
  if (may.length === 0) return NOT_FOUND;
  const { stores } = services;
  const [editions, today] = [await editionsInForce(services), await services.editions.today()];
  const roles = may.map(({ role }) => role);
  const mine = (held: Place & { role: string }) => may.some((one) => one.role === held.role && isThere(held, one));
  const held = (await stores.memberships.within(roles, {}, today, MOST)).filter(mine);
  const history = (await stores.appointments.history(roles, {}, MOST)).filter(mine);
  const name = async (person: string | undefined) => (person === undefined ? undefined : (await stores.persons.get(person))?.name);
  const view: AppointmentsView = {
    today,
    roles: may.map(({ role, definition, territories, edition }) => {
      const items = edition.classifiers[definition.territory?.classifier ?? '']?.items ?? [];
      const offered = items.filter(({ id }) => territories?.includes(id)).map(({ id, title }) => ({ id, title: title[lang] }));
      return { id: role, title: definition.title[lang], ...(territories ? { territories: offered } : {}) };
    }),
    held: await Promise.all(
      held.map(async (each) => ({
        ...(await membershipView(services, editions, each, lang)),
        name: (await name(each.person)) ?? '',
        ...(each.from === undefined ? {} : { from: each.from }),
        ...(each.to === undefined ? {} : { to: each.to }),
      })),
    ),
    history: await Promise.all(
      history.map(async ({ id, kind, person, role, bundle, from, to, at, by }) => ({
        id,
        kind,
        at,
        name: (await name(person)) ?? '',
        role: roleTitle(editions, role, bundle)?.[lang] ?? role,
        by: (await name(by.person)) ?? '',
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      })),
    ),
  };
  return { json: view };
}

async function add({ services, actor, body }: AskedBy): Promise<Reply> {
  const given = Object.fromEntries(
    ['pin', 'role', 'name', 'territory', 'from', 'to'].flatMap((key) => (typeof body[key] === 'string' ? [[key, body[key]]] : [])),
  );
  const answer = await appoint(services, actor, given as unknown as Parameters<typeof appoint>[2]);
  return answer.ok ? { status: 201, json: { ok: true } } : { problems: answer.problems };
}

async function remove({ services, actor, param }: AskedBy): Promise<Reply> {
  const answer = UUID.test(param('id')) ? await end(services, actor, param('id')) : undefined;
  if (!answer) return NOT_FOUND;
  return answer.ok ? { json: { ok: true } } : { problems: answer.problems };
}
