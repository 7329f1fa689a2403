/** Takes a service, and what forms and effects send to one; faults parameters, fields and paths that it does not have. */
import { STANDING_NAMES } from '../correspondence.ts';
import type { Service } from '../definitions.gen.ts';
import type { Expression, FieldUi } from '../language.ts';
import type { Scope } from './condition.ts';
import { type DataShape, follow, keysOf, schemaShape } from './data-shape.ts';
import { expressionsShape } from './expression.ts';
import { at, nearest, refer, type Subject } from './subject.ts';

/** The path of a service is made of what must be sent; its fields lead into the answer and hide nothing. */
export function checkService(subject: Subject, { address, sends, answer }: Service): void {
  for (const [, name = ''] of (address.path ?? '').matchAll(/\{(\w+)\}/g)) {
    const known = Object.keys(sends).filter((one) => !sends[one]?.optional);
    if (!known.includes(name)) unknownField(subject, name, known, '/address/path');
  }
  const shape = schemaShape(subject.world, answer.schema, {});
  for (const [name, { from }] of Object.entries(answer.fields)) {
    const pointer = at('/answer/fields', name);
    const end = follow(shape, from.split('.'));
    if ('missing' in end)
      subject.fault(at(pointer, 'from'), 'path.field', { path: from, name: end.missing, known: nearest(end.missing, end.known) });
    if (STANDING_NAMES.includes(name)) subject.fault(pointer, 'service.reserved', { field: name }, { at: 'key' });
  }
}

function unknownField(subject: Subject, id: string, known: string[], pointer: string, place?: { at: 'key' }): void {
  subject.fault(pointer, 'reference.unknown', { kind: 'field', id, known: nearest(id, known) }, place);
}

/** What is sent has the names of the service, and nothing that must be sent is left out. */
export function checkSent(subject: Subject, id: string, sent: Record<string, Expression>, pointer: string): void {
  const service = subject.world.get('service', id);
  if (!service) return;
  const known = Object.keys(service.sends);
  for (const name of Object.keys(sent)) if (!known.includes(name)) unknownField(subject, name, known, at(pointer, name), { at: 'key' });
  for (const [name, { optional }] of Object.entries(service.sends))
    if (!optional && !Object.hasOwn(sent, name)) subject.fault(pointer, 'shape.required', { property: name });
}

/** Fields of the form are filled with fields of the answer. */
export function checkLookup(subject: Subject, lookup: NonNullable<FieldUi['lookup']>, own: DataShape, scope: Scope, pointer: string): void {
  refer(subject, 'service', lookup.service, at(pointer, 'service'));
  expressionsShape(subject, lookup.with, scope, at(pointer, 'with'));
  checkSent(subject, lookup.service, lookup.with, at(pointer, 'with'));
  const service = subject.world.get('service', lookup.service);
  const known = Object.keys(service?.answer.fields ?? {});
  for (const [field, from] of Object.entries(lookup.fills)) {
    if (!keysOf(own).includes(field)) unknownField(subject, field, keysOf(own), at(pointer, 'fills', field), { at: 'key' });
    if (service && !known.includes(from)) unknownField(subject, from, known, at(pointer, 'fills', field));
  }
}
