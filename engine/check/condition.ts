/** Takes conditions with what they can see; faults paths that lead nowhere and tests that do not suit what they look at. */
import type { Condition, Scalar, Test } from '../language.ts';
import { type DataShape, follow, keysOf, OPEN, type ValueType, value } from './data-shape.ts';
import { at, nearest, referParameter, type Subject } from './subject.ts';

/** What a path can start at: the roots of the context and the declared facts, or the item at hand. */
export interface Scope {
  root: Record<string, DataShape>;
  facts: Record<string, DataShape>;
  /** Set within `where` and `each`, in forms and register statuses: a bare path starts here; a leading `/` leads to the context. */
  item?: DataShape;
  /** Something that would add roots or facts could not be read: an unknown start is not faulted. */
  partial?: true;
}

export const NUMERIC = ['atLeast', 'atMost', 'moreThan', 'lessThan'];
export const DATED = ['onOrAfter', 'onOrBefore', 'after', 'before'];
export const LISTED = ['has', 'hasNot'];
export const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T.*)?$/;

/** The shape a path leads to; faults it, and gives an open shape, when it leads nowhere. */
export function pathShape(subject: Subject, path: string, scope: Scope, pointer: string, place: { at?: 'key' } = {}): DataShape {
  const absolute = path.startsWith('/');
  const segments = (absolute ? path.slice(1) : path).split('.');
  const [first = ''] = segments;
  if (scope.item && !absolute && !(path === 'today' && !keysOf(scope.item).includes('today')))
    return followed(subject, scope.item, segments, path, pointer, place);
  if (Object.hasOwn(scope.facts, first) && (segments.length === 1 || !Object.hasOwn(scope.root, first)))
    return followed(subject, scope.facts[first] ?? OPEN, segments.slice(1), path, pointer, place);
  const start = Object.hasOwn(scope.root, first) ? scope.root[first] : undefined;
  if (start) return followed(subject, start, segments.slice(1), path, pointer, place);
  if (!scope.partial)
    subject.fault(
      pointer,
      'path.root',
      { path, name: first, known: nearest(first, [...Object.keys(scope.facts), ...Object.keys(scope.root)]) },
      place,
    );
  return OPEN;
}

function followed(subject: Subject, start: DataShape, segments: string[], path: string, pointer: string, place: { at?: 'key' }): DataShape {
  const end = follow(start, segments);
  if ('shape' in end) return end.shape;
  subject.fault(pointer, 'path.field', { path, name: end.missing, known: nearest(end.missing, end.known) }, place);
  return OPEN;
}

/** Each path leads somewhere, and each test suits it. */
export function checkTests(subject: Subject, condition: Condition, scope: Scope, pointer: string): void {
  for (const [key, member] of Object.entries(condition)) {
    const here = at(pointer, key);
    if ((key === 'all' || key === 'any') && Array.isArray(member))
      for (const [index, inner] of member.entries()) checkTests(subject, inner, scope, at(here, index));
    else if (key === 'not') checkTests(subject, member as Condition, scope, here);
    else checkTest(subject, member as Test, pathShape(subject, key, scope, here, { at: 'key' }), scope, here);
  }
}

/** Checks that each comparison of a test suits the shape of the fact. */
export function checkTest(subject: Subject, test: Test, shape: DataShape, scope: Scope, pointer: string): void {
  for (const [operator, operand] of Object.entries(test)) {
    if (operator === 'known') continue;
    if (!suits(operator, shape))
      subject.fault(at(pointer, operator), 'condition.operator', { operator, type: described(shape) }, { at: 'key' });
    const operands = (Array.isArray(operand) ? operand : [operand]) as Scalar[];
    for (const [index, scalar] of operands.entries()) {
      const here = Array.isArray(operand) ? at(pointer, operator, index) : at(pointer, operator);
      checkOperand(subject, operator, scalar, shape, scope, here);
    }
  }
}

/** Checks one value that a fact is compared with. */
export function checkOperand(subject: Subject, operator: string, scalar: Scalar, shape: DataShape, scope: Scope, pointer: string): void {
  if (typeof scalar === 'object' && 'fact' in scalar) {
    pathShape(subject, scalar.fact, scope, at(pointer, 'fact'));
    return;
  }
  const literal = typeof scalar === 'object' ? parameterValue(subject, scalar.param, at(pointer, 'param')) : scalar;
  if (literal === undefined) return;
  const target = LISTED.includes(operator) && shape.is === 'list' ? shape.item : shape;
  if (NUMERIC.includes(operator) && typeof literal !== 'number')
    subject.fault(pointer, 'condition.type', { value: literal, type: 'number' });
  else if (DATED.includes(operator) && !ISO_DATE.test(String(literal)))
    subject.fault(pointer, 'condition.type', { value: literal, type: 'date' });
  else if (target.is === 'value' && suits(operator, shape)) checkLiteral(subject, literal, target, pointer);
}

function checkLiteral(
  subject: Subject,
  literal: string | number | boolean,
  shape: { type?: ValueType; values?: string[] },
  pointer: string,
): void {
  const wanted = shape.type === 'number' || shape.type === 'boolean' ? shape.type : shape.type && 'string';
  if (wanted && typeof literal !== wanted) subject.fault(pointer, 'condition.type', { value: literal, type: shape.type });
  else if (shape.type === 'date' && !ISO_DATE.test(String(literal)))
    subject.fault(pointer, 'condition.type', { value: literal, type: 'date' });
  else if (shape.values && !shape.values.includes(String(literal)))
    subject.fault(pointer, 'condition.value', { value: literal, known: nearest(String(literal), shape.values) });
}

function parameterValue(subject: Subject, id: string, pointer: string): string | number | boolean | undefined {
  referParameter(subject, id, pointer);
  return subject.world.parameters.get(id)?.values[0]?.value;
}

function suits(operator: string, shape: DataShape): boolean {
  if (shape.is === 'open') return true;
  if (LISTED.includes(operator)) return shape.is === 'list';
  if (shape.is !== 'value') return false;
  if (NUMERIC.includes(operator)) return shape.type === undefined || shape.type === 'number';
  if (DATED.includes(operator)) return shape.type === undefined || shape.type === 'date' || shape.type === 'string';
  return shape.type !== 'text';
}

/** What a value is, in a word. */
export function described(shape: DataShape): string {
  return shape.is === 'value' ? (shape.type ?? 'value') : shape.is;
}

/** A literal's or a parameter's own shape. */
export function literalShape(literal: unknown): DataShape {
  if (typeof literal === 'string') return value(ISO_DATE.test(literal) ? 'date' : 'string');
  if (typeof literal === 'number') return value('number');
  return typeof literal === 'boolean' ? value('boolean') : OPEN;
}
