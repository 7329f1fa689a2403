// Definitions with a fault are refused with their faults listed; the last good edition goes on serving. Stopping and starting again loses nothing.
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseView, HomeView, SessionView } from '../../server/http/contract.ts';
import { mini } from '../store/mini.ts';
import { key, match, problem, type TestServer, testServer } from './server.ts';

let server: TestServer;
afterEach(async () => {
  await server?.stop();
});

const faulty = () => mini({ 'procedures/permit.json': (procedure: { initial: string }) => ({ ...procedure, initial: 'nowhere' }) });
const body = { bundle: 'mini', procedure: 'permit' };

describe('a fault in the definitions', () => {
  it('without any good edition: 503, and the faults with file and line', async () => {
    server = await testServer(faulty());
    const client = await server.client();
    const ready = await client.call<{ faults: { file: string; line: number; message: string }[] }>('GET', '/readyz');
    expect(ready.status).toBe(503);
    expect(ready.json.faults[0]?.file).toMatch('permit.json');
    const session = await client.call('GET', '/api/session');
    expect(session.status).toBe(503);
    expect(problem(session).code).toBe('definitions.none');
    expect(problem(session).errors?.some(({ message }) => /permit\.json:\d+:\d+/.test(message))).toBe(true);
    expect((await client.call('GET', '/healthz')).status).toBe(200);
  });

  it('with a good edition from before: it goes on serving', async () => {
    server = await testServer(mini());
    await server.restart(faulty());
    expect(server.running.imported[0]).toMatchObject({ bundle: 'mini', result: 'refused' });
    const client = await server.client('olga');
    expect((await client.call('GET', '/readyz')).status).toBe(200);
    expect((await client.call('POST', '/api/cases', { body, headers: key() })).status).toBe(201);
  });
});

it('everything survives stopping and starting again', async () => {
  server = await testServer(mini());
  const olga = await server.client('olga');
  const { id } = (await olga.call<{ id: string }>('POST', '/api/cases', { body, headers: key() })).json;
  await olga.call('POST', `/api/cases/${id}/actions/send`, {
    body: { input: { subject: 'Сарай', amount: 7 } },
    headers: { ...match(1), ...key() },
  });
  const other = (await olga.call<{ id: string }>('POST', '/api/cases', { body, headers: key() })).json;
  await olga.call('PUT', `/api/cases/${other.id}/forms/send~request/sections/main`, {
    body: { data: { subject: 'Жарым сүйл' } },
    headers: match('0'),
  });
  const before = (await olga.call<CaseView>('GET', `/api/cases/${id}`)).json;
  const session = (await olga.call<SessionView>('GET', '/api/session')).json;
  const day = new Date(Date.parse(session.today) + 10 * 86_400_000).toISOString().slice(0, 10);
  expect((await olga.call<SessionView>('POST', '/api/demo/clock', { body: { to: day } })).json.today).toBe(day);
  const late = (await olga.call<CaseView>('GET', `/api/cases/${id}`)).json;
  expect(late.deadlines).toMatchObject([{ id: 'answer', status: 'late' }]);

  await server.restart();

  expect((await olga.call<SessionView>('GET', '/api/session')).json).toMatchObject({ today: day, person: { id: 'olga' } });
  expect((await olga.call<CaseView>('GET', `/api/cases/${id}`)).json).toEqual(late);
  expect(late.history.length).toBe(before.history.length + 1);
  const draft = (await olga.call<CaseView>('GET', `/api/cases/${other.id}`)).json.actions[0]?.form?.answers;
  expect(draft).toEqual({ main: { subject: 'Жарым сүйл' } });
  expect((await olga.call<HomeView>('GET', '/api/home')).json.inbox.map((row) => row.id)).toEqual([other.id]);
});

it('the date is moved forward only', async () => {
  server = await testServer(mini());
  const olga = await server.client('olga');
  for (const to of ['2020-01-01', '2026-02-31', '9999-01-01']) {
    const answer = await olga.call('POST', '/api/demo/clock', { body: { to } });
    expect(answer.status, to).toBe(422);
    expect(problem(answer).errors?.[0]?.pointer).toBe('/to');
  }
});
