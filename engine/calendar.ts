/** Statutory time: takes a day, a span and the calendar, gives the due day and how it was counted, in words. Asks no clock. */
import type { Live, Reckoning } from './model.ts';
import { phrase, print, sameText } from './wording.ts';

export type Unit = 'workingDays' | 'calendarDays' | 'months' | 'years';
export interface Span {
  unit: Unit;
  amount: number;
}

const DAY_MS = 86_400_000;
const MAX_AMOUNT = 40_000;
const MAX_NAMED = 8;

const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day `count` days later (earlier where negative). */
export function addDays(day: string, count: number): string {
  return iso(instant(day) + count * DAY_MS);
}

/** True for a day that exists, written YYYY-MM-DD. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 10 || value[4] !== '-' || value[7] !== '-') return false;
  const year = digits(value, 0, 4);
  const month = digits(value, 5, 7);
  const day = digits(value, 8, 10);
  if (!(month >= 1 && month <= 12 && day >= 1) || Number.isNaN(year)) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (MONTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number that these characters write; NaN when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** The same day of another month; the last day of it where it has no such day. */
export function addMonths(day: string, count: number): string {
  const from = new Date(instant(day));
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return iso(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(from.getUTCDate(), last)));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of an instant in the calendar's time zone. */
export function today(now: string, live: Live): string {
  const { timezone } = live.calendar;
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timezone, format);
  }
  const part = Object.fromEntries(format.formatToParts(new Date(now)).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/** Whether the day is worked: moved working days first, then weekends and holidays. */
export function isWorkingDay(day: string, live: Live): boolean {
  const year = live.calendar.years[day.slice(0, 4)];
  if (year?.workingDays?.includes(day)) return true;
  return !live.calendar.weekend.includes(new Date(instant(day)).getUTCDay()) && !isHoliday(day, live);
}

function isHoliday(day: string, live: Live): boolean {
  return live.calendar.years[day.slice(0, 4)]?.holidays.some(({ date }) => date === day) ?? false;
}

/** The day a span leads to, by the calendar alone: nothing is moved off a day off. The start day is not counted. */
export function shift(from: string, { unit, amount }: Span, direction: 'after' | 'before', live: Live): string {
  const sign = direction === 'after' ? 1 : -1;
  const count = Math.min(Math.trunc(amount), MAX_AMOUNT);
  if (unit === 'months') return addMonths(from, sign * count);
  if (unit === 'years') return addMonths(from, sign * count * 12);
  if (unit === 'calendarDays') return addDays(from, sign * count);
  let day = from;
  for (let left = count; left > 0; ) {
    day = addDays(day, sign);
    if (isWorkingDay(day, live)) left -= 1;
  }
  return day;
}

/**
 * Counts a deadline. Forward deadlines on a day off move to the next working day where the calendar says so;
 * backward ones never move, so that the lead time stays whole.
 */
export function reckon(from: string, duration: Span, direction: 'after' | 'before', live: Live): Reckoning {
  const counted = shift(from, duration, direction, live);
  const due = rolled(counted, direction, live);
  const years = provisionalYears(from, due, duration.unit, direction, live);
  const remarks = remarksOn(from, counted, duration, live);
  const words = sameText((lang) => {
    const span = phrase(`span.${duration.unit}`, lang, { n: duration.amount }, duration.amount);
    const counting = duration.amount === 0 ? 'reckon.on' : (`reckon.${direction}` as const);
    const parts = [phrase(counting, lang, { span, from }), ...remarks.map((remark) => remark(lang))];
    if (due !== counted) parts.push(phrase('reckon.rolled', lang, { day: counted, due }));
    if (years.length > 0) parts.push(phrase('reckon.provisional', lang, { years: years.join(', ') }, years.length));
    return parts.join('; ');
  });
  return { due, words, provisional: years.length > 0 };
}

/** The day alone, without words. */
export const dueDay = (from: string, span: Span, direction: 'after' | 'before', live: Live): string =>
  rolled(shift(from, span, direction, live), direction, live);

function rolled(day: string, direction: 'after' | 'before', live: Live): string {
  if (direction === 'before' || !live.calendar.rollForward) return day;
  let due = day;
  while (!isWorkingDay(due, live)) due = addDays(due, 1);
  return due;
}

/** Days after `from`, up to and with `to`; none where `to` is not later. */
export function daysLeft(from: string, to: string, unit: Unit, live: Live): number {
  let left = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (unit !== 'workingDays' || isWorkingDay(day, live)) left += 1;
  return left;
}

/** A deadline that was paused on one day and goes on on another, with the days that were left. One already past stays where it was. */
export function resume(
  paused: { due: string; words: Reckoning['words']; pausedOn: string },
  on: string,
  unit: Extract<Unit, 'workingDays' | 'calendarDays'>,
  live: Live,
): Reckoning {
  const { pausedOn, due: before, words } = paused;
  if (before < pausedOn) return { due: before, words, provisional: false };
  const amount = daysLeft(pausedOn, before, unit, live);
  const again = reckon(on, { unit, amount }, 'after', live);
  const said = sameText((lang) => {
    const left = phrase(`span.${unit}`, lang, { n: amount }, amount);
    return [words[lang], phrase('reckon.paused', lang, { from: pausedOn, to: on, left }), again.words[lang]].join('; ');
  });
  return { ...again, words: said };
}

/** The earliest or the latest of several reckonings, with all of them in words. Takes at least one. */
export function chosen(reckonings: readonly Reckoning[], which: 'earliest' | 'latest'): Reckoning {
  const sorted = [...reckonings].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const found = (which === 'earliest' ? sorted[0] : sorted.at(-1)) as Reckoning;
  const words = sameText((lang) => {
    const list = reckonings.map((one) => phrase('reckon.one', lang, { due: one.due, words: one.words[lang] })).join(', ');
    return phrase(`reckon.${which}`, lang, { list });
  });
  return { ...found, words, provisional: reckonings.some(({ provisional }) => provisional) };
}

type Remark = (lang: 'ky' | 'ru' | 'en') => string;

function remarksOn(from: string, counted: string, { unit }: Span, live: Live): Remark[] {
  if (unit === 'months' || unit === 'years') {
    return counted.slice(8) === from.slice(8) ? [] : [(lang) => phrase('reckon.clamped', lang)];
  }
  if (unit !== 'workingDays') return [];
  const [first, last] = from < counted ? [addDays(from, 1), counted] : [counted, addDays(from, -1)];
  const holidays = skipped(first, last, live);
  const worked = Object.values(live.calendar.years).flatMap((year) =>
    (year.workingDays ?? []).filter((day) => day >= first && day <= last),
  );
  const remarks: Remark[] = [];
  if (holidays.length > 0) remarks.push((lang) => phrase('reckon.holidays', lang, { days: named(holidays, lang) }, holidays.length));
  if (worked.length > 0) remarks.push((lang) => phrase('reckon.worked', lang, { days: named(worked.sort(), lang) }, worked.length));
  return remarks;
}

/** Holidays of the stretch that would otherwise have been worked. */
function skipped(first: string, last: string, live: Live): string[] {
  const days = Object.values(live.calendar.years).flatMap((year) => year.holidays.map(({ date }) => date));
  const off = (day: string): boolean => !live.calendar.weekend.includes(new Date(instant(day)).getUTCDay());
  return [...new Set(days)].filter((day) => day >= first && day <= last && off(day) && !isWorkingDay(day, live)).sort();
}

function named(days: string[], lang: 'ky' | 'ru' | 'en'): string {
  const shown = days.slice(0, MAX_NAMED).map((day) => print(day, lang));
  return days.length > MAX_NAMED ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** Years whose working days were used for the count and may still be changed by decree. */
function provisionalYears(from: string, due: string, unit: Unit, direction: 'after' | 'before', live: Live): number[] {
  if (unit !== 'workingDays' && !(direction === 'after' && live.calendar.rollForward)) return [];
  const last = Number((from < due ? due : from).slice(0, 4));
  const years: number[] = [];
  for (let year = unit === 'workingDays' ? Number((from < due ? from : due).slice(0, 4)) : last; year <= last; year += 1) {
    if (live.calendar.years[String(year)]?.provisional !== false) years.push(year);
  }
  return years;
}
