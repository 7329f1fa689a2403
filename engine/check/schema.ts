/** Takes the JSON Schema of a form; faults what is not of the subset that the engine knows. Knows nothing of texts and other definitions. */

import { patternFault } from './pattern.ts';
import type { Fault } from './shape.ts';
import { at, nearest } from './subject.ts';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const FORMATS = ['date', 'uri', 'email', 'file'];
const BOUNDS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
/** Limits that count something, so that only whole numbers from 0 on have a meaning. */
export const COUNTS: readonly string[] = ['minLength', 'maxLength', 'minItems', 'maxItems'];
const PAIRS: readonly [string, string][] = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
];
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/;

/** Keywords that say something of certain types only. */
const TYPED: Record<string, string[]> = {
  properties: ['object'],
  required: ['object'],
  additionalProperties: ['object'],
  items: ['array'],
  minItems: ['array'],
  maxItems: ['array'],
  uniqueItems: ['array'],
  pattern: ['string'],
  format: ['string'],
  minLength: ['string'],
  maxLength: ['string'],
  minimum: ['integer', 'number'],
  maximum: ['integer', 'number'],
};

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

function fault(
  { faults }: Inquiry,
  pointer: string,
  code: string,
  params: Record<string, unknown> = {},
  place: Fault['at'] = 'value',
): void {
  faults.push({ pointer, code, params, at: place });
}

function checkNode(inquiry: Inquiry, node: unknown, pointer: string): void {
  if (!isRaw(node)) {
    fault(inquiry, pointer, 'shape.type', { expected: 'object' });
    return;
  }
  const told = inquiry.faults.some((each) => each.code === 'schema.object' && each.pointer === pointer);
  for (const [keyword, argument] of Object.entries(node)) {
    if (!Object.hasOwn(CHECKS, keyword))
      fault(inquiry, at(pointer, keyword), 'schema.keyword', { keyword, known: nearest(keyword, Object.keys(CHECKS)) }, 'key');
    else CHECKS[keyword]?.(inquiry, argument, at(pointer, keyword), node);
    const types = Object.hasOwn(TYPED, keyword) && !told ? TYPED[keyword] : undefined;
    if (types && TYPES.includes(node.type as string) && !types.includes(node.type as string))
      fault(inquiry, at(pointer, keyword), 'schema.typed', { keyword, types, type: node.type }, 'key');
    else if (types && node.$ref !== undefined)
      fault(inquiry, at(pointer, keyword), 'schema.typed', { keyword, types, type: '$ref' }, 'key');
  }
  checkSense(inquiry, node, pointer);
  if (node.$ref === undefined && node.type === undefined) fault(inquiry, pointer, 'shape.required', { property: 'type' });
  if (node.type === 'array' && node.items === undefined) fault(inquiry, pointer, 'shape.required', { property: 'items' });
  if (node.type === 'object' && node.properties !== undefined && node.additionalProperties !== false)
    fault(inquiry, pointer, 'schema.open');
}

/** What no answer could ever meet: a lower limit above the upper one, a choice of another type than the field's. */
function checkSense(inquiry: Inquiry, node: Raw, pointer: string): void {
  for (const [least, most] of PAIRS) {
    const [low, high] = [node[least], node[most]];
    if (typeof low === 'number' && typeof high === 'number' && low > high)
      fault(inquiry, at(pointer, least), 'shape.limit', { rule: most, limit: high });
  }
  const choices = Array.isArray(node.enum) ? node.enum : [];
  for (const [index, choice] of choices.entries())
    if (!isOfType(choice, node.type)) fault(inquiry, at(pointer, 'enum', index), 'shape.type', { expected: node.type });
  if (!isLiteral(node.const)) return;
  if (!isOfType(node.const, node.type)) fault(inquiry, at(pointer, 'const'), 'shape.type', { expected: node.type });
  else if (choices.length > 0 && !choices.includes(node.const)) fault(inquiry, at(pointer, 'const'), 'shape.enum', { allowed: choices });
}

function isOfType(literal: unknown, type: unknown): boolean {
  if (type === 'integer') return Number.isInteger(literal);
  return !['string', 'number', 'boolean'].includes(type as string) || typeof literal === type;
}

/** One keyword's argument, in the schema node it stands in. */
type KeywordCheck = (inquiry: Inquiry, argument: unknown, pointer: string, node: Raw) => void;

const isChoice = (argument: unknown): boolean =>
  Array.isArray(argument) && argument.length > 0 && argument.every((item) => ['string', 'number'].includes(typeof item));
