// What the check says of a whole condition, against every value that its facts can have or lack.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { list, numeric, object, value } from '../../engine/check/data-shape.ts';
import { boundOf } from '../../engine/check/guard.ts';
import type { World } from '../../engine/check/world.ts';
import type { Condition } from '../../engine/language.ts';
import { judge } from '../../engine/logic.ts';

const limits = [
  { from: '2026-01-01', value: 2 },
  { from: '2027-01-01', value: 0 },
];
const world = {
  get: () => ({ effectiveFrom: '2026-01-01' }),
  parameters: new Map([['limit', { values: limits }]]),
} as unknown as World;
const scope = {
  root: {},
  facts: {
    n: numeric({ min: 0, max: 3, whole: true }),
    kind: value('string', ['a', 'b']),
    yes: value('boolean'),
    tags: list(value('string')),
    other: object({}, true),
  },
};
const values: Record<string, unknown[]> = {
  n: [undefined, 0, 1, 2, 3],
  kind: [undefined, 'a', 'b'],
  yes: [undefined, true, false],
  tags: [undefined, [], ['x'], ['y'], ['x', 'y']],
};
const worlds = Object.entries(values).reduce<Record<string, unknown>[]>(
  (all, [name, each]) => all.flatMap((one) => each.map((known) => ({ ...one, [name]: known }))),
  [{}],
);

const amount = fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constant({ param: 'limit' }), fc.constant({ fact: 'm' }));
const test = fc.oneof(
  fc.record({
    n: fc.oneof(
      ...(['is', 'not', 'atLeast', 'atMost', 'moreThan', 'lessThan'] as const).map((name) => fc.record({ [name]: amount })),
      fc.record({ atLeast: amount, atMost: amount }),
      fc.record({ known: fc.boolean() }),
    ),
  }),
  fc.record({ kind: fc.oneof(fc.record({ is: fc.constantFrom('a', 'b') }), fc.record({ notIn: fc.subarray(['a', 'b']) })) }),
  fc.record({ yes: fc.record({ is: fc.boolean() }) }),
  fc.record({ tags: fc.oneof(fc.record({ has: fc.constantFrom('x', 'y') }), fc.record({ hasNot: fc.constantFrom('x', 'y') })) }),
) as fc.Arbitrary<Condition>;
const group = fc.array(test, { minLength: 1, maxLength: 3 });
const condition = fc.oneof(
  group.map((all): Condition => ({ all })),
  group.map((any): Condition => ({ any })),
  fc.tuple(group, test).map(([any, not]): Condition => ({ all: [{ any }, { not }] })),
);

const verdicts = (asked: Condition, day: string, of: Record<string, unknown>[]) =>
  of.map((facts) =>
    judge(asked, {
      fact: (name) => facts[name],
      param: () => limits.filter(({ from }) => from <= day).at(-1)?.value,
    }),
  );
const mentions = (asked: Condition, name: string) => JSON.stringify(asked).includes(`"${name}"`);

describe('a condition as a whole', () => {
  it('is said never to hold, or always, only where that is so', () => {
    let [dead, idle] = [0, 0];
    fc.assert(
      fc.property(condition, (asked) => {
        const bound = boundOf(world, asked, scope);
        const days = limits.map(({ from }) => from).filter((day) => day >= (bound?.from ?? ''));
        if (bound?.extent === 'never') {
          dead += 1;
          const others = worlds.flatMap((one) => [0, 1, 2, 3].map((m) => ({ ...one, m })));
          for (const day of days) expect(verdicts(asked, day, mentions(asked, 'm') ? others : worlds)).not.toContain(true);
        }
        if (bound?.extent === 'always') {
          idle += 1;
          const full = worlds.filter((one) => Object.values(one).every((known) => known !== undefined));
          for (const day of days) expect(verdicts(asked, day, full)).not.toContain(false);
        }
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect([dead > 50, idle > 50]).toEqual([true, true]);
  });

  it('is found dead wherever no two facts are compared with each other', () => {
    fc.assert(
      fc.property(
        condition.filter((asked) => !mentions(asked, 'fact')),
        (asked) => {
          const never = limits.every(({ from }) => !verdicts(asked, from, worlds).includes(true));
          if (never) expect(boundOf(world, asked, scope)).toMatchObject({ extent: 'never' });
        },
      ),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('names the day since which it can no longer hold', () => {
    expect(boundOf(world, { n: { lessThan: { param: 'limit' } } }, scope)).toEqual({ extent: 'never', facts: ['n'], from: '2027-01-01' });
  });

  it('is left alone past the budget', () => {
    const wide = { all: Array.from({ length: 12 }, (_, n) => ({ any: [{ [`f${n}`]: { is: 1 } }, { [`g${n}`]: { is: 1 } }] })) };
    const facts = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [
        [`f${n}`, value('number')],
        [`g${n}`, value('number')],
      ]).flat(),
    );
    expect(
      boundOf(world, { all: [wide, { yes: { is: true, not: true } }] }, { root: {}, facts: { ...scope.facts, ...facts } }),
    ).toBeUndefined();
  });
});
