/** Signing in and out, the membership and the language one acts in, the demo's persons and the moving of its date. */
import { today as dayOf } from '../../engine/index.ts';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Services } from '../services.ts';
import { editionsInForce, membershipView, roleTitle } from '../view/who.ts';
import type { DemoPersonView, SessionView } from './contract.ts';
import { clearToken, setLanguage, setToken } from './cookies.ts';
import type { Asked, Reply, Route, Visitor } from './route.ts';
import { membershipsOf, signedIn } from './visitor.ts';

/** `workshop`: whether definitions are watched. */
export function sessionRoutes(settings: { workshop: boolean }): Route[] {
  const view = async ({ services }: Asked, visitor: Visitor): Promise<SessionView> => sessionView(services, visitor, settings.workshop);
  return [
    { method: 'get', path: '/api/session', for: 'anyone', answer: async (asked) => ({ json: await view(asked, asked.visitor) }) },
    { method: 'post', path: '/api/session', for: 'anyone', body: 'signIn', answer: (asked) => signIn(asked, view) },
    { method: 'put', path: '/api/session', for: 'anyone', body: 'session', answer: (asked) => change(asked, view) },
    { method: 'delete', path: '/api/session', for: 'anyone', answer: (asked) => signOut(asked, view) },
    { method: 'get', path: '/api/demo/persons', for: 'anyone', answer: demoPersons },
    { method: 'post', path: '/api/demo/clock', for: 'actor', body: 'clock', answer: (asked) => moveClock(asked, asked.actor.person, view) },
  ];
}

type View = (asked: Asked, visitor: Visitor) => Promise<SessionView>;

async function sessionView(services: Services, visitor: Visitor, workshop: boolean): Promise<SessionView> {
  const { person, actor, lang } = visitor;
  const editions = await editionsInForce(services);
  const held = person ? await membershipsOf(services, person.id) : [];
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
    unread: actor ? await services.stores.notices.unread(actor, await noticeBundles(services, actor.bundle)) : 0,
  };
}

/** The bundles whose notices reach a role held in `bundle`. */
export async function noticeBundles(services: Services, bundle: string | undefined): Promise<string[]> {
  return bundle === undefined ? [] : services.editions.extending(bundle);
}

/** The demo's sign-in: a new token each time, the old one is forgotten. */
async function signIn(asked: Asked, view: View): Promise<Reply> {
  const { services, visitor, body } = asked;
  const { config, stores, clock, log } = services;
  if (!config.demo) return { problems: [{ code: 'demo.off' }] };
  const person = await stores.persons.get(String(body.person));
  if (!person) return { problems: [{ code: 'session.person', pointer: '/person' }] };
  const membership = (await membershipsOf(services, person.id))[0]?.id;
  const at = clock.real();
  const expiresAt = new Date(Date.parse(at) + config.sessionHours * 3_600_000).toISOString();
  if (visitor.token !== undefined) await stores.sessions.remove(visitor.token);
  const token = await stores.sessions.create({
    person: person.id,
    ...(membership === undefined ? {} : { membership }),
    lang: visitor.lang,
    expiresAt,
    at,
  });
  log.info({}, 'someone signed in as a demo person');
  return {
    json: await view(asked, await signedIn(services, { token, person, lang: visitor.lang, membership })),
    cookies: (response) => setToken(response, token, cookieOptions(services)),
  };
}

async function change(asked: Asked, view: View): Promise<Reply> {
  const { services, visitor, body } = asked;
  const lang = LANGS.find((each) => each === body.lang);
  const membership = body.membership === undefined ? undefined : String(body.membership);
  const { token, person } = visitor;
  if (membership !== undefined) {
    if (!person) return { problems: [{ code: 'session.none' }] };
    const held = await membershipsOf(services, person.id);
    if (!held.some((each) => each.id === membership)) return { problems: [{ code: 'session.membership', pointer: '/membership' }] };
  }
  if (token !== undefined && person)
    await services.stores.sessions.change(token, { ...(membership === undefined ? {} : { membership }), ...(lang ? { lang } : {}) });
  const spoken = { ...visitor, lang: lang ?? visitor.lang };
  const next =
    token !== undefined && person && membership !== undefined
      ? await signedIn(services, { token, person, lang: spoken.lang, membership })
      : spoken;
  return {
    json: await view(asked, next),
    ...(lang ? { cookies: (response) => setLanguage(response, lang, cookieOptions(services)) } : {}),
  };
}

async function signOut(asked: Asked, view: View): Promise<Reply> {
  const { services, visitor } = asked;
  if (visitor.token !== undefined) await services.stores.sessions.remove(visitor.token);
  return {
    json: await view(asked, { lang: visitor.lang }),
    cookies: (response) => {
      clearToken(response, cookieOptions(services));
      setLanguage(response, visitor.lang, cookieOptions(services));
    },
  };
}

function cookieOptions({ config }: Services): { secure: boolean; hours: number } {
  return { secure: config.baseUrl.startsWith('https:'), hours: config.sessionHours };
}

async function demoPersons({ services, lang }: Asked): Promise<Reply> {
  if (!services.config.demo) return { problems: [{ code: 'demo.off' }] };
  const editions = await editionsInForce(services);
  const persons = await services.stores.persons.list();
  const views = await Promise.all(
    persons.map(async ({ id, name, about }): Promise<DemoPersonView> => {
      const held = await membershipsOf(services, id);
      return { id, name, about: about?.[lang] ?? '', roles: held.map(({ role, bundle }) => title(editions, role, bundle, lang)) };
    }),
  );
  return { json: views };
}

function title(editions: Parameters<typeof roleTitle>[0], role: string, bundle: string | undefined, lang: Lang): string {
  return roleTitle(editions, role, bundle)?.[lang] ?? role;
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
