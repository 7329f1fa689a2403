/** Signing in: the way to the identity service and back, and the certificate on a token. Each attempt is bound to a cookie and used once. */
import { LANGS } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { admit } from '../identity/admit.ts';
import type { Identity } from '../identity/identity.ts';
import type { Services } from '../services.ts';
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
  { method: 'post', path: '/api/sign-in/rutoken', for: 'anyone', limit: 'call', body: 'rutoken', answer: withToken },
];

/** An attempt is finished within that time or begun anew. */
const MINUTES = 15;
const PAGE = '/sign-in';

/** What one can sign in with here, and why the last attempt of this browser was refused. */
async function ways({ services, instruments, request, query, lang }: Asked): Promise<Reply> {
  const { config, stores, clock } = services;
  const token = signInTokenOf(request, config);
  const kept = token === undefined ? undefined : (await stores.signIns.outcome(token, clock.real()))?.problem;
  // what is not bound to an attempt is named in the address by its code alone
  const problem: Problem | undefined = query('problem') === 'limit.reached' ? { code: 'limit.reached' } : kept;
  const { esi, rutoken } = instruments.signIn;
  const view: SignInView = {
    esi: esi !== undefined,
    rutoken: rutoken !== undefined,
    simulated: config.simulators,
    ...(problem ? { problem: { code: problem.code, ...said(problem, lang) } } : {}),
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
  return entered.ok ? { redirect: ownPath(begun.from), cookies: entered.cookies } : refuse(asked, entered.problems);
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
    : { ok: false as const, problems: [{ code: 'signin.stale' }] };
  const entered = proved.ok ? await enter(asked, proved.identity) : proved;
  if (entered.ok) return { json: { entered: true }, cookies: entered.cookies };
  return { problems: entered.problems, cookies: refusedSignIn };
}

function begin({ stores, clock }: Services, begun: Record<string, string>): Promise<string> {
  return stores.signIns.begin(begun, new Date(Date.parse(clock.real()) + MINUTES * 60_000).toISOString());
}

type Entered = { ok: true; cookies: NonNullable<Reply['cookies']> } | { ok: false; problems: Problem[] };

/** The session begins: with a new token, the one before and the attempt are forgotten. */
async function enter({ services, request, visitor, lang: asked }: Asked, identity: Identity, chosen?: string): Promise<Entered> {
  const lang = LANGS.find((each) => each === chosen) ?? asked;
  const { config, stores, clock, log } = services;
  const admitted = await admit(services, identity);
  if (!admitted.ok) return admitted;
  const at = clock.real();
  const { idToken, way } = identity;
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
  if (visitor.token !== undefined) await stores.sessions.remove(visitor.token);
  const attempt = signInTokenOf(request, config);
  if (attempt !== undefined) await stores.signIns.remove(attempt);
  log.info({ way }, 'someone signed in');
  return {
    ok: true,
    cookies: (response) => {
      setToken(response, token, config);
      clearSignIn(response, config);
    },
  };
}

/** Back to the sign-in page; why is kept with the attempt, since it may name a person. */
async function refuse({ services, request }: Asked, [problem = { code: 'signin.down' }]: Problem[]): Promise<Reply> {
  const { config, stores, log } = services;
  log.info({ code: problem.code }, 'a sign-in was refused');
  const token = signInTokenOf(request, config) ?? (await begin(services, {}));
  const known = await stores.signIns.refuse(token, { problem });
  const kept = known ? token : await begin(services, {});
  if (!known) await stores.signIns.refuse(kept, { problem });
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
