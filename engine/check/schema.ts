/** Takes the JSON Schema of a form; faults what is not of the subset that the engine knows. Knows nothing of texts and other definitions. */
import type { Fault } from './shape.ts';
import { patternFault } from './pattern.ts';
import { at, nearest } from './subject.ts';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const FORMATS = ['date', 'uri', 'email', 'file'];
const BOUNDS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
const KEYWORDS = ['type', 'properties', 'required', 'items', 'enum', 'const', 'format', 'pattern', ...BOUNDS, 'uniqueItems', 'additionalProperties', '$ref', '$defs'];
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/;

type Raw = Record<string, unknown>;
const isRaw = (node: unknown): node is Raw => typeof node === 'object' && node !== null && !Array.isArray(node);

interface Inquiry {
  faults: Fault[];
  defs: string[];
}

/** Faults of one schema; its top must be an object. */
export function schemaFaults(schema: unknown, pointer: string): Fault[] {
  const inquiry: Inquiry = { faults: [], defs: isRaw(schema) && isRaw(schema.$defs) ? Object.keys(schema.$defs) : [] };
  if (isRaw(schema) && schema.type !== 'object') fault(inquiry, pointer, 'schema.object');
  checkNode(inquiry, schema, pointer);
  if (isRaw(schema) && isCircular(schema)) fault(inquiry, at(pointer, '$defs'), 'schema.circle');
  return inquiry.faults;
}

function fault({ faults }: Inquiry, pointer: string, code: string, params: Record<string, unknown> = {}, place: Fault['at'] = 'value'): void {
  faults.push({ pointer, code, params, at: place });
}

function checkNode(inquiry: Inquiry, node: unknown, pointer: string): void {
  if (!isRaw(node)) return fault(inquiry, pointer, 'shape.type', { expected: 'object' });
  for (const [keyword, argument] of Object.entries(node)) {
    if (!KEYWORDS.includes(keyword)) fault(inquiry, at(pointer, keyword), 'schema.keyword', { keyword, known: nearest(keyword, KEYWORDS) }, 'key');
    else checkKeyword(inquiry, keyword, argument, node, at(pointer, keyword));
  }
  if (node.$ref === undefined && node.type === undefined) fault(inquiry, pointer, 'shape.required', { property: 'type' });
  if (node.type === 'array' && node.items === undefined) fault(inquiry, pointer, 'shape.required', { property: 'items' });
  if (node.type === 'object' && node.properties !== undefined && node.additionalProperties !== false) fault(inquiry, pointer, 'schema.open');
}

function checkKeyword(inquiry: Inquiry, keyword: string, argument: unknown, node: Raw, pointer: string): void {
  if (keyword === 'properties' || keyword === '$defs') return checkMembers(inquiry, keyword, argument, pointer);
  if (keyword === 'items') return checkNode(inquiry, argument, pointer);
  if (keyword === 'required') return checkRequired(inquiry, argument, node, pointer);
  if (keyword === 'pattern') return checkPattern(inquiry, argument, pointer);
  if (BOUNDS.includes(keyword)) return checkBound(inquiry, argument, pointer);
  if (keyword === '$ref') {
    if (!inquiry.defs.some((name) => argument === `#/$defs/${name}`)) fault(inquiry, pointer, 'reference.unknown', { kind: '$defs', id: argument, known: inquiry.defs });
    return;
  }
  const allowed: Record<string, unknown[]> = { type: TYPES, format: FORMATS, additionalProperties: [false], uniqueItems: [true, false] };
  if (allowed[keyword] && !allowed[keyword].includes(argument)) fault(inquiry, pointer, 'shape.enum', { allowed: allowed[keyword] });
  if (keyword === 'const' && !['string', 'number', 'boolean'].includes(typeof argument)) fault(inquiry, pointer, 'shape.type', { expected: 'string, number, boolean' });
  if (keyword === 'enum' && !isChoice(argument)) fault(inquiry, pointer, 'shape.type', { expected: 'array' });
}

const isChoice = (argument: unknown): boolean => Array.isArray(argument) && argument.length > 0 && argument.every((item) => ['string', 'number'].includes(typeof item));

function checkMembers(inquiry: Inquiry, keyword: string, argument: unknown, pointer: string): void {
  if (!isRaw(argument)) return fault(inquiry, pointer, 'shape.type', { expected: 'object' });
  for (const [name, member] of Object.entries(argument)) {
    if (keyword === 'properties' && !FIELD_NAME.test(name)) fault(inquiry, at(pointer, name), 'shape.name', { property: name }, 'key');
    checkNode(inquiry, member, at(pointer, name));
  }
}

function checkBound(inquiry: Inquiry, argument: unknown, pointer: string): void {
  const isParameter = isRaw(argument) && typeof argument.param === 'string' && Object.keys(argument).length === 1;
  if (!isParameter && typeof argument !== 'number') fault(inquiry, pointer, 'shape.choice', { options: ['number', '{param}'] });
}

function checkPattern(inquiry: Inquiry, argument: unknown, pointer: string): void {
  if (typeof argument !== 'string') return fault(inquiry, pointer, 'shape.type', { expected: 'string' });
  const found = patternFault(argument);
  if (found) fault(inquiry, pointer, found.code, found.params);
}

function checkRequired(inquiry: Inquiry, argument: unknown, node: Raw, pointer: string): void {
  if (!Array.isArray(argument)) return fault(inquiry, pointer, 'shape.type', { expected: 'array' });
  const known = isRaw(node.properties) ? Object.keys(node.properties) : [];
  argument.forEach((name, index) => {
    if (!known.includes(name)) fault(inquiry, at(pointer, index), 'reference.unknown', { kind: 'field', id: name, known: nearest(String(name), known) });
  });
}

/** `$defs` that contain themselves would never end when expanded. */
function isCircular(schema: Raw): boolean {
  const defs = isRaw(schema.$defs) ? schema.$defs : {};
  const refsIn = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(refsIn);
    if (!isRaw(node)) return [];
    return Object.entries(node).flatMap(([key, member]) => (key === '$ref' ? [String(member).slice('#/$defs/'.length)] : refsIn(member)));
  };
  const ends = (name: string, trail: string[]): boolean => !trail.includes(name) && refsIn(Object.hasOwn(defs, name) ? defs[name] : undefined).every((next) => ends(next, [...trail, name]));
  return !Object.keys(defs).every((name) => ends(name, []));
}
