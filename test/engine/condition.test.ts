// Three-valued conditions and expressions: unknown is never taken for false, zero or empty.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, settle, truth } from '../../engine/condition.ts';
import { type Env, envOf, parametersOn } from '../../engine/environment.ts';
import { value } from '../../engine/expression.ts';
import type { Condition, Expression, Test } from '../../engine/language.ts';
import { edition, live } from '../fixtures/edition.ts';

const context = {
  today: '2026-09-01',
  applicant: { name: 'School', size: 12, tags: ['a', 'b'], nothing: null },
  report: { criteria: { library: { verdict: 'unmet', hours: 2 }, teachers: { verdict: 'met', hours: 3 }, leaders: { hours: 1 } } },
  plan: {
    items: [
      { due: '2026-10-01', done: false },
      { due: '2026-02-28', done: true },
    ],
  },
  parts: {
    vote: [
      { yes: true, person: 'p' },
      { yes: false, person: 'q' },
    ],
  },
};
const env: Env = {
  param: parametersOn(edition, '2026-09-01'),
  live,
  edition,
  facts: { small: { count: 'parts.vote' }, loop: 'loop', days: { values: 'plan.items', of: 'due' } },
};
const judge = (condition: Condition) => truth(condition, context, env);
const read = (expression: Expression) => value(expression, context, env);

describe('conditions', () => {
  it.each<[string, Test, boolean | undefined]>([
    ['applicant.size', { atLeast: 12 }, true],
    ['applicant.size', { moreThan: 12 }, false],
    ['applicant.size', { is: 12, lessThan: 13 }, true],
    ['applicant.size', { atMost: { param: 'text-limit' } }, true],
    ['applicant.size', { atMost: { param: 'none' } }, undefined],
    ['applicant.size', { before: '2026-01-01' }, undefined],
    ['applicant.name', { in: ['School', 'College'] }, true],
    ['applicant.name', { notIn: ['School', { fact: 'applicant.missing' }] }, false],
    ['applicant.name', { in: ['College', { fact: 'applicant.missing' }] }, undefined],
    ['applicant.tags', { has: 'a' }, true],
    ['applicant.tags', { hasNot: 'a' }, false],
    ['applicant.nothing', { known: true }, false],
    ['applicant.nothing', { not: 'x' }, undefined],
    ['applicant.missing', { known: false }, true],
    ['applicant.constructor', { known: true }, false],
    ['applicant.name.length', { known: true }, false],
    ['today', { onOrAfter: '2026-09-01', before: '2026-09-02' }, true],
    ['small', { is: 2 }, true],
    ['loop', { known: true }, false],
  ])('%s %j is %s', (fact, test, wanted) => expect(judge({ [fact]: test } as Condition).value).toBe(wanted));

  it('names what is unknown, and only what matters', () => {
    expect(judge({ 'applicant.x': { is: 1 }, 'applicant.y': { is: 2 } })).toEqual({
      value: undefined,
      unknown: ['applicant.x', 'applicant.y'],
    });
    expect(judge({ 'applicant.x': { is: 1 }, 'applicant.size': { is: 1 } } as Condition)).toEqual({ value: false, unknown: [] });
    expect(judge({ any: [{ 'applicant.x': { is: 1 } }, { 'applicant.size': { is: 12 } }] } as Condition)).toEqual({
      value: true,
      unknown: [],
    });
    expect(judge({ not: { 'applicant.x': { is: 1 } } } as Condition)).toEqual({ value: undefined, unknown: ['applicant.x'] });
  });
});

