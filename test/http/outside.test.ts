// A case that lives from registers, over HTTP with the real simulators: look-ups that can't be forged, a message sent once however often it is tried.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import type { CaseView, LookupView } from '../../server/http/contract.ts';
import { registry } from '../fixtures/services/bundle.ts';
import { type Simulated, simulated } from '../server/simulated.ts';
import { type Client, key, match, problem, type TestServer, testServer } from './server.ts';

const sources = registry();
const { demo } = readEdition(sources, 'registry');
let there: Simulated;
let server: TestServer;
let head: Client;
let officer: Client;
let now = Date.parse('2026-09-01T06:00:00Z');
const lines: string[] = [];
const INN = '00000000000011';
const PIN = '20000000000001';

beforeAll(async () => {
  there = await simulated(demo ?? {});
  const env = {
    XROAD_URL: there.xroad,
    XROAD_CLIENT: 'KG-TEST/GOV/70000000/jobo',
    XROAD_TIMEOUT_SECONDS: '1',
    JOBO_SESSION_HOURS: '8760',
    JOBO_SESSION_IDLE_MINUTES: '1440',
  };
  server = await testServer(sources, { env, realNow: () => now, lines });
  // the jobs run when the test says so
  await server.running.services.worker.stop();
}, 60_000);
// days pass between the tests, longer than anyone stays signed in
beforeEach(async () => {
  head = await server.client('gulzat');
  officer = await server.client('osmon');
});
afterAll(async () => {
  await server.stop();
  await there.stop();
});

const opened = async (): Promise<CaseView> => {
  const made = await head.call<{ id: string }>('POST', '/api/cases', {
    body: { bundle: 'registry', procedure: 'licence' },
    headers: key(),
  });
  return (await head.call<CaseView>('GET', `/api/cases/${made.json.id}`)).json;
};
const ask = (id: string, form: string, field: string, data: object, by = head) =>
  by.call<LookupView>('POST', `/api/cases/${id}/forms/${form}/lookups/${field}`, { body: { data } });
const act = (view: CaseView, action: string, input: object | undefined, by = head) =>
  by.call<CaseView>('POST', `/api/cases/${view.id}/actions/${action}`, {
    body: input ? { input } : {},
    headers: { ...match(view.version), ...key() },
  });
const seen = async (id: string) => (await officer.call<CaseView>('GET', `/api/cases/${id}`)).json;
const idle = () => server.running.services.worker.runUntilIdle();
const later = (seconds: number) => {
  now += seconds * 1_000;
};
const ORGANISATION = { inn: INN, name: 'A school (ky)', director: 'Асанова Гүлзат' };

/** A case as the officer has granted it; the message waits. */
async function granted(): Promise<CaseView> {
  const view = await opened();
  await ask(view.id, 'register~organisation', 'inn', { inn: INN });
  const registered = await act(view, 'register', ORGANISATION);
  const sent = await act(registered.json, 'send', undefined);
  return (await act(sent.json, 'grant', undefined, officer)).json;
}

