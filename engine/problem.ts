/** A problem is a value without words; `say` finds its sentence and its remedy in the message catalogues. Takes no language of its own. */
import type { Lang } from './language.ts';
import { EN } from './messages/en.ts';
import { KY } from './messages/ky.ts';
import { RU } from './messages/ru.ts';
import { RUN_EN } from './messages/run-en.ts';
import { RUN_KY } from './messages/run-ky.ts';
import { RUN_RU } from './messages/run-ru.ts';
import type { Problem } from './model.ts';

/** What is wrong, and what to do. `{name}` stands for a parameter of the problem. */
export interface Message {
  message: string;
  hint: string;
}

const CATALOGUES: Record<Lang, Record<string, Message>> = {
  ky: { ...KY, ...RUN_KY },
  ru: { ...RU, ...RUN_RU },
  en: { ...EN, ...RUN_EN },
};

/** Builds a problem; `at` says where (JSON Pointer into the input, or file, line and column, both from 1) and how grave. */
export function problem(code: string, params?: Record<string, unknown>, at: Omit<Problem, 'code' | 'params'> = {}): Problem {
  return { code, ...(params && { params }), ...at };
}

/** True when the catalogue knows the code. */
export function isKnownCode(code: string): boolean {
  return Object.hasOwn(CATALOGUES.en, code);
}

/** The problem in words. A definition's own words go first; a code without a sentence is shown as it is. */
export function say(problem: Problem, lang: Lang): Message {
  const entry = isKnownCode(problem.code) ? CATALOGUES[lang][problem.code] : undefined;
  const message = problem.text?.[lang] ?? fill(entry?.message ?? problem.code, lang, problem.params);
  return { message, hint: fill(entry?.hint ?? '', lang, problem.params) };
}

function fill(sentence: string, lang: Lang, params: Record<string, unknown> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? shown(params[name], lang) : whole));
}

function shown(value: unknown, lang: Lang): string {
  if (Array.isArray(value)) return value.map((each) => shown(each, lang)).join(', ') || '—';
  if (typeof value !== 'object' || value === null) return String(value);
  const text = (value as Partial<Record<Lang, unknown>>)[lang];
  return typeof text === 'string' ? text : JSON.stringify(value);
}
