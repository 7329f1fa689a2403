// Who may ask what: nobody, someone of another organisation, of another role, and the one who may, over every route of a case.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPin } from '../../server/demo.ts';
import type { CaseList, CaseView, FileView, HomeView, SessionView } from '../../server/http/contract.ts';
import { mini } from '../store/mini.ts';
import { type Client, choiceOf, key, match, type TestServer, testServer, throughEsi } from './server.ts';

let server: TestServer;
const clients: Record<string, Client> = {};
let caseId: string;
let fileId: string;

beforeAll(async () => {
  server = await testServer(mini());
  clients.nobody = await server.client();
  for (const person of ['olga', 'murat', 'kanat', 'aida']) clients[person] = await server.client(person);
  const olga = as('olga');
  caseId = (await olga.call<{ id: string }>('POST', '/api/cases', { body: { bundle: 'mini', procedure: 'permit' }, headers: key() })).json
    .id;
  fileId = (await olga.call<FileView>('POST', `/api/cases/${caseId}/files?name=plan.pdf`, { raw: '%PDF-1.7\n' })).json.id;
});
afterAll(async () => {
  await server?.stop();
});

const as = (person: string): Client => clients[person] ?? expect.fail(person);

describe('a case that one may not see is like one that does not exist', () => {
  const routes = (): [string, string, unknown?][] => [
    ['GET', `/api/cases/${caseId}`],
    ['GET', `/api/files/${fileId}`],
    ['GET', `/api/cases/${caseId}/drafts-of/permit`],
    ['PUT', `/api/cases/${caseId}/forms/send~request/sections/main`, { data: {} }],
    ['POST', `/api/cases/${caseId}/actions/send`, { input: {} }],
    ['POST', `/api/cases/${caseId}/actions/send/statement`, { input: {} }],
    ['POST', `/api/cases/${caseId}/parts/opinion`, { input: {} }],
    ['POST', `/api/cases/${caseId}/parts/opinion/statement`, { input: {} }],
    ['POST', `/api/cases/${caseId}/files?name=a.pdf`],
  ];
  const ask = (person: string, [method, path, body]: [string, string, unknown?]) =>
    as(person).call(method, path, { headers: { ...match(1), ...key() }, ...(body === undefined ? {} : { body }) });

  it('nobody is asked to sign in', async () => {
    for (const route of routes()) expect((await ask('nobody', route)).status, route.join(' ')).toBe(401);
    for (const path of ['/api/home', '/api/cases', '/api/notices']) expect((await as('nobody').call('GET', path)).status).toBe(401);
  });

  it('another organisation, and someone without a part in the case', async () => {
    for (const person of ['murat', 'aida'])
      for (const route of routes()) expect((await ask(person, route)).status, `${person} ${route.join(' ')}`).toBe(404);
    expect((await as('murat').call<CaseList>('GET', '/api/cases')).json.rows).toEqual([]);
  });

  it('the right role of another kind reads and does not act', async () => {
    expect((await ask('kanat', ['GET', `/api/cases/${caseId}`])).status).toBe(200);
    const view = (await as('kanat').call<CaseView>('GET', `/api/cases/${caseId}`)).json;
    expect(view.actions).toEqual([]);
    expect((await ask('kanat', ['PUT', `/api/cases/${caseId}/forms/send~request/sections/main`, { data: {} }])).status).toBe(403);
    expect((await ask('kanat', ['POST', `/api/cases/${caseId}/actions/send`, { input: { subject: 'A', amount: 1 } }])).status).toBe(403);
  });

  it('the one who may', async () => {
    const home = (await as('olga').call<HomeView>('GET', '/api/home')).json;
    expect(home.inbox.map((row) => row.id)).toEqual([caseId]);
    expect(home.inbox[0]?.next).toEqual(['Send (ky)']);
    expect(home.openings).toEqual([{ bundle: 'mini', procedure: 'permit', title: 'Ask for a permit (ky)', blocked: [] }]);
    expect(home.lists).toEqual([{ bundle: 'mini', procedure: 'permit', title: 'Permits (ky)', count: 1 }]);
    const file = await as('olga').call('GET', `/api/files/${fileId}`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="?plan.pdf/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('registers', () => {
  it('a public one answers anyone, the others those it is for', async () => {
    expect((await as('nobody').call('GET', '/api/registers/mini/permits')).status).toBe(200);
    expect((await as('nobody').call('GET', '/api/registers/mini/advisers')).status).toBe(401);
    expect((await as('aida').call('GET', '/api/registers/mini/advisers')).status).toBe(404);
    expect((await as('olga').call('GET', '/api/registers/mini/constructor')).status).toBe(404);
    expect((await as('olga').call<{ rows: unknown[] }>('GET', '/api/registers/mini/advisers')).json.rows).toEqual([]);
  });
});

describe('sessions', () => {
  it('one acts only in one’s own memberships, and a sign-in gives a new token', async () => {
    const client = await server.client('olga');
    const mine = (await client.call<SessionView>('GET', '/api/session')).json;
    const other = (await as('kanat').call<SessionView>('GET', '/api/session')).json;
    expect(mine.acting).toMatchObject({ role: 'owner', roleTitle: 'Owner (ky)', scopeTitle: 'Farm (ky)' });
    expect((await client.call('PUT', '/api/session', { body: { membership: other.acting?.id } })).status).toBe(403);
    const again = await throughEsi(client, choiceOf(mini(), demoPin({ id: 'olga' })));
    const [cookie = ''] = again.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    await client.call('DELETE', '/api/session');
    const old = await fetch(`${server.url}/api/home`, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(old.status).toBe(401);
  });

  it('without the demo nobody signs in as a demo person, and no date is moved', async () => {
    const closed = await testServer(mini(), { env: { JOBO_DEMO: '0' } });
    const client = await closed.client();
    expect((await client.call('GET', '/api/sign-in')).json).toEqual({ esi: false, rutoken: false, simulated: false });
    expect((await client.call('GET', '/simulators/esi/.well-known/openid-configuration')).status).toBe(404);
    expect((await client.call('POST', '/api/demo/clock', { body: { to: '2040-01-01' } })).status).toBe(401);
    await closed.stop();
  });

  it('the language of someone not signed in is kept, Kyrgyz at first', async () => {
    const client = await server.client();
    expect((await client.call<SessionView>('GET', '/api/session')).json.lang).toBe('ky');
    await client.call('PUT', '/api/session', { body: { lang: 'ru' } });
    expect((await client.call<SessionView>('GET', '/api/session')).json.lang).toBe('ru');
  });
});
