/** The interpreted validator of the screens agrees with ajv: same verdict, same places, same keywords, over mutated answers. */
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, validator } from '../../ui/form/validator.ts';
import { everything, report } from './fixtures/views.ts';

const formats = { date: true, uri: true, email: true, file: true } as const;
const schemas = [...everything('ky').sections, ...report('ky').sections].map(({ schema }) => schema);

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    null,
    0,
    1,
    51,
    -1,
    1.5,
    true,
    false,
    'а',
    'аб',
    '😀'.repeat(101),
    'x'.repeat(501),
    [],
    {},
    ['a', 'a'],
    ['x'],
    [1],
    [{}],
    [{ name: 'А' }],
    [{ name: 'Аб', role: 1, more: 1 }],
  ),
  fc.record(
    { 'plan-conformity': fc.constantFrom({}, { text: 1 }, { text: 'т', links: 'no' }, { text: 'т', more: true }) },
    { requiredKeys: [] },
  ),
);
const names = [
  'kind',
  'reason',
  'start',
  'seats',
  'mail',
  'levels',
  'source',
  'members',
  'charter',
  'accurate',
  'body',
  'closing',
  'criteria',
  'constructor',
];
const answers = fc.dictionary(fc.constantFrom(...names), value);

describe('the interpreted validator', () => {
  it.each(schemas.map((schema, index) => [index, schema] as const))('agrees with ajv on schema %i', (_index, schema) => {
    const judge = new Ajv({ strict: false, allErrors: true, ownProperties: true, formats }).compile(schema);
    fc.assert(
      fc.property(answers, (data) => {
        const good = judge(data);
        const theirs = [
          ...new Set(
            (judge.errors ?? []).map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${params.missingProperty ?? ''}`),
          ),
        ].sort();
        const ours = [
          ...new Set(
            faultsOf(schema, data)
              .filter(({ keyword }) => keyword !== 'format')
              .map(({ instancePath, keyword, params }) => place(instancePath, keyword, params)),
          ),
        ].sort();
        expect(ours.length === 0).toBe(good);
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });

  it('speaks to the form library by property paths', () => {
    const { errorSchema } = validator.validateFormData({}, { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] });
    expect(errorSchema).toEqual({ a: { __errors: [expect.stringContaining('a')] } });
    expect(validator.isValid({ type: 'string' }, 'x', {})).toBe(true);
  });
});

const place = (path: string, keyword: string, params: Record<string, unknown>): string =>
  `${path} ${keyword} ${params.missingProperty ?? ''}`;
