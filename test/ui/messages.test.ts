/** The three catalogues say the same things: same keys, same placeholders, nothing empty, no Kyrgyz left in the others. */

import { TranslatableString } from '@rjsf/utils';
import { describe, expect, it } from 'vitest';
import { en } from '../../ui/messages/en.ts';
import { ky } from '../../ui/messages/ky.ts';
import { ru } from '../../ui/messages/ru.ts';

const placeholders = (text: string): string[] => [...(text.match(/\{\w+\}|%\d/g) ?? [])].sort();
const catalogues = { ky, ru, en } as Record<string, Record<string, string>>;

describe('messages of the screens', () => {
  it.each(['ru', 'en'])('%s has the keys and placeholders of ky', (lang) => {
    const other = catalogues[lang] ?? {};
    expect(Object.keys(other)).toEqual(Object.keys(ky));
    for (const [key, text] of Object.entries(ky)) expect([key, placeholders(other[key] ?? '')]).toEqual([key, placeholders(text)]);
  });
  it('leaves nothing empty and no Cyrillic in English', () => {
    for (const catalogue of Object.values(catalogues)) for (const text of Object.values(catalogue)) expect(text.trim()).not.toBe('');
    expect(Object.values(en).filter((text) => /[а-яөүң]/i.test(text))).toEqual([]);
    expect(Object.values(ru).filter((text) => /[өүң]/i.test(text))).toEqual([]);
  });
  it('translates every string of the form library', () => {
    for (const sentence of Object.values(TranslatableString)) expect(ky).toHaveProperty([`rjsf.${sentence}`]);
  });
});
