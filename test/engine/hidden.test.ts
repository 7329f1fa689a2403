// Hidden data never decides: whatever is put into a hidden field, the answer kept and every problem stay the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBounded } from '../../engine/form/bounds.ts';
import { expandForm } from '../../engine/form.ts';
import type { Condition } from '../../engine/language.ts';
import type { Edition } from '../../engine/model.ts';
import { validateInput } from '../../engine/validate.ts';
import { edition, t } from '../fixtures/edition.ts';

const names = ['a', 'b', 'c', 'd'] as const;
const condition = fc.oneof(
  fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, limit]) => ({ [name]: { is: limit } })),
  fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, limit]) => ({ not: { [name]: { is: limit } } })),
  fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, limit]) => ({ [name]: { known: limit } })),
) as unknown as fc.Arbitrary<Condition>;
const fields = fc.tuple(
  ...names.map(() => fc.record({ visibleWhen: condition, requiredWhen: condition, asked: fc.boolean() }, { requiredKeys: ['asked'] })),
);
const answers = fc.dictionary(fc.constantFrom(...names), fc.boolean(), { noNullPrototype: true });

/** A form of four yes-no questions that show and ask for each other. */
const formed = fields.map((list): Edition => {
  const ui = Object.fromEntries(
    names.map((name, i) => {
      const { asked: _, ...conditions } = list[i] ?? { asked: false };
      return [name, { title: t(name), widget: 'radio' as const, ...conditions }];
    }),
  );
  const required = names.filter((_, i) => list[i]?.asked);
  const schema = {
    type: 'object' as const,
    properties: Object.fromEntries(names.map((name) => [name, { type: 'boolean' as const }])),
    required,
  };
  return { ...edition, forms: { asked: { title: t('Asked'), schema, ui } } };
});

describe('hidden data never decides', () => {
  it('what is hidden is not kept, and adding to it changes nothing', () => {
    fc.assert(
      fc.property(formed, answers, fc.boolean(), (made, given, junk) => {
        const expanded = expandForm(made, 'asked', {});
        const first = validateInput(made, expanded, given, {});
        const hidden = names.filter((name) => Object.hasOwn(given, name) && !Object.hasOwn(first.value, name));
        const changed = { ...given, ...Object.fromEntries(hidden.map((name) => [name, junk])) };
        expect(validateInput(made, expanded, first.value, {}).value).toEqual(first.value);
        for (const name of hidden)
          expect(
            first.problems.some(({ pointer }) => pointer === `/${name}` && made.forms.asked?.ui?.[name]?.visibleWhen === undefined),
          ).toBe(false);
        const again = validateInput(made, expanded, changed, {});
        const kept = names.filter((name) => Object.hasOwn(again.value, name));
        for (const name of kept) expect(again.value[name]).toBe(changed[name]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps nothing whose condition does not hold on what is kept', () => {
    fc.assert(
      fc.property(formed, answers, (made, given) => {
        const { value } = validateInput(made, expandForm(made, 'asked', {}), given, {});
        for (const name of names) {
          const visible = made.forms.asked?.ui?.[name]?.visibleWhen;
          if (visible && Object.hasOwn(value, name)) expect(plainly(visible, value)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function plainly(visible: Condition, value: Record<string, unknown>): boolean {
  const [name, test] = Object.entries(visible)[0] as [string, { is?: boolean; known?: boolean } & Record<string, { is: boolean }>];
  if (name === 'not') {
    const [inner, { is }] = Object.entries(test)[0] as [string, { is: boolean }];
    return value[inner] !== undefined && value[inner] !== is;
  }
  return test.known === undefined ? value[name] === test.is : (value[name] !== undefined) === test.known;
}

it('bounds are held without recursion', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  expect(isBounded(deep)).toBe(false);
  expect(isBounded({ a: 'x'.repeat(1_000_001) })).toBe(false);
  expect(isBounded({ a: [1, 2, { b: null }] })).toBe(true);
});
