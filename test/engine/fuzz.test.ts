// Bundles changed at random: load, check and compile answer with problems and never break; what passes the check then lives without breaking.
// JOBO_FUZZ=10000 runs longer, JOBO_FUZZ_SEED elsewhere.
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BundleSources, readEdition } from '../../engine/compile.ts';
import { say } from '../../engine/problem.ts';
import { readFolders } from '../../server/cli/files.ts';
import { panel } from '../fixtures/panel/bundle.ts';
import { lived } from './bundle-life.ts';
import { goodBundles } from './good-bundle.ts';
import { type Mutation, mutated } from './mutation.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shipped = await readFolders(`${root}definitions`, `${root}templates`);
const runs = Number(process.env.JOBO_FUZZ ?? 0);
const seed = Number(process.env.JOBO_FUZZ_SEED ?? 20261120);

/** A bundle, and how many mutations of it the suite tries; a shipped one takes a hundred times as long as a small one. */
const SUBJECTS: { name: string; sources: BundleSources; id: string; share: number }[] = [
  { name: 'the small good bundle and its base', sources: goodBundles(), id: 'club', share: 150 },
  { name: 'the panel', sources: panel(), id: 'panel', share: 50 },
  ...Object.keys(shipped).map((id) => ({ name: `the shipped ${id}`, sources: shipped, id, share: 1 })),
];
const total = SUBJECTS.reduce((sum, { share }) => sum + share, 0);

const mutation: fc.Arbitrary<Mutation> = fc.record({ file: fc.nat(), place: fc.nat(), kind: fc.nat(), with: fc.nat() });
const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

describe('a bundle changed at random', () => {
  it.each(SUBJECTS)('$name', { timeout: 36_000_000 }, async ({ sources, id, share }) => {
    const { edition: good } = readEdition(sources, id);
    if (!good) throw new Error(`${id} is at fault`);
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const { edition, live, demo, problems } = readEdition(mutated(sources, changes), id);
        for (const problem of problems) expect(Object.values(say(problem, 'ky')).join(' ')).not.toMatch(/undefined|\[object/);
        expect(edition === undefined).toBe(problems.some(({ level }) => level !== 'warning'));
        if (!edition || !live || !demo) return;
        passed += 1;
        expect(await lived({ edition, live, demo }, good)).toEqual([]);
      }),
      { numRuns: runs > 0 ? Math.ceil((runs * share) / total) : share, seed, endOnFailure: runs > 0 },
    );
    expect(passed).toBeGreaterThan(share > 10 ? 0 : -1);
  });
});
