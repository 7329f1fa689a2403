/** Texts of a bundle that speaks fewer languages than the product: takes a definition, gives it with the first of its languages wherever another is missing. */
import { LANGS, type Lang } from './language.ts';

/** The languages of a bundle, in its order; all where it names none or names others. */
export function spokenIn(bundle: unknown): Lang[] {
  const named = typeof bundle === 'object' && bundle !== null && 'languages' in bundle ? bundle.languages : undefined;
  const known = Array.isArray(named) ? named.filter((lang): lang is Lang => LANGS.includes(lang)) : [];
  return known.length > 0 ? known : [...LANGS];
}

/** A text that has all the languages spoken gets the others; one that lacks a spoken one stays as it is, for the check to fault. */
export function inAllLanguages(value: unknown, spoken: Lang[]): unknown {
  if (Array.isArray(value)) return value.map((each) => inAllLanguages(each, spoken));
  if (typeof value !== 'object' || value === null) return value;
  const own = value as Record<string, unknown>;
  if (isText(own, spoken)) return { ...Object.fromEntries(LANGS.map((lang) => [lang, own[spoken[0] ?? 'ky']])), ...own };
  return Object.fromEntries(Object.entries(own).map(([name, inner]) => [name, inAllLanguages(inner, spoken)]));
}

const isText = (own: Record<string, unknown>, spoken: Lang[]): boolean =>
  Object.keys(own).every((key) => LANGS.includes(key as Lang)) && spoken.every((lang) => typeof own[lang] === 'string');
