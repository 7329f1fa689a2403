// Memberships: given and ended by those alone who may, with days and a history that stays; the first administrator comes from the command line.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDesk } from '../../server/control/desk.ts';
import type { AppointmentsView, SessionView } from '../../server/http/contract.ts';
import { type Client, type TestServer, testServer } from './server.ts';
import { filesOf } from './walk.ts';

let server: TestServer;
let owner: Client;
let other: Client;
let wrongRole: Client;
let admin: Client;

beforeAll(async () => {
  server = await testServer(await filesOf('ministry'));
  owner = await server.client('head');
  other = await server.client('other-head');
  wrongRole = await server.client('accountant');
  admin = await server.client('admin');
}, 120_000);
afterAll(async () => {
  await server?.stop();
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
