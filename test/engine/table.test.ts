// The table analysis against brute force on small random tables, and its answers on tables one can check by eye.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Scalar } from '../../engine/language.ts';
import { analyseTable, type Column, type Row, type Value } from '../../engine/table.ts';

const literal = (scalar: Scalar): Value | undefined => (typeof scalar === 'object' ? undefined : scalar);
const columns: Column[] = [
  { fact: 'n', type: 'integer', min: 0, max: 6 },
  { fact: 'kind', type: 'string', values: ['a', 'b', 'c'] },
];
const inputs = [0, 1, 2, 3, 4, 5, 6].flatMap((n) => ['a', 'b', 'c'].map((kind) => ({ n, kind })));

/** Plain evaluation, written apart from the analysis. */
function holds(condition: Condition | undefined, input: Record<string, Value>): boolean {
  return Object.entries(condition ?? {}).every(([key, value]) => {
    if (key === 'all') return (value as Condition[]).every((part) => holds(part, input));
    if (key === 'any') return (value as Condition[]).some((part) => holds(part, input));
    if (key === 'not') return !holds(value as Condition, input);
    const seen = input[key] as never;
    return Object.entries(value as object).every(([test, compared]) => {
      if (test === 'is') return seen === compared;
      if (test === 'in') return (compared as Value[]).includes(seen);
      if (test === 'atLeast') return seen >= compared;
      if (test === 'atMost') return seen <= compared;
      throw new Error(test);
    });
  });
}

const test = fc.oneof(
  fc.record({
    n: fc.oneof(
      fc.record({ atLeast: fc.integer({ min: 0, max: 6 }) }),
      fc.record({ atMost: fc.integer({ min: 0, max: 6 }) }),
      fc.record({ is: fc.integer({ min: 0, max: 6 }) }),
    ),
  }),
  fc.record({
    kind: fc.oneof(fc.record({ is: fc.constantFrom('a', 'b', 'c') }), fc.record({ in: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) })),
  }),
) as fc.Arbitrary<Condition>;
const condition = fc.oneof(
  test,
  fc.record({ all: fc.array(test, { minLength: 1, maxLength: 3 }) }),
  fc.record({ any: fc.array(test, { minLength: 1, maxLength: 3 }) }),
  fc.record({ not: test }),
) as fc.Arbitrary<Condition>;
const table = fc
  .array(fc.record({ when: condition, outcome: fc.constantFrom('x', 'y') }), { minLength: 1, maxLength: 6 })
  .map((rows): Row[] => rows.map((row, i) => ({ ...row, id: `r${i}` })));

describe('decision tables', () => {
  it('agrees with brute force', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const found = analyseTable(columns, rows, literal);
        const open = inputs.filter((input) => !rows.some((row) => holds(row.when, input)));
        if (found.gap === 'none') expect(open).toEqual([]);
        else expect(open).toContainEqual(found.gap);
        const pairs = rows.flatMap((a, i) =>
          rows
            .slice(i + 1)
            .flatMap((b) => (inputs.some((input) => holds(a.when, input) && holds(b.when, input)) ? [`${a.id} ${b.id}`] : [])),
        );
        expect(found.overlaps.map((pair) => pair.rows.join(' ')).sort()).toEqual(pairs.sort());
        const hidden = rows.filter(
          (row, i) => !inputs.some((input) => holds(row.when, input) && !rows.slice(0, i).some((earlier) => holds(earlier.when, input))),
        );
        expect(found.shadowed).toEqual(hidden.map((row) => row.id));
        expect(found.unknown).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('names a concrete uncovered input', () => {
    const rows: Row[] = [
      { id: 'low', when: { n: { atMost: 2 } }, outcome: 'x' },
      { id: 'high', when: { n: { atLeast: 4 } }, outcome: 'y' },
    ];
    expect(analyseTable(columns, rows, literal).gap).toMatchObject({ n: 3 });
  });

  it('says unknown when a rule compares with a fact or the budget runs out', () => {
    const rows: Row[] = [{ id: 'a', when: { n: { is: { fact: 'm' } } }, outcome: 'x' }];
    expect(analyseTable(columns, rows, literal)).toMatchObject({ gap: 'unknown', unknown: ['a'] });
    const plain: Row[] = [{ id: 'a', when: { n: { is: 1 } }, outcome: 'x' }];
    expect(analyseTable(columns, plain, literal, 1).gap).toBe('unknown');
  });

  it('sees days', () => {
    const days: Column[] = [{ fact: 'on', type: 'date' }];
    const rows: Row[] = [
      { id: 'old', when: { on: { before: '2025-01-01' } }, outcome: 'x' },
      { id: 'new', when: { on: { after: '2025-01-01' } }, outcome: 'y' },
    ];
    expect(analyseTable(days, rows, literal).gap).toEqual({ on: '2025-01-01' });
  });
});
