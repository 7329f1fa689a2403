/** Takes an ISO day, gives it as people write it: 20.11.2026, or in full in the language's official form. No time zones: a day is a day. */
import type { Lang } from '../../engine/language.ts';
import { words } from './words.ts';

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/;

/** Whether a text is an ISO day, or begins with one. */
export function isDay(text: string): boolean {
  const [, , month = '', day = ''] = ISO_DAY.exec(text) ?? [];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}

function partsOf(iso: string): { year: string; month: string; day: string } {
  const [, year, month, day] = ISO_DAY.exec(iso) ?? [];
  if (!isDay(iso) || !year || !month || !day) throw new Error(`not an ISO day: ${iso}`);
  return { year, month, day };
}

/** 2026-11-20 → 20.11.2026, the same in all languages. */
export function shortDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${day}.${month}.${year}`;
}

/** 2026-11-20 → 2026-жылдын 20-ноябры · 20 ноября 2026 г. · 20 November 2026. */
export function longDate(iso: string, lang: Lang): string {
  const { year, month, day } = partsOf(iso);
  const names = words(lang, 'months').split(' ');
  return words(lang, 'date.long', { year, day: Number(day), month: names[Number(month) - 1] });
}
