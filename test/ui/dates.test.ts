/** Dates as typed and shown. */
import { describe, expect, it } from 'vitest';
import { daysBetween, moveDay, readDay, showDay, showMoment } from '../../ui/shell/dates.ts';

describe('dates', () => {
  it.each([['20.11.2026'], ['20112026'], ['20/11/2026'], ['20 11 2026'], ['2026-11-20'], [' 20.11.2026 ']])('reads %s', (typed) =>
    expect(readDay(typed)).toBe('2026-11-20'),
  );
  it.each([['31.02.2026'], ['20.13.2026'], ['20.11.26'], ['сегодня'], ['']])('does not read %s', (typed) =>
    expect(readDay(typed)).toBeUndefined(),
  );
  it('shows days and instants of the country, and leaves other texts alone', () => {
    expect(showDay('2026-11-20')).toBe('20.11.2026');
    expect(showMoment('2026-11-20T20:30:00Z')).toBe('21.11.2026 02:30');
    expect(showDay('A-77')).toBe('A-77');
    expect(showDay('2026')).toBe('2026');
  });
  it('moves by days and months, staying in the month', () => {
    expect(moveDay('2026-01-31', { months: 1 })).toBe('2026-02-28');
    expect(moveDay('2026-12-31', { days: 1 })).toBe('2027-01-01');
    expect(moveDay('2028-02-29', { months: 12 })).toBe('2029-02-28');
    expect(daysBetween('2026-11-20', '2026-12-01')).toBe(11);
  });
});
