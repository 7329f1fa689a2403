/** The session: who is signed in, the membership and the language one acts in, one's other sessions, signing out here or everywhere. */
import { today as dayOf } from '../../engine/index.ts';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Edition } from '../../engine/model.ts';
import { alive, type Services } from '../services.ts';
import { editionsInForce, membershipView } from '../view/who.ts';
import type { OwnSessionView, SessionView } from './contract.ts';
import { clearToken, setLanguage, setToken } from './cookies.ts';
import { type Asked, NOT_FOUND, type Reply, type Route, type Visitor } from './route.ts';
import { ACCEPTED } from './uploads.ts';
import { membershipsOf, signedIn } from './visitor.ts';

export type View = (asked: Asked, visitor: Visitor) => Promise<SessionView>;

/** `workshop`: whether definitions are watched. */
export function sessionRoutes(settings: { workshop: boolean }): Route[] {
  const view: View = ({ services }, visitor) => sessionView(services, visitor, settings.workshop);
  return [
    // the screen asks by itself every minute: that is not a person's doing
    {
      method: 'get',
      path: '/api/session',
      for: 'anyone',
      idle: true,
      answer: async (asked) => ({ json: await view(asked, asked.visitor) }),
    },
    { method: 'put', path: '/api/session', for: 'anyone', body: 'session', answer: (asked) => change(asked, view) },
    { method: 'delete', path: '/api/session', for: 'anyone', answer: (asked) => signOut(asked, view) },
    { method: 'get', path: '/api/sessions', for: 'anyone', answer: list },
    { method: 'delete', path: '/api/sessions', for: 'anyone', answer: endAll },
    { method: 'delete', path: '/api/sessions/:id', for: 'anyone', answer: endOne },
    { method: 'post', path: '/api/demo/clock', for: 'actor', body: 'clock', answer: (asked) => moveClock(asked, asked.actor.person, view) },
  ];
}

async function sessionView(services: Services, visitor: Visitor, workshop: boolean): Promise<SessionView> {
  const { person, session, actor, lang } = visitor;
  const editions = await editionsInForce(services);
  const held = session ? await membershipsOf(services, session) : [];
  const memberships = await Promise.all(held.map((each) => membershipView(services, editions, each, lang)));
  const acting = memberships.find((each) => each.id === visitor.membership);
  const bundle = editions[0]?.bundle.id;
  const today = await services.editions.today();
  return {
    lang,
    today,
    realDay: bundle === undefined ? services.clock.real().slice(0, 10) : dayOf(services.clock.real(), await services.editions.live(bundle)),
    demo: services.config.demo,
    workshop,
    ...(person ? { person } : {}),
    memberships,
    ...(acting ? { acting } : {}),
    mayAdvanceClock: services.config.demo && services.config.embedded && actor !== undefined,
    simulators: services.config.simulators,
    bodies: editions.flatMap(({ bundle }) => (bundle.body ? [bodyView(bundle.body, lang)] : [])),
    uploads: { types: ACCEPTED, megabytes: Math.floor(services.config.fileLimit / 1024 / 1024) },
    unread: actor ? await services.stores.notices.unread(actor, await noticeBundles(services, actor.bundle)) : 0,
  };
}

function bodyView({ name, address, contact }: NonNullable<Edition['bundle']['body']>, lang: Lang): SessionView['bodies'][number] {
  return { name: name[lang], ...(address && { address: address[lang] }), ...(contact && { contact }) };
}

/** The bundles whose notices reach a role held in `bundle`. */
export async function noticeBundles(services: Services, bundle: string | undefined): Promise<string[]> {
  return bundle === undefined ? [] : services.editions.extending(bundle);
}

