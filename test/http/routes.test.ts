// Every HTTP route that is served × {nobody, another organisation, another role, the one who may}: a route without its row here fails.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppointmentsView, CaseView, FileView, OwnSessionView, SessionView } from '../../server/http/contract.ts';
import { behindEveryRoute } from '../fixtures/routes.ts';
import { BEGINS } from '../store/mini-later.ts';
import { signatureOf } from './code.ts';
import { served } from './served.ts';
import { type CallOptions, type Client, key, match, type TestServer, testServer } from './server.ts';

/** Nobody, then somebody of another organisation or body, somebody of another role, and the one who may. */
type Who = readonly [elsewhere: string, otherRole: string, right: string];
/** The owner's things: the owner of another farm, and the body's officer without a part in them. */
const OWNER: Who = ['murat', 'oskar', 'olga'];
/** What the owner does: the clerk reads the case and does not act for them. */
const OWNER_ACTS: Who = ['murat', 'kanat', 'olga'];
const CLERK: Who = ['osmon', 'oskar', 'kanat'];
/** What the clerk does: the owner reads the case. */
const CLERK_ACTS: Who = ['osmon', 'olga', 'kanat'];
const ADVISER: Who = ['murat', 'kanat', 'aida'];
const HEAD: Who = ['murat', 'osmon', 'gulzat'];
const OFFICER: Who = ['kanat', 'gulzat', 'osmon'];

interface Row {
  who: Who;
  answers: readonly [nobody: number, elsewhere: number, otherRole: number, right: number];
  /** Of the route's path, in place of `:name`; a query may follow. */
  path?: Record<string, string>;
  query?: string;
  sent?: CallOptions | ((person: string) => CallOptions | Promise<CallOptions>);
  /** What stands in the answer to the one who may, and in none of the others. */
  only?: string;
}
/** Alike for all. */
const open = (status: number, more: Partial<Row> = {}): Row => ({ who: OWNER, answers: [status, status, status, status], ...more });
/** Everyone has their own. */
const own = (more: Partial<Row> = {}): Row => ({ who: OWNER, answers: [401, 200, 200, 200], ...more });

let server: TestServer;
const clients: Record<string, Client> = {};
const as = (person: string): Client => clients[person] ?? expect.fail(person);
const START = Date.parse('2026-03-02T04:00:00Z');
/** What the rows before have left. */
const there = { id: '', number: '', looked: '', code: '', session: '', moving: '' };
const SEND = { input: { subject: 'A shed', amount: 5 } };
const OPINION = { input: { view: 'Good' } };
const INN = '00000000000011';

const caseOf = async (person: string, id: string) => (await as(person).call<CaseView>('GET', `/api/cases/${id}`)).json;
async function opened(person: string, bundle: string, procedure: string): Promise<string> {
  const answer = await as(person).call<{ id: string }>('POST', '/api/cases', { body: { bundle, procedure }, headers: key() });
  return answer.status === 201 ? answer.json.id : expect.fail(answer.text);
}
/** Takes a step as the one who may, signed where it must be. */
async function done(person: string, id: string, step: string, body: object = {}): Promise<CaseView> {
  const { version, actions } = await caseOf(person, id);
  const offer = actions.find((each) => each.id === step) ?? expect.fail(`${step} is not offered`);
  const where = `/api/cases/${id}/${offer.kind === 'part' ? 'parts' : 'actions'}/${step}`;
  const signed = offer.sign ? await signatureOf(as(person), server.url, where, body) : undefined;
  const signature = signed?.signature ? { signature: signed.signature } : {};
  const answer = await as(person).call<CaseView>('POST', where, {
    body: { ...body, ...signature },
    headers: { ...match(version), ...key() },
  });
  return answer.status === 200 ? answer.json : expect.fail(answer.text);
}
const inCase = () => ({ id: there.id });
const stepIn = (step: string) => ({ id: there.id, step });
const statement = async (person: string, where: string, body: object) =>
  (await as(person).call<{ hash: string }>('POST', `/api/cases/${there.id}/${where}/statement`, { body })).json.hash;

