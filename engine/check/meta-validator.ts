/**
 * The meta-schemas as one ajv validator a kind, compiled when first asked for. Every `oneOf` becomes `pick`: the branch that the value's own
 * keys point at is validated alone, so that a fault names what the author meant and not every branch that was not meant.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import type { DataValidateFunction, DataValidationCxt } from 'ajv/dist/types/index.js';
import formats from 'ajv-formats';
import { META } from '../meta.gen.ts';

type Schema = Record<string, unknown>;

interface Branch {
  schema: Schema;
  required: string[];
  types: string[];
  validate?: ValidateFunction;
}

let compiled: Ajv | undefined;

/** The validator of one kind of definition; `all errors`, with `parentSchema` for the wording. */
export function metaValidator(kind: string): ValidateFunction {
  compiled ??= build();
  const validator = compiled.getSchema(kind);
  if (!validator) throw new Error(`no meta-schema for ${kind}`);
  return validator;
}

function build(): Ajv {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, inlineRefs: false, meta: false, validateSchema: false });
  formats.default(ajv, ['date']);
  ajv.addKeyword({ keyword: 'pick', schemaType: 'array', errors: 'full', compile: (schemas: Schema[]) => picking(schemas, ajv) });
  for (const [id, schema] of Object.entries(META)) ajv.addSchema(prepared(schema) as Schema, id);
  return ajv;
}

/** `oneOf` → `pick`; days must exist in the calendar, not only look like it. */
function prepared(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(prepared);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).flatMap(([key, value]) =>
    key === '$id' || key === 'tsType' ? [] : [[key === 'oneOf' ? 'pick' : key, prepared(value)]],
  );
  return { ...Object.fromEntries(entries), ...('title' in node && node.title === 'IsoDate' && { format: 'date' }) };
}

function picking(schemas: Schema[], ajv: Ajv): DataValidateFunction {
  const branches = schemas.map(branchOf);
  const validate: DataValidateFunction = (data: unknown, place?: DataValidationCxt): boolean => {
    const { branch, error } = choose(branches, data);
    if (!branch) {
      validate.errors = [{ keyword: 'pick', instancePath: place?.instancePath ?? '', schemaPath: '#/pick', params: { ...error }, data }];
      return false;
    }
    branch.validate ??= ajv.compile(branch.schema);
    const holds = branch.validate(data, place);
    validate.errors = branch.validate.errors ?? [];
    return holds === true;
  };
  return validate;
}

function branchOf(schema: Schema): Branch {
  const target = typeof schema.$ref === 'string' ? shared(schema.$ref) : schema;
  const types = [target.type ?? (target.required ? 'object' : [])].flat() as string[];
  return { schema, required: (target.required ?? []) as string[], types };
}

function shared(ref: string): Schema {
  const name = ref.split('/').pop() ?? '';
  return ((META.common?.$defs ?? {}) as Record<string, Schema>)[name] ?? {};
}

/** The branch that the value's type and keys name; or why none or more than one does. */
function choose(branches: Branch[], data: unknown): { branch?: Branch; error?: { options?: string[]; found?: string[] } } {
  const suitable = branches.filter(({ types }) => types.includes(typeOf(data)) || (types.includes('number') && typeOf(data) === 'integer'));
  const options = branches.flatMap(({ required, types }) =>
    required.length > 0 ? [`{${required.join(', ')}}`] : types.filter((type) => type !== 'object'),
  );
  if (suitable.length === 0) return { error: { options } };
  if (typeof data !== 'object' || data === null) return { branch: suitable[0] as Branch };
  const has = (key: string) => Object.hasOwn(data, key);
  const complete = suitable.filter(({ required }) => required.every(has));
  const named = complete.filter(({ required }) => required.length > 0);
  if (named.length > 1) return { error: { found: [...new Set(named.flatMap(({ required }) => required))] } };
  const best =
    named[0] ?? complete[0] ?? suitable.find(({ required }) => required.some(has)) ?? (suitable.length === 1 ? suitable[0] : undefined);
  return best ? { branch: best } : { error: { options } };
}

function typeOf(data: unknown): string {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  return Number.isInteger(data) ? 'integer' : typeof data;
}
