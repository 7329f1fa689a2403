// The product's own bundles: no fault, and every example of theirs comes out as it says.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundleOf, parentIn } from '../engine/ancestry.ts';
import { readEdition } from '../engine/compile.ts';
import { runExamples } from '../engine/examples.ts';
import type { Edition } from '../engine/model.ts';
import { say } from '../engine/problem.ts';
import { readFolders } from '../server/cli/files.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = await readFolders(`${root}definitions`, `${root}templates`);

/** The editions of the same bundle that this folder amends, the latest first. */
function earlierOf(id: string): Edition[] {
  const parent = parentIn(sources[id]?.['bundle.json']);
  if (parent === undefined || bundleOf(parent) !== bundleOf(id)) return [];
  const { edition } = readEdition(sources, parent);
  return edition ? [edition, ...earlierOf(parent)] : [];
}

describe.each(Object.keys(sources))('bundle %s', async (id) => {
  const { edition, live, demo, problems } = readEdition(sources, id);
  const own = sources[id] ?? {};

  it('passes the check', () => {
    expect(
      problems.map((problem) => `${problem.file}:${problem.line}:${problem.column} ${problem.code} ${say(problem, 'en').message}`),
    ).toEqual([]);
  });

  const results =
    edition && live && demo ? await runExamples({ edition, live, demo }, (path) => Object.hasOwn(own, path), earlierOf(id)) : [];
  it.each(
    results.map((result) => ({
      ...result,
      name: `${result.path}${result.pointer} ${typeof result.title === 'string' ? result.title : result.title.en}`,
    })),
  )('$name', ({ problems, failures }) => {
    expect([...problems.map((problem) => say(problem, 'en').message), ...failures]).toEqual([]);
  });
});

it('there are bundles to test', () => {
  expect(readdirSync(`${root}definitions`).length).toBeGreaterThan(1);
});
