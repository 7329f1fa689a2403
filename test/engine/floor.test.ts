// The floor of decisions: two tables are compared as brute force compares them, over every input.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Scalar } from '../../engine/language.ts';
import { judge } from '../../engine/logic.ts';
import { type Column, findBetter, type Row, type Value } from '../../engine/table.ts';

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
