/** Schema validation by ajv: one instance per schema, kept by content hash; faults as problems with a JSON Pointer. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isDay } from '../calendar.ts';
import type { JsonSchema } from '../language.ts';
import type { Problem } from '../model.ts';
import { problem } from '../problem.ts';
import { countOnlyInDoubt } from './length-keywords.ts';

const KEPT = 500;
const validators = new Map<string, ValidateFunction>();

/** Faults of a value against a schema. The value must be bounded first. */
export function schemaProblems(schema: JsonSchema, hash: string, value: unknown): Problem[] {
  const validate = validatorOf(schema, hash);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => asProblem(error));
}

function validatorOf(schema: JsonSchema, hash: string): ValidateFunction {
  const known = validators.get(hash);
  const validate = known ?? newAjv().compile(schema);
  validators.delete(hash);
  validators.set(hash, validate);
  if (validators.size > KEPT) validators.delete(validators.keys().next().value ?? '');
  return validate;
}

/** `inlineRefs: false` keeps the sixty criteria one function; `allErrors` is safe behind the bounds. */
function newAjv(): Ajv {
  const ajv = new Ajv({
    strict: true,
    strictRequired: false,
    allErrors: true,
    inlineRefs: false,
    meta: false,
    validateSchema: false,
    ownProperties: true,
    verbose: true,
    formats: { date: isDay, uri: isWebAddress, email: isEmail, file: isFileId },
  });
  return countOnlyInDoubt(ajv);
}

const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/?#@\\]+([/?#]\S*)?$/i.test(text);
const isEmail = (text: string): boolean => /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
const isFileId = (text: string): boolean => /^[A-Za-z0-9_-]{1,100}$/.test(text);

function asProblem({ keyword, instancePath, params, data }: ErrorObject): Problem {
  const at = { pointer: instancePath };
  switch (keyword) {
    case 'required':
      return problem('form.required', undefined, { pointer: `${instancePath}/${params.missingProperty}` });
    case 'additionalProperties':
      return problem(
        'form.unknownField',
        { name: params.additionalProperty },
        { pointer: `${instancePath}/${escaped(String(params.additionalProperty))}` },
      );
    case 'maxLength':
    case 'minLength':
      return problem(`form.${keyword}`, { limit: params.limit, length: [...String(data)].length }, at);
    case 'minItems':
    case 'maxItems':
    case 'minimum':
    case 'maximum':
      return problem(`form.${keyword}`, { limit: params.limit }, at);
    case 'type':
    case 'format':
      return problem(`form.${keyword}`, { [keyword]: params[keyword] }, at);
    case 'enum':
      return problem('form.option', { value: data }, at);
    case 'const':
    case 'pattern':
      return problem(`form.${keyword}`, undefined, at);
    case 'uniqueItems':
      return problem('form.unique', undefined, at);
    default:
      return problem('form.invalid', { keyword }, at);
  }
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
