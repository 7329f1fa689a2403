// The whole life of a case over HTTP, with the real definitions: scenarios of the ministry are walked as their persons would, from the first form to the paper.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model.ts';
import type { CaseView } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { type TestServer, testServer } from './server.ts';
import { filesOf, Walk } from './walk.ts';

const bundle = 'ministry';
const folder = path.join(root, 'definitions', bundle, 'scenarios');

describe('scenarios over HTTP', () => {
  // definitions.test.ts lives every scenario; walked are those with papers, a return, refusals, the server's look into registers; licence.test.ts walks licences
  for (const file of readdirSync(folder)
    .filter((name) => /^(01|04|06|annual-06)-/.test(name))
    .sort()) {
    it(file, async () => {
      const scenario = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Scenario;
      const failures: object[] = [];
      const files = await filesOf(bundle);
      const server = await testServer(files, { failures, realNow: () => Date.parse(`${scenario.start}T05:00:00Z`) });
      try {
        const walk = new Walk(server, bundle);
        for (const step of scenario.steps) await walk.take(step);
        expect(failures).toEqual([]);
        if (file.startsWith('01')) await papers(server, walk.cases.get('acc') ?? '');
      } finally {
        await server.stop();
      }
    });
  }
});

/** The papers are printed, given to those who may read them, and anyone may check them. */
async function papers(server: TestServer, id: string): Promise<void> {
  const client = await server.client('head');
  const read = async () => (await client.call<CaseView>('GET', `/api/cases/${id}`)).json;
  // the running worker may hold a paper while nothing is left to claim
  await expect
    .poll(async () => (await read()).papers.at(-1)?.files.every(({ ready }) => ready), { timeout: 600_000, interval: 200 })
    .toBe(true);
  const view = await read();
  const certificate = view.papers.at(-1) ?? expect.fail('no paper');
  for (const file of certificate.files) {
    expect(file).toMatchObject({ ready: true });
    const pdf = await client.call('GET', file.url);
    expect(pdf.status).toBe(200);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
  }
  // the officer reads the report that was sent with the application, with its evidence by link
  const officer = await server.client('officer');
  const { records } = (await officer.call<CaseView>('GET', `/api/cases/${id}`)).json;
  const lines = records.flatMap(({ sections }) => sections.flatMap((section) => section.lines));
  expect(lines.flatMap(({ links = [] }) => links)).toContain('https://example.org/okuu-plany');
  const anyone = await server.client();
  expect((await anyone.call('GET', certificate.files[0]?.url ?? '')).status).toBe(401);
  const check = await anyone.call('GET', `/verify/${certificate.code}?lang=en`);
  expect(check.status).toBe(200);
  expect(check.text).toContain(certificate.number);
}
