/** Takes a key and a language, gives the server's own sentence. The engine's problems have their own catalogues. */
import type { Lang } from '../../engine/language.ts';
import { en } from './en.ts';
import { ky } from './ky.ts';
import { ru } from './ru.ts';

export const CATALOGUES: Record<Lang, Record<string, string>> = { ky, ru, en };

/** The names of languages stand in their own language, so that anyone finds theirs. */
export const LANGUAGE_NAMES: Record<Lang, string> = { ky: 'Кыргызча', ru: 'Русский', en: 'English' };

/** The sentence of `key`, its `{names}` filled from `params`; an unknown key is a bug and throws. */
export function words(lang: Lang, key: string, params: Record<string, unknown> = {}): string {
  const sentence = CATALOGUES[lang][key];
  if (sentence === undefined) throw new Error(`no message ${key} in ${lang}`);
  return sentence.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
