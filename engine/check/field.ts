/** Takes a sound schema with the texts of its fields; faults fields and texts that do not match, and limits set by unknown parameters. */
import type { FieldUi, JsonSchema } from '../language.ts';
import { resolved } from './data-shape.ts';
import { checkAmount, checkWhole } from './expression.ts';
import { COUNTS } from './schema.ts';
import { at, nearest, type Subject } from './subject.ts';

/** Every `{param}` that stands as a limit is a number that is known. */
export function checkLimits(subject: Subject, node: unknown, pointer: string, counts = false): void {
  if (typeof node !== 'object' || node === null) return;
  if ('param' in node) {
    if (counts) checkWhole(subject, node, pointer, 1_000_000);
    else checkAmount(subject, node, pointer);
    return;
  }
  for (const [key, member] of Object.entries(node)) checkLimits(subject, member, at(pointer, key), COUNTS.includes(key));
}

/** Every field has its texts, every text its field; columns of tables likewise. */
export function checkTexts(
  subject: Subject,
  schema: JsonSchema,
  ui: Record<string, FieldUi>,
  pointers: { schema: string; ui: string },
  root: JsonSchema = schema,
): void {
  const fields = Object.entries(schema.properties ?? {});
  for (const [name, member] of fields) {
    const field = resolved(member, root);
    const texts = Object.hasOwn(ui, name) ? ui[name] : undefined;
    const here = at(pointers.schema, 'properties', name);
    if (!texts) {
      subject.fault(here, 'field.untitled', { field: name }, { at: 'key' });
      continue;
    }
    if (field.enum && !texts.options)
      subject.fault(at(pointers.ui, name), 'field.unlabelled', { field: name }, { at: 'key', level: 'warning' });
    if (isEndless(field, texts)) subject.fault(here, 'field.endless', { field: name }, { at: 'key', level: 'warning' });
    const inner = field.type === 'array' ? resolved(field.items ?? {}, root) : field;
    const place = field.type === 'array' ? at(here, 'items') : here;
    if (inner.type === 'object') checkTexts(subject, inner, texts.items ?? {}, { schema: place, ui: at(pointers.ui, name, 'items') }, root);
    else if (texts.items) subject.fault(at(pointers.ui, name, 'items'), 'field.noColumns', { field: name }, { at: 'key' });
  }
  for (const name of Object.keys(ui)) {
    if (!fields.some(([field]) => field === name))
      subject.fault(
        at(pointers.ui, name),
        'field.unknown',
        {
          field: name,
          known: nearest(
            name,
            fields.map(([field]) => field),
          ),
        },
        { at: 'key' },
      );
  }
}

function isEndless(field: JsonSchema, texts: FieldUi): boolean {
  return (
    field.type === 'string' &&
    field.maxLength === undefined &&
    !field.format &&
    !field.enum &&
    field.const === undefined &&
    !field.pattern &&
    !texts.options &&
    !texts.readOnly
  );
}
