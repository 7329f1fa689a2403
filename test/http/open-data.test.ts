// Public registers as open data: whole, of public fields alone, without a sign-in; the others are not there.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RegisterList } from '../../server/http/contract.ts';
import { mini } from '../store/mini.ts';
import { type Client, type TestServer, testServer } from './server.ts';

let server: TestServer;
let nobody: Client;
const ENTRIES = 1_203;
const SECRET = 'never-shown';

beforeAll(async () => {
  server = await testServer(mini());
  nobody = await server.client();
  const { stores, clock } = server.running.services;
  const at = clock.real();
  for (let n = 0; n < ENTRIES; n += 1) {
    const data = { number: `P-${n}`, subject: n === 0 ? '=1+1;"quoted"' : `Shed ${n}`, until: '2030-01-01', remark: SECRET };
    await stores.entries.save({ bundle: 'mini', register: 'permits', id: `e${String(n).padStart(5, '0')}`, data }, at);
  }
});
afterAll(() => server?.stop());

it('lists the public registers of bodies', async () => {
  const { json } = await nobody.call<RegisterList>('GET', '/api/registers');
  expect(json.flatMap(({ bundle, registers }) => registers.map(({ id }) => `${bundle}/${id}`))).toContain('mini/permits');
  expect(JSON.stringify(json)).not.toContain('advisers');
});

it('gives all of it as CSV, in the language asked, with no cell that a spreadsheet would run', async () => {
  const { status, headers, text } = await nobody.call('GET', '/api/registers/mini/permits/data.csv?lang=ru');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/csv');
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(ENTRIES + 1);
  expect(lines[1]).toContain(`"'=1+1;""quoted"""`);
  expect(text).not.toContain(SECRET);
});

it('gives all of it as JSON, with what the fields mean', async () => {
  const { json, text } = await nobody.call<{ entries: Record<string, unknown>[]; fields: object }>(
    'GET',
    '/api/registers/mini/permits/data.json',
  );
  expect(json.entries).toHaveLength(ENTRIES);
  expect(json.entries[1]).toMatchObject({ number: 'P-1', status: expect.any(String) });
  expect(Object.keys(json.fields)).not.toContain('remark');
  expect(text).not.toContain(SECRET);
});

it('has nothing of what is not public or not there', async () => {
  for (const path of [
    'mini/advisers/data.csv',
    'mini/advisers/data.json',
    'mini/nothing/data.csv',
    'nothing/permits/data.json',
    'mini/constructor/data.csv',
  ])
    expect((await nobody.call('GET', `/api/registers/${path}`)).status, path).toBe(404);
});
