// Every route of the table: nobody is let past those that demand a person, what one may not see is like what is not there, and roles are given by those alone who may.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFolders } from '../../server/cli/files.ts';
import { createDesk } from '../../server/control/desk.ts';
import type { AppointmentsView, SessionView } from '../../server/http/contract.ts';
import type { Metrics } from '../../server/http/metrics.ts';
import { routes } from '../../server/http/routes.ts';
import { type Client, key, match, type TestServer, testServer } from './server.ts';

/** Answered without a person. A new route that asks for none has to be entered here, with thought. */
const OPEN = [
  'get /healthz',
  'get /readyz',
  'get /metrics',
  'get /api/session',
  'put /api/session',
  'delete /api/session',
  'get /api/sessions',
  'delete /api/sessions',
  'delete /api/sessions/:id',
  'get /api/sign-in',
  'get /api/sign-in/esi',
  'get /api/sign-in/esi/return',
  'post /api/sign-in/esi/return',
  'post /api/sign-in/registration',
  'post /api/sign-in/rutoken/challenge',
  'post /api/sign-in/rutoken',
];
const table = routes({ metrics: {} as Metrics, workshop: false });
const named = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const closed = table.filter((route) => route.for === 'actor');

let server: TestServer;
let nobody: Client;
let owner: Client;
let other: Client;
let wrongRole: Client;
let admin: Client;
let caseId: string;

beforeAll(async () => {
  server = await testServer(await readFolders('definitions', 'templates'));
  nobody = await server.client();
  owner = await server.client('head');
  other = await server.client('other-head');
  wrongRole = await server.client('accountant');
  admin = await server.client('admin');
  const body = { bundle: 'ministry', procedure: 'self-assessment' };
  caseId = (await owner.call<{ id: string }>('POST', '/api/cases', { body, headers: key() })).json.id;
}, 120_000);
afterAll(async () => {
  await server?.stop();
});

const filled = (path: string, id: string) => path.replace(':id', id).replace(/:(\w+)/g, 'some');
const ask = (client: Client, { method, path }: { method: string; path: string }, id: string) =>
  client.call(method.toUpperCase(), filled(path, id), { headers: { ...match(1), ...key() }, ...(method === 'get' ? {} : { body: {} }) });

it('every route that asks for no person is meant to', () => {
  const anyone = table.filter((route) => route.for === 'anyone').map(named);
  const unlisted = anyone.filter(
    (each) => !OPEN.includes(each) && !/^get \/(api\/registers|api\/open|registers|verify|data|openapi)/.test(each),
  );
  expect(unlisted).toEqual([]);
});

it.each(closed.map((route) => [named(route), route] as const))('nobody: %s', async (_name, route) => {
  expect((await ask(nobody, route, caseId)).status).toBe(401);
});

it.each(closed.filter(({ path }) => path.includes(':id')).map((route) => [named(route), route] as const))(
  'what may not be seen is like what is not there: %s',
  async (_name, route) => {
    for (const client of [other, wrongRole]) {
      const [there, absent, numbered] = [
        await ask(client, route, caseId),
        await ask(client, route, randomUUID()),
        await ask(client, route, '1'),
      ];
      expect(there.status).toBeGreaterThanOrEqual(400);
      for (const like of [absent, numbered]) expect([like.status, like.text]).toEqual([there.status, there.text]);
    }
  },
);

it('the right role reads it', async () => {
  expect((await owner.call('GET', `/api/cases/${caseId}`)).status).toBe(200);
});

it('roles are given by those alone who may, with days, and their history stays', async () => {
  const pin = '20000000000777';
  const given = { pin, name: 'Абдыкалыкова Мээрим', role: 'council-member' };
  expect((await owner.call('GET', '/api/appointments')).status).toBe(404);
  for (const client of [owner, other, wrongRole])
    expect((await client.call('POST', '/api/appointments', { body: given })).status).toBe(403);
  expect((await admin.call('POST', '/api/appointments', { body: { ...given, role: 'admin' } })).status).toBe(403);
  expect((await admin.call('POST', '/api/appointments', { body: { pin, role: 'council-member' } })).text).toContain('/name');
  expect((await admin.call('POST', '/api/appointments', { body: given })).status).toBe(201);
  const list = (await admin.call<AppointmentsView>('GET', '/api/appointments')).json;
  const held = list.held.find(({ name }) => name === given.name) ?? expect.fail('not listed');
  expect(list.history[0]).toMatchObject({ kind: 'appointed', name: given.name, by: 'Жумабаев Азамат' });
  expect(JSON.stringify(list)).not.toContain(pin);
  expect((await owner.call('DELETE', `/api/appointments/${held.id}`)).status).toBe(404);
  expect((await admin.call('DELETE', `/api/appointments/${held.id}`)).status).toBe(200);
  const after = (await admin.call<AppointmentsView>('GET', '/api/appointments')).json;
  expect(after.held.map(({ name }) => name)).not.toContain(given.name);
  expect(after.history.map(({ kind }) => kind).slice(0, 2)).toEqual(['ended', 'appointed']);
  const { knex } = server.running.services.db;
  await expect(knex('appointment').delete()).rejects.toThrow(/append-only/);
});

it('the first administrator comes from the command line', async () => {
  const desk = createDesk(server.running.services, {} as Parameters<typeof createDesk>[1]);
  const asked = { pin: '20000000000778', role: 'admin', bundle: 'ministry', revoke: false };
  expect(await desk.grant(asked)).toMatchObject({ ok: false, problems: [{ code: 'appoint.name' }] });
  expect(await desk.grant({ ...asked, role: 'head', name: 'X' })).toMatchObject({ ok: false, problems: [{ code: 'grant.role' }] });
  expect(await desk.grant({ ...asked, name: 'Биринчи Админ' })).toEqual({ ok: true });
  const { stores, editions } = server.running.services;
  const person = await stores.persons.byPin(asked.pin);
  expect(await stores.memberships.of(person?.id ?? '', await editions.today())).toMatchObject([{ role: 'admin', bundle: 'ministry' }]);
  expect(await desk.grant({ ...asked, revoke: true })).toEqual({ ok: true });
  expect(await stores.memberships.of(person?.id ?? '', await editions.today())).toEqual([]);
  expect((await admin.call<SessionView>('GET', '/api/session')).json.acting?.role).toBe('admin');
});
