// What one may not see is absent from everything one is handed: every GET answer is searched for the secret, role by role. And one district never sees another's.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, FileView, NoticeView, SessionView } from '../../server/http/contract.ts';
import { CASELESS, ROUTES, secretive } from '../store/secretive.ts';
import { type Client, key, match, type TestServer, testServer } from './server.ts';

const SECRET = 'the judge is my cousin';
const OPINION = 'I would rather not say';
const PEOPLE = ['olga', 'kanat', 'aida', 'bermet', 'naryn', 'osh'];

let server: TestServer;
const clients: Record<string, Client> = {};
let caseId: string;
let files: Record<'open' | 'kept' | 'draft', string>;

const as = (person: string): Client => clients[person] ?? expect.fail(person);
const seen = async (person: string): Promise<CaseView> => (await as(person).call<CaseView>('GET', `/api/cases/${caseId}`)).json;

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

async function act(person: string, path: string, input?: object): Promise<void> {
  const { version } = await seen(person);
  const answer = await as(person).call('POST', `/api/cases/${caseId}/${path}`, {
    body: input ? { input } : {},
    headers: { ...match(version), ...key() },
  });
  expect(answer.status, answer.text).toBe(200);
}

async function upload(person: string, name: string): Promise<string> {
  return (await as(person).call<FileView>('POST', `/api/cases/${caseId}/files?name=${name}`, { raw: '%PDF-1.7\n' })).json.id;
}

beforeAll(async () => {
  server = await testServer(secretive());
  for (const person of PEOPLE) clients[person] = await server.client(person);
  caseId = (await as('olga').call<{ id: string }>('POST', '/api/cases', { body: { bundle: 'mini', procedure: 'permit' }, headers: key() }))
    .json.id;
  files = { open: await upload('olga', 'plan.pdf'), kept: await upload('olga', 'kept.pdf'), draft: '' };
  await act('olga', 'actions/send', {
    subject: 'A shed',
    amount: 50,
    conflict: SECRET,
    plan: [files.open],
    proof: [files.kept],
    rooms: [{ name: 'Hall', remark: SECRET }],
  });
  await act('kanat', 'actions/assign', { adviser: 'adviser-1' });
  await act('aida', 'parts/opinion', { view: OPINION });
  files.draft = await upload('kanat', 'draft.pdf');
});
afterAll(async () => {
  await server?.stop();
});

/** All that a person gets by reading: every GET route that has something of the case, as text. */
async function handed(person: string): Promise<string> {
  const view = await seen(person);
  const papers = (view.papers ?? []).flatMap(({ files: of }) => of.map(({ url }) => url));
  const answers = await Promise.all(ROUTES(caseId, papers).map((path) => as(person).call('GET', path)));
  return answers.map(({ text }) => text).join('\n');
}

describe('a field that only some roles see', () => {
  it('is looked for in every GET route there is', async () => {
    const { paths } = (await as('kanat').call<{ paths: Record<string, object> }>('GET', '/openapi.json')).json;
    const reading = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
    const asked = ROUTES(caseId, ['/api/papers/1/ky.pdf', '/api/files/1', '/verify/1', '/verify/1/ky.pdf']).map(
      (path) => path.split('?')[0] ?? '',
    );
    const missing = reading.filter(
      (path) => !asked.some((each) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(each)),
    );
    expect(missing.filter((path) => !CASELESS.test(path))).toEqual([]);
  });

  it('is in the answers of those who do', async () => {
    for (const person of ['olga', 'bermet']) expect(await handed(person), person).toContain(SECRET);
  });

  it('is absent from every answer to the others', async () => {
    for (const person of ['kanat', 'aida', 'naryn', 'osh']) expect(await handed(person), person).not.toContain(SECRET);
    const lines = (await seen('kanat')).records.flatMap(({ sections }) => sections.flatMap((section) => section.lines));
    expect(lines.map(({ title }) => title)).toContain('Subject (ky)');
    expect(lines.map(({ title }) => title)).not.toContain('Conflict (ky)');
  });

  it('keeps its files with it', async () => {
    const status = async (person: string, id: string) => (await as(person).call('GET', `/api/files/${id}`)).status;
    expect([await status('olga', files.kept), await status('bermet', files.kept)]).toEqual([200, 200]);
    expect([await status('kanat', files.kept), await status('aida', files.kept), await status('naryn', files.kept)]).toEqual([
      404, 404, 404,
    ]);
    expect([await status('kanat', files.open), await status('naryn', files.open)]).toEqual([200, 200]);
    expect([await status('kanat', files.draft), await status('olga', files.draft), await status('osh', files.open)]).toEqual([
      200, 404, 404,
    ]);
    expect(await handed('kanat')).not.toContain(files.kept);
  });

  it('is not told by the reasons of a decision that was judged by it', async () => {
    const proposed = (await seen('kanat')).actions.find(({ id }) => id === 'grant')?.proposal;
    expect(proposed?.outcome?.id).toBe('long');
    expect(proposed?.reasons).toEqual([]);
    expect(proposed?.changes).toEqual([]);
  });
});

