// The agency's scenarios over HTTP, with the real definitions: from the application to the extended and to the annulled certificate, each step by its person.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Scenario } from '../../engine/model.ts';
import { root } from '../source.ts';
import { testServer } from './server.ts';
import { filesOf, Walk } from './walk.ts';

const bundle = 'sapattuu-bilim';
const folder = path.join(root, 'definitions', bundle, 'scenarios');

it.each(['04-one-year-extended', '09-repeated-annulled'])('%s', async (name) => {
  const scenario = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Scenario;
  const failures: object[] = [];
  const files = await filesOf(bundle);
  const server = await testServer(files, { failures, realNow: () => Date.parse(`${scenario.start}T05:00:00Z`) });
  try {
    const walk = new Walk(server, bundle, 'sb-director');
    for (const step of scenario.steps) await walk.take(step);
    expect(failures).toEqual([]);
  } finally {
    await server.stop();
  }
});
