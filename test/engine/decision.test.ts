// Decisions: hit policies, what is unknown, reasons and changes in words; and that both ways of deciding agree.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, decideSync } from '../../engine/decision.ts';
import type { Rule } from '../../engine/definitions.gen.ts';
import type { Condition, Scalar } from '../../engine/language.ts';
import type { Decision, Edition } from '../../engine/model.ts';
import { edition, t } from '../fixtures/edition.ts';

const ON = '2026-09-01';
const term = (facts: Record<string, unknown>, on = ON) => decide(edition, 'term', facts, on);
const withDecision = (decision: Decision): Edition => ({ ...edition, decisions: { it: decision } });

describe('first', () => {
  it('says the outcome, its values and why', async () => {
    const record = await term({ graded: 3, unmet: 0 });
    expect(record).toMatchObject({
      outcome: 'full',
      rule: 'all-met',
      values: { years: 5 },
      undetermined: [],
      facts: { graded: 3, unmet: 0 },
    });
    expect(record.reasons[0]).toMatchObject({ text: t('All 3 criteria are met: 5 years'), rule: 'all-met', legal: ['act#1'], holds: true });
    expect(record.reasons.slice(1).map(({ text }) => text.en)).toEqual(['Unmet criteria: 0', 'Graded criteria: 3 (condition: at least 1)']);
    expect((await term({ graded: 3, unmet: 0 }, '2027-02-01')).values).toEqual({ years: 6 });
  });

  it('says what would have led elsewhere, the nearest first', async () => {
    const { outcome, changes } = await term({ graded: 0, unmet: 3 });
    expect(outcome).toBe('refused');
    expect(changes.map(({ text }) => text.en)).toEqual([
      '“One year” would follow if “Unmet criteria” were at most 1 (now 3)',
      '“Five years” would follow if “Unmet criteria” were 0 (now 3) and “Graded criteria” were at least 1 (now 0)',
    ]);
    expect(changes[0]?.text.ru).toBe('Было бы «One year (ru)», если бы: «Unmet criteria (ru)» — не больше 1 (сейчас 3)');
    expect(changes[0]?.text.ky).toContain('эң көбү 1 (азыр 3)');
  });

  it('says a code by its title, and what is not known as such', async () => {
    const made: Decision = {
      ...decision('first', [rule('met', 'yes', { c: { in: ['met', 'unmet'] }, b: { not: true } } as Condition), rule('rest', 'no')]),
      inputs: {
        b: { title: t('Late'), type: 'boolean' },
        c: { title: t('Verdict'), type: 'string', classifier: 'verdict' },
      },
    };
    const said = (facts: Record<string, unknown>) => decideSync({ ...edition, decisions: { it: made } }, 'it', facts, ON);
    expect(said({ c: 'unmet', b: false }).reasons.map(({ text }) => text.ru)).toEqual([
      'met (ru)',
      'Verdict (ru): Unmet (ru) (условие: одно из Met (ru), Unmet (ru))',
      'Late (ru): нет (условие: не да)',
    ]);
    const [change] = said({ b: true, c: 'other' }).changes;
    expect(change?.text.en).toBe(
      '“Yes” would follow if “Verdict” were one of Met, Unmet (now other) and “Late” were other than yes (now yes)',
    );
    expect(said({ b: true }).changes[0]?.text.en).toContain('“Verdict” were one of Met, Unmet (now not known)');
  });

  it('an unknown earlier row leaves it undetermined, and names the fact', async () => {
    expect(await term({})).toMatchObject({ undetermined: ['unmet', 'graded'], values: {} });
    expect(await term({ unmet: 0 })).toMatchObject({ undetermined: ['graded'] });
    expect((await term({ unmet: 1 })).outcome).toBe('short');
    expect((await term({ unmet: 0 })).outcome).toBeUndefined();
    expect((await term({ unmet: 0 })).reasons[0]?.text.en).toBe('Undetermined: not known is Graded criteria');
  });

  it('a fact of a wrong type is a missing one', async () => {
    for (const unmet of ['0', 0.5, null, [], {}, Number.NaN]) expect((await term({ unmet, graded: 1 })).undetermined).toEqual(['unmet']);
  });
});

const rule = (id: string, outcome: string, when?: Condition): Rule => ({
  id,
  outcome,
  because: t(id),
  basis: 'sample',
  ...(when ? { when } : { otherwise: true as const }),
});
const decision = (policy: Decision['policy'], rules: Rule[]): Decision => ({
  title: t('It'),
  basis: 'sample',
  policy,
  inputs: {
    a: { title: t('a'), type: 'integer' },
    b: { title: t('b'), type: 'boolean' },
    c: { title: t('c'), type: 'string', values: ['x', 'y'] },
    d: { title: t('d'), type: 'date' },
    constructor: { title: t('n'), type: 'number' },
  } as Decision['inputs'],
  outcomes: [
    { id: 'yes', title: t('Yes') },
    { id: 'no', title: t('No') },
  ],
  rules,
  cases: [{ given: {}, expect: {} }],
});
const outcome = (made: Decision, facts: Record<string, unknown>) => {
  const { outcome: found, undetermined, reasons } = decideSync(withDecision(made), 'it', facts, ON);
  return found ?? (undetermined.length > 0 ? undetermined : reasons[0]?.text.en);
};
const low = rule('low', 'yes', { a: { atMost: 3 } } as Condition);
const high = rule('high', 'no', { a: { atLeast: 3 } } as Condition);

