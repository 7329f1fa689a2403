// The TypeScript that `jobo types` prints: it compiles under strict settings, and right answers fit it while wrong ones don't.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEdition } from '../engine/compile.ts';
import { readFolders } from '../server/cli/files.ts';
import { typesOf } from '../server/cli/types.ts';
import { root } from './source.ts';

const sources = await readFolders(path.join(root, 'definitions'), path.join(root, 'templates'));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-types-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each(Object.keys(sources))('%s compiles', async (id) => {
  expect(await faultsOf(await typesFor(id))).toEqual([]);
});

it('tells right answers from wrong ones', async () => {
  const types = await typesFor('ministry');
  const uses = (answers: string) => `${types}\nexport const facts: TermFacts = ${answers};\n`;
  expect(await faultsOf(uses('{ nonconforming: 1, graded: 15 }'))).toEqual([]);
  expect(await faultsOf(uses('{ nonconforming: "1" }'))).toHaveLength(1);
  expect(await faultsOf(uses('{ unheardOf: 1 }'))).toHaveLength(1);
});

it('is the same each time', async () => {
  expect(await typesFor('ministry')).toBe(await typesFor('ministry'));
});

async function typesFor(id: string): Promise<string> {
  const { edition } = readEdition(sources, id);
  return edition ? typesOf(edition) : expect.fail(`${id} is faulty`);
}

async function faultsOf(text: string): Promise<string[]> {
  const file = path.join(folder, 'types.ts');
  await writeFile(file, text);
  const program = ts.createProgram([file], { strict: true, noEmit: true, types: [], target: ts.ScriptTarget.ES2022 });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
