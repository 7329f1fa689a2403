/** JSON Schema read, not compiled, so that a strict CSP holds: rjsf's validator interface over @cfworker/json-schema. */
import { type OutputUnit, Validator } from '@cfworker/json-schema';
import {
  createErrorHandler,
  getDefaultFormState,
  type RJSFSchema,
  type RJSFValidationError,
  toErrorSchema,
  unwrapErrorHandler,
  type ValidatorType,
  validationDataMerge,
} from '@rjsf/utils';

export interface SchemaFault {
  keyword: string;
  /** JSON Pointer into the data. */
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  message: string;
}

const LEAVES = new Set(
  (
    'required type enum const minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf ' +
    'minItems maxItems uniqueItems minProperties maxProperties additionalProperties anyOf oneOf not contains dependentRequired'
  ).split(' '),
);
const PARAMETER: Record<string, string> = { format: 'format', pattern: 'pattern', enum: 'allowedValues', type: 'type' };

const unescaped = (token: string): string => decodeURIComponent(token).replace(/~1/g, '/').replace(/~0/g, '~');

/** The value at a fragment pointer of a schema; `$ref` on the way is followed within the root. */
function at(root: unknown, pointer: string): unknown {
  let here: unknown = root;
  for (const token of pointer.replace(/^#\/?/, '').split('/').filter(Boolean).map(unescaped)) {
    const next = (here as Record<string, unknown> | undefined)?.[token];
    here = token === '$ref' && typeof next === 'string' ? at(root, next) : next;
  }
  return here;
}

function paramsOf(error: OutputUnit, root: unknown): Record<string, unknown> {
  const { keyword } = error;
  if (keyword === 'required') return { missingProperty: /"([^"]+)"/.exec(error.error)?.[1] };
  const name = PARAMETER[keyword] ?? (/^(min|max)|imum$/i.test(keyword) ? 'limit' : undefined);
  return name ? { [name]: at(root, error.keywordLocation) } : {};
}

const toFault =
  (root: unknown) =>
  (error: OutputUnit): SchemaFault => ({
    keyword: error.keyword,
    instancePath: error.instanceLocation.replace(/^#/, ''),
    schemaPath: error.keywordLocation,
    params: paramsOf(error, root),
    message: error.error,
  });

const compiled = new WeakMap<object, Validator>();
function validatorOf(schema: object, root?: RJSFSchema): Validator {
  const known = compiled.get(schema);
  if (known) return known;
  const whole = root && root !== schema && root.$defs ? { ...schema, $defs: root.$defs } : schema;
  const made = new Validator(whole, '2020-12', false);
  compiled.set(schema, made);
  return made;
}

/** Every fault of the data under the schema. */
export function faultsOf(schema: object, data: unknown): SchemaFault[] {
  const result = validatorOf(schema).validate(data === undefined ? null : JSON.parse(JSON.stringify(data)));
  return result.valid ? [] : result.errors.filter((error) => LEAVES.has(error.keyword)).map(toFault(schema));
}

function toRjsf(fault: SchemaFault): RJSFValidationError {
  const place = fault.instancePath.replace(/\//g, '.');
  const property = fault.params.missingProperty ? `${place}.${String(fault.params.missingProperty)}` : place;
  return {
    name: fault.keyword,
    property,
    message: fault.message,
    params: fault.params,
    stack: `${property} ${fault.message}`,
    schemaPath: fault.schemaPath,
  };
}

export const validator: ValidatorType = {
  reset() {},
  isValid: (schema, data, root) => validatorOf(schema as object, root).validate(data ?? null).valid,
  rawValidation: <Result>(schema: RJSFSchema, data: unknown) => ({ errors: faultsOf(schema, data) as Result[] }),
  validateFormData(data, schema, customValidate, transformErrors, uiSchema) {
    const found = faultsOf(schema, data).map(toRjsf);
    const errors = transformErrors ? transformErrors(found, uiSchema) : found;
    const errorSchema = toErrorSchema(errors);
    if (typeof customValidate !== 'function') return { errors, errorSchema };
    const filled = getDefaultFormState(validator, schema, data, schema, true);
    const handled = customValidate(filled, createErrorHandler(filled ?? {}), uiSchema);
    return validationDataMerge({ errors, errorSchema }, unwrapErrorHandler(handled));
  },
};