describe('a part that only some roles see', () => {
  it('is seen by its author and by them', async () => {
    for (const person of ['aida', 'bermet']) expect(await handed(person), person).toContain(OPINION);
  });

  it('shows the others who has handed it in, and nothing of it', async () => {
    for (const person of ['kanat', 'olga', 'naryn']) expect(await handed(person), person).not.toContain(OPINION);
    expect((await seen('kanat')).parts).toMatchObject([{ id: 'opinion', have: 1, handedIn: [{ name: 'Aida', lines: [] }] }]);
  });
});

describe('a role held in a territory', () => {
  it('sees the cases that lie there, in the list, the inbox and by address', async () => {
    const there = await as('naryn').call('GET', '/api/cases');
    expect(there.text).toContain(caseId);
    expect((await as('naryn').call<SessionView>('GET', '/api/session')).json.acting).toMatchObject({
      role: 'warden',
      scopeTitle: 'Naryn (ky)',
    });
    expect((await as('naryn').call('GET', '/api/home')).text).toContain(caseId);
    expect((await seen('naryn')).actions.map(({ id }) => id)).toEqual(['visit']);
  });

  it('counts on the days of the membership only', async () => {
    const { memberships } = server.running.services.stores;
    const { today } = (await as('osh').call<SessionView>('GET', '/api/session')).json;
    const [from, to] = [dayAfter(today, 1), dayAfter(today, 2)];
    await memberships.save({ person: 'omurbek', role: 'warden', territory: 'naryn', from, to });
    const client = await server.client('omurbek');
    const found = async () => (await client.call('GET', `/api/cases/${caseId}`)).status;
    const statuses = [await found()];
    for (const day of [from, to, dayAfter(today, 3)]) {
      await as('kanat').call('POST', '/api/demo/clock', { body: { to: day } });
      const held = (await client.call<SessionView>('GET', '/api/session')).json.memberships.find(
        ({ scopeTitle }) => scopeTitle === 'Naryn (ky)',
      );
      if (held) await client.call('PUT', '/api/session', { body: { membership: held.id } });
      statuses.push(await found());
    }
    expect(statuses).toEqual([404, 200, 200, 401]);
  });

  it('another district is handed nothing of them', async () => {
    const text = await handed('osh');
    for (const secret of [caseId, 'A shed', 'Farm']) expect(text).not.toContain(secret);
    expect((await as('osh').call('GET', `/api/cases/${caseId}`)).status).toBe(404);
    expect(
      (await as('osh').call('POST', `/api/cases/${caseId}/actions/visit`, { body: {}, headers: { ...match(4), ...key() } })).status,
    ).toBe(404);
  });
});

describe('what comes of the case', () => {
  beforeAll(async () => {
    await act('kanat', 'actions/grant');
  });

  it('a paper is read by those it is for', async () => {
    const papers = async (person: string) => (await seen(person)).papers;
    expect(await papers('kanat')).toHaveLength(1);
    expect([await papers('olga'), await papers('naryn')]).toEqual([[], []]);
    const url = (await papers('kanat'))[0]?.files[0]?.url ?? '';
    const status = async (person: string) => (await as(person).call('GET', url)).status;
    expect(await status('kanat')).not.toBe(404);
    expect([await status('olga'), await status('naryn'), await status('osh')]).toEqual([404, 404, 404]);
  });

  it('a notice to a territory is told there', async () => {
    const told = async (person: string) => (await as(person).call<NoticeView[]>('GET', '/api/notices')).json.map(({ title }) => title);
    expect([await told('naryn'), await told('osh')]).toEqual([['Overdue (ky)'], []]);
  });

  it('a register shows its kept columns to those who see them, and a territory its own entries', async () => {
    const page = async (person: string, q = '') =>
      (await as(person).call<{ columns: { id: string }[]; rows: unknown[] }>('GET', `/api/registers/mini/visits${q}`)).json;
    expect((await page('bermet')).columns.map(({ id }) => id)).toEqual(['subject', 'note']);
    expect((await page('kanat')).columns.map(({ id }) => id)).toEqual(['subject']);
    expect([(await page('bermet', '?q=cousin')).rows.length, (await page('kanat', '?q=cousin')).rows.length]).toEqual([1, 0]);
    expect([(await page('naryn')).rows.length, (await page('osh')).rows.length]).toEqual([1, 0]);
    expect((await as('kanat').call('GET', `/api/cases/${caseId}`)).text).not.toContain(SECRET);
  });
});
