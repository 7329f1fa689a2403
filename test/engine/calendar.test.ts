// Statutory time: the check vectors of the domain, the words, and what holds for every deadline.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, isDay, isWorkingDay, reckon, type Span, shift, today } from '../../engine/calendar.ts';
import { live, rolling } from '../fixtures/edition.ts';

const due = (from: string, unit: Span['unit'], amount: number, direction: 'after' | 'before' = 'after', calendar = live): string =>
  reckon(from, { unit, amount }, direction, calendar).due;

describe('check vectors', () => {
  it.each([
    ['V-01', due('2024-10-14', 'months', 1), '2024-11-14'],
    ['V-02', due('2024-01-31', 'months', 1), '2024-02-29'],
    ['V-03', due('2024-10-14', 'months', 3), '2025-01-14'],
    ['V-04', due('2024-11-30', 'months', 3), '2025-02-28'],
    ['V-05', due('2025-10-01', 'months', 3, 'before'), '2025-07-01'],
    ['V-06', due('2025-08-20', 'months', 2, 'before'), '2025-06-20'],
    ['V-07', due('2025-07-01', 'calendarDays', 30), '2025-07-31'],
    ['V-08', due('2024-10-04', 'workingDays', 5), '2024-10-11'],
    ['V-09', due('2024-11-04', 'workingDays', 5), '2024-11-13'],
    ['V-10', due('2024-10-21', 'calendarDays', 5), '2024-10-26'],
    ['V-10 rolled', due('2024-10-21', 'calendarDays', 5, 'after', rolling), '2024-10-28'],
    ['V-11', due(due('2024-10-01', 'years', 1), 'years', 4), '2029-10-01'],
    ['V-12', due(due('2024-10-01', 'years', 3), 'years', 2), '2029-10-01'],
  ])('%s', (_, got, wanted) => expect(got).toBe(wanted));

  it('V-09 without the holidays', () => {
    const bare = { ...live, calendar: { ...live.calendar, years: {} } };
    expect(due('2024-11-04', 'workingDays', 5, 'after', bare)).toBe('2024-11-11');
  });
});

describe('words', () => {
  it('name the holidays, in three languages', () => {
    const { words, provisional } = reckon('2024-11-04', { unit: 'workingDays', amount: 5 }, 'after', live);
    expect(words.en).toBe('5 working days after 04.11.2024; 07.11.2024, 08.11.2024 are holidays');
    expect(words.ru).toBe('5 рабочих дней после 04.11.2024; 07.11.2024, 08.11.2024 — праздничные дни');
    expect(words.ky).toBe('04.11.2024 күнүнөн кийин 5 жумуш күнү; 07.11.2024, 08.11.2024 — майрам күндөрү');
    expect(provisional).toBe(false);
  });

  it('say that a year is provisional, that the month is shorter, that a day off was moved', () => {
    const across = reckon('2026-12-30', { unit: 'workingDays', amount: 3 }, 'after', live);
    expect(across.words.en).toContain('the calendar of the year 2027 is provisional');
    expect(across.provisional).toBe(true);
    expect(reckon('2024-01-31', { unit: 'months', amount: 1 }, 'after', live).words.ru).toContain('последний день');
    expect(reckon('2024-10-21', { unit: 'calendarDays', amount: 5 }, 'after', rolling).words.ky).toContain('28.10.2024 күнүнө жылдырылат');
  });

  it('count in Russian as Russian counts', () => {
    const words = (amount: number): string => reckon('2025-03-03', { unit: 'workingDays', amount }, 'before', live).words.ru;
    expect([1, 2, 5, 21].map((n) => words(n).split(' до')[0])).toEqual([
      'за 1 рабочий день',
      'за 2 рабочих дня',
      'за 5 рабочих дней',
      'за 21 рабочий день',
    ]);
  });

  it('a moved working day counts', () => {
    expect(due('2026-09-11', 'workingDays', 1)).toBe('2026-09-12');
    expect(reckon('2026-09-11', { unit: 'workingDays', amount: 1 }, 'after', live).words.en).toContain('12.09.2026 is worked');
  });
});

describe('every deadline', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const span = fc.record({
    unit: fc.constantFrom('workingDays', 'calendarDays', 'months', 'years') as fc.Arbitrary<Span['unit']>,
    amount: fc.nat(60),
  });

  it('never falls before its anchor, nor a backward one after it', () => {
    fc.assert(
      fc.property(day, span, fc.constantFrom(live, rolling), (from, duration, calendar) => {
        expect(reckon(from, duration, 'after', calendar).due >= from).toBe(true);
        expect(reckon(from, duration, 'before', calendar).due <= from).toBe(true);
      }),
    );
  });

  it('grows with its length, ends on a working day where it counts them, and is a day', () => {
    fc.assert(
      fc.property(day, span, (from, duration) => {
        const end = shift(from, duration, 'after', live);
        expect(isDay(end)).toBe(true);
        expect(shift(from, { ...duration, amount: duration.amount + 1 }, 'after', live) > end).toBe(true);
        if (duration.unit === 'workingDays' && duration.amount > 0) expect(isWorkingDay(end, live)).toBe(true);
      }),
    );
  });
});

it('the day is that of the time zone', () => {
  expect(today('2026-09-01T17:59:59Z', live)).toBe('2026-09-01');
  expect(today('2026-09-01T18:00:00Z', live)).toBe('2026-09-02');
  expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
  expect([isDay('2025-02-29'), isDay('2024-02-29'), isDay('24-1-1'), isDay(5)]).toEqual([false, true, false, false]);
});
