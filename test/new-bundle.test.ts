// A new bundle: passes check and test at once, runs in the server from its folders, and never writes over what is there.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolders } from '../server/cli/files.ts';
import { readConfig } from '../server/config.ts';
import type { CaseView, HomeView } from '../server/http/contract.ts';
import { signatureOf } from './http/code.ts';
import { type Client, key, match, type TestServer, testServer } from './http/server.ts';
import { joboIn } from './jobo.ts';
import { root } from './source.ts';

const NAME = 'new-agency';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-new-'));
  for (const part of ['definitions', 'templates'])
    await cp(path.join(root, part, 'kg'), path.join(folder, part, 'kg'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

const jobo = (...args: string[]) => joboIn(folder, ...args);

describe('jobo new bundle', () => {
  it('refuses a bad name and an unknown parent, and writes nothing', async () => {
    for (const call of [
      ['Bad_Name', 'kg'],
      ['../out', 'kg'],
      ['fine', 'nowhere'],
    ]) {
      const { code, error } = await jobo('new', 'bundle', call[0] ?? '', '--extends', call[1] ?? '', '--lang', 'en');
      expect(code).toBe(2);
      expect(error).not.toBe('');
    }
    expect((await jobo('new', 'bundle', 'fine')).code).toBe(2);
    expect(await readdir(path.join(folder, 'definitions'))).toEqual(['kg']);
  });

  it('makes a bundle, says what to do next, and passes check and test', async () => {
    const made = await jobo('new', 'bundle', NAME, '--extends', 'kg', '--lang', 'en');
    expect(made).toMatchObject({ code: 0, error: '' });
    expect(made.out).toContain(`npx jobo check definitions/${NAME}`);
    const check = await jobo('check', `definitions/${NAME}`, '--json');
    expect(check.code, check.out).toBe(0);
    expect((JSON.parse(check.out) as { problems: unknown[] }).problems).toEqual([]);
    const test = await jobo('test', `definitions/${NAME}`);
    expect(test.out.trim()).toBe('4 passed, 0 failed');
    expect(test.code).toBe(0);
  });

  it('never writes over a bundle that is there', async () => {
    const file = path.join(folder, 'definitions', NAME, 'roles.json');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace('Officer of the agency', 'Inspector'));
    expect((await jobo('new', 'bundle', NAME, '--extends', 'kg')).code).toBe(2);
    expect(await readFile(file, 'utf8')).toContain('Inspector');
    await writeFile(file, before);
  });
});

describe('the new bundle in the server', () => {
  let server: TestServer;
  afterAll(() => server?.stop());

  it('is walked from the application to the paper and the register', async () => {
    const env = { JOBO_DEFINITIONS: path.join(folder, 'definitions'), JOBO_TEMPLATES: path.join(folder, 'templates') };
    const { config, problems } = readConfig(env, []);
    expect(problems).toEqual([]);
    const failures: object[] = [];
    server = await testServer(await readFolders(config.definitionsDir, config.templatesDir), { env, failures });
    expect(server.running.imported.map(({ bundle, result }) => [bundle, result])).toContainEqual([NAME, 'stored']);
    const head = await server.client(`${NAME}-head`);
    const officer = await server.client(`${NAME}-officer`);
    const body = { bundle: NAME, procedure: 'request' };
    const { id } = (await head.call<{ id: string }>('POST', '/api/cases', { body, headers: key() })).json;
    await act(head, server.url, id, 'send', { subject: 'Жаңы программа', learners: 30 });
    expect((await officer.call<HomeView>('GET', '/api/home')).json.inbox.map((row) => row.id)).toEqual([id]);
    await act(officer, server.url, id, 'decide', { outcome: 'approved' });
    // the running worker may hold a paper while nothing is left to claim
    const printed = async () =>
      (await head.call<CaseView>('GET', `/api/cases/${id}`)).json.papers.every(({ files }) => files.every(({ ready }) => ready));
    await expect.poll(printed, { timeout: 600_000, interval: 200 }).toBe(true);
    const { state, papers } = (await head.call<CaseView>('GET', `/api/cases/${id}`)).json;
    expect(state.id).toBe('answered');
    expect(papers.map(({ files }) => files.map(({ lang, ready }) => [lang, ready]))).toEqual([
      [
        ['ky', true],
        ['ru', true],
      ],
    ]);
    const pdf = await head.call('GET', papers[0]?.files[0]?.url ?? '');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
    const verified = await (await server.client()).call('GET', `/verify/${papers[0]?.code}?lang=ru`);
    expect(verified.status).toBe(200);
    expect(verified.text).toContain(papers[0]?.number ?? '—');
    expect(failures).toEqual([]);
  });
});

async function act(client: Client, url: string, id: string, action: string, input: object): Promise<void> {
  const { version } = (await client.call<CaseView>('GET', `/api/cases/${id}`)).json;
  const where = `/api/cases/${id}/actions/${action}`;
  const { signature, asked } = await signatureOf(client, url, where, { input });
  const body = { input, signature };
  const answer = await client.call<CaseView>('POST', where, { body, headers: { ...match(version), ...key() } });
  expect(answer.status, `${asked?.text} ${answer.text}`).toBe(200);
}
