// Every bad input is answered with a problem document that names the field and the remedy in the reader's language, and changes nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, FormView } from '../../server/http/contract.ts';
import { mini } from '../store/mini.ts';
import { type Answer, type Client, key, match, problem, type TestServer, testServer } from './server.ts';

let server: TestServer;
let olga: Client;
let kanat: Client;
let caseId: string;
const failures: object[] = [];

beforeAll(async () => {
  server = await testServer(mini(), { failures });
  olga = await server.client('olga');
  kanat = await server.client('kanat');
});
afterAll(async () => {
  await server?.stop();
});

const opened = async (): Promise<string> => {
  const answer = await olga.call<{ id: string }>('POST', '/api/cases', { body: { bundle: 'mini', procedure: 'permit' }, headers: key() });
  expect(answer.status, answer.text).toBe(201);
  return answer.json.id;
};
const view = async (client: Client, id = caseId) => (await client.call<CaseView>('GET', `/api/cases/${id}`)).json;
const send = (client: Client, body: unknown, headers: Record<string, string>, id = caseId) =>
  client.call(`POST`, `/api/cases/${id}/actions/send`, { body, headers });
const good = { input: { subject: 'A shed', amount: 7 } };

/** The answer is a problem of this code and status, with a sentence and a remedy; the case stands as before. */
async function refused(answer: Answer, status: number, code: string, pointer?: string): Promise<void> {
  const document = problem(answer);
  expect({ status: answer.status, code: document.code }, answer.text).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  expect(document).toMatchObject({ type: `urn:jobo:problem:${code}`, status });
  expect(document.title.length).toBeGreaterThan(5);
  expect(document.title).not.toMatch(/[{}]/);
  expect(document.detail ?? '', code).not.toBe('');
  if (pointer !== undefined) expect(document.errors?.map((each) => each.pointer)).toContain(pointer);
}

