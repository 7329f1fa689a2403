// An agency that nobody here knows, in two languages, as data alone: checked, tested and walked over HTTP on the national base. Its paper is in English.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { runExamples } from '../../engine/examples.ts';
import type { Scenario } from '../../engine/model.ts';
import { readBundle } from '../../server/cli/files.ts';
import type { CaseView } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { testServer } from './server.ts';
import { Walk } from './walk.ts';

const base = path.join(root, 'definitions', 'kg');
const own = path.join(root, 'test', 'fixtures', 'driving');
const files = {
  kg: await readBundle(base, path.join(root, 'templates')),
  driving: await readBundle(path.join(own, 'definitions', 'driving'), path.join(own, 'templates')),
};

it('passes check and test', async () => {
  const { edition, live, demo = {}, problems } = readEdition(files, 'driving');
  expect(problems).toEqual([]);
  if (!edition || !live) return expect.fail('no edition');
  const results = await runExamples({ edition, live, demo }, (path) => Object.hasOwn(files.driving, path));
  expect(results).toHaveLength(8);
  expect(results.filter(({ problems: found, failures }) => found.length + failures.length > 0)).toEqual([]);
  expect(edition?.roles.clerk?.title).toEqual({ ky: 'Кызматкер', ru: 'Кызматкер', en: 'Clerk' });
});

it('is faulted where a text lacks a language that the bundle speaks', () => {
  const wrong = { ...files.driving, 'roles.json': files.driving['roles.json']?.replace('"Clerk"', '""') ?? '' };
  const codes = readEdition({ ...files, driving: wrong }, 'driving').problems.map(({ code, params }) => [code, params]);
  expect(codes).toEqual([['translation.missing', { language: 'en' }]]);
});

it.each(['01-three-years', '02-refused-again'])('is walked over HTTP: %s', async (name) => {
  const text = readFileSync(path.join(own, 'definitions', 'driving', 'scenarios', `${name}.json`), 'utf8');
  const { start, steps } = JSON.parse(text) as Scenario;
  const failures: object[] = [];
  const server = await testServer(files, { failures, realNow: () => Date.parse(`${start}T05:00:00Z`) });
  try {
    const walk = new Walk(server, 'driving', 'drv-clerk');
    for (const step of steps) await walk.take(step);
    expect(failures).toEqual([]);
    const head = await walk.client('drv-head', undefined);
    const id = [...walk.cases.values()][0] ?? '';
    const view = async () => (await head.call<CaseView>('GET', `/api/cases/${id}`)).json;
    await expect.poll(async () => (await view()).papers[0]?.files[0]?.ready, { timeout: 600_000, interval: 200 }).toBe(true);
    const [paper] = (await view()).papers;
    expect(paper?.files.map(({ lang }) => lang)).toEqual(['en']);
    expect((await head.call('GET', paper?.files[0]?.url ?? '')).text.slice(0, 5)).toBe('%PDF-');
  } finally {
    await server.stop();
  }
});