describe('expressions', () => {
  it.each<[Expression, unknown]>([
    [{ count: 'report.criteria' }, 3],
    [{ count: 'report.criteria', where: { verdict: { is: 'unmet' } } }, undefined],
    [{ any: 'report.criteria', where: { verdict: { is: 'unmet' } } }, true],
    [{ every: 'report.criteria', where: { verdict: { is: 'met' } } }, false],
    [{ count: 'report.nothing' }, undefined],
    [{ share: 'parts.vote', where: { yes: { is: true } } }, 0.5],
    [{ sum: 'report.criteria', of: 'hours' }, 6],
    [{ max: 'report.criteria', of: 'hours' }, 3],
    [{ min: 'report.criteria', of: 'hours', where: { verdict: { known: true } } }, 2],
    [{ sum: 'report.criteria', of: 'verdict' }, undefined],
    [{ min: 'report.criteria', of: 'verdict' }, undefined],
    [{ min: 'plan.items', of: 'due' }, '2026-02-28'],
    [{ max: 'plan.items', of: 'due' }, '2026-10-01'],
    [{ max: 'plan.items', of: 'due', where: { done: { is: true } } }, '2026-02-28'],
    [{ min: 'plan.items', of: 'due', where: { done: { is: 'never' } } }, undefined],
    [{ values: 'plan.items', of: 'due' }, ['2026-10-01', '2026-02-28']],
    [{ values: 'plan.items', of: 'due', where: { done: { is: true } } }, ['2026-02-28']],
    [{ values: 'report.criteria', of: 'verdict', where: { verdict: { known: true } } }, ['met', 'unmet']],
    [{ values: 'report.criteria', of: 'verdict' }, undefined],
    [{ values: 'report.criteria', of: 'hours', where: { verdict: { is: 'met' } } }, undefined],
    [{ every: 'plan.items', where: { '/days': { has: { fact: 'due' } } } }, true],
    [{ values: 'report.nothing', of: 'hours' }, undefined],
    [{ date: 'today', plus: { years: { param: 'term-full' } } }, '2031-09-01'],
    [{ date: 'today', minus: { workingDays: 1 } }, '2026-08-31'],
    [{ earliest: ['today', { value: '2025-01-01' }] }, '2025-01-01'],
    [{ latest: ['today', 'applicant.missing'] }, undefined],
    [{ first: ['applicant.missing', 'today'] }, '2026-09-01'],
    // biome-ignore lint/suspicious/noThenProperty: a word of the language
    [{ if: { 'applicant.size': { is: 12 } } as Condition, then: { value: 1 }, else: { value: 2 } }, 1],
    // biome-ignore lint/suspicious/noThenProperty: a word of the language
    [{ if: { 'applicant.x': { is: 12 } } as Condition, then: { value: 1 }, else: { value: 2 } }, undefined],
    [{ typeTitle: 'applicant.name' }, undefined],
    [{ value: null }, undefined],
  ])('%j is %j', (expression, wanted) => expect(read(expression)).toEqual(wanted));

  it('items of criteria carry their criterion, in the order of the set', () => {
    const each = { key: 'key', code: 'criterion.code', section: 'criterion.section', today: '/today', far: '/small' };
    expect(read({ list: 'report.criteria', each })).toEqual([
      { key: 'teachers', code: '1.1', section: 'people', today: '2026-09-01', far: 2 },
      { key: 'leaders', code: '1.2', section: 'people', today: '2026-09-01', far: 2 },
      { key: 'library', code: '2.1', section: 'rooms', today: '2026-09-01', far: 2 },
    ]);
  });

  it('says with dates and unknowns', () => {
    const said = read({ say: { ky: '{n}', ru: '{n} к {today}', en: '{n} by {today}: {nothing}' }, with: { n: 'applicant.size' } });
    expect(said).toEqual({ ky: '12', ru: '12 к 01.09.2026', en: '12 by 01.09.2026: …' });
  });

  it('labels of codes', () => {
    const labelled = { ...context, ruling: { outcome: 'full', all: ['short', 'full'] } };
    expect(value({ label: 'ruling.outcome', classifier: 'outcome' }, labelled, env)).toMatchObject({ en: 'Five years' });
    expect(value({ label: 'ruling.all', classifier: 'outcome' }, labelled, env)).toHaveLength(2);
  });
});

