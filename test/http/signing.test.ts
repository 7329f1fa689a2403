// A step that is signed, over HTTP: a double click signs and does it once; a signature service that is down changes nothing and what was typed is kept.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CaseView } from '../../server/http/contract.ts';
import type { Behaviour } from '../../server/simulators/simulator.ts';
import { mini } from '../store/mini.ts';
import { signatureOf } from './code.ts';
import { type Answer, type Client, key, match, problem, type TestServer, testServer } from './server.ts';

type Procedure = { states: { writing: { actions: { send: object } } } };
const signed = mini({
  'procedures/permit.json': (procedure: Procedure) => {
    procedure.states.writing.actions.send = { ...procedure.states.writing.actions.send, sign: 'organisation' };
    return procedure;
  },
  'demo.json': (demo: { organisations: { data: object }[]; persons: object[] }) => {
    Object.assign(demo.organisations[0]?.data ?? {}, { inn: '00000000000011' });
    Object.assign(demo.persons[0] ?? {}, { pin: '20000000000001' });
    return demo;
  },
});
const body = { input: { subject: 'A shed', amount: 7 } };

let server: TestServer;
let olga: Client;
let id: string;
let where: string;

beforeAll(async () => {
  server = await testServer(signed);
  olga = await server.client('olga');
});
afterAll(async () => {
  await server?.stop();
});
beforeEach(async () => {
  const made = await olga.call<{ id: string }>('POST', '/api/cases', { body: { bundle: 'mini', procedure: 'permit' }, headers: key() });
  id = made.json.id;
  where = `/api/cases/${id}/actions/send`;
});

const view = async () => (await olga.call<CaseView>('GET', `/api/cases/${id}`)).json;
const events = () => server.running.services.stores.events.of(id);
const behaves = async (behaviour: Behaviour) => {
  const answer = await olga.call('PUT', '/simulators/infocom/behaviour', { body: { behaviour } });
  expect(answer.status, answer.text).toBeLessThan(300);
};
async function agreed() {
  const { signature, asked } = await signatureOf(olga, server.url, where, body);
  return signature ?? expect.fail(asked?.text);
}

it('a doubled click signs once, does it once, and both clicks get the result', async () => {
  const sent = { body: { ...body, signature: await agreed() }, headers: { ...match(1), ...key() } };
  const clicks: Answer<CaseView>[] = await Promise.all([1, 2, 3].map(() => olga.call<CaseView>('POST', where, sent)));
  expect(
    clicks.map(({ status }) => status),
    clicks.map(({ text }) => text).join('\n'),
  ).toEqual([200, 200, 200]);
  expect(new Set(clicks.map(({ json }) => json.version))).toEqual(new Set([2]));
  const acted = (await events()).filter(({ event }) => event.type === 'acted');
  expect(acted).toHaveLength(1);
  expect(acted[0]?.event).toMatchObject({ signature: { cms: expect.any(String), signer: 'olga' } });
  // the code is spent: it signs nothing else
  const other = await olga.call('POST', where, { ...sent, headers: { ...match(2), ...key() } });
  expect(other.status).toBeGreaterThanOrEqual(400);
  expect((await events()).length).toBe(2);
});

it('without a signature, or with one for other answers, nothing is done', async () => {
  expect(problem(await olga.call('POST', where, { body, headers: { ...match(1), ...key() } })).code).toBe('sign.missing');
  const other = { input: { ...body.input, amount: 8 }, signature: await agreed() };
  expect(problem(await olga.call('POST', where, { body: other, headers: { ...match(1), ...key() } })).code).toBe('sign.stale');
  expect(await view()).toMatchObject({ version: 1, state: { id: 'writing' } });
});

it.each([
  ['down', 'sign.service.down'],
  ['nonsense', 'sign.service.nonsense'],
] as const)(
  'a service that is %s leaves the case as it is and the answers kept; the same code signs once it is back',
  async (behaviour, code) => {
    const draft = { body: { data: body.input }, headers: match('0') };
    expect((await olga.call('PUT', `/api/cases/${id}/forms/send~request/sections/main`, draft)).status).toBe(200);
    const signature = await agreed();
    await behaves(behaviour);
    const refused = await olga.call('POST', where, { body: { ...body, signature }, headers: { ...match(1), ...key() } });
    await behaves('well');
    expect([refused.status >= 500, problem(refused).code], refused.text).toEqual([true, code]);
    const after = await view();
    expect(after).toMatchObject({ version: 1, state: { id: 'writing' } });
    expect(after.actions.find((each) => each.id === 'send')?.form?.answers).toEqual({ main: body.input });
    expect((await events()).length).toBe(1);
    const again = await olga.call<CaseView>('POST', where, { body: { ...body, signature }, headers: { ...match(1), ...key() } });
    expect([again.status, again.json.state?.id], again.text).toEqual([200, 'asked']);
  },
);
