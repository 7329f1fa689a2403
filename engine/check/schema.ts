/** Takes the JSON Schema of a form and the texts of its fields; faults keywords the engine does not know, and fields and texts that do not match. */
import type { FieldUi, JsonSchema } from '../language.ts';
import { resolved } from './data-shape.ts';
import { checkAmount } from './expression.ts';
import { patternFault } from './pattern.ts';
import { at, nearest, type Subject } from './subject.ts';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const FORMATS = ['date', 'uri', 'email', 'file'];
const BOUNDS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
const KEYWORDS = ['type', 'properties', 'required', 'items', 'enum', 'const', 'format', 'pattern', ...BOUNDS, 'uniqueItems', 'additionalProperties', '$ref', '$defs'];
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/;

type Raw = Record<string, unknown>;
const isRaw = (node: unknown): node is Raw => typeof node === 'object' && node !== null && !Array.isArray(node);

/** Whether a schema is sound; only then its fields can be walked. */
export function checkSchema(subject: Subject, schema: unknown, pointer: string): boolean {
  let sound = true;
  const careful: Subject = { ...subject, fault: (...fault) => { if (fault[3]?.level !== 'warning') sound = false; subject.fault(...fault); } };
  if (isRaw(schema) && schema.type !== 'object') careful.fault(pointer, 'schema.object', {});
  checkNode(careful, schema, pointer, isRaw(schema) && isRaw(schema.$defs) ? Object.keys(schema.$defs) : []);
  if (sound && circular(schema as JsonSchema)) careful.fault(at(pointer, '$defs'), 'schema.circle', {});
  return sound;
}

function checkNode(subject: Subject, node: unknown, pointer: string, defs: string[]): void {
  if (!isRaw(node)) return subject.fault(pointer, 'shape.type', { expected: 'object' });
  for (const [keyword, argument] of Object.entries(node)) {
    if (!KEYWORDS.includes(keyword)) subject.fault(at(pointer, keyword), 'schema.keyword', { keyword, known: nearest(keyword, KEYWORDS) }, { at: 'key' });
    else checkKeyword(subject, keyword, argument, node, at(pointer, keyword), defs);
  }
  if (node.$ref === undefined && node.type === undefined) subject.fault(pointer, 'shape.required', { property: 'type' });
  if (node.type === 'array' && node.items === undefined) subject.fault(pointer, 'shape.required', { property: 'items' });
  if (node.type === 'object' && node.properties !== undefined && node.additionalProperties !== false) subject.fault(pointer, 'schema.open', {});
}

function checkKeyword(subject: Subject, keyword: string, argument: unknown, node: Raw, pointer: string, defs: string[]): void {
  const wrong = (expected: string) => subject.fault(pointer, 'shape.type', { expected });
  if (keyword === 'properties' || keyword === '$defs') return checkMembers(subject, keyword, argument, pointer, defs);
  if (keyword === 'items') return checkNode(subject, argument, pointer, defs);
  if (BOUNDS.includes(keyword)) return checkBound(subject, argument, pointer);
  if (keyword === 'type' && !TYPES.includes(argument as string)) subject.fault(pointer, 'shape.enum', { allowed: TYPES });
  if (keyword === 'format' && !FORMATS.includes(argument as string)) subject.fault(pointer, 'shape.enum', { allowed: FORMATS });
  if (keyword === 'additionalProperties' && argument !== false) subject.fault(pointer, 'shape.enum', { allowed: [false] });
  if (keyword === 'uniqueItems' && typeof argument !== 'boolean') wrong('boolean');
  if (keyword === 'const' && !['string', 'number', 'boolean'].includes(typeof argument)) wrong('string, number, boolean');
  if (keyword === 'enum' && !(Array.isArray(argument) && argument.length > 0 && argument.every((item) => ['string', 'number'].includes(typeof item)))) wrong('array');
  if (keyword === '$ref' && !defs.some((name) => argument === `#/$defs/${name}`)) subject.fault(pointer, 'reference.unknown', { kind: '$defs', id: argument, known: defs });
  if (keyword === 'required') checkRequired(subject, argument, node, pointer);
  if (keyword === 'pattern') {
    const fault = typeof argument === 'string' ? patternFault(argument) : undefined;
    if (typeof argument !== 'string') wrong('string');
    else if (fault) subject.fault(pointer, fault.code, fault.params);
  }
}