describe('a look-up', () => {
  it('fills fields that are read-only, and the event keeps who answered what when', async () => {
    const view = await opened();
    const section = view.actions.find(({ id }) => id === 'register')?.form?.sections[0];
    expect(section?.uiSchema).toMatchObject({
      inn: { 'ui:options': { lookup: ['name', 'director'] } },
      name: { 'ui:readonly': true },
      director: { 'ui:readonly': true },
    });
    const found = await ask(view.id, 'register~organisation', 'inn', { inn: INN });
    expect(found.json).toMatchObject({ fills: { name: 'A school (ky)', director: 'Асанова Гүлзат' }, at: '2026-09-01T06:00:00.000Z' });
    const done = await act(view, 'register', ORGANISATION);
    expect(done.status).toBe(200);
    const last = (await server.running.services.cases.history(view.id)).at(-1)?.event;
    expect(last).toMatchObject({
      lookups: { inn: { service: 'justice-entity', fields: { name: 'A school (ky)' }, receipt: { 'request-hash': expect.any(String) } } },
    });
  });

  it('is not believed when the browser made it up', async () => {
    const view = await opened();
    const unasked = await act(view, 'register', ORGANISATION);
    expect([unasked.status, problem(unasked).errors?.[0]]).toMatchObject([422, { code: 'lookup.missing', pointer: '/inn' }]);
    await ask(view.id, 'register~organisation', 'inn', { inn: INN });
    const forged = await act(view, 'register', { ...ORGANISATION, name: 'Another' });
    expect([forged.status, problem(forged).errors?.[0]]).toMatchObject([422, { code: 'lookup.differs', pointer: '/name' }]);
    const other = await act(view, 'register', { ...ORGANISATION, inn: '00000000000099' });
    expect(problem(other).code).toBe('lookup.missing');
    // the fields left to the server are the register's
    expect((await act(view, 'register', { inn: INN })).status).toBe(200);
  });

  it('that another case asked for is none of this one', async () => {
    const [one, two] = [await opened(), await opened()];
    await ask(one.id, 'register~organisation', 'inn', { inn: INN });
    expect(problem(await act(two, 'register', ORGANISATION)).code).toBe('lookup.missing');
  });

  it('tells apart what is not there from a service that is down, in its own words', async () => {
    const view = await opened();
    const absent = await ask(view.id, 'register~organisation', 'inn', { inn: '00000000000099' });
    expect([absent.status, problem(absent).code]).toEqual([422, 'lookup.notFound']);
    expect(problem(absent).title).toMatch(/ИНН/);
    await there.provider('justice', 'down');
    const down = await ask(view.id, 'register~organisation', 'inn', { inn: INN });
    expect([down.status, problem(down).code]).toEqual([503, 'lookup.unavailable']);
    await there.provider('justice', 'well');
    expect((await ask(view.id, 'register~organisation', 'inn', { inn: INN })).status).toBe(200);
    expect(problem(await ask(view.id, 'register~organisation', 'inn', {})).code).toBe('lookup.incomplete');
  });

  it('is for whoever may fill the form in, for its own fields, and not without end', async () => {
    const view = await opened();
    expect((await ask(view.id, 'register~organisation', 'inn', { inn: INN }, officer)).status).toBe(403);
    expect((await ask(view.id, 'register~organisation', 'name', { inn: INN })).status).toBe(404);
    expect(
      (await (await server.client()).call('POST', `/api/cases/${view.id}/forms/register~organisation/lookups/inn`, { body: { data: {} } }))
        .status,
    ).toBe(401);
    let last = 0;
    for (let i = 0; i < 61 && last !== 429; i += 1) last = (await ask(view.id, 'staff~teacher', 'pin', { pin: PIN })).status;
    expect(last).toBe(429);
    later(3_700);
    expect((await ask(view.id, 'staff~teacher', 'pin', { pin: PIN })).status).toBe(200);
  });

  it('holds the director against the one who acts', async () => {
    const view = await opened();
    await ask(view.id, 'staff~teacher', 'pin', { pin: PIN });
    expect((await act(view, 'staff', { pin: PIN, fullName: 'Асанова Гүлзат' })).status).toBe(200);
  });
});