describe('unique and any', () => {
  it('unique: two rows at once contradict each other; none falls to otherwise', () => {
    const made = decision('unique', [low, high]);
    expect(outcome(made, { a: 1 })).toBe('yes');
    expect(outcome(made, { a: 3 })).toBe('The rules contradict each other: low, high');
    expect(outcome(made, {})).toEqual(['a']);
    expect(outcome(decision('unique', [low]), { a: 9 })).toBe('No rule covers this');
    expect(outcome(decision('unique', [low, rule('rest', 'no')]), { a: 9 })).toBe('no');
    expect(outcome(decision('unique', [low, rule('rest', 'no')]), {})).toEqual(['a']);
  });

  it('any: rows that agree, and unknown rows of the same outcome, do not stand in the way', () => {
    const same = rule('same', 'yes', { b: { is: true } } as Condition);
    expect(outcome(decision('any', [low, same]), { a: 1 })).toBe('yes');
    expect(outcome(decision('any', [low, { ...same, outcome: 'no' }]), { a: 1 })).toEqual(['b']);
    expect(outcome(decision('any', [low, high]), { a: 3 })).toBe('The rules contradict each other: low, high');
  });
});

const param = fc.constant({ param: 'review-days' });
const int = fc.oneof(
  fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<Scalar>,
  param,
  fc.constant({ fact: 'constructor' }),
  fc.constant({ param: 'none' }),
);
const str = fc.oneof(fc.constantFrom<Scalar>('x', 'y', 'z'), fc.constant({ fact: 'c' }));
const day = fc.constantFrom<Scalar>('2026-01-01', '2026-06-01', { fact: 'd' });
const leaf = fc.oneof(
  fc
    .tuple(fc.constantFrom('is', 'not', 'atLeast', 'atMost', 'moreThan', 'lessThan'), int)
    .map(([operator, limit]) => ({ a: { [operator]: limit } })),
  fc
    .tuple(fc.constantFrom('in', 'notIn'), fc.array(int, { minLength: 1, maxLength: 3 }))
    .map(([operator, limit]) => ({ a: { [operator]: limit } })),
  fc.tuple(fc.constantFrom('is', 'not'), fc.boolean()).map(([operator, limit]) => ({ b: { [operator]: limit } })),
  fc
    .tuple(fc.constantFrom('in', 'notIn'), fc.array(str, { minLength: 1, maxLength: 2 }))
    .map(([operator, limit]) => ({ c: { [operator]: limit } })),
  fc.tuple(fc.constantFrom('onOrAfter', 'onOrBefore', 'after', 'before'), day).map(([operator, limit]) => ({ d: { [operator]: limit } })),
  fc.tuple(fc.constantFrom('a', 'constructor', 'd'), fc.boolean()).map(([fact, limit]) => ({ [fact]: { known: limit } })),
  fc.constant({ a: { atLeast: 'x' as unknown as number } }),
  fc.tuple(fc.constantFrom('has', 'hasNot')).map(([operator]) => ({ c: { [operator]: 'x' } })),
) as unknown as fc.Arbitrary<Condition>;
const conditions = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.tuple(leaf, leaf).map(([one, other]) => ({ ...one, ...other })) as fc.Arbitrary<Condition>,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) as unknown as fc.Arbitrary<Condition>,
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) as unknown as fc.Arbitrary<Condition>,
    fc.record({ not: tie('node') }) as unknown as fc.Arbitrary<Condition>,
  ),
})).node;
const decisions = fc
  .tuple(
    fc.constantFrom<Decision['policy']>('first', 'unique', 'any'),
    fc.array(fc.tuple(conditions, fc.constantFrom('yes', 'no')), { minLength: 1, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([policy, rows, rest]) =>
    decision(policy, [...rows.map(([when, result], i) => rule(`r${i}`, result, when)), ...(rest ? [rule('rest', 'no')] : [])]),
  );
const facts = fc.record(
  {
    a: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom('1', null, [], '__proto__')),
    b: fc.oneof(fc.boolean(), fc.constant('true')),
    c: fc.constantFrom('x', 'y', 'z', 'constructor'),
    d: fc.constantFrom('2026-01-01', '2026-03-01', '2026-06-01', '2026-02-31'),
    constructor: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant('length')),
  },
  { requiredKeys: [] },
);

describe('both ways of deciding', () => {
  it('agree always', async () => {
    await fc.assert(
      fc.asyncProperty(decisions, facts, async (made, seen) => {
        const one = withDecision(made);
        expect(await decide(one, 'it', seen, ON)).toEqual(decideSync(one, 'it', seen, ON));
      }),
      { numRuns: 1500 },
    );
  });

  it('agree when many run at once', async () => {
    const many = Array.from({ length: 50 }, (_, i) => ({ graded: i % 4, unmet: i % 3 }));
    expect(await Promise.all(many.map((seen) => term(seen)))).toEqual(many.map((seen) => decideSync(edition, 'term', seen, ON)));
  });
});
