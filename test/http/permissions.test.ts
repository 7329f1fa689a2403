// What one sees of one’s own, and how sessions are held; who may ask which route stands in routes.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPin } from '../../server/demo.ts';
import type { CaseView, FileView, HomeView, SessionView } from '../../server/http/contract.ts';
import { mini } from '../store/mini.ts';
import { type Client, choiceOf, key, type TestServer, testServer, throughEsi } from './server.ts';

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

describe('a case', () => {
  it('is read by the right role of another kind, who does not act', async () => {
    const view = (await as('kanat').call<CaseView>('GET', `/api/cases/${caseId}`)).json;
    expect(view.actions).toEqual([]);
  });

  it('stands before the one who may', async () => {
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