describe('bad input', () => {
  beforeAll(async () => {
    caseId = await opened();
  });

  it('a body that is no JSON, of another type, too large, too deep', async () => {
    const path = `/api/cases/${caseId}/actions/send`;
    const headers = { ...match(1), ...key(), 'Content-Type': 'application/json' };
    await refused(await olga.call('POST', path, { raw: '{"input":', headers }), 400, 'body.malformed');
    await refused(
      await olga.call('POST', path, { raw: 'input=1', headers: { ...headers, 'Content-Type': 'text/plain' } }),
      415,
      'body.type',
    );
    await refused(
      await olga.call('POST', path, { raw: JSON.stringify({ input: { subject: 'x'.repeat(300_000) } }), headers }),
      413,
      'body.tooLarge',
    );
    await refused(
      await olga.call('POST', path, { raw: `{"input":{"a":${'['.repeat(3000)}${']'.repeat(3000)}}}`, headers }),
      413,
      'body.deep',
    );
    await refused(
      await olga.call('POST', path, { raw: JSON.stringify({ input: { a: Array(30_000).fill(0) } }), headers }),
      413,
      'body.deep',
    );
    expect((await view(olga)).version).toBe(1);
  });

  it('a field that does not exist, one that is missing, one of the wrong shape', async () => {
    await refused(await send(olga, { ...good, extra: 1 }, { ...match(1), ...key() }), 400, 'body.unknownField', '/extra');
    await refused(await olga.call('POST', '/api/cases', { body: { bundle: 'mini' }, headers: key() }), 400, 'body.required', '/procedure');
    await refused(
      await olga.call('POST', '/api/cases', { body: { bundle: 'mini', procedure: 7 }, headers: key() }),
      400,
      'body.shape',
      '/procedure',
    );
    await refused(await send(olga, { input: { ...good.input, colour: 'red' } }, { ...match(1), ...key() }), 422, 'form.unknownField');
    await refused(await send(olga, { input: { subject: 'A shed' } }, { ...match(1), ...key() }), 422, 'form.required', '/amount');
    expect((await view(olga)).version).toBe(1);
  });

  it('one character more than the limit, named in three languages', async () => {
    for (const [lang, word] of [
      ['ky', /белги/],
      ['ru', /знак|символ/],
      ['en', /character/],
    ] as const) {
      await olga.call('PUT', '/api/session', { body: { lang } });
      const answer = await send(olga, { input: { subject: 'ө'.repeat(41), amount: 7 } }, { ...match(1), ...key() });
      await refused(answer, 422, 'form.maxLength', '/subject');
      expect(answer.headers.get('content-language')).toBe(lang);
      expect(`${problem(answer).errors?.[0]?.message}`).toMatch(word);
      expect(answer.text).toMatch(/41/);
    }
    await olga.call('PUT', '/api/session', { body: { lang: 'ky' } });
    expect((await view(olga)).version).toBe(1);
  });

  it('no version, a stale one, no key', async () => {
    await refused(await send(olga, good, key()), 428, 'match.missing');
    await refused(await send(olga, good, match(1)), 400, 'idempotency.missing');
    await refused(await send(olga, good, { ...match(1), 'Idempotency-Key': 'x' }), 400, 'idempotency.shape');
    await refused(await send(olga, good, { ...match(9), ...key() }), 412, 'case.stale');
    await refused(await send(olga, good, { ...match('abc'), ...key() }), 412, 'match.stale');
    expect((await view(olga)).version).toBe(1);
  });

  it('an action that does not exist, of another state, of another role', async () => {
    await refused(
      await olga.call('POST', `/api/cases/${caseId}/actions/fly`, { body: {}, headers: { ...match(1), ...key() } }),
      404,
      'action.unknown',
    );
    await refused(
      await kanat.call('POST', `/api/cases/${caseId}/actions/grant`, { body: {}, headers: { ...match(1), ...key() } }),
      409,
      'action.state',
    );
    await refused(await send(kanat, good, { ...match(1), ...key() }), 403, 'action.role');
    expect((await view(olga)).version).toBe(1);
  });

  it('ids that are none, addresses and methods that are not there', async () => {
    await refused(await olga.call('GET', "/api/cases/1'--"), 404, 'not-found');
    await refused(await olga.call('GET', `/api/cases/${crypto.randomUUID()}`), 404, 'not-found');
    await refused(await olga.call('GET', '/api/files/%00'), 404, 'not-found');
    await refused(await olga.call('GET', '/api/nothing'), 404, 'not-found');
    await refused(await olga.call('GET', '/api/cases/%E0%A4%A'), 400, 'body.malformed');
    const method = await olga.call('DELETE', '/api/cases');
    await refused(method, 405, 'route.method');
    expect(method.headers.get('allow')).toBe('GET, POST');
  });

  it('what another site sends', async () => {
    const headers = { ...match(1), ...key() };
    await refused(await send(olga, good, { ...headers, Origin: 'https://elsewhere.example' }), 403, 'origin.foreign');
    await refused(await send(olga, good, { ...headers, 'Sec-Fetch-Site': 'cross-site' }), 403, 'origin.foreign');
    const bare = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"person":"olga"}',
    });
    expect(bare.status).toBe(403);
    expect((await view(olga)).version).toBe(1);
  });

  it('a file of another type, over the limit, empty, without a name', async () => {
    const path = `/api/cases/${caseId}/files`;
    const upload = (raw: Uint8Array | string, name = '?name=plan.pdf') =>
      olga.call(`POST`, `${path}${name}`, { raw, headers: { 'Content-Type': 'application/pdf' } });
    await refused(await upload('<html><script>alert(1)</script></html>'), 415, 'file.type', '/file');
    await refused(await upload(new Uint8Array(1024 * 1024 + 1)), 413, 'file.tooLarge', '/file');
    await refused(await upload(''), 422, 'file.none', '/file');
    await refused(await upload('%PDF-1.7\n', ''), 400, 'file.name');
    await refused(await kanat.call('POST', `${path}?name=a.pdf`, { raw: '%PDF-1.7\n' }), 403, 'session.role');
    const kept = await upload('%PDF-1.7\n%âãÏÓ\n', `?name=${encodeURIComponent('../../Чыгымдар\u202E "план".exe')}`);
    expect(kept.status, kept.text).toBe(201);
    expect(kept.json).toMatchObject({ name: 'Чыгымдар план.pdf', type: 'application/pdf' });
  });

  it('a draft without its version, or over another', async () => {
    const path = `/api/cases/${caseId}/forms/send~request/sections/main`;
    const put = (data: unknown, headers: Record<string, string>) =>
      olga.call<{ etag: string; current: { etag: string; data: unknown } }>('PUT', path, { body: { data }, headers });
    await refused(await put({ subject: 'A' }, {}), 428, 'match.missing');
    const first = await put({ subject: 'A' }, match('0'));
    expect(first.status, first.text).toBe(200);
    const stale = await put({ subject: 'B' }, match('0'));
    await refused(stale, 412, 'draft.stale');
    expect(stale.json.current).toEqual({ etag: first.json.etag, data: { subject: 'A' } });
    await refused(await olga.call('PUT', path.replace('main', 'other'), { body: { data: {} }, headers: match('0') }), 404, 'not-found');
    await refused(await put({ subject: 'A\u0000' }, match(first.json.etag)), 400, 'input.characters', '/data/subject');
    await refused(await put({ subject: 'B', other: 1 }, match(first.json.etag)), 422, 'form.unknownField', '/data/other');
    await refused(await kanat.call('PUT', path, { body: { data: {} }, headers: match('0') }), 403, 'session.role');
    const form = (await view(olga)).actions[0]?.form as FormView;
    expect(form).toMatchObject({ id: 'send~request', answers: { main: { subject: 'A' } }, drafts: { main: first.json.etag } });
  });
});

describe('a second click', () => {
  it('gets the first one’s result and does nothing twice', async () => {
    const id = await opened();
    const headers = { ...match(1), ...key() };
    const [first, second] = await Promise.all([send(olga, good, headers, id), send(olga, good, headers, id)]);
    expect([first.status, second.status], first.text + second.text).toEqual([200, 200]);
    expect((await send(olga, good, headers, id)).status).toBe(200);
    expect((await view(olga, id)).version).toBe(2);
    await refused(await send(olga, { input: { ...good.input, amount: 8 } }, headers, id), 422, 'idempotency.reused');
    await refused(await send(olga, good, { ...match(1), ...key() }, id), 412, 'case.stale');
  });

  it('of opening opens one case', async () => {
    const headers = key();
    const body = { bundle: 'mini', procedure: 'permit' };
    const [first, second] = [
      await olga.call('POST', '/api/cases', { body, headers }),
      await olga.call('POST', '/api/cases', { body, headers }),
    ];
    expect(first.json).toEqual(second.json);
  });
});

it('an unexpected fault tells nothing but its number', async () => {
  const { stores } = server.running.services;
  const original = stores.papers.ofCase;
  stores.papers.ofCase = () => Promise.reject(new Error('secret of the database'));
  const before = failures.length;
  const answer = await olga.call('GET', `/api/cases/${caseId}`);
  stores.papers.ofCase = original;
  await refused(answer, 500, 'server.internal');
  expect(answer.text).not.toMatch('secret');
  expect(problem(answer).detail).toContain(answer.headers.get('x-request-id'));
  expect(failures.length).toBe(before + 1);
});
