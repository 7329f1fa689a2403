/** Signing in: the way to the identity service and back, and the certificate on a token. Each attempt is bound to a cookie and used once. */
import { LANGS } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { type Admitted, admit, type Newcomer } from '../identity/admit.ts';
import { type Identity, refused } from '../identity/identity.ts';
import { ownProcedures } from '../own-procedures.ts';
import type { Services } from '../services.ts';
import { editionsInForce } from '../view/who.ts';
import type { SignInView } from './contract.ts';
import { clearSignIn, setSignIn, setToken, signInTokenOf } from './cookies.ts';
import { refusedSignIn } from './limits.ts';
import { words } from './problems.ts';
import type { Asked, Reply, Route } from './route.ts';

export const signInRoutes: Route[] = [
  { method: 'get', path: '/api/sign-in', for: 'anyone', idle: true, answer: ways },
  { method: 'get', path: '/api/sign-in/esi', for: 'anyone', limit: 'page', answer: toService },
  { method: 'get', path: '/api/sign-in/esi/return', for: 'anyone', limit: 'page', answer: fromService },
  { method: 'post', path: '/api/sign-in/esi/return', for: 'anyone', limit: 'page', form: true, answer: fromService },
  { method: 'post', path: '/api/sign-in/rutoken/challenge', for: 'anyone', limit: 'call', answer: challenge },
  { method: 'post', path: '/api/sign-in/registration', for: 'anyone', limit: 'call', answer: asNewcomer },
  { method: 'post', path: '/api/sign-in/rutoken', for: 'anyone', limit: 'call', body: 'rutoken', answer: withToken },
];

/** An attempt is finished within that time or begun anew. */
const MINUTES = 15;
const PAGE = '/sign-in';

/** What one can sign in with here, and why the last attempt of this browser was refused. */
async function ways({ services, instruments, request, query, lang }: Asked): Promise<Reply> {
  const { config, stores, clock } = services;
  const token = signInTokenOf(request, config);
  const outcome = token === undefined ? undefined : await stores.signIns.outcome(token, clock.real());
  const kept = outcome?.problem;
  // what is not bound to an attempt is named in the address by its code alone
  const problem: Problem | undefined = query('problem') === 'limit.reached' ? { code: 'limit.reached' } : kept;
  const { esi, rutoken } = instruments.signIn;
  const view: SignInView = {
    esi: esi !== undefined,
    rutoken: rutoken !== undefined,
    simulated: config.simulators,
    ...(problem ? { problem: { code: problem.code, ...said(problem, lang) } } : {}),
    ...(kept === problem && outcome?.newcomer && (await registration(services)) ? { register: true } : {}),
  };
  return { json: view };
}

function said(problem: Problem, lang: Asked['lang']): { title: string; detail: string } {
  const { message, hint } = words(problem, lang);
  return { title: message, detail: hint };
}

async function toService(asked: Asked): Promise<Reply> {
  const { services, instruments, lang, query } = asked;
  const { esi } = instruments.signIn;
  if (!esi) return refuse(asked, [{ code: 'signin.off' }]);
  const begun = await esi.begin(lang);
  if (!begun) return refuse(asked, [{ code: 'signin.down' }]);
  const token = await begin(services, { ...begun.begun, lang, from: ownPath(query('from')) });
  return { redirect: begun.url, cookies: (response) => setSignIn(response, token, services.config, MINUTES) };
}

async function fromService(asked: Asked): Promise<Reply> {
  const { services, instruments, request } = asked;
  const { esi } = instruments.signIn;
  if (!esi) return refuse(asked, [{ code: 'signin.off' }]);
  const token = signInTokenOf(request, services.config);
  const begun = token === undefined ? undefined : await services.stores.signIns.take(token, services.clock.real());
  if (!begun) return refuse(asked, [{ code: 'signin.stale' }]);
  const form = request.method === 'POST' ? formOf(request.body) : undefined;
  const proved = await esi.finish(begun, { query: request.originalUrl.split('?')[1] ?? '', ...(form ? { form } : {}) });
  if (!proved.ok) return refuse(asked, proved.problems);
  const entered = await enter(asked, proved.identity, begun.lang);
  return entered.ok ? { redirect: ownPath(begun.from), cookies: entered.cookies } : refuse(asked, entered.problems, entered.newcomer);
}

/** A random text for the token to sign; it can be used once, by this browser. */
async function challenge({ services, instruments }: Asked): Promise<Reply> {
  const { rutoken } = instruments.signIn;
  if (!rutoken) return { problems: [{ code: 'signin.off' }] };
  const text = rutoken.challenge();
  const token = await begin(services, { challenge: text });
  return { json: { challenge: text }, cookies: (response) => setSignIn(response, token, services.config, MINUTES) };
}

async function withToken(asked: Asked): Promise<Reply> {
  const { services, instruments, request, body } = asked;
  const { rutoken } = instruments.signIn;
  if (!rutoken) return { problems: [{ code: 'signin.off' }] };
  const token = signInTokenOf(request, services.config);
  const begun = token === undefined ? undefined : await services.stores.signIns.take(token, services.clock.real());
  const proved = begun?.challenge
    ? await rutoken.verify(String(body.cms), begun.challenge, new Date(services.clock.real()))
    : refused('signin.stale');
  const entered: Entered = proved.ok ? await enter(asked, proved.identity) : proved;
  if (entered.ok) return { json: { entered: true }, cookies: entered.cookies };
  const { newcomer } = entered;
  if (!newcomer) return { problems: entered.problems, cookies: refusedSignIn };
  const { cookies } = await refuse(asked, entered.problems, newcomer);
  return { problems: entered.problems, ...(cookies ? { cookies } : {}) };
}

