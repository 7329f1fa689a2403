// The worked examples of the manual's smaller kinds: read from the page, they are a bundle that passes the check.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEdition } from '../engine/compile.ts';
import { readFolders } from '../server/cli/files.ts';
import { root } from './source.ts';

const page = readFileSync(join(root, 'definitions/README.md'), 'utf8');
const section = page.slice(page.indexOf('\n## The smaller kinds'));
const part = section.slice(0, section.indexOf('\n## ', 1));
const examples = [...part.matchAll(/`definitions\/reading\/([^`\n]+)`:\n\n```json\n([\s\S]*?)```/g)];
const files = Object.fromEntries(examples.map(([, path = '', text = '']) => [path, text]));
const TEMPLATES = { 'templates/room-letter.ky.hbs': '<p>{{applicant}}</p>', 'templates/room-letter.ru.hbs': '<p>{{applicant}}</p>' };

const problemsOf = async (own: Record<string, string>) => {
  const sources = await readFolders(join(root, 'definitions'), join(root, 'templates'));
  const { problems } = readEdition({ ...sources, reading: { ...own, ...TEMPLATES } }, 'reading');
  return problems.map(({ file, line, code, params }) => `${file}:${line} ${code} ${JSON.stringify(params)}`);
};

it('the smaller kinds are each shown, and hold together', async () => {
  const kinds = Object.keys(files).map((path) => path.replace(/\/.*|\.json$/g, ''));
  expect(kinds.sort()).toEqual([
    'acts',
    'bundle',
    'calendar',
    'checklists',
    'classifiers',
    'criteria',
    'demo',
    'documents',
    'notices',
    'types',
  ]);
  expect(await problemsOf(files)).toEqual([]);
});

it('a fault in an example is found', async () => {
  const wrong = { ...files, 'types/school-room.json': (files['types/school-room.json'] ?? '').replace('"room"', '"rom"') };
  expect((await problemsOf(wrong)).map((line) => line.split(' ').slice(0, 2).join(' '))).toContain(
    'reading/types/school-room.json:1 reference.unknown',
  );
});
