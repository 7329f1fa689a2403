// Hit policies: what each decides, and that "undetermined" is said exactly where the unknown could change the answer. Tables compile to the same rules.
import { describe, expect, it } from 'vitest';
import { type Verdict, verdictOf } from '../../engine/decision/policy.ts';
import { rulesOf } from '../../engine/decision/rules.ts';
import { decide, decideSync } from '../../engine/decision.ts';
import type { Rule } from '../../engine/definitions.gen.ts';
import type { Condition, TableRow } from '../../engine/language.ts';
import type { Truth } from '../../engine/logic.ts';
import type { Decision } from '../../engine/model.ts';
import { t } from '../fixtures/edition.ts';
import { editionWith, randomOf } from './random-decision.ts';

const ON = '2026-09-01';
const POINTS: Record<string, number> = { high: -3, middle: 0, low: 5 };
const inputs: Decision['inputs'] = {
  a: { title: t('a'), type: 'integer' },
  b: { title: t('b'), type: 'boolean' },
  c: { title: t('c'), type: 'string', values: ['x', 'y'] },
};
const outcomes = Object.entries(POINTS).map(([id, points]) => ({ id, title: t(id), values: { points } }));
const base = { title: t('It'), basis: 'sample' as const, inputs, outcomes, cases: [{ given: {}, expect: {} }] };
const rule = (id: string, outcome: string, when?: object): Rule => ({
  id,
  outcome,
  because: t(id),
  basis: 'sample',
  ...(when ? { when: when as Condition } : { otherwise: true as const }),
});
const RULES = [rule('r1', 'low', { a: { atLeast: 1 } }), rule('r2', 'high', { b: { is: true } }), rule('r3', 'low', { c: { is: 'x' } })];
const made = (policy: Decision['policy'], more: Partial<Decision> = {}): Decision =>
  ({ ...base, policy, rules: RULES, ...more }) as Decision;

const ask = (decision: Decision, facts: Record<string, unknown>) => decideSync(editionWith(decision), 'it', facts, ON);

describe('each policy', () => {
  it('priority: the outcome that stands highest; an unknown lower one does not matter', () => {
    expect(ask(made('priority'), { a: 1, b: true, c: 'y' })).toMatchObject({ outcome: 'high', rule: 'r2' });
    expect(ask(made('priority'), { b: true })).toMatchObject({ outcome: 'high', undetermined: [] });
    expect(ask(made('priority'), { a: 1, c: 'x' }).undetermined).toEqual(['b']);
    expect(ask(made('priority'), { a: 1, b: false })).toMatchObject({ outcome: 'low', rule: 'r1' });
  });

  it('ruleOrder: all that hold, one outcome a rule', () => {
    expect(ask(made('ruleOrder'), { a: 1, b: true, c: 'x' })).toMatchObject({
      outcomes: ['low', 'high', 'low'],
      rules: ['r1', 'r2', 'r3'],
    });
    expect(ask(made('ruleOrder'), { a: 1, b: true }).undetermined).toEqual(['c']);
    const none = ask(made('ruleOrder'), { a: 0, b: false, c: 'y' });
    expect(none).toMatchObject({ outcomes: [], rules: [], undetermined: [] });
    expect(none.reasons.map(({ text }) => text)).toEqual([
      { ky: 'Эч бир эреже аткарылган жок', ru: 'Ни одно правило не выполнено', en: 'No rule holds' },
    ]);
  });

  it('collect: each outcome once, by their order; an unknown rule of a collected outcome does not matter', () => {
    expect(ask(made('collect'), { a: 1, b: true })).toMatchObject({ outcomes: ['high', 'low'], undetermined: [] });
    expect(ask(made('collect'), { a: 1 }).undetermined).toEqual(['b']);
    expect(ask(made('collect', { rules: [...RULES, rule('rest', 'middle')] }), { a: 0, b: false, c: 'y' }).outcomes).toEqual(['middle']);
  });

  it('collect with an aggregate: one number, told as soon as nothing unknown could move it', () => {
    const total = (fold: object, facts: Record<string, unknown>) => {
      const record = ask(made('collect', { aggregate: { ...fold, as: 'n' } as never }), facts);
      return record.values.n ?? record.undetermined;
    };
    expect(total({ sum: 'points' }, { a: 1, b: true, c: 'x' })).toBe(7);
    expect(total({ sum: 'points' }, { a: 1, c: 'x' })).toEqual(['b']);
    expect(total({ sum: 'points' }, { a: 0, b: false, c: 'y' })).toBe(0);
    expect(total({ min: 'points' }, { b: true })).toBe(-3);
    expect(total({ max: 'points' }, { a: 1 })).toBe(5);
    expect(total({ max: 'points' }, { b: true })).toEqual(['a', 'c']);
    expect(total({ count: true }, { a: 1, b: true, c: 'y' })).toBe(2);
    expect(total({ count: true }, { a: 1, b: true })).toEqual(['c']);
    const gap = ask(made('collect', { aggregate: { min: 'points', as: 'n' } }), { a: 0, b: false, c: 'y' });
    expect(gap).toMatchObject({ values: {}, undetermined: [] });
    expect(gap.rules).toBeUndefined();
  });

  it('says the sum in words, and names a parameter that is missing', () => {
    const decision = made('collect', { aggregate: { sum: 'points', as: 'n' } });
    expect(ask(decision, { a: 1, b: false, c: 'y' }).reasons.map(({ text }) => text.en)).toEqual([
      'Sum over the rules: 5',
      'r1',
      'a: 1 (condition: at least 1)',
    ]);
    const dear = { ...decision, outcomes: outcomes.map((each) => ({ ...each, values: { points: { param: 'none' } } })) };
    expect(ask(dear, { a: 1, b: false, c: 'y' }).undetermined).toEqual(['none']);
  });
});

