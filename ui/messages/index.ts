/** The screen's words: loads one language at a time, gives `useT` and the language in force. */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Lang } from '../../server/http/contract.ts';
import { speak } from '../api/client.ts';
import type { ky } from './ky.ts';

type Plural = 'one' | 'few' | 'many' | 'other';
type Base<K extends string> = K extends `${infer Stem}_${Plural}` ? Stem : K;
export type MessageKey = Base<keyof typeof ky>;
export type Translate = (key: MessageKey, params?: Record<string, string | number>) => string;

const STORE = 'jobo.lang';
const SPOKEN: readonly Lang[] = ['ky', 'ru', 'en'];
const load: Record<Lang, () => Promise<Record<string, string>>> = {
  ky: async () => (await import('./ky.ts')).ky,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
};

const kept = (): Lang => SPOKEN.find((lang) => lang === localStorage.getItem(STORE)) ?? 'ky';

/** Makes a language the screen's: its catalogue, the document's `lang`, and what the server is asked for. */
export async function changeLanguage(lang: Lang): Promise<void> {
  if (!i18next.hasResourceBundle(lang, 'translation')) i18next.addResourceBundle(lang, 'translation', await load[lang]());
  localStorage.setItem(STORE, lang);
  document.documentElement.lang = lang;
  speak(lang);
  await i18next.changeLanguage(lang);
}

/** Called once before the first drawing. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: kept(),
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { useSuspense: false },
  });
  await changeLanguage(kept());
}

/** The words of the language in force. */
export function useT(): { t: Translate; lang: Lang } {
  const { t, i18n } = useTranslation();
  return { t: t as unknown as Translate, lang: i18n.language as Lang };
}
