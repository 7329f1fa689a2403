// What registers hold of the applicant, and the verbs that look back over it.
import { expect, it } from 'vitest';
import { contextOf } from '../../engine/context.ts';
import { lookup, value } from '../../engine/expression.ts';
import type { Expression } from '../../engine/language.ts';
import type { Case, Edition, Live, Register } from '../../engine/model.ts';
import { ownEntries, registersLookedInto } from '../../engine/own.ts';

const text = { ky: 'а', ru: 'б', en: 'c' };
const register: Register = {
  title: text,
  public: false,
  columns: ['year'],
  fields: {
    year: { title: text, type: 'string' },
    on: { title: text, type: 'date' },
    note: { title: text, type: 'string', sees: ['officer'] },
  },
  status: [
    { id: 'old', title: text, tone: 'neutral', when: { on: { before: { fact: 'today' } } } },
    { id: 'new', title: text, tone: 'good' },
  ],
  basis: 'sample',
};
const live: Live = {
  calendar: { timezone: 'Asia/Bishkek', weekend: [6, 7], rollForward: false, years: {} } as Live['calendar'],
  calendarHash: '',
  own: {
    reports: [
      { id: 'a', data: { year: '2025', on: '2025-10-01', note: 'kept' } },
      { id: 'b', data: { year: '2026', on: '2026-10-01' } },
    ],
    unknown: [],
  },
};
const edition = { registers: { reports: register, other: register }, forms: {}, documents: {}, procedures: {} } as unknown as Edition;
const now = '2026-01-15T06:00:00Z';

it('gives the entries with their status that day, without what only some roles see', () => {
  expect(ownEntries(edition, { now, live })).toEqual({
    reports: [
      { year: '2025', on: '2025-10-01', id: 'a', status: 'old' },
      { year: '2026', on: '2026-10-01', id: 'b', status: 'new' },
    ],
  });
});

it('asks only for the registers that the procedure, its forms and its papers look into', () => {
  const facts = { last: { latestOf: 'own.reports', by: 'on' } };
  const asking = { ...edition, procedures: { p: { facts, states: { s: { actions: { a: { form: 'f' } } } } } } } as unknown as Edition;
  expect(registersLookedInto(asking, 'p')).toEqual(['reports']);
  const further = { ...asking, forms: { f: { prefill: '/own.other' }, g: { prefill: 'own.third' } } } as unknown as Edition;
  expect(registersLookedInto({ ...further, procedures: { p: { ...further.procedures.p } } } as Edition, 'p')).toEqual(['reports', 'other']);
  expect(registersLookedInto(asking, 'nowhere')).toEqual([]);
});

const context = { own: ownEntries(edition, { now, live }), period: { year: '2026' }, today: '2026-01-15' };
const env = { param: (id: string) => (id === 'last-day' ? '12-31' : undefined) };
const of = (expression: Expression) => value(expression, context, env);

it('latestOf is the item whose day comes last, among those that match', () => {
  expect(of({ latestOf: 'own.reports', by: 'on' })).toMatchObject({ id: 'b' });
  expect(of({ latestOf: 'own.reports', by: 'on', where: { year: { is: '2025' } } })).toMatchObject({ id: 'a' });
  expect(of({ latestOf: 'own.reports', by: 'on', where: { year: { is: '2019' } } })).toBeUndefined();
  expect(of({ latestOf: 'own.reports', by: 'year' }), 'not a day').toBeUndefined();
  expect(of({ latestOf: 'own.nothing', by: 'on' }), 'not looked into').toBeUndefined();
  expect(lookup('last.year', context, { ...env, facts: { last: { latestOf: 'own.reports', by: 'on' } } })).toBe('2026');
});

it('dayOf is a day of a year, and nothing where there is no such day', () => {
  expect(of({ dayOf: 'period.year', on: { param: 'last-day' } })).toBe('2026-12-31');
  expect(of({ dayOf: 'period.year', on: { value: '02-30' } })).toBeUndefined();
  expect(of({ dayOf: 'period.none', on: { value: '01-01' } })).toBeUndefined();
});

it('a case knows nothing of a register that was not looked into', () => {
  const kase = {
    header: { id: 'c', procedure: 'p', applicant: { id: 'x', name: text, data: {} }, openedOn: '2026-01-01' },
    data: {},
    deadlines: [],
  };
  const bare = { ...edition, bundle: {}, decisions: {}, parameters: {} } as unknown as Edition;
  const { own: _, ...rest } = live;
  const seen = contextOf(bare, { ...kase, parts: {}, decisions: {}, papers: [], entries: {}, roles: {} } as unknown as Case, {
    now,
    live: rest,
  });
  expect(value({ count: 'own.reports' }, seen, env)).toBeUndefined();
});
