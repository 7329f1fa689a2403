/** Values and phrases in words: takes texts, values and phrase names, gives sentences in the three languages. Holds no sentence itself. */
import { LANGS, type Lang, type Text } from './language.ts';
import { PHRASES_EN } from './messages/run-en.ts';
import { PHRASES_KY } from './messages/run-ky.ts';
import { PHRASES_RU } from './messages/run-ru.ts';

const PHRASES: Record<Lang, Record<string, string>> = { ky: PHRASES_KY, ru: PHRASES_RU, en: PHRASES_EN };
const PLURALS: Record<Lang, Intl.PluralRules | undefined> = {
  ky: undefined,
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};
const PLACEHOLDER = /\{([^{}]+)\}/g;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/;

/** True for `{ky, ru, en}`. */
export function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && LANGS.every((lang) => typeof (value as Record<string, unknown>)[lang] === 'string');
}

/** The same in every language. */
export function sameText(make: (lang: Lang) => string): Text {
  return { ky: make('ky'), ru: make('ru'), en: make('en') };
}

/** A value as it is written in a sentence: days as dd.mm.yyyy, unknown as an ellipsis. */
export function print(value: unknown, lang: Lang): string {
  if (value === undefined || value === null || value === '') return phrase('unknown', lang);
  if (typeof value === 'boolean') return phrase(value ? 'yes' : 'no', lang);
  if (typeof value === 'number') return lang === 'en' ? String(value) : String(value).replace('.', ',');
  if (typeof value === 'string') return printDay(value);
  if (Array.isArray(value)) return value.map((item) => print(item, lang)).join(', ');
  if (isText(value)) return value[lang];
  const named = value as Record<string, unknown>;
  return print(named.name ?? named.title ?? named.label ?? named.number ?? named.id, lang);
}

/** An ISO day as dd.mm.yyyy; any other text as it is. */
export function printDay(value: string): string {
  const found = ISO_DAY.exec(value);
  return found ? `${found[3]}.${found[2]}.${found[1]}` : value;
}

/** Fills `{name}` in a sentence. What `read` does not find becomes an ellipsis. */
export function fillLine(sentence: string, lang: Lang, read: (name: string) => unknown): string {
  return sentence.replace(PLACEHOLDER, (_, name: string) => print(read(name), lang));
}

/** The names in braces. */
export const namesWithin = (sentence: string): string[] => [...sentence.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/** Fills `{name}` in a text, each language by itself. */
export function fillText(text: Text, read: (name: string) => unknown): Text {
  return sameText((lang) => fillLine(text[lang], lang, read));
}

/** A phrase of the catalogue. `count` chooses the plural form. */
export function phrase(name: string, lang: Lang, params: Record<string, unknown> = {}, count?: number): string {
  const form = count === undefined ? name : `${name}.${PLURALS[lang]?.select(count) ?? (count === 1 ? 'one' : 'other')}`;
  const sentence = PHRASES[lang][form] ?? PHRASES[lang][`${name}.other`];
  if (sentence === undefined) throw new Error(`no phrase ${form}`);
  return fillLine(sentence, lang, (key) => params[key]);
}

/** Every phrase name of a language; the test holds the three catalogues to each other. */
export function phraseNames(lang: Lang): string[] {
  return Object.keys(PHRASES[lang]);
}

/** A value as a text of every language, or as it is where it reads alike in all. Nothing stays an empty string. */
export function textOf(value: unknown): Text | string {
  if (value === undefined || value === null) return '';
  if (isText(value)) return value;
  const text = sameText((lang) => print(value, lang));
  return text.ky === text.ru && text.ru === text.en ? text.en : text;
}
