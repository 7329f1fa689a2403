// The three catalogues of run-time sentences say the same things, and name the same placeholders.
import { describe, expect, it } from 'vitest';
import { PHRASES_EN, RUN_EN } from '../../engine/messages/run-en.ts';
import { PHRASES_KY, RUN_KY } from '../../engine/messages/run-ky.ts';
import { PHRASES_RU, RUN_RU } from '../../engine/messages/run-ru.ts';
import { phrase, print, textOf } from '../../engine/wording.ts';

const names = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''))].sort();
const singular = (name: string): string => name.replace(/\.(one|few|many)$/, '.other');

describe('catalogues', () => {
  it.each([
    ['ky', RUN_KY],
    ['ru', RUN_RU],
  ])('%s has every message with the same placeholders', (_, catalogue) => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(RUN_EN).sort());
    for (const [code, { message, hint }] of Object.entries(RUN_EN)) {
      const other = catalogue[code];
      expect([code, names(`${other?.message} ${other?.hint}`)]).toEqual([code, names(`${message} ${hint}`)]);
    }
  });

  it.each([
    ['ky', PHRASES_KY],
    ['ru', PHRASES_RU],
  ])('%s has every phrase with the same placeholders', (_, catalogue) => {
    expect([...new Set(Object.keys(catalogue).map(singular))].sort()).toEqual([...new Set(Object.keys(PHRASES_EN).map(singular))].sort());
    for (const [name, sentence] of Object.entries(PHRASES_EN))
      expect([name, names(catalogue[singular(name)] ?? catalogue[name] ?? '')]).toEqual([name, names(sentence)]);
  });
});

it('values are printed for the reader', () => {
  expect([
    print(0.5, 'ru'),
    print(0.5, 'en'),
    print(true, 'ky'),
    print('2026-09-01', 'en'),
    print(undefined, 'en'),
    print([1, 'b'], 'en'),
    print({ id: 'x', name: 'N' }, 'en'),
  ]).toEqual(['0,5', '0.5', 'ооба', '01.09.2026', '…', '1, b', 'N']);
  expect(textOf(true)).toEqual({ ky: 'ооба', ru: 'да', en: 'yes' });
  expect(textOf('2026-09-01')).toBe('01.09.2026');
  expect(() => phrase('nothing', 'en')).toThrow();
});
