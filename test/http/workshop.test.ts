// The workshop: faults and previews follow the files as they are edited, and nothing dies of a fault.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readFolders } from '../../server/cli/files.ts';
import type { FormView, WorkshopView } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { type Client, type TestServer, testServer } from './server.ts';

let folder: string;
let server: TestServer;
let client: Client;
const failures: object[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-workshop-'));
  for (const name of ['definitions', 'templates']) await cp(path.join(root, name), path.join(folder, name), { recursive: true });
  const [definitions, templates] = [path.join(folder, 'definitions'), path.join(folder, 'templates')];
  server = await testServer(await readFolders(definitions, templates), {
    failures,
    env: { JOBO_DEV: '1', JOBO_DEFINITIONS: definitions, JOBO_TEMPLATES: templates },
    read: () => readFolders(definitions, templates),
  });
  client = await server.client();
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const view = async () => (await client.call<WorkshopView>('GET', '/api/workshop')).json.bundles;
async function until<T>(ask: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  for (let round = 0; round < 100; round += 1) {
    const found = await ask();
    if (holds(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return ask();
}

it('shows every bundle without faults, and draws every form and document', async () => {
  const bundles = await view();
  expect(bundles.length).toBeGreaterThan(1);
  for (const { id, faults, hash, running, forms, documents } of bundles) {
    expect(faults.filter(({ level }) => level === 'error')).toEqual([]);
    // a folder `BUNDLE@LABEL` is in force from its own day only
    expect(running).toBe(id.includes('@') ? undefined : hash);
    for (const form of forms) {
      for (const variant of form.variants.length ? form.variants.map((each) => `?variant=${each.id}`) : ['']) {
        const answer = await client.call<FormView>('GET', `/api/workshop/${id}/forms/${form.id}${variant}`);
        expect(answer.status, `${form.id} ${answer.text}`).toBe(200);
        expect(answer.json.sections.length, form.id).toBeGreaterThan(0);
      }
    }
    for (const document of documents) {
      for (const lang of document.languages) {
        const answer = await client.call('GET', `/api/workshop/${id}/documents/${document.id}.html?lang=${lang}`);
        expect(answer.status, `${document.id} ${answer.text}`).toBe(200);
        expect(answer.headers.get('content-security-policy')).toMatch('sandbox');
      }
    }
  }
  expect(failures).toEqual([]);
});

it('a document as PDF', async () => {
  const bundle = (await view()).find(({ documents }) => documents.length > 0) ?? expect.fail('no documents');
  const answer = await client.call('GET', `/api/workshop/${bundle.id}/documents/${bundle.documents[0]?.id}.pdf?lang=ky`);
  expect(answer.status, answer.text.slice(0, 200)).toBe(200);
  expect(answer.text.slice(0, 5)).toBe('%PDF-');
});

it('tells of a fault, keeps serving, and takes the mended file', async () => {
  const bundle = (await view()).find(({ forms }) => forms.length > 0) ?? expect.fail('no forms');
  const form = bundle.forms[0]?.id;
  const file = path.join(folder, 'definitions', bundle.id, 'forms', `${form}.json`);
  const good = await readFile(file, 'utf8');
  const events = await fetch(`${server.url}/api/workshop/events`);
  const reader = events.body?.getReader() ?? expect.fail('no events');
  await reader.read();

  await writeFile(file, good.replace('"title"', '"titel"'));
  expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^event: read/);
  const broken = await until(view, (bundles) => bundles.some(({ id, hash }) => id === bundle.id && hash === undefined));
  const fault = broken.find(({ id }) => id === bundle.id)?.faults.find(({ level }) => level === 'error');
  expect(fault).toMatchObject({ file: expect.stringContaining(`${form}.json`), line: expect.any(Number) });
  expect(fault?.message).not.toBe('');
  expect((await client.call('GET', `/api/workshop/${bundle.id}/forms/${form}`)).status).toBe(200);

  await writeFile(file, good.replace(/"ky": "/, '"ky": "Жаңы '));
  const mended = await until(view, (bundles) =>
    bundles.some(({ id, hash, running }) => id === bundle.id && hash !== undefined && hash === running && hash !== bundle.hash),
  );
  expect(mended.find(({ id }) => id === bundle.id)?.forms[0]?.title).toMatch(/^Жаңы/);
  await reader.cancel();
});
