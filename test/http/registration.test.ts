// A newcomer registers their organisation in the words of the sources, becomes its head, appoints an employee, who can then sign in.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model.ts';
import type { CaseView, HomeView, RegistrationView, SessionView, SignInView, WishesView } from '../../server/http/contract.ts';
import { demoOf } from '../../server/simulators/demo.ts';
import { root } from '../source.ts';
import { type Client, choiceOf, key, match, problem, type TestServer, testServer, throughEsi } from './server.ts';
import { filesOf, Walk } from './walk.ts';

let server: TestServer;
let files: Awaited<ReturnType<typeof filesOf>>;

beforeAll(async () => {
  files = await filesOf('ministry');
  server = await testServer(files);
}, 60_000);
afterAll(async () => {
  await server?.stop();
});

const pinOf = (person: string): string => demoOf(files).persons?.find(({ id }) => id === person)?.pin ?? expect.fail(person);

/** Signs in at the identity service and goes on from the refusal to the registration. */
async function arrived(person: string): Promise<{ client: Client; view: RegistrationView }> {
  const client = await server.client();
  const back = await throughEsi(client, choiceOf(files, pinOf(person)));
  expect(back.headers.get('location')).toBe('/sign-in');
  const refused = (await client.call<SignInView>('GET', '/api/sign-in?lang=ky')).json;
  expect(refused.problem?.code).toBe('signin.organisation');
  expect(refused.problem?.title).toBe('Сиздин уюм системага катталган эмес, каттоодон өтүүнү суранабыз!');
  expect(refused.register).toBe(true);
  const entered = await client.call<RegistrationView>('POST', '/api/sign-in/registration', { body: {} });
  expect(entered.status, entered.text).toBe(200);
  return { client, view: entered.json };
}

async function opened(client: Client, { bundle, procedure }: { bundle: string; procedure: string }): Promise<string> {
  const answer = await client.call<{ id: string }>('POST', '/api/cases', { body: { bundle, procedure }, headers: key() });
  expect(answer.status, answer.text).toBe(201);
  return answer.json.id;
}

async function done(client: Client, id: string, action: string, input?: object): Promise<number> {
  const { seq } = { seq: Number((await client.call('GET', `/api/cases/${id}`)).headers.get('etag')?.replaceAll('"', '')) };
  const answer = await client.call('POST', `/api/cases/${id}/actions/${action}`, {
    body: input ? { input } : {},
    headers: { ...match(seq), ...key() },
  });
  if (answer.status !== 200) return expect.fail(`${action}: ${answer.text}`);
  return answer.status;
}

const lookup = (client: Client, id: string, action: string, form: string, field: string, input: object) =>
  client.call('POST', `/api/cases/${id}/forms/${action}~${form}/lookups/${field}`, { body: { data: input } });

it('nobody registers without having signed in for an organisation', async () => {
  const stranger = await server.client();
  const answer = await stranger.call('POST', '/api/sign-in/registration', { body: {} });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect((await stranger.call<SessionView>('GET', '/api/session')).json.memberships).toEqual([]);
});

it('from the refusal to the head, from the head to the employee', async () => {
  const { client, view } = await arrived('newcomer');
  const home = (await client.call<HomeView>('GET', '/api/home')).json;
  expect(home.openings.map(({ procedure }) => procedure)).toEqual([view.procedure]);
  const id = await opened(client, view);
  const second = await client.call<{ code: string }>('POST', '/api/cases', {
    body: { bundle: view.bundle, procedure: view.procedure },
    headers: key(),
  });
  expect([second.status, second.json.code]).toEqual([409, 'open.single']);
  const again = await arrived('newcomer');
  expect(again.view.case).toBe(id);
  const inn = '00000000000201';
  const asked = await lookup(client, id, 'register', 'organisation-registration', 'inn', { inn });
  expect(asked.status, asked.text).toBe(200);
  const pinAt = await lookup(client, id, 'register', 'organisation-registration', 'headPin', {
    inn,
    licensing: true,
    headPin: '10000000000202',
  });
  expect([pinAt.status, problem(pinAt).title]).toEqual([422, expect.stringContaining('ЦОНго кайрылуу керек')]);
  const headPin = pinOf('newcomer');
  const signatures = await lookup(client, id, 'register', 'organisation-registration', 'headPin', { inn, licensing: true, headPin });
  expect(signatures.json).toMatchObject({ fills: { headSignatureTo: '2029-12-31', organisationSignatureTo: '2029-12-31' } });
  const upload = async (name: string) =>
    (await client.call<{ id: string }>('POST', `/api/cases/${id}/files?name=${name}.pdf`, { raw: '%PDF-1.7\n' })).json.id;
  const files = { charter: [await upload('a')], registrationCertificate: [await upload('b')], bankDetails: [await upload('c')] };
  await done(client, id, 'register', {
    inn,
    level: 'general',
    district: 'bishkek',
    accreditation: true,
    licensing: true,
    headPin,
    ...files,
  });
  const session = (await client.call<SessionView>('GET', '/api/session')).json;
  expect(session.acting?.role).toBe('head');
  expect(session.memberships.map(({ role }) => role)).toEqual(['head']);
  const after = (await client.call<HomeView>('GET', '/api/home')).json;
  expect(after.openings.map(({ procedure }) => procedure)).not.toContain(view.procedure);
  expect(after.openings.filter(({ procedure }) => procedure === 'staff-member')).toHaveLength(1);

  const member = await opened(client, { bundle: view.bundle, procedure: 'staff-member' });
  const pin = pinOf('employee');
  const named = await lookup(client, member, 'add', 'staff-member', 'pin', { pin });
  expect(named.text).toContain('Турганбаев Эсен');
  await done(client, member, 'add', { pin, role: 'specialist', position: 'математика мугалими', responsible: true });
  const employee = await server.client('employee');
  const mine = (await employee.call<SessionView>('GET', '/api/session')).json;
  expect(mine.memberships.map(({ role }) => role).sort()).toEqual(['responsible', 'specialist']);
  // the head signs in anew, now as one who is known
  const head = await server.client('newcomer');
  expect((await head.call<SessionView>('GET', '/api/session')).json.acting?.role).toBe('head');
  expect((await head.call<CaseView>('GET', `/api/cases/${member}`)).text).not.toContain('"person"');
  // how the identity service says they are reached
  expect((await head.call<WishesView>('GET', '/api/notices/wishes')).json).toMatchObject({
    email: 'newcomer@example.kg',
    phone: '+996500000201',
  });
  // whoever is not the head neither sees nor adds
  expect((await employee.call('GET', `/api/cases/${member}`)).status).toBe(404);
  const denied = await employee.call('POST', '/api/cases', { body: { bundle: view.bundle, procedure: 'staff-member' }, headers: key() });
  expect(denied.status).toBe(403);
}, 60_000);

it('from the registration to an application for a licence that is sent, as the first scenario of a licence begins', async () => {
  const { steps } = JSON.parse(readFileSync(path.join(root, 'definitions/ministry/scenarios/lic-01-granted.json'), 'utf8')) as Scenario;
  const walk = new Walk(server, 'ministry');
  const sent = steps.findIndex(({ expect: { state } = {} }) => state === 'submitted');
  for (const { on: _, ...step } of steps.slice(0, sent + 1)) {
    const fills = step.as === 'responsible';
    await walk.take({ ...step, as: fills ? 'employee' : 'newcomer', role: fills ? 'responsible' : 'head' });
  }
}, 120_000);
