// Limits of characters, counted only where in doubt, against ajv's own, which count each text through.
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOnlyInDoubt } from '../../engine/form/length-keywords.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'ө', '😀', '\ud83d', '\ude00', '\n'), maxLength: 40 });

it('finds the same faults as counting every text', () => {
  fc.assert(
    fc.property(text, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (value, minLength, maxLength) => {
      const schema = { type: 'string', minLength, maxLength };
      const own = countOnlyInDoubt(new Ajv({ allErrors: true, meta: false, validateSchema: false })).compile(schema);
      const plain = new Ajv({ allErrors: true, meta: false, validateSchema: false }).compile(schema);
      expect(own(value)).toBe(plain(value));
      const faults = (errors: typeof own.errors) => (errors ?? []).map(({ keyword, params }) => `${keyword} ${params.limit}`).sort();
      expect(faults(own.errors)).toEqual(faults(plain.errors));
    }),
    { numRuns: 200 },
  );
});
