/** `minLength` and `maxLength` in characters (code points), as JSON Schema has them, counted only where the length in code units leaves a doubt: most texts are far from their limit. */
import { _, type Ajv, type KeywordCxt } from 'ajv';

/** Puts them in place of ajv's own, which count every text through. */
export function countOnlyInDoubt(ajv: Ajv): Ajv {
  for (const keyword of ['maxLength', 'minLength'] as const) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({
      keyword,
      type: 'string',
      schemaType: 'number',
      error: { message: keyword, params: ({ schemaCode }) => _`{limit: ${schemaCode}}` },
      code: (context) => limit(context, keyword),
    });
  }
  return ajv;
}

/** A character has one or two code units: from `length` alone a text can be within, beyond, or in doubt. */
function limit(context: KeywordCxt, keyword: 'maxLength' | 'minLength'): void {
  const { data, schemaCode, gen } = context;
  const count = gen.scopeValue('func', { key: characters, ref: characters });
  context.fail(
    keyword === 'maxLength'
      ? _`${data}.length > ${schemaCode} && ${count}(${data}) > ${schemaCode}`
      : _`${data}.length < 2 * ${schemaCode} && ${count}(${data}) < ${schemaCode}`,
  );
}

function characters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}
