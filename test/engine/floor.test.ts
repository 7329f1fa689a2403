// The floor: what a bundle may not loosen, what it may tighten; two tables are compared as brute force compares them, over every input.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Scalar } from '../../engine/language.ts';
import { judge } from '../../engine/logic.ts';
import { type Column, findBetter, type Row, type Value } from '../../engine/table.ts';
import { calendar, overlaid, withParameters } from './overlays.ts';

const columns: Column[] = [
  { fact: 'n', type: 'integer', min: 0, max: 4 },
  { fact: 'kind', type: 'string', values: ['a', 'b'] },
];
const inputs = [0, 1, 2, 3, 4].flatMap((n) => ['a', 'b'].map((kind) => ({ n, kind })));
const literal = (scalar: Scalar): Value | undefined => (typeof scalar === 'object' ? undefined : scalar);
const outcomes = ['most', 'some', 'none'];

const condition = fc.oneof(
  fc.record({ n: fc.record({ atMost: fc.integer({ min: 0, max: 4 }) }) }),
  fc.record({ n: fc.record({ is: fc.integer({ min: 0, max: 4 }) }), kind: fc.record({ is: fc.constantFrom('a', 'b') }) }),
  fc.record({ not: fc.record({ kind: fc.record({ is: fc.constantFrom('a', 'b') }) }) }),
) as fc.Arbitrary<Condition>;
const rows = fc
  .array(fc.record({ when: condition, outcome: fc.constantFrom(...outcomes) }), { minLength: 1, maxLength: 4 })
  .map((list): Row[] => [...list.map((row, index) => ({ ...row, id: `r${index}` })), { id: 'rest', outcome: 'none' }]);

const decidedBy = (table: Row[], input: Record<string, Value>) =>
  table.find(({ when }) => !when || judge(when, { fact: (name) => input[name], param: () => undefined }));
const isBetter = (was: Row, now: Row) => outcomes.indexOf(now.outcome) < outcomes.indexOf(was.outcome);

describe('two tables', () => {
  it('are told apart where one gives more for some facts, and nowhere else', () => {
    let [found, none] = [0, 0];
    fc.assert(
      fc.property(rows, rows, (was, now) => {
        const answer = findBetter(columns, { rows: was, resolve: literal }, { rows: now, resolve: literal }, isBetter);
        const better = inputs.filter((input) => {
          const [before, after] = [decidedBy(was, input), decidedBy(now, input)];
          return before && after && isBetter(before, after);
        });
        if (answer === 'none') none += 1;
        else found += 1;
        if (answer === 'none') expect(better).toEqual([]);
        else expect(better).toContainEqual(answer === 'unknown' ? answer : answer.input);
      }),
      { numRuns: 1000, seed: 11 },
    );
    expect([found > 100, none > 100]).toEqual([true, true]);
  });
});

const facts = (change: object) => ({ 'procedures/base.patch.json': { facts: change } });
const chosen = (yes: string, no: string) =>
  JSON.parse(`{ "said": { "if": { "paper.sure": { "is": true } }, "then": ${yes}, "else": ${no} } }`);
const requirement = (that: object) => ({
  'procedures/base.patch.json': {
    states: {
      open: {
        actions: {
          close: {
            require: [
              { that, else: { ky: 'А', ru: 'А', en: 'A' } },
              { that: { said: { is: true } }, else: { ky: 'А', ru: 'А', en: 'A' } },
            ],
          },
        },
      },
    },
  },
});
const values = (id: string, years: unknown) => ({ 'decisions/term.patch.json': { outcomes: [{ id, values: { years } }] } });
const due = (change: object) => ({ 'procedures/base.patch.json': { states: { open: { due: [change] } } } });

