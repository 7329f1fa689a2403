/** Takes forms that a bundle changes; faults fields of the floor that are dropped, hidden, left open or allowed more than the base allows. */
import type { Form } from '../../definitions.gen.ts';
import type { Amount, FieldUi, JsonSchema } from '../../language.ts';
import { at, type Subject } from '../subject.ts';
import { asOften, clauses, type Ground, keptOf, loosened, type Tighter } from './ground.ts';

interface Field {
  /** Names from the form down. */
  name: string;
  schema: JsonSchema;
  ui: FieldUi;
  required: boolean;
  pointers: { ui: string; schema: string };
}

const LIMITS: readonly [keyof JsonSchema & ('maxLength' | 'maxItems' | 'maximum' | 'minLength' | 'minItems' | 'minimum'), Tighter][] = [
  ['maxLength', 'less'],
  ['maxItems', 'less'],
  ['maximum', 'less'],
  ['minLength', 'more'],
  ['minItems', 'more'],
  ['minimum', 'more'],
];

export function formFloor(ground: Ground): void {
  for (const { subject, was, now } of keptOf(ground, 'form')) {
    if (!now) continue;
    const fields = fieldsOf(now);
    for (const field of fieldsOf(was).filter(({ ui }) => ui.floor)) {
      const other = fields.find(({ name }) => name === field.name);
      const legal = clauses(field.ui.legal, was.legal);
      if (other) fieldFloor(ground, subject, field, other, legal);
      else subject.fault('', 'floor.field', { field: field.name, ...legal });
    }
  }
}

function loosenedLimits(ground: Ground, was: JsonSchema, now: JsonSchema): { limit: string; was: unknown; now: unknown }[] {
  return LIMITS.flatMap(([limit, tighter]) => {
    const before: Amount | undefined = was[limit];
    const looser = before === undefined ? undefined : loosened(ground, before, now[limit], tighter);
    return looser ? [{ limit, was: looser.was, now: looser.now ?? '—' }] : [];
  });
}

function fieldFloor(ground: Ground, subject: Subject, was: Field, now: Field, legal: { legal: string[] }): void {
  const less = (pointer: string) => subject.fault(pointer, 'floor.field', { field: was.name, ...legal });
  if (was.required && !now.required) less(now.pointers.schema);
  if (!asOften(ground, was.ui.visibleWhen, now.ui.visibleWhen)) less(`${now.pointers.ui}/visibleWhen`);
  if (was.ui.requiredWhen && !now.required && !(now.ui.requiredWhen && asOften(ground, was.ui.requiredWhen, now.ui.requiredWhen)))
    less(`${now.pointers.ui}/requiredWhen`);
  for (const { limit, was: before, now: after } of loosenedLimits(ground, was.schema, now.schema))
    subject.fault(`${now.pointers.schema}/${limit}`, 'floor.limit', { name: `${was.name} ${limit}`, was: before, now: after, ...legal });
}

function fieldsOf({ schema, ui, criteria }: Form): Field[] {
  const parts = (['before', 'each', 'after'] as const).flatMap((part) => {
    const fields = criteria?.[part];
    return fields ? fieldsIn(fields.schema, fields.ui, `/criteria/${part}/ui`, `/criteria/${part}/schema`, `${part}.`) : [];
  });
  return schema ? fieldsIn(schema, ui ?? {}, '/ui', '/schema', '') : parts;
}

function fieldsIn(schema: JsonSchema, ui: Record<string, FieldUi>, uiPointer: string, schemaPointer: string, prefix: string): Field[] {
  return Object.entries(ui).flatMap(([key, field]) => {
    const inner = schema.properties?.[key];
    if (!inner) return [];
    const pointers = { ui: at(uiPointer, key), schema: at(schemaPointer, 'properties', key) };
    const own = { name: prefix + key, schema: inner, ui: field, required: schema.required?.includes(key) === true, pointers };
    const deeper = field.items
      ? fieldsIn(inner.items ?? inner, field.items, `${pointers.ui}/items`, pointers.schema + (inner.items ? '/items' : ''), `${own.name}.`)
      : [];
    return [own, ...deeper];
  });
}