/** The role under which somebody opens the registration of their organisation, and that procedure; none where no definition has one. */
async function registration({
  editions,
}: Pick<Services, 'editions'>): Promise<{ bundle: string; procedure: string; role: string } | undefined> {
  const inForce = await editionsInForce({ editions });
  for (const edition of inForce) {
    for (const [procedure, { opens }] of ownProcedures(edition, inForce)) {
      const role = opens.who.find((each) => edition.roles[each]?.scope === 'newcomer');
      if (role !== undefined) return { bundle: edition.bundle.id, procedure, role };
    }
  }
  return undefined;
}

/** Goes on from the refusal: the organisation is not known, its representative signs in to register it. */
async function asNewcomer(asked: Asked): Promise<Reply> {
  const { services, request } = asked;
  const { stores, clock, config } = services;
  const token = signInTokenOf(request, config);
  const newcomer = token === undefined ? undefined : (await stores.signIns.outcome(token, clock.real()))?.newcomer;
  const opening = newcomer && (await registration(services));
  if (!newcomer || !opening) return { problems: [{ code: 'signin.stale' }], cookies: refusedSignIn };
  const { pin, name, organisation } = newcomer;
  if (await stores.organisations.byInn(organisation.inn)) return { problems: [{ code: 'signin.stale' }], cookies: refusedSignIn };
  const person = await stores.persons.knownAs(pin, name);
  const { id } = await stores.organisations.newcomer(organisation.inn, organisation.name);
  const held = { person: person.id, role: opening.role, organisation: id };
  await stores.memberships.save(held);
  const membership = await stores.memberships.find(held);
  if (!membership) throw new Error('the membership of a newcomer was not kept');
  const cookies = await begunSession(asked, { person, membership, organisation: id }, newcomer);
  const { bundle, procedure } = opening;
  const [row] = await stores.cases.openOf(id, bundle, procedure);
  return { json: { bundle, procedure, ...(row === undefined ? {} : { case: row }) }, cookies };
}

function begin({ stores, clock }: Services, begun: Record<string, string>): Promise<string> {
  return stores.signIns.begin(begun, new Date(Date.parse(clock.real()) + MINUTES * 60_000).toISOString());
}

type Entered = { ok: true; cookies: NonNullable<Reply['cookies']> } | { ok: false; problems: Problem[]; newcomer?: Newcomer };

async function enter(asked: Asked, identity: Identity, chosen?: string): Promise<Entered> {
  const admitted = await admit(asked.services, identity);
  if (!admitted.ok) return admitted;
  return { ok: true, cookies: await begunSession(asked, admitted, identity, chosen) };
}

type Entering = Pick<Extract<Admitted, { ok: true }>, 'person' | 'membership' | 'organisation'>;

/** The session begins: with a new token, the one before and the attempt are forgotten. */
async function begunSession(
  { services, request, visitor, lang: asked }: Asked,
  admitted: Entering,
  { idToken, way, email, phone }: Pick<Identity, 'idToken' | 'way' | 'email' | 'phone'>,
  chosen?: string,
): Promise<NonNullable<Reply['cookies']>> {
  const lang = LANGS.find((each) => each === chosen) ?? asked;
  const { config, stores, clock, log } = services;
  const at = clock.real();
  const agent = request.get('user-agent')?.slice(0, 200);
  const token = await stores.sessions.create({
    person: admitted.person.id,
    membership: admitted.membership.id,
    lang,
    way,
    ...(admitted.organisation === undefined ? {} : { organisation: admitted.organisation }),
    ...(agent === undefined ? {} : { agent }),
    ...(idToken === undefined ? {} : { idToken }),
    expiresAt: new Date(Date.parse(at) + config.sessionHours * 3_600_000).toISOString(),
    at,
  });
  await stores.contacts.learn(admitted.person.id, { email, phone });
  if (visitor.token !== undefined) await stores.sessions.remove(visitor.token);
  const attempt = signInTokenOf(request, config);
  if (attempt !== undefined) await stores.signIns.remove(attempt);
  log.info({ way }, 'someone signed in');
  return (response) => {
    setToken(response, token, config);
    clearSignIn(response, config);
  };
}

/** Back to the sign-in page; why is kept with the attempt, since it may name a person. */
async function refuse({ services, request }: Asked, [problem = { code: 'signin.down' }]: Problem[], newcomer?: Newcomer): Promise<Reply> {
  const { config, stores, log } = services;
  log.info({ code: problem.code }, 'a sign-in was refused');
  const token = signInTokenOf(request, config) ?? (await begin(services, {}));
  const outcome = { problem, ...(newcomer ? { newcomer } : {}) };
  const known = await stores.signIns.refuse(token, outcome);
  const kept = known ? token : await begin(services, {});
  if (!known) await stores.signIns.refuse(kept, outcome);
  return {
    redirect: PAGE,
    cookies: (response) => {
      setSignIn(response, kept, config, MINUTES);
      refusedSignIn(response);
    },
  };
}

/** A path of ours, else the first page: nobody is sent elsewhere. */
function ownPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.startsWith('/api/') && !path.includes('\\') ? path : '/';
}

function formOf(body: unknown): Record<string, string> {
  const fields = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
