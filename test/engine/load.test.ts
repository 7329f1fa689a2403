// Loading: kinds and ids by path, strict JSON, and where a value stands in its file.
import { describe, expect, it } from 'vitest';
import { loadBundle } from '../../engine/load.ts';

const bundle = '{ "id": "club" }';

describe('load', () => {
  it('gives each definition its kind and id by its path', () => {
    const { bundle: loaded, problems } = loadBundle({
      'bundle.json': bundle,
      'forms/period.json': '{}',
      'criteria/play.json': '{}',
      'README.md': '#',
      'templates/a.ky.hbs': '',
    });
    expect(problems).toEqual([]);
    expect(loaded.id).toBe('club');
    expect(loaded.definitions.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['bundle bundle', 'criteria play', 'form period']);
  });

  it('finds the line and column of a value and of its key', () => {
    const text = '{\n  "title": {\n    "a/b": [1, "ң"],\n    "ру": "б"\n  }\n}';
    const { locate } = loadBundle({ 'bundle.json': bundle, 'forms/period.json': text }).bundle;
    expect(locate('forms/period.json', '')).toEqual({ line: 1, column: 1 });
    expect(locate('forms/period.json', '/title/a~1b/1')).toEqual({ line: 3, column: 16 });
    expect(locate('forms/period.json', '/title/ру', 'key')).toEqual({ line: 4, column: 5 });
    expect(locate('forms/period.json', '/title/ру')).toEqual({ line: 4, column: 11 });
  });

  it('gives the nearest place there is for what is missing', () => {
    const { locate } = loadBundle({ 'bundle.json': bundle, 'forms/period.json': '{\n  "title": {}\n}' }).bundle;
    expect(locate('forms/period.json', '/title/ky/x')).toEqual({ line: 2, column: 12 });
    expect(locate('forms/none.json', '/title')).toEqual({ line: 1, column: 1 });
  });

  it('takes a byte order mark and Windows line ends', () => {
    const { bundle: loaded, problems } = loadBundle({ 'bundle.json': '\uFEFF{\r\n  "id": "club"\r\n}' });
    expect(problems).toEqual([]);
    expect(loaded.locate('bundle.json', '/id')).toEqual({ line: 2, column: 9 });
  });

  it('says that a file is too long, and reads the others', () => {
    const { bundle: loaded, problems } = loadBundle({ 'bundle.json': bundle, 'forms/long.json': `"${'a'.repeat(4_000_001)}"` });
    expect(problems.map(({ code }) => code)).toEqual(['file.long']);
    expect(loaded.definitions).toHaveLength(1);
  });

  it('does not run out of stack on brackets without end', () => {
    const { problems } = loadBundle({ 'bundle.json': bundle, 'forms/deep.json': '['.repeat(200_000) });
    expect(problems.map(({ code }) => code)).toEqual(['json.deep']);
  });
});
