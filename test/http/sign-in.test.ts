// Signing in over HTTP through the simulated services: each refusal by its name, replays, forgeries, sessions that end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoInn, demoPin } from '../../server/demo.ts';
import type { OwnSessionView, SessionView, SignInView } from '../../server/http/contract.ts';
import { demoOf } from '../../server/simulators/demo.ts';
import { account, type EsiPerson, peopleOf } from '../../server/simulators/esi/people.ts';
import { mini } from '../store/mini.ts';
import { arrive, type Client, choiceOf, form, postedForm, problem, returnFrom, type TestServer, testServer, throughEsi } from './server.ts';

let server: TestServer;
let now = Date.now();
const HOUR = 3_600_000;

beforeAll(async () => {
  server = await testServer(mini(), { realNow: () => now, slow: 100 });
});
afterAll(async () => {
  await server?.stop();
});

const people = () => peopleOf(demoOf(mini()));
const person = (name: string): EsiPerson => people().find((each) => each.name.startsWith(name)) ?? expect.fail(name);
const olga = () => choiceOf(mini(), demoPin({ id: 'olga' }));
const refusal = async (client: Client, lang = 'ky') =>
  (await client.call<SignInView>('GET', '/api/sign-in', { headers: { 'Accept-Language': lang } })).json.problem;
const session = async (client: Client) => (await client.call<SessionView>('GET', '/api/session')).json;
async function refusedAs(sub: string) {
  const client = await server.client();
  const back = await throughEsi(client, sub);
  expect(back.headers.get('location')).toBe('/sign-in');
  expect((await session(client)).person).toBeUndefined();
  return refusal(client);
}
const told = (id: string, behaviour: string) =>
  server.client().then((client) => client.call('PUT', `/simulators/${id}/behaviour`, { body: { behaviour } }));