/** What a verdict comes to: the outcome where rules only differ in name. */
function answerOf(decision: Decision, { rules, conflict, total, doubtful, missing }: Verdict): string {
  if (doubtful.length + missing.length > 0) return 'undetermined';
  if (conflict.length > 0) return 'conflict';
  if (decision.aggregate) return `total ${total}`;
  const ids = rules.map(({ outcome }) => outcome);
  return decision.policy === 'collect' ? [...new Set(ids)].sort().join() : ids.join();
}

describe('undetermined', () => {
  it('is said only where the unknown could change the answer, and always there', () => {
    const random = randomOf(11);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const policies = ['first', 'unique', 'any', 'priority', 'ruleOrder', 'collect'] as const;
    const folds = [{ sum: 'points' }, { min: 'points' }, { max: 'points' }, { count: true as const }];
    const carried = (outcome: string) => ({ value: POINTS[outcome] });
    for (let n = 0; n < 6000; n += 1) {
      const policy = pick(policies);
      const rows = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) =>
        rule(`r${index}`, pick(Object.keys(POINTS)), { a: { is: index } }),
      );
      const rest = random() < 0.5 ? [rule('rest', pick(Object.keys(POINTS)))] : [];
      const aggregate = policy === 'collect' && random() < 0.7 ? { aggregate: { ...pick(folds), as: 'n' } } : {};
      const decision = made(policy, { rules: [...rows, ...rest], ...aggregate });
      const truths: Truth[] = rows.map(() => pick([true, false, undefined]));
      const said = verdictOf(decision, truths, carried);
      const completions = completionsOf(truths).map((each) => verdictOf(decision, each, carried));
      const possible = new Set(completions.map((each) => answerOf(decision, each)));
      const told = JSON.stringify({ policy, aggregate, rows: rows.map(({ outcome }) => outcome), rest: rest[0]?.outcome, truths });
      if (answerOf(decision, said) !== 'undetermined') expect([...possible], told).toEqual([answerOf(decision, said)]);
      // another rule deciding for the same outcome is another answer too
      else
        expect(
          new Set(completions.map((each) => JSON.stringify([each.rules.map(({ id }) => id), each.conflict.length > 0]))).size,
          told,
        ).toBeGreaterThan(1);
    }
  });
});

function completionsOf(truths: Truth[]): Truth[][] {
  const open = truths.indexOf(undefined);
  return open < 0 ? [truths] : [true, false].flatMap((value) => completionsOf(truths.with(open, value)));
}

describe('a table', () => {
  const rows: TableRow[] = [
    [{ atLeast: 1 }, '-', 'low', { id: 'one', because: t('own words'), legal: ['act#1'] }],
    [0, true, 'middle'],
    ['-', '-', 'high'],
  ];
  const { rules: _, ...rest } = made('first');
  const table: Decision = { ...rest, table: { columns: ['a', 'b'], rows, because: t('all: {a}'), legal: ['act'], basis: 'proposed' } };

  it('is rules written otherwise', async () => {
    expect(rulesOf(table)).toEqual([
      { id: 'one', when: { a: { atLeast: 1 } }, outcome: 'low', because: t('own words'), legal: ['act#1'], basis: 'proposed' },
      {
        id: 'row-2',
        when: { a: { is: 0 }, b: { is: true } },
        outcome: 'middle',
        because: t('all: {a}'),
        legal: ['act'],
        basis: 'proposed',
      },
      { id: 'row-3', otherwise: true, outcome: 'high', because: t('all: {a}'), legal: ['act'], basis: 'proposed' },
    ]);
    const written: Decision = { ...rest, rules: [...rulesOf(table)] };
    for (const facts of [{ a: 1 }, { a: 0, b: true }, { a: 0 }, {}, { a: 0, b: false }])
      expect(await decide(editionWith(table), 'it', facts, ON)).toEqual(await decide(editionWith(written), 'it', facts, ON));
  });

  it('decides, with the row and its clause as the reason', () => {
    expect(ask(table, { a: 2 })).toMatchObject({ outcome: 'low', rule: 'one', reasons: [{ text: t('own words'), legal: ['act#1'] }, {}] });
    expect(ask(table, { a: -1 })).toMatchObject({ outcome: 'high', rule: 'row-3' });
    expect(ask(table, { a: 0 }).undetermined).toEqual(['b']);
  });
});

describe('the record', () => {
  it('keeps the facts as seen, with the edition and the day that say what they mean', () => {
    const record = ask(made('priority'), { a: 1, b: false, c: 'z', other: 1 });
    expect(record).toMatchObject({ facts: { a: 1, b: false }, edition: editionWith(made('first')).hash, on: ON });
    expect(Object.keys(record.facts)).toEqual(['a', 'b']);
  });
});