function checkMembers(subject: Subject, keyword: string, argument: unknown, pointer: string, defs: string[]): void {
  if (!isRaw(argument)) return subject.fault(pointer, 'shape.type', { expected: 'object' });
  for (const [name, member] of Object.entries(argument)) {
    if (keyword === 'properties' && !FIELD_NAME.test(name)) subject.fault(at(pointer, name), 'shape.name', { property: name }, { at: 'key' });
    checkNode(subject, member, at(pointer, name), defs);
  }
}

function checkBound(subject: Subject, argument: unknown, pointer: string): void {
  if (isRaw(argument) && typeof argument.param === 'string' && Object.keys(argument).length === 1) checkAmount(subject, argument, pointer);
  else if (typeof argument !== 'number') subject.fault(pointer, 'shape.choice', { options: ['number', '{param}'] });
}

function checkRequired(subject: Subject, argument: unknown, node: Raw, pointer: string): void {
  if (!Array.isArray(argument)) return subject.fault(pointer, 'shape.type', { expected: 'array' });
  const known = isRaw(node.properties) ? Object.keys(node.properties) : [];
  argument.forEach((name, index) => {
    if (!known.includes(name)) subject.fault(at(pointer, index), 'reference.unknown', { kind: 'field', id: name, known: nearest(String(name), known) });
  });
}

/** `$defs` that contain themselves would never end when expanded. */
function circular(schema: JsonSchema): boolean {
  const refsIn = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(refsIn);
    if (!isRaw(node)) return [];
    return Object.entries(node).flatMap(([key, member]) => (key === '$ref' ? [String(member).slice('#/$defs/'.length)] : key === '$defs' ? [] : refsIn(member)));
  };
  const ends = (name: string, trail: string[]): boolean => !trail.includes(name) && refsIn(schema.$defs?.[name]).every((next) => ends(next, [...trail, name]));
  return !Object.keys(schema.$defs ?? {}).every((name) => ends(name, []));
}

/** Every field has its texts, every text its field; columns of tables likewise. */
export function checkTexts(subject: Subject, schema: JsonSchema, ui: Record<string, FieldUi>, pointers: { schema: string; ui: string }, root: JsonSchema = schema): void {
  const fields = Object.entries(schema.properties ?? {});
  for (const [name, member] of fields) {
    const field = resolved(member, root);
    const texts = Object.hasOwn(ui, name) ? ui[name] : undefined;
    const here = at(pointers.schema, 'properties', name);
    if (!texts) {
      subject.fault(here, 'field.untitled', { field: name }, { at: 'key' });
      continue;
    }
    if (field.enum && !texts.options) subject.fault(at(pointers.ui, name), 'field.unlabelled', { field: name }, { at: 'key', level: 'warning' });
    if (isEndless(field, texts)) subject.fault(here, 'field.endless', { field: name }, { at: 'key', level: 'warning' });
    const inner = field.type === 'array' ? resolved(field.items ?? {}, root) : field;
    const place = field.type === 'array' ? at(here, 'items') : here;
    if (inner.type === 'object') checkTexts(subject, inner, texts.items ?? {}, { schema: place, ui: at(pointers.ui, name, 'items') }, root);
    else if (texts.items) subject.fault(at(pointers.ui, name, 'items'), 'field.noColumns', { field: name }, { at: 'key' });
  }
  for (const name of Object.keys(ui)) {
    if (!fields.some(([field]) => field === name)) subject.fault(at(pointers.ui, name), 'field.unknown', { field: name, known: nearest(name, fields.map(([field]) => field)) }, { at: 'key' });
  }
}

function isEndless(field: JsonSchema, texts: FieldUi): boolean {
  return field.type === 'string' && field.maxLength === undefined && !field.format && !field.enum && field.const === undefined && !field.pattern && !texts.options && !texts.readOnly;
}