describe('an overlay that is looser', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'a further holiday',
      {
        'calendar.json': calendar(({ years }) =>
          years['2026']?.holidays.push({ date: '2026-06-01', title: { ky: 'А', ru: 'А', en: 'A' } }),
        ),
      },
      ['club/calendar.json floor.calendar law#1'],
    ],
    [
      'a longer weekend',
      {
        'calendar.json': calendar((own) => {
          own.weekend = [0, 5, 6];
        }),
      },
      ['club/calendar.json floor.calendar law#1'],
    ],
    [
      'another time zone',
      {
        'calendar.json': calendar((own) => {
          own.timezone = 'Europe/Lisbon';
        }),
      },
      ['club/calendar.json floor.calendar law#1'],
    ],
    ['a parameter in a requirement', { 'parameters.json': withParameters({ few: 3 }) }, ['club/parameters.json floor.requirement law#1']],
    [
      'a parameter in a requirement of a changed procedure',
      { 'parameters.json': withParameters({ few: 3 }), ...due({ id: 'close', after: { workingDays: 4 } }) },
      ['club/procedures/base.patch.json floor.requirement law#1'],
    ],
    [
      'a requirement with another number',
      requirement({ poor: { atMost: 5 } }),
      ['club/procedures/base.patch.json floor.requirement law#1'],
    ],
    [
      'a requirement that a missing fact meets',
      requirement({ any: [{ poor: { atMost: 2 } }, { poor: { known: false } }] }),
      ['club/procedures/base.patch.json floor.requirement law#1'],
    ],
    ['more years', values('full', 7), ['club/decisions/term.patch.json floor.term law#1']],
    ['years without end', values('full', null), ['club/decisions/term.patch.json floor.term law#1']],
    ['years by a fact', values('full', { fact: 'poor' }), ['club/decisions/term.patch.json floor.term law#1']],
    ['more years by a parameter', { 'parameters.json': withParameters({ 'short-years': 2 }) }, ['club/parameters.json floor.term law#1']],
    [
      'fewer items counted against',
      facts({ poor: { count: 'paper.list', where: { grade: { is: 'poor' }, '/paper.hours': { atLeast: 1 } } } }),
      ['club/procedures/base.patch.json floor.fact law#1'],
    ],
    [
      'what is said for it more often',
      facts(chosen('{ "value": true }', '"paper.yes"')),
      ['club/procedures/base.patch.json floor.fact law#1'],
    ],
    [
      'another list',
      facts({ poor: { count: 'paper.others', where: { grade: { is: 'poor' } } } }),
      ['club/procedures/base.patch.json floor.fact law#1', 'club/procedures/base.patch.json path.field'],
    ],
    [
      'a later anchor',
      facts({ began: { date: 'case.openedOn', plus: { months: 2 } } }),
      ['club/procedures/base.patch.json floor.fact law#1'],
    ],
    [
      'a deadline that runs less often',
      due({ id: 'close', when: { said: { is: true } } }),
      ['club/procedures/base.patch.json floor.due law#1'],
    ],
    [
      'a field asked for less often',
      { 'forms/paper.patch.json': { ui: { why: { requiredWhen: { hours: { atLeast: 6 } } } } } },
      ['club/forms/paper.patch.json floor.field law#1'],
    ],
  ])('%s', (_, files, found) => expect(overlaid(files)).toEqual(found));
});

describe('an overlay that is stricter passes', () => {
  it.each<[string, Record<string, unknown>]>([
    ['nothing changed', {}],
    ['a calendar with the same days', { 'calendar.json': calendar(() => undefined) }],
    [
      'fewer days off',
      {
        'calendar.json': calendar((own) => {
          own.weekend = [0];
        }),
      },
    ],
    ['a parameter in a requirement and in a fact', { 'parameters.json': withParameters({ few: 1 }) }],
    ['a requirement with a smaller number', requirement({ poor: { lessThan: 2 } })],
    ['a requirement with a further test', requirement({ poor: { atMost: 2 }, 'paper.hours': { atLeast: 3 } })],
    ['fewer years', values('full', 4)],
    ['more items counted against', facts({ poor: { count: 'paper.list', where: { grade: { in: ['poor', 'fair'] } } } })],
    ['said and sure', facts(chosen('"paper.yes"', '{ "value": false }'))],
    ['an earlier anchor', facts({ began: { date: 'case.openedOn', plus: { months: 0 } } })],
    ['a fact that no floor reads', facts({ spare: { date: 'case.openedOn', plus: { workingDays: 9 } } })],
    ['a field asked for more often', { 'forms/paper.patch.json': { ui: { why: { requiredWhen: { hours: { atLeast: 4 } } } } } }],
  ])('%s', (_, files) => expect(overlaid(files)).toEqual([]));
});