/** Another membership is another session: its token is new, the old one is worth nothing. */
async function change(asked: Asked, view: View): Promise<Reply> {
  const { services, visitor, body } = asked;
  const lang = LANGS.find((each) => each === body.lang);
  const membership = body.membership === undefined ? undefined : String(body.membership);
  const { token, person, session } = visitor;
  const spoken = lang ?? visitor.lang;
  if (membership !== undefined) {
    if (!session) return { problems: [{ code: 'session.none' }] };
    const held = await membershipsOf(services, session);
    if (!held.some((each) => each.id === membership)) return { problems: [{ code: 'session.membership', pointer: '/membership' }] };
  }
  if (token !== undefined && lang) await services.stores.sessions.speak(token, lang);
  const fresh = token !== undefined && membership !== undefined ? await services.stores.sessions.rotate(token, membership) : undefined;
  const next =
    fresh !== undefined && session && person && membership !== undefined
      ? await signedIn(services, { token: fresh, person, lang: spoken, session: { ...session, membership } })
      : { ...visitor, lang: spoken };
  return {
    json: await view(asked, next),
    cookies: (response) => {
      if (lang) setLanguage(response, lang, services.config);
      if (fresh !== undefined) setToken(response, fresh, services.config);
    },
  };
}

async function signOut(asked: Asked, view: View): Promise<Reply> {
  const { services, visitor } = asked;
  if (visitor.token !== undefined) await services.stores.sessions.remove(visitor.token);
  return { json: await view(asked, { lang: visitor.lang }), cookies: goodbye(asked) };
}

const goodbye =
  ({ services, visitor }: Asked): NonNullable<Reply['cookies']> =>
  (response) => {
    clearToken(response, services.config);
    setLanguage(response, visitor.lang, services.config);
  };

async function list({ services, visitor: { session } }: Asked): Promise<Reply> {
  if (!session) return { problems: [{ code: 'session.none' }] };
  const mine = await services.stores.sessions.of(session.person, alive(services.config, services.clock.real()));
  const views = mine.map(
    ({ id, way, agent, createdAt, seenAt }): OwnSessionView => ({
      id,
      way,
      ...(agent === undefined ? {} : { agent }),
      since: createdAt,
      seen: seenAt,
      current: id === session.id,
    }),
  );
  return { json: views };
}

/** Everywhere: on every device, and at the identity service, to which the answer gives the way. */
async function endAll(asked: Asked): Promise<Reply> {
  const { services, instruments, visitor } = asked;
  const { session } = visitor;
  if (!session) return { problems: [{ code: 'session.none' }] };
  const ended = await services.stores.sessions.endAll(session.person);
  const url = session.way === 'esi' ? await instruments.signIn.esi?.endUrl(session.idToken, `${services.config.baseUrl}/`) : undefined;
  return { json: { ended, ...(url === undefined ? {} : { service: url }) }, cookies: goodbye(asked) };
}

async function endOne(asked: Asked): Promise<Reply> {
  const { services, visitor, param } = asked;
  if (!visitor.session) return { problems: [{ code: 'session.none' }] };
  const known = /^[0-9a-f-]{36}$/.test(param('id'));
  const ended = known && (await services.stores.sessions.end(visitor.session.person, param('id')));
  return ended ? { json: { ended: 1 } } : NOT_FOUND;
}

/** Forward only; what has become due by the new day is worked off before the answer. */
async function moveClock(asked: Asked, person: string, view: View): Promise<Reply> {
  const { services, body } = asked;
  if (!services.config.demo) return { problems: [{ code: 'demo.off' }] };
  const bundle = (await services.editions.bundles())[0];
  if (bundle === undefined) return { problems: [{ code: 'definitions.none' }] };
  const to = String(body.to);
  const moved = await services.clock.advance({ to, person, live: await services.editions.live(bundle) });
  if (!moved.ok) return { problems: moved.problems.map((each) => ({ pointer: '/to', ...each })) };
  const { lapsed } = await services.acts.lapseDue();
  services.log.warn({ to, lapsed }, 'the date of the product was moved');
  services.worker.kick();
  return { json: await view(asked, asked.visitor) };
}
