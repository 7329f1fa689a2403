// Screens: who has which, in which year a case counts, what a case leaves in a table, and years compared by permanent ids.
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import type { Text } from '../../engine/language.ts';
import type { Actor, Case, Edition } from '../../engine/model.ts';
import { answersAt, compareYears, isAmong, marksOf, seenFields, viewsOf, yearIn } from '../../engine/view.ts';
import { goodBundles } from './good-bundle.ts';

const edition = readEdition(goodBundles(), 'club').edition as Edition;
const text = (en: string): Text => ({ ky: en, ru: en, en });
const actor = (role: string, more: Partial<Actor> = {}): Actor => ({ person: 'a', name: 'A', role, ...more });

describe('who has a screen', () => {
  it('is said by roles, where they are held; in the order of the menu', () => {
    const ids = (one: Actor) => viewsOf(edition, one).map(({ id }) => id);
    expect(ids(actor('clerk', { bundle: 'club' }))).toEqual(['clubs', 'reviews', 'permits']);
    expect(ids(actor('clerk', { bundle: 'elsewhere' }))).toEqual([]);
    expect(ids(actor('owner', { organisation: 'x' }))).toEqual(['permits']);
    expect(ids(actor('owner'))).toEqual([]);
    expect(viewsOf({ ...edition, views: undefined } as never, actor('clerk', { bundle: 'club' }))).toEqual([]);
  });
});

describe('a year', () => {
  it.each([
    ['2026-08-20', 2026],
    [2026, 2026],
    ['2026', 2026],
    ['20261', undefined],
    ['soon', undefined],
    [undefined, undefined],
  ])('of %s is %s', (found, year) => expect(yearIn(found)).toBe(year));
});

describe('what a case leaves in a table', () => {
  const due = (id: string, day: string, status: string, state = 'sent', goesOnIn?: string[]) => ({
    ...{ id, due: day, status, state, title: text(id), words: text('') },
    ...(goesOnIn && { goesOnIn }),
  });
  const kase = {
    header: { procedure: 'permit' },
    state: 'sent',
    deadlines: [
      due('soon', '2026-12-01', 'running'),
      due('past', '2026-11-01', 'running'),
      due('late', '2026-10-01', 'late'),
      due('long-gone', '2026-09-01', 'late', 'draft'),
      due('goes-on', '2026-09-02', 'late', 'draft', ['sent']),
      due('met', '2026-09-03', 'met'),
      due('paused', '2026-09-04', 'paused'),
    ],
  } as unknown as Case;
  const names = (shows: 'deadlines' | 'overdue', deadlines?: string[]) =>
    marksOf(edition, kase, { shows, ...(deadlines && { deadlines }) }, '2026-11-20').map(({ title, tone }) => `${title.en} ${tone}`);

  it('is where it stands, what runs, or what has passed', () => {
    expect(marksOf(edition, kase, { shows: 'state' }, '2026-11-20')).toMatchObject([{ title: { en: 'Sent' } }]);
    expect(names('deadlines')).toEqual(['soon active', 'past bad', 'late bad', 'goes-on bad']);
    expect(names('overdue')).toEqual(['past bad', 'late bad', 'goes-on bad']);
    expect(names('overdue', ['late', 'soon'])).toEqual(['late bad']);
    expect(marksOf(edition, kase, { shows: 'overdue' }, '2026-11-01')).toHaveLength(2);
  });

  it('belongs to a source by procedure and state', () => {
    expect(isAmong([{ procedure: 'permit', states: ['sent'] }], 'permit', 'sent')).toBe(true);
    expect(isAmong([{ procedure: 'permit', states: ['sent'] }], 'permit', 'done')).toBe(false);
    expect(isAmong([{ procedure: 'permit' }], 'permit', 'done')).toBe(true);
    expect(isAmong([{ procedure: 'other' }], 'permit', 'done')).toBe(false);
  });
});

describe('years compared', () => {
  const criteria = edition.criteria.play ?? expect.fail('no criteria');
  const [first] = criteria.sections.flatMap((section) => section.criteria);
  const light = first?.id ?? '';
  const recoded = structuredClone(edition);
  for (const one of recoded.criteria.play?.sections.flatMap((section) => section.criteria) ?? []) one.code = `9.${one.code}`;

  it('hold to a criterion’s id when its code changes, mark what changed, and leave out what was not asked', () => {
    const years = [
      { year: 2024, edition, criteria: { [light]: { verdict: 'poor' }, gone: { verdict: 'good' } } },
      { year: 2025, edition, criteria: { [light]: { verdict: 'poor' } } },
      { year: 2026, edition: recoded, criteria: { [light]: { verdict: 'good', remark: 'better' } } },
    ];
    const [one, last] = compareYears(years, 'review', ['verdict', 'remark']);
    expect(one).toMatchObject({ id: light, code: `9.${first?.code}` });
    expect(one?.cells.map((cell) => [cell?.code, cell?.change, cell?.values.length])).toEqual([
      [first?.code, 'first', 1],
      [first?.code, 'same', 1],
      [`9.${first?.code}`, 'changed', 2],
    ]);
    expect(one?.cells[0]?.values[0]?.title).toEqual(edition.forms.review?.criteria?.each.ui.verdict?.title);
    expect(last?.id).toBe('gone');
    expect(last?.cells.map((cell) => cell?.change)).toEqual(['first', undefined, undefined]);
  });

  it('take a code of a classifier in words', () => {
    const item = edition.classifiers.verdict?.items[0] ?? expect.fail('no item');
    const [one] = compareYears([{ year: 2026, edition, criteria: { [light]: { verdict: item.id } } }], 'review', ['verdict']);
    expect(one?.cells[0]?.values[0]?.value).toEqual(item.title);
  });

  it('find answers where the path leads, and nothing elsewhere', () => {
    expect(answersAt({ review: { criteria: { a: {} } } }, 'review.criteria')).toEqual({ a: {} });
    expect(answersAt({ review: { criteria: [] } }, 'review.criteria')).toBeUndefined();
    expect(answersAt({}, 'review.criteria')).toBeUndefined();
  });

  it('show of an entry what may be seen', () => {
    const register = edition.registers.permits ?? expect.fail('no register');
    expect(seenFields(register, { number: '1', validTo: '2027-01-01', other: 1 }, ({ type }) => type === 'date')).toEqual({
      validTo: '2027-01-01',
    });
  });
});
