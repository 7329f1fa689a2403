// Every code that the server or the engine can answer with has its sentence in three languages, with the same places to fill.
import { expect, it } from 'vitest';
import { LANGS } from '../../engine/language.ts';
import { words } from '../../server/http/problems.ts';
import { HTTP_MESSAGES } from '../../server/messages/http.ts';
import { STORE_MESSAGES } from '../../server/messages/store.ts';
import { sources } from '../source.ts';

const texts = [...sources('server'), ...sources('engine')].filter(({ path }) => !path.includes('/messages/')).map(({ text }) => text);
const codes = [
  ...new Set(
    texts.flatMap((text) => [...text.matchAll(/(?:code: |problem\(|fault\()'([a-z-]+\.[\w.-]+)'/g)].map(([, code]) => code ?? '')),
  ),
];

it('is said', () => {
  expect(codes.length).toBeGreaterThan(50);
  expect(codes.filter((code) => LANGS.some((lang) => words({ code }, lang).message === code))).toEqual([]);
});

it('with the same places in each language', () => {
  for (const catalogue of [HTTP_MESSAGES, STORE_MESSAGES]) {
    for (const code of Object.keys(catalogue.ky) as (keyof typeof catalogue.ky)[]) {
      const places = LANGS.map((lang) => {
        const { message, hint } = catalogue[lang][code];
        return [...new Set(`${message} ${hint}`.match(/\{\w+\}/g))].sort().join();
      });
      expect(new Set(places).size, code).toBe(1);
    }
  }
});
