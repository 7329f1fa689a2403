// The check: each file of test/fixtures/faults plants one fault in the good bundles and says where it must be found.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { EN } from '../../engine/messages/en.ts';
import { KY } from '../../engine/messages/ky.ts';
import { RU } from '../../engine/messages/ru.ts';
import type { Problem } from '../../engine/model.ts';
import { say } from '../../engine/problem.ts';
import { type Change, goodBundles } from './good-bundle.ts';

const folder = new URL('../fixtures/faults/', import.meta.url);
const faults = readdirSync(folder).map((file) => ({
  name: file.replace('.json', ''),
  ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Change & { expect: string[]; read?: string }),
}));
const lineOf = ({ file, line, column, level, code }: Problem) =>
  `${file}:${line}:${column} ${level === 'warning' ? 'warning ' : ''}${code}`;

describe('check', () => {
  it('finds nothing wrong with the good bundles', () => {
    expect(readEdition(goodBundles(), 'club').problems).toEqual([]);
    expect(readEdition(goodBundles(), 'floor').problems).toEqual([]);
  });

  it.each(faults)('$name', ({ expect: expected, read = 'club', ...change }) => {
    const { problems, edition } = readEdition(goodBundles(change), read);
    expect(problems.map(lineOf)).toEqual(expected);
    expect(edition === undefined).toBe(problems.some(({ level }) => level !== 'warning'));
    for (const problem of problems)
      for (const lang of ['ky', 'ru', 'en'] as const) expect(Object.values(say(problem, lang)).join(' ')).not.toMatch(/undefined|\[object/);
  });

  it('names a bundle that is not there', () => {
    expect(readEdition({}, 'club').problems.map(lineOf)).toEqual(['club/bundle.json:1:1 bundle.absent']);
  });

  it('reports all faults at once, by file, line and column', () => {
    const changes = faults.filter(({ name }) =>
      ['field.endless', 'due.anchor', 'template.raw', 'translation.missing', 'condition.value'].includes(name),
    );
    const edits = Object.fromEntries(changes.flatMap((change) => Object.entries(change.edits ?? {})));
    const all = changes.flatMap((change) => change.edits?.['club/procedures/permit.json'] ?? []);
    const { problems } = readEdition(goodBundles({ edits: { ...edits, 'club/procedures/permit.json': all } }), 'club');
    expect(problems.map(({ code }) => code)).toEqual([
      'field.endless',
      'translation.missing',
      'condition.value',
      'due.anchor',
      'template.raw',
    ]);
  });
});

describe('messages', () => {
  /** Found by other means than a fault in the fixtures: when there is nothing to read, at run time, and by chance. */
  const elsewhere = ['file.long', 'bundle.absent', 'pattern.unclear', 'example.differs', 'example.disagree'];

  it('each has a fault that it is said of', () => {
    const proven = new Set(faults.flatMap((fault) => fault.expect.map((line) => line.split(' ').at(-1))));
    expect(Object.keys(KY).filter((code) => !proven.has(code))).toEqual(elsewhere);
  });

  it('all languages have the same codes and name the same parameters', () => {
    const names = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
    for (const [code, { message, hint }] of Object.entries(KY)) {
      for (const other of [RU, EN]) {
        const entry = other[code as keyof typeof KY];
        expect([code, names(entry.message + entry.hint)]).toEqual([code, names(message + hint)]);
      }
    }
    expect([Object.keys(RU), Object.keys(EN)]).toEqual([Object.keys(KY), Object.keys(KY)]);
  });
});

describe('any input', () => {
  const sources = goodBundles();
  const paths = Object.entries(sources).flatMap(([bundle, files]) => Object.keys(files).map((path) => ({ bundle, path })));

  it('is answered with problems, never with an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths.filter(({ path }) => path.endsWith('.json'))),
        fc.nat(),
        fc.option(fc.jsonValue({ maxDepth: 3 }), { nil: undefined }),
        ({ bundle, path }, at, value) => {
          const changed = structuredClone(sources);
          const files = changed[bundle] ?? {};
          files[path] = mutated(files[path] ?? '', at, value);
          const { edition, problems } = readEdition(changed, 'club');
          expect(edition === undefined).toBe(problems.some(({ level }) => level !== 'warning'));
          for (const problem of problems) expect(say(problem, 'ky').message.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of text is too', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.string({ maxLength: 12, unit: fc.constantFrom('{', '}', '[', '"', ',', ':', '#', '/', 'a', '\\', '\n', '>', '.') }),
        ({ bundle, path }, at, inserted) => {
          const changed = structuredClone(sources);
          const files = changed[bundle] ?? {};
          const text = files[path] ?? '';
          const offset = at % (text.length + 1);
          files[path] = text.slice(0, offset) + inserted + text.slice(offset + (at % 7));
          expect(() => readEdition(changed, 'club')).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The JSON with its n-th value replaced, or left out where there is no replacement. */
function mutated(text: string, nth: number, value: unknown): string {
  const root = JSON.parse(text) as unknown;
  const places = placesIn(root);
  const place = places[nth % places.length];
  if (!place) return JSON.stringify(value ?? null);
  if (value !== undefined) place.parent[place.key as never] = value as never;
  else if (Array.isArray(place.parent)) place.parent.splice(Number(place.key), 1);
  else delete place.parent[place.key as never];
  return JSON.stringify(root, null, 2);
}

function placesIn(node: unknown): { parent: object; key: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) => [{ parent: node, key }, ...placesIn(member)]);
}
