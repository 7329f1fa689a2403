/** Takes one definition; gives the faults of its shape against the meta-schema of its kind. Knows nothing of other definitions. */
import type { ErrorObject } from 'ajv';
import { type Definition, escaped } from '../load.ts';
import type { Form, Service } from '../model.ts';
import { metaValidator } from './meta-validator.ts';
import { schemaFaults } from './schema.ts';
import { nearest } from './subject.ts';

/** A fault at a JSON Pointer of one definition; `at` says whether its key or its value is meant. */
export interface Fault {
  pointer: string;
  code: string;
  params: Record<string, unknown>;
  at: 'key' | 'value';
}

const found = new WeakMap<Definition, Fault[]>();

/** All faults of shape, those of a form's schemas included. A missing translation is among them, under its own code. */
export function shapeFaults(definition: Definition): Fault[] {
  const faults = found.get(definition) ?? judged(definition);
  found.set(definition, faults);
  return faults;
}

function judged(definition: Definition): Fault[] {
  const faults = metaFaults(definition);
  if (!isReadable(faults)) return faults;
  if (definition.kind === 'form') return [...faults, ...formSchemaFaults(definition.value as Form)];
  return definition.kind === 'service' ? [...faults, ...answerSchemaFaults(definition.value as Service)] : faults;
}

function formSchemaFaults({ schema, criteria }: Form): Fault[] {
  const parts = (['each', 'before', 'after'] as const).flatMap((part) =>
    criteria?.[part] ? schemaFaults(criteria[part].schema, `/criteria/${part}/schema`) : [],
  );
  return schema === undefined ? parts : schemaFaults(schema, '/schema');
}

/** Another's answer may hold more than is asked of it. */
function answerSchemaFaults({ answer }: Service): Fault[] {
  return schemaFaults(answer.schema, '/answer/schema').filter(({ code }) => code !== 'schema.open');
}

function metaFaults(definition: Definition): Fault[] {
  const validate = metaValidator(definition.kind);
  if (validate(definition.value)) return [];
  return (validate.errors ?? []).filter((error) => !(error.propertyName !== undefined && error.keyword !== 'propertyNames')).map(faultOf);
}

function faultOf(error: ErrorObject): Fault {
  const schema = (error.parentSchema ?? {}) as { title?: string; properties?: Record<string, unknown>; type?: unknown };
  const fault = (code: string, params: Record<string, unknown>, at: Fault['at'] = 'value', pointer = error.instancePath): Fault => ({
    pointer,
    code,
    params,
    at,
  });
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      if (schema.title === 'Text') return fault('translation.missing', { language: params.missingProperty });
      return fault('shape.required', { property: params.missingProperty });
    case 'additionalProperties':
      return fault(
        'shape.unknown',
        { property: params.additionalProperty, known: nearest(params.additionalProperty, Object.keys(schema.properties ?? {}), 12) },
        'key',
        `${error.instancePath}/${escaped(params.additionalProperty)}`,
      );
    case 'propertyNames':
      return fault('shape.name', { property: params.propertyName }, 'key', `${error.instancePath}/${escaped(params.propertyName)}`);
    case 'pick':
      return params.found ? fault('shape.exclusive', { found: params.found }) : fault('shape.choice', { options: params.options });
    case 'type':
      return schema.title === 'Text' ? fault('shape.text', {}) : fault('shape.type', { expected: params.type });
    case 'enum':
      return fault('shape.enum', { allowed: params.allowedValues });
    case 'const':
      return fault('shape.enum', { allowed: [params.allowedValue] });
    case 'pattern':
      return schema.title === 'Id'
        ? fault('shape.id', { value: error.data })
        : schema.title === 'IsoDate'
          ? fault('shape.date', { value: error.data })
          : fault('shape.pattern', { value: error.data, pattern: params.pattern });
    case 'format':
      return fault('shape.date', { value: error.data });
    case 'minLength':
      return /\/(ky|ru|en)$/.test(error.instancePath)
        ? fault('translation.missing', { language: error.instancePath.slice(-2) })
        : fault('shape.empty', {});
    case 'minItems':
    case 'minProperties':
      return fault('shape.empty', {});
    default:
      return fault('shape.limit', { rule: error.keyword, limit: params.limit ?? '' });
  }
}

/** Faults that leave a definition readable: its meaning can still be checked. */
const MINOR = [
  'translation.missing',
  'reference.unknown',
  'schema.keyword',
  'schema.open',
  'pattern.syntax',
  'pattern.endless',
  'pattern.unclear',
  'pattern.long',
];

export function isReadable(faults: Fault[]): boolean {
  return faults.every(({ code }) => MINOR.includes(code));
}