describe('the identity service', () => {
  it('every step as in the source: number, password, signature, code', async () => {
    const client = await server.client();
    const at = await arrive(client, '/notices');
    const step = (fields: Record<string, string>) => client.call('POST', at, form(fields));
    expect((await step({ pin: '123' })).text).toContain('ПИН 14 сандан турушу керек');
    const unknown = (await step({ pin: '23112199901234' })).text;
    expect(unknown).toContain('Жеке жактын каттоо эсеби 23112199901234 система боюнча катталган эмес');
    expect(unknown).toContain('ЦОНго кайрылуу керек');
    await step({ pin: demoPin({ id: 'olga' }) });
    expect((await step({ password: 'wrong' })).text).toContain('Сыр сөз туура эмес');
    const choice = (await step({ password: 'demo' })).text;
    expect(choice).toContain('Сертификаттын жарактуулук мөөнөтү');
    const inn = demoInn({ id: 'farm', data: {} });
    const sent = (await step({ signature: inn, method: 'email' })).text;
    const code = /\b\d{6}\b/.exec(sent.slice(sent.indexOf('class="code"')))?.[0] ?? '';
    for (const _ of [1, 2]) expect((await step({ code: 'xxxxxx' })).text).toContain('Код туура эмес же мөөнөтү бүткөн');
    expect((await step({ code: 'xxxxxx' })).text).toContain('жаңы код алыңыз');
    const again = (await step({ signature: inn, method: 'sms' })).text;
    const fresh = /\b\d{6}\b/.exec(again.slice(again.indexOf('class="code"')))?.[0] ?? '';
    expect((await step({ code: fresh === code ? 'xxxxxx' : code })).status).toBe(422);
    const back = await returnFrom(client, await step({ code: fresh }));
    expect(back.headers.get('location')).toBe('/notices');
    expect(await session(client)).toMatchObject({ person: { id: 'olga' }, acting: { role: 'owner' } });
  });

  it('the simple signature, an unknown person, an unregistered organisation: in the words of the sources', async () => {
    const simple = await refusedAs(account(person('Olga')).sub);
    expect(simple?.title).toBe('АСУЛАда иштөө үчүн юридикалык жактын электрондук кол тамгасын тандаңыз');
    const stranger = person('Белгисизов');
    const unknown = await refusedAs(account(stranger, stranger.signatures[0]).sub);
    expect(unknown?.title).toBe(`Жеке жактын каттоо эсеби ${stranger.pin} система боюнча катталган эмес`);
    expect(unknown?.detail).toContain('ЦОНго кайрылуу керек');
    const newcomer = person('Жаңыбаева');
    const organisation = await refusedAs(account(newcomer, newcomer.signatures[0]).sub);
    expect(organisation?.title).toBe('Сиздин уюм системага катталган эмес, каттоодон өтүүнү суранабыз!');
  });

  it('who holds no role in an organisation enters with the simple signature', async () => {
    const client = await server.client();
    await throughEsi(client, account(person('Kanat')).sub);
    expect(await session(client)).toMatchObject({ acting: { role: 'clerk' } });
  });

  it('a refusal is shown to the browser it happened in, and never stands in an address', async () => {
    const stranger = person('Белгисизов');
    const client = await server.client();
    const back = await throughEsi(client, account(stranger, stranger.signatures[0]).sub);
    expect(back.headers.get('location')).not.toContain(stranger.pin);
    expect((await refusal(client, 'en'))?.title).toContain(stranger.pin);
    expect(await refusal(await server.client())).toBeUndefined();
  });

  it('a code or a state used twice, another’s, or none at all, enters nobody', async () => {
    const client = await server.client();
    const at = await arrive(client);
    const { action, fields } = await postedForm(client, await client.call('POST', at, form({ person: olga() })));
    const thief = await server.client();
    await thief.call('GET', '/api/sign-in/esi');
    expect((await thief.call('POST', action, form(fields))).headers.get('location')).toBe('/sign-in');
    expect((await refusal(thief))?.title).toBe('Кирүүнүн бул аракети бүткөн же мурда колдонулган.');
    expect((await (await server.client()).call('POST', action, form(fields))).headers.get('location')).toBe('/sign-in');
    expect((await client.call('POST', action, form(fields))).headers.get('location')).toBe('/');
    expect((await client.call('POST', action, form(fields))).headers.get('location')).toBe('/sign-in');
    await client.call('GET', '/api/sign-in/esi');
    expect((await client.call('GET', '/api/sign-in/esi/return')).headers.get('location')).toBe('/sign-in');
  });

  it('refuses who asks without PKCE, and who cancels', async () => {
    const client = await server.client();
    const sent = new URL((await client.call('GET', '/api/sign-in/esi')).headers.get('location') ?? '');
    expect(sent.searchParams.get('code_challenge_method')).toBe('S256');
    expect(sent.searchParams.get('response_mode')).toBe('form_post');
    sent.searchParams.delete('code_challenge');
    sent.searchParams.delete('code_challenge_method');
    const without = await client.call('GET', sent.pathname + sent.search);
    expect(without.text).toContain('invalid_request');
    const other = await server.client();
    await returnFrom(other, await other.call('POST', await arrive(other), form({ do: 'cancel' })));
    expect((await refusal(other))?.code).toBe('signin.cancelled');
  });

  it.each(['down', 'nonsense'])('that is %s lets nobody in, half or whole, and one can try again', async (behaviour) => {
    const fresh = await testServer(mini());
    const client = await fresh.client();
    await client.call('PUT', '/simulators/esi/behaviour', { body: { behaviour } });
    expect((await client.call('GET', '/api/sign-in/esi')).headers.get('location')).toBe('/sign-in');
    expect((await refusal(client))?.code).toBe('signin.down');
    await client.call('PUT', '/simulators/esi/behaviour', { body: { behaviour: 'well' } });
    const { action, fields } = await postedForm(client, await client.call('POST', await arrive(client), form({ person: olga() })));
    await client.call('PUT', '/simulators/esi/behaviour', { body: { behaviour } });
    expect((await client.call('POST', action, form(fields))).headers.get('location')).toBe('/sign-in');
    expect((await client.call<SessionView>('GET', '/api/session')).json.person).toBeUndefined();
    await client.call('PUT', '/simulators/esi/behaviour', { body: { behaviour: 'well' } });
    expect((await throughEsi(client, olga())).headers.get('location')).toBe('/');
    await fresh.stop();
  });

  it('that goes down later sends nobody to a page that does not answer', async () => {
    const client = await server.client('olga');
    await told('esi', 'down');
    expect((await client.call('GET', '/api/sign-in/esi')).headers.get('location')).toBe('/sign-in');
    expect((await refusal(client))?.code).toBe('signin.down');
    await told('esi', 'well');
    expect((await client.call('GET', '/api/sign-in/esi')).headers.get('location')).toContain('/connect/authorize');
  });

  it('that is slow is waited for', async () => {
    await told('esi', 'slow');
    const client = await server.client();
    expect((await throughEsi(client, olga())).headers.get('location')).toBe('/');
    await told('esi', 'well');
  });

  it('sends nobody elsewhere afterwards', async () => {
    for (const from of ['//evil.example', 'https://evil.example', '/\\evil.example', '/api/session']) {
      const client = await server.client();
      expect((await throughEsi(client, olga(), from)).headers.get('location')).toBe('/');
    }
  });
});