describe('a message', () => {
  it('goes out once the case is stored, and its answer moves the case on', async () => {
    const view = await granted();
    expect(view.messages).toMatchObject([{ service: 'licence-register', status: 'waiting', attempts: 0, mayHurry: true }]);
    await idle();
    const after = await seen(view.id);
    expect(after.state.id).toBe('registered');
    expect(after.messages).toMatchObject([{ status: 'answered', mayHurry: false, answer: [{ value: expect.stringMatching(/^UR-/) }, {}] }]);
    expect(after.entries).toMatchObject([{ register: 'licences' }]);
    expect(after.history.at(-1)).toMatchObject({ role: '', note: 'Registered (ky)' });
    expect(there.entries('unified-register').filter(({ issue }) => issue === view.number)).toHaveLength(1);
  });

  it('is tried again with longer and longer waits, seen by the officer, and at once when asked', async () => {
    await there.provider('unified-register', 'down');
    const view = await granted();
    await idle();
    const first = (await seen(view.id)).messages[0];
    expect(first).toMatchObject({ status: 'waiting', attempts: 1, mayHurry: true });
    expect(first?.trouble).toContain('Server.ServerProxy.NetworkError');
    expect(Date.parse(first?.nextAt ?? '') - now).toBe(5_000);
    later(4);
    expect(await idle()).toBe(0);
    later(2);
    expect(await idle()).toBe(1);
    const second = (await seen(view.id)).messages[0];
    expect([second?.attempts, Date.parse(second?.nextAt ?? '') - now]).toEqual([2, 10_000]);
    await there.provider('unified-register', 'well');
    const again = `/api/cases/${view.id}/messages/${second?.id}/again`;
    expect((await head.call('POST', again)).status).toBe(403);
    expect((await officer.call('POST', `/api/cases/${view.id}/messages/${crypto.randomUUID()}/again`)).status).toBe(404);
    expect((await officer.call('POST', again)).status).toBe(200);
    await idle();
    expect((await seen(view.id)).state.id).toBe('registered');
    expect((await officer.call('POST', again)).status).toBe(404);
  });

  it('is given up after two days and goes out when someone asks', async () => {
    await there.provider('unified-register', 'nonsense');
    const view = await granted();
    for (let i = 0; i < 61; i += 1) {
      await idle();
      later(3_601);
    }
    officer = await server.client('osmon');
    const failed = (await seen(view.id)).messages[0];
    expect(failed).toMatchObject({ status: 'failed', attempts: 60, mayHurry: true });
    expect(failed?.nextAt).toBe(undefined);
    await there.provider('unified-register', 'well');
    await officer.call('POST', `/api/cases/${view.id}/messages/${failed?.id}/again`);
    await idle();
    expect((await seen(view.id)).state.id).toBe('registered');
  }, 60_000);

  it('that the service has entered but whose answer was lost makes one entry and one event', async () => {
    const view = await granted();
    const { services } = server.running;
    const message = view.messages[0]?.id ?? '';
    const service = (await services.editions.byHash(view.edition.hash)).services['licence-register'];
    const kase = (await services.stores.cases.get(view.id))?.kase;
    const sent = kase?.services?.['licence-register']?.sent ?? {};
    // the worker died between the answer and its transaction: the service knows, we do not
    expect((await services.xroad.send(service ?? expect.fail('no service'), { id: message, sent, issue: view.number })).kind).toBe(
      'answer',
    );
    expect((await seen(view.id)).state.id).toBe('granted');
    await idle();
    const after = await seen(view.id);
    expect(after.state.id).toBe('registered');
    expect(there.entries('unified-register').filter(({ key: id }) => id === message)).toMatchObject([{ asked: 2 }]);
    // an answer that comes a second time changes nothing
    const reply = { service: 'licence-register', message, answer: { status: 'answered' as const, fields: { number: 'R-9' } } };
    await services.db.knex.transaction(await services.acts.receive(view.id, reply));
    expect((await seen(view.id)).version).toBe(after.version);
  });

  it('that is refused leads elsewhere, with the reason', async () => {
    await there.provider('unified-register', 'refuses');
    const view = await granted();
    await idle();
    await there.provider('unified-register', 'well');
    const after = await seen(view.id);
    expect(after.state.id).toBe('returned');
    expect(after.messages).toMatchObject([{ status: 'refused', reason: 'Лицензиялардын бирдиктүү реестри' }]);
    // granted anew, a new message takes its place
    const sent = await act(after, 'again', undefined, officer);
    await act(sent.json, 'grant', undefined, officer);
    await idle();
    expect((await seen(view.id)).state.id).toBe('registered');
  });

  it('removes an accreditation from the national register', async () => {
    const view = await granted();
    await idle();
    await act(await seen(view.id), 'annul', undefined, officer);
    await idle();
    expect((await seen(view.id)).messages.map(({ service, status }) => `${service} ${status}`)).toEqual([
      'licence-register answered',
      'national-register-removal answered',
    ]);
    expect(there.entries('national-register').at(-1)).toMatchObject({ content: { certificate: view.number, inn: INN } });
  });
});

describe('what is written down', () => {
  it('names nobody in the log', () => {
    expect(lines.some((line) => line.includes('looked up'))).toBe(true);
    expect(lines.some((line) => line.includes('job failed'))).toBe(true);
    for (const line of lines) expect(line).not.toMatch(/\d{14}|Асанова|Гүлзат|school/);
    expect(there.seen.some((headers) => headers['x-road-userid'] === `KG${PIN}`)).toBe(true);
  });
});