beforeAll(async () => {
  server = await testServer(behindEveryRoute(), { realNow: () => START });
  clients.nobody = await server.client();
  for (const person of ['olga', 'murat', 'kanat', 'oskar', 'aida', 'gulzat', 'osmon']) clients[person] = await server.client(person);
  there.id = await opened('olga', 'mini', 'permit');
  there.number = (await caseOf('olga', there.id)).number;
}, 60_000);
afterAll(async () => {
  await server?.stop();
});

/** In the order in which they are asked; a row is made when its turn has come. */
const ROWS: Record<string, () => Row | Promise<Row>> = {
  'GET /healthz': () => open(200),
  'GET /readyz': () => open(200),
  'GET /metrics': () => open(200),
  'GET /openapi.json': () => open(200),
  'GET /verify/style.css': () => open(200),
  'GET /verify': () => open(200),
  'GET /api/sign-in': () => open(200),
  'GET /api/sign-in/esi': () => open(303),
  'GET /api/sign-in/esi/return': () => open(303),
  'POST /api/sign-in/esi/return': () => open(303),
  'POST /api/sign-in/rutoken/challenge': () => open(200),
  'POST /api/sign-in/rutoken': () => open(422, { sent: { body: { cms: 'AAAA' } } }),
  'POST /api/sign-in/registration': () => open(403),
  'GET /api/registers': () => open(200),
  'GET /api/registers/:bundle/:register/data.csv': () => open(200, { path: { bundle: 'mini', register: 'permits' } }),
  'GET /api/registers/:bundle/:register/data.json': () => open(200, { path: { bundle: 'mini', register: 'permits' } }),
  'GET /api/registers/:bundle/:register': () => ({
    ...{ who: CLERK, answers: [401, 404, 404, 200], path: { bundle: 'mini', register: 'advisers' }, only: 'Aida' },
  }),

  'GET /api/session': () => open(200, { only: 'Olga' }),
  'PUT /api/session': async () => {
    const { acting } = (await as('olga').call<SessionView>('GET', '/api/session')).json;
    return { who: OWNER, answers: [401, 403, 403, 200], sent: { body: { membership: acting?.id } } };
  },
  'GET /api/sessions': async () => {
    await server.client('olga');
    const mine = (await as('olga').call<OwnSessionView[]>('GET', '/api/sessions')).json;
    there.session = mine.find(({ current }) => !current)?.id ?? expect.fail('no second session');
    return own({ only: there.session });
  },
  'DELETE /api/sessions/:id': () => ({ who: OWNER, answers: [401, 404, 404, 200], path: { id: there.session } }),

  'GET /api/home': () => own({ only: there.id }),
  'GET /api/cases': () => own({ only: there.id }),
  // whoever has the role begins their own: another organisation's owner does, whoever has not is refused
  'POST /api/cases': () => ({
    ...{ who: OWNER, answers: [401, 201, 403, 201] },
    sent: () => ({ body: { bundle: 'mini', procedure: 'permit' }, headers: key() }),
  }),
  'GET /api/cases/:id': () => ({ who: OWNER, answers: [401, 404, 404, 200], path: inCase(), only: there.number }),
  'GET /api/cases/:id/access': () => ({ who: CLERK_ACTS, answers: [401, 404, 403, 200], path: inCase(), only: 'Olga' }),
  'PUT /api/cases/:id/forms/:form/sections/:section': () => ({
    ...{ who: OWNER_ACTS, answers: [401, 404, 403, 200], path: { id: there.id, form: 'send~request', section: 'main' } },
    sent: { body: { data: {} }, headers: match(0) },
  }),
  'POST /api/cases/:id/files': () => ({
    ...{ who: OWNER_ACTS, answers: [401, 404, 403, 201], path: inCase(), query: '?name=plan.pdf', sent: { raw: '%PDF-1.7\n' } },
  }),
  'GET /api/files/:id': async () => {
    const file = await as('olga').call<FileView>('POST', `/api/cases/${there.id}/files?name=plan.pdf`, { raw: '%PDF-1.7\n' });
    return { who: OWNER, answers: [401, 404, 404, 200], path: { id: file.json.id }, only: '%PDF' };
  },

  'POST /api/cases/:id/actions/:step/statement': () => ({
    ...{ who: OWNER_ACTS, answers: [401, 404, 403, 200], path: stepIn('send'), sent: { body: SEND } },
  }),
  'POST /api/cases/:id/actions/:step/code': async () => {
    const read = await statement('olga', 'actions/send', SEND);
    const body = { ...SEND, statement: read, method: 'email' };
    return { who: OWNER_ACTS, answers: [401, 404, 403, 200], path: stepIn('send'), sent: { body } };
  },
  'POST /api/cases/:id/actions/:step': async () => {
    const { version } = await caseOf('olga', there.id);
    const { signature } = await signatureOf(as('olga'), server.url, `/api/cases/${there.id}/actions/send`, SEND);
    const sent = () => ({ body: { ...SEND, signature }, headers: { ...match(version), ...key() } });
    return { who: OWNER_ACTS, answers: [401, 404, 403, 200], path: stepIn('send'), sent };
  },
  'GET /api/cases/:id/drafts-of/:document': () => ({
    ...{ who: CLERK_ACTS, answers: [401, 404, 404, 200], path: { id: there.id, document: 'permit' }, only: 'A shed' },
  }),
  'POST /api/cases/:id/parts/:step/statement': async () => {
    await done('kanat', there.id, 'assign', { input: { adviser: 'adviser-1' } });
    return { who: ADVISER, answers: [401, 404, 403, 200], path: stepIn('opinion'), sent: { body: OPINION } };
  },
  'POST /api/cases/:id/parts/:step/code': async () => {
    const read = await statement('aida', 'parts/opinion', OPINION);
    const body = { ...OPINION, statement: read, method: 'sms' };
    return { who: ADVISER, answers: [401, 404, 403, 200], path: stepIn('opinion'), sent: { body } };
  },
  'POST /api/cases/:id/parts/:step': async () => {
    const { version } = await caseOf('aida', there.id);
    const { signature } = await signatureOf(as('aida'), server.url, `/api/cases/${there.id}/parts/opinion`, OPINION);
    const sent = () => ({ body: { ...OPINION, signature }, headers: { ...match(version), ...key() } });
    return { who: ADVISER, answers: [401, 404, 403, 200], path: stepIn('opinion'), sent };
  },
  'GET /api/papers/:id/:lang.pdf': async () => {
    const paper = (await done('kanat', there.id, 'grant')).papers[0] ?? expect.fail('no paper');
    await server.running.services.worker.runUntilIdle();
    there.code = paper.code;
    return { who: OWNER, answers: [401, 404, 404, 200], path: { id: paper.id, lang: 'ky' }, only: '%PDF' };
  },
  'GET /verify/:code': () => open(200, { path: { code: there.code } }),
  'GET /verify/:code/:file': () => open(200, { path: { code: there.code, file: 'ky.pdf' } }),

  'POST /api/cases/:id/forms/:form/lookups/:field': async () => {
    there.looked = await opened('gulzat', 'registry', 'licence');
    const path = { id: there.looked, form: 'register~organisation', field: 'inn' };
    return { who: HEAD, answers: [401, 404, 403, 200], path, sent: { body: { data: { inn: INN } } }, only: 'Асанова' };
  },
  'POST /api/cases/:id/messages/:message/again': async () => {
    const down = new URLSearchParams({ behaviour: 'down' }).toString();
    const form = { raw: down, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
    expect((await as('nobody').call('POST', '/simulators/xroad/providers/unified-register/behaviour', form)).status).toBe(303);
    await done('gulzat', there.looked, 'register', { input: { inn: INN } });
    await done('gulzat', there.looked, 'send');
    await done('osmon', there.looked, 'grant');
    const { kase } = (await server.running.services.stores.cases.get(there.looked)) ?? expect.fail('no case');
    const message = Object.values(kase.services ?? {})[0]?.message ?? expect.fail('no message');
    return { who: OFFICER, answers: [401, 404, 403, 200], path: { id: there.looked, message } };
  },

  'GET /api/notices': () => own({ only: 'is granted' }),
  'POST /api/notices/read': () => own(),
  'GET /api/notices/wishes': () => own({ only: 'olga@' }),
  'PUT /api/notices/wishes': () =>
    own({
      sent: async (person) => ({
        body: { lang: 'ru', byMail: false, bySms: false },
        headers: { 'If-Match': (await as(person).call('GET', '/api/notices/wishes')).headers.get('etag') ?? '"0"' },
      }),
    }),

  'GET /api/appointments': () => ({ who: CLERK, answers: [401, 404, 404, 200], only: 'Oskar' }),
  'POST /api/appointments': () => ({
    ...{ who: CLERK, answers: [401, 403, 403, 201] },
    sent: { body: { pin: '20000000000999', name: 'Somebody', role: 'outsider' } },
  }),
  'DELETE /api/appointments/:id': async () => {
    const { held } = (await as('kanat').call<AppointmentsView>('GET', '/api/appointments')).json;
    const id = held.find(({ name }) => name === 'Somebody')?.id ?? expect.fail('not appointed');
    return { who: CLERK, answers: [401, 404, 404, 200], path: { id } };
  },

  'GET /api/views': () => own({ who: CLERK, only: 'All permits' }),
  'GET /api/views/:bundle/:view': () => ({
    ...{ who: CLERK, answers: [401, 404, 404, 200], path: { bundle: 'mini', view: 'all' }, only: there.number },
  }),
  'GET /api/views/:bundle/:view/data.csv': () => ({
    ...{ who: CLERK, answers: [401, 404, 404, 200], path: { bundle: 'mini', view: 'all' }, only: there.number },
  }),

  // the pretended day is everyone's, where there is one
  'POST /api/demo/clock': async () => {
    there.moving = await opened('olga', 'mini', 'permit');
    await done('olga', there.moving, 'send', SEND);
    let day = Number(BEGINS.slice(-2));
    return own({ sent: () => ({ body: { to: `${BEGINS.slice(0, -2)}${String(day++).padStart(2, '0')}` } }) });
  },
  'GET /api/moves': () => own({ who: CLERK_ACTS, only: there.moving }),
  'GET /api/cases/:id/move': () => ({ who: CLERK_ACTS, answers: [401, 404, 404, 200], path: { id: there.moving }, only: 'weighed' }),
  'POST /api/cases/:id/move': async () => {
    const { to, version } = (await as('kanat').call<{ to: { hash: string }; version: number }>('GET', `/api/cases/${there.moving}/move`))
      .json;
    const sent = () => ({ body: { to: to.hash }, headers: { ...match(version), ...key() } });
    return { who: CLERK_ACTS, answers: [401, 404, 403, 200], path: { id: there.moving }, sent };
  },

  'DELETE /api/session': () => open(200),
  'DELETE /api/sessions': async () => {
    for (const person of OWNER) clients[person] = await server.client(person);
    return own();
  },
};

it('every route that is served has its row, and no other', () => {
  expect(Object.keys(ROWS).sort()).toEqual(served(server.running.services).sort());
});

/** The row's address, with other ids where given. */
function addressOf(route: string, { path = {}, query = '' }: Row, id = path.id): string {
  const names: Record<string, string> = { ...path, ...(id === undefined ? {} : { id }) };
  return route.replace(/:(\w+)/g, (_, name: string) => names[name] ?? expect.fail(`${route}: no ${name}`)) + query;
}

it.each(Object.keys(ROWS))(
  '%s',
  async (name) => {
    const row = (await ROWS[name]?.()) ?? expect.fail(name);
    const [method = '', route = ''] = name.split(' ');
    for (const [at, person] of ['nobody', ...row.who].entries()) {
      const sent = typeof row.sent === 'function' ? await row.sent(person) : (row.sent ?? {});
      const answer = await as(person).call(method, addressOf(route, row), sent);
      expect([person, answer.status], answer.text.slice(0, 300)).toEqual([person, row.answers[at]]);
      if (row.only !== undefined) expect([person, answer.text.includes(row.only)]).toEqual([person, at === 3]);
      if (answer.status !== 404 || row.path?.id === undefined) continue;
      // what may not be seen is like what is not there
      for (const other of [randomUUID(), '1']) {
        const absent = await as(person).call(method, addressOf(route, row, other), sent);
        expect([absent.status, absent.text]).toEqual([answer.status, answer.text]);
      }
    }
  },
  60_000,
);
