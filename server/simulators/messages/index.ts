/** The words of the simulators' pages in three languages. */
import type { Lang } from '../../../engine/language.ts';
import { EN } from './en.ts';
import { KY } from './ky.ts';
import { RU } from './ru.ts';

export interface SimulatorWords {
  title: string;
  intro: string;
  none: string;
  behaves: string;
  behaviours: Record<'well' | 'down' | 'slow' | 'nonsense' | 'refuses' | 'broken', string>;
  all: string;
  entries: string;
  noEntries: string;
  known: string;
  number: string;
  issue: string;
  message: string;
  asked: string;
  content: string;
}

const WORDS: Record<Lang, SimulatorWords> = { ky: KY, ru: RU, en: EN };
export const wordsOf = (lang: Lang): SimulatorWords => WORDS[lang];
