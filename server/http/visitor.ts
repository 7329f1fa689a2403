/** Takes a request, gives who asks: person, the membership acted in, the language. Anonymous when the cookie is absent, old or unknown. */
import type { Request } from 'express';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Actor } from '../../engine/model.ts';
import type { Services } from '../services.ts';
import type { MembershipRecord } from '../store/people.ts';
import { languageCookie, tokenOf } from './cookies.ts';
import { languageOf } from './problems.ts';
import type { Visitor } from './route.ts';

/** Reads the session of a request. A membership that has ended since the sign-in is no longer acted in. */
export async function visitorOf(services: Services, request: Request): Promise<Visitor> {
  const anonymous: Visitor = { lang: anonymousLanguage(request) };
  const token = tokenOf(request);
  if (token === undefined) return anonymous;
  const session = await services.stores.sessions.get(token, services.clock.real());
  const person = session && (await services.stores.persons.get(session.person));
  if (!session || !person) return anonymous;
  const lang = LANGS.find((each) => each === session.lang) ?? anonymous.lang;
  return signedIn(services, { token, person, lang, membership: session.membership });
}

/** Who someone is once signed in: acting in `membership`, if they hold it today. */
export async function signedIn(
  services: Services,
  { token, person, lang, membership }: { token: string; person: { id: string; name: string }; lang: Lang; membership: string | undefined },
): Promise<Visitor> {
  const visitor: Visitor = { token, person: { id: person.id, name: person.name }, lang };
  const held = (await membershipsOf(services, person.id)).find((each) => each.id === membership);
  return held ? { ...visitor, membership: held.id, actor: actorOf(person, held) } : visitor;
}

/** The memberships a person holds on the product's day. */
export async function membershipsOf(services: Services, person: string): Promise<MembershipRecord[]> {
  return services.stores.memberships.of(person, await services.editions.today());
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