const isLiteral = (argument: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof argument);

const oneOf =
  (allowed: unknown[]): KeywordCheck =>
  (inquiry, argument, pointer) => {
    if (!allowed.includes(argument)) fault(inquiry, pointer, 'shape.enum', { allowed });
  };
const ofType =
  (expected: string, holds: (argument: unknown) => boolean): KeywordCheck =>
  (inquiry, argument, pointer) => {
    if (!holds(argument)) fault(inquiry, pointer, 'shape.type', { expected });
  };

const CHECKS: Record<string, KeywordCheck> = {
  type: oneOf(TYPES),
  format: oneOf(FORMATS),
  additionalProperties: oneOf([false]),
  uniqueItems: oneOf([true, false]),
  const: ofType('string, number, boolean', isLiteral),
  enum: ofType('array', isChoice),
  properties: (inquiry, argument, pointer) => checkMembers(inquiry, argument, pointer, FIELD_NAME),
  $defs: (inquiry, argument, pointer) => checkMembers(inquiry, argument, pointer),
  items: checkNode,
  required: checkRequired,
  pattern: checkPattern,
  $ref: checkRef,
  ...Object.fromEntries(BOUNDS.map((bound) => [bound, COUNTS.includes(bound) ? checkCount : checkBound])),
};

function checkMembers(inquiry: Inquiry, argument: unknown, pointer: string, names?: RegExp): void {
  if (!isRaw(argument)) {
    fault(inquiry, pointer, 'shape.type', { expected: 'object' });
    return;
  }
  for (const [name, member] of Object.entries(argument)) {
    if (names && !names.test(name)) fault(inquiry, at(pointer, name), 'shape.name', { property: name }, 'key');
    checkNode(inquiry, member, at(pointer, name));
  }
}

function checkBound(inquiry: Inquiry, argument: unknown, pointer: string): void {
  const isParameter = isRaw(argument) && typeof argument.param === 'string' && Object.keys(argument).length === 1;
  if (!isParameter && typeof argument !== 'number') fault(inquiry, pointer, 'shape.choice', { options: ['number', '{param}'] });
}

function checkCount(inquiry: Inquiry, argument: unknown, pointer: string): void {
  checkBound(inquiry, argument, pointer);
  if (typeof argument === 'number' && !(Number.isInteger(argument) && argument >= 0))
    fault(
      inquiry,
      pointer,
      argument < 0 ? 'shape.limit' : 'shape.type',
      argument < 0 ? { rule: 'minimum', limit: 0 } : { expected: 'integer' },
    );
}

function checkPattern(inquiry: Inquiry, argument: unknown, pointer: string): void {
  if (typeof argument !== 'string') {
    fault(inquiry, pointer, 'shape.type', { expected: 'string' });
    return;
  }
  const found = patternFault(argument);
  if (found) fault(inquiry, pointer, found.code, found.params);
}

function checkRequired(inquiry: Inquiry, argument: unknown, pointer: string, node: Raw): void {
  if (!Array.isArray(argument)) {
    fault(inquiry, pointer, 'shape.type', { expected: 'array' });
    return;
  }
  const known = isRaw(node.properties) ? Object.keys(node.properties) : [];
  for (const [index, name] of argument.entries()) {
    if (!known.includes(name))
      fault(inquiry, at(pointer, index), 'reference.unknown', { kind: 'field', id: name, known: nearest(String(name), known) });
  }
}

function checkRef(inquiry: Inquiry, argument: unknown, pointer: string): void {
  if (inquiry.defs.some((name) => argument === `#/$defs/${name}`)) return;
  fault(inquiry, pointer, 'reference.unknown', { kind: '$defs', id: argument, known: inquiry.defs });
}

/** `$defs` that contain themselves would never end when expanded. */
function isCircular(schema: Raw): boolean {
  const defs = isRaw(schema.$defs) ? schema.$defs : {};
  const refsIn = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(refsIn);
    if (!isRaw(node)) return [];
    return Object.entries(node).flatMap(([key, member]) => (key === '$ref' ? [String(member).slice('#/$defs/'.length)] : refsIn(member)));
  };
  const ends = (name: string, trail: string[]): boolean =>
    !trail.includes(name) && refsIn(Object.hasOwn(defs, name) ? defs[name] : undefined).every((next) => ends(next, [...trail, name]));
  return !Object.keys(defs).every((name) => ends(name, []));
}