describe('a token', () => {
  const enter = async (client: Client, kind: string) => {
    const tokens = (await client.call<{ id: string; name: string }[]>('GET', '/simulators/rutoken/tokens')).json;
    const token = tokens.find(({ name }) => name === 'Olga')?.id;
    const { challenge } = (await client.call<{ challenge: string }>('POST', '/api/sign-in/rutoken/challenge')).json;
    const { cms } = (await client.call<{ cms: string }>('POST', '/simulators/rutoken/sign', { body: { token, challenge, kind } })).json;
    return { cms, answer: await client.call('POST', '/api/sign-in/rutoken', { body: { cms } }) };
  };

  it('signs in once by a challenge', async () => {
    const client = await server.client();
    const { cms, answer } = await enter(client, 'good');
    expect(answer.status, answer.text).toBe(200);
    expect(await session(client)).toMatchObject({ person: { id: 'olga' }, acting: { role: 'owner' } });
    expect(problem(await client.call('POST', '/api/sign-in/rutoken', { body: { cms } })).code).toBe('signin.stale');
    const other = await server.client();
    await other.call('POST', '/api/sign-in/rutoken/challenge');
    expect(problem(await other.call('POST', '/api/sign-in/rutoken', { body: { cms } })).code).toBe('rutoken.signature');
  });

  it('that is expired or of a stranger is refused by name', async () => {
    const client = await server.client();
    for (const kind of ['expired', 'foreign']) expect(problem((await enter(client, kind)).answer).code).toBe(`rutoken.${kind}`);
  });
});

describe('sessions', () => {
  it('end when they are not used, and at the latest at their limit', async () => {
    const client = await server.client('olga');
    for (let hour = 0; hour < 11; hour++) {
      now += HOUR - 60_000;
      expect((await client.call('GET', '/api/home')).status).toBe(200);
    }
    now += HOUR + 12 * 60_000;
    expect((await client.call('GET', '/api/home')).status).toBe(401);
    const idle = await server.client('olga');
    now += 50 * 60_000;
    // the screen's own asking keeps nothing alive
    expect((await session(idle)).person).toBeDefined();
    now += 11 * 60_000;
    expect((await idle.call('GET', '/api/home')).status).toBe(401);
  });

  it('are new with each sign-in and each membership; the cookie is out of reach', async () => {
    const client = await server.client('olga');
    const mine = await session(client);
    const changed = await client.call('PUT', '/api/session', { body: { membership: mine.acting?.id } });
    const cookie = changed.headers.getSetCookie().find((line) => line.startsWith('jobo_session=')) ?? expect.fail('no new token');
    expect(cookie).toMatch(/HttpOnly/);
    expect((await session(client)).person?.id).toBe('olga');
    const back = await throughEsi(client, olga());
    expect(back.headers.getSetCookie().some((line) => line.startsWith('jobo_session='))).toBe(true);
    const old = await fetch(`${server.url}/api/home`, { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(old.status).toBe(401);
  });

  it('are listed, ended one by one, or everywhere', async () => {
    const [here, there] = [await server.client('murat'), await server.client('murat')];
    const listed = (await here.call<OwnSessionView[]>('GET', '/api/sessions')).json;
    expect(listed.map(({ current, way }) => ({ current, way }))).toEqual(
      expect.arrayContaining([
        { current: true, way: 'esi' },
        { current: false, way: 'esi' },
      ]),
    );
    const other = listed.find(({ current }) => !current)?.id;
    expect((await (await server.client('olga')).call('DELETE', `/api/sessions/${other}`)).status).toBe(404);
    expect((await here.call('DELETE', `/api/sessions/${other}`)).status).toBe(200);
    expect((await there.call('GET', '/api/home')).status).toBe(401);
    const third = await server.client('murat');
    const all = (await here.call<{ ended: number; service: string }>('DELETE', '/api/sessions')).json;
    expect(all.ended).toBe(2);
    expect(all.service).toContain('/simulators/esi/connect/endsession');
    expect((await third.call('GET', '/api/home')).status).toBe(401);
    expect((await (await server.client()).call('GET', '/api/sessions')).status).toBe(401);
  });
});

describe('limits', () => {
  it('sign-ins begun and sign-ins refused are counted apart', async () => {
    const tight = await testServer(mini(), { env: { JOBO_SIGN_IN_LIMIT: '8', JOBO_SIGN_IN_REFUSALS: '2' } });
    const client = await tight.client();
    for (const _ of [1, 2]) await client.call('POST', '/api/sign-in/rutoken', { body: { cms: 'AAAA' } });
    const stopped = await client.call('POST', '/api/sign-in/rutoken', { body: { cms: 'AAAA' } });
    expect(stopped.status).toBe(429);
    expect(stopped.headers.get('retry-after')).toBeTruthy();
    expect((await client.call('GET', '/api/sign-in/esi')).headers.get('location')).toBe('/sign-in?problem=limit.reached');
    expect((await client.call<SignInView>('GET', '/api/sign-in?problem=limit.reached')).json.problem?.title).toBe(
      'Бул даректен кирүү аракети өтө көп болду.',
    );
    await tight.stop();
  });

  it('behind https the cookies are bound to the host and never sent in the clear', async () => {
    const secure = await testServer(mini(), { env: { BASE_URL: 'https://jobo.example' } });
    const sent = await (await secure.client()).call('GET', '/api/sign-in/esi');
    expect(sent.headers.getSetCookie()[0]).toMatch(/^__Host-jobo_sign_in=.*Path=\/;.*HttpOnly; Secure; SameSite=None/);
    expect(sent.headers.get('location')).toMatch(/^https:\/\/jobo\.example\/simulators\/esi\/connect\/authorize/);
    await secure.stop();
  });
});