/** A plain reading of the language, written apart from the engine's. */
function plainly(condition: Condition, facts: Record<string, unknown>): boolean | undefined {
  const all = (values: (boolean | undefined)[]): boolean | undefined =>
    values.includes(false) ? false : values.includes(undefined) ? undefined : true;
  return all(
    Object.entries(condition).map(([key, part]) => {
      if (key === 'all') return all((part as Condition[]).map((one) => plainly(one, facts)));
      if (key === 'any') {
        const values = (part as Condition[]).map((one) => plainly(one, facts));
        return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
      }
      if (key === 'not') {
        const inner = plainly(part as Condition, facts);
        return inner === undefined ? undefined : !inner;
      }
      return all(
        Object.entries(part as Test).map(([operator, limit]) =>
          one(operator, Object.hasOwn(facts, key) ? facts[key] : undefined, limit as unknown),
        ),
      );
    }),
  );
}
function one(operator: string, seen: unknown, limit: unknown): boolean | undefined {
  if (operator === 'known') return (seen !== undefined) === limit;
  if (seen === undefined) return undefined;
  if (operator === 'is') return seen === limit;
  if (operator === 'not') return seen !== limit;
  if (operator === 'in') return (limit as unknown[]).includes(seen);
  if (operator === 'notIn') return !(limit as unknown[]).includes(seen);
  if (typeof seen !== 'number' || typeof limit !== 'number') return undefined;
  return { atLeast: seen >= limit, atMost: seen <= limit, moreThan: seen > limit, lessThan: seen < limit }[operator];
}

const names = ['a', 'b', 'constructor', 'length'];
const scalar = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y'), fc.boolean());
const test: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ is: scalar }),
  fc.record({ not: scalar }),
  fc.record({ in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ notIn: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ atLeast: fc.integer({ min: 0, max: 3 }), lessThan: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ moreThan: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ known: fc.boolean() }),
);
const conditions = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.dictionary(fc.constantFrom(...names), test, { minKeys: 1, maxKeys: 2, noNullPrototype: true }) as unknown as fc.Arbitrary<Condition>,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) as unknown as fc.Arbitrary<Condition>,
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) as unknown as fc.Arbitrary<Condition>,
    fc.record({ not: tie('node') }) as unknown as fc.Arbitrary<Condition>,
  ),
})).node;
const facts = fc.dictionary(fc.constantFrom(...names), scalar, { noNullPrototype: true });
const plainEnv: Env = { param: () => undefined };

describe('properties', () => {
  it('the closures agree with a plain reading', () => {
    const agree = fc.property(conditions, facts, (condition, seen) => {
      expect(truth(condition, seen, plainEnv).value).toBe(plainly(condition, seen));
    });
    fc.assert(agree, { numRuns: 2000 });
  });

  it('what is known does not change when more becomes known', () => {
    fc.assert(
      fc.property(conditions, facts, facts, (condition, more, few) => {
        const known = truth(withoutKnown(condition), few, plainEnv).value;
        if (known !== undefined) expect(truth(withoutKnown(condition), { ...more, ...few }, plainEnv).value).toBe(known);
      }),
    );
  });

  it('a settled condition judges as the whole one', () => {
    fc.assert(
      fc.property(conditions, facts, (condition, seen) => {
        const isOpen = (fact: string): boolean => fact === 'a' || fact === 'length';
        const settled = settle(condition, isOpen, seen, plainEnv);
        const open = Object.fromEntries(Object.entries(seen).filter(([name]) => isOpen(name)));
        expect(truth(settled, {}, { ...plainEnv, item: open }).value).toBe(truth(condition, seen, plainEnv).value);
      }),
      { numRuns: 1000 },
    );
  });
});

function withoutKnown(condition: Condition): Condition {
  return JSON.parse(JSON.stringify(condition).replace(/"known":(true|false)/g, '"is":$1'));
}

it('parameters have the value of their day', () => {
  expect([
    parametersOn(edition, '2026-12-31')('term-full'),
    parametersOn(edition, '2027-01-01')('term-full'),
    parametersOn(edition, '2020-01-01')('term-full'),
  ]).toEqual([5, 6, undefined]);
  expect(envOf(edition, { case: { openedOn: '2028-01-01', procedure: 'assessment' } }).param('term-full')).toBe(6);
  expect(holds(undefined, {}, plainEnv)).toBe(true);
});
