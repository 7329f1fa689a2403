/** Takes a request, gives who asks: person, the membership acted in, the language. Anonymous when the cookie is absent, old or unknown. */
import type { Request } from 'express';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Actor } from '../../engine/model.ts';
import { usable } from '../identity/admit.ts';
import { alive, type Services } from '../services.ts';
import type { MembershipRecord } from '../store/people.ts';
import type { SessionRecord } from '../store/sessions.ts';
import { languageCookie, tokenOf } from './cookies.ts';
import { languageOf } from './problems.ts';
import type { Visitor } from './route.ts';

const MINUTE = 60_000;

/** Reads the session of a request. A membership that has ended since the sign-in is no longer acted in. `used`: the person did something, so it does not count as idle. */
export async function visitorOf(services: Services, request: Request, used = true): Promise<Visitor> {
  const anonymous: Visitor = { lang: anonymousLanguage(request) };
  const token = tokenOf(request, services.config);
  if (token === undefined) return anonymous;
  const now = services.clock.real();
  const session = await services.stores.sessions.get(token, alive(services.config, now));
  const person = session && (await services.stores.persons.get(session.person));
  if (!session || !person) return anonymous;
  if (used && Date.parse(now) - Date.parse(session.seenAt) > MINUTE) await services.stores.sessions.seen(token, now);
  const lang = LANGS.find((each) => each === session.lang) ?? anonymous.lang;
  return signedIn(services, { token, person, lang, session });
}

/** Who someone is once signed in: acting in the session's membership, if they hold it today. */
export async function signedIn(
  services: Services,
  { token, person, lang, session }: { token: string; person: { id: string; name: string }; lang: Lang; session: SessionRecord },
): Promise<Visitor> {
  const visitor: Visitor = { token, session, person: { id: person.id, name: person.name }, lang };
  const held = (await membershipsOf(services, session)).find((each) => each.id === session.membership);
  return held ? { ...visitor, membership: held.id, actor: actorOf(person, held) } : visitor;
}

/** The memberships a session may act in on the product's day: held by the person, and those of an organisation only with its signature. */
export async function membershipsOf(
  services: Services,
  { person, organisation }: Pick<SessionRecord, 'person' | 'organisation'>,
): Promise<MembershipRecord[]> {
  return usable(await services.stores.memberships.of(person, await services.editions.today()), organisation);
}

function actorOf(person: { id: string; name: string }, held: MembershipRecord): Actor {
  return {
    person: person.id,
    name: person.name,
    role: held.role,
    ...(held.organisation === undefined ? {} : { organisation: held.organisation }),
    ...(held.bundle === undefined ? {} : { bundle: held.bundle }),
    ...(held.territory === undefined ? {} : { territory: held.territory }),
  };
}

/** The languages a browser is set to are not asked when a page is opened: the product speaks Kyrgyz until told otherwise. */
function anonymousLanguage(request: Request) {
  const opened = request.get('sec-fetch-mode') === 'navigate';
  return languageOf(request.query.lang ?? languageCookie(request), opened ? [] : request.acceptsLanguages());
}
