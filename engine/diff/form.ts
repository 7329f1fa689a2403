/** Takes two forms of one id; gives what changed of their fields. Answers already given decide what is compatible. */
import type { FieldUi, JsonSchema } from '../language.ts';
import type { Form } from '../model.ts';
import { added, changed, type Found, others, pairs, removed, same } from './change.ts';

interface Field {
  ui: FieldUi;
  schema: JsonSchema;
  required: boolean;
}

const LIMITS = ['maxLength', 'maxItems', 'maximum', 'minLength', 'minItems', 'minimum', 'pattern', 'enum', 'format'] as const;

export function formChanges(was: Form, now: Form): Found[] {
  const fields = pairs(fieldsOf(was), fieldsOf(now)).flatMap(([, before, after]): Found[] => {
    if (!before) return after ? [added('field', after.ui.title, !after.required)] : [];
    if (!after) return [removed('field', before.ui.title)];
    return fieldChanges(before, after);
  });
  const { criteria: old, ...plain } = was;
  const { criteria: next, ...changedTo } = now;
  return [
    ...fields,
    ...others('definition', now.title, plain, changedTo, ['title', 'schema', 'ui', 'checklist']),
    ...others('definition', now.title, old, next, ['set', 'ofType', 'showing', 'before', 'each', 'after']),
    ...others('definition', now.title, unnamed(was), unnamed(now), []),
  ];
}

/** What the schemas say beside their fields. */
function unnamed({ schema, criteria }: Form): object {
  const parts = [schema, criteria?.before?.schema, criteria?.each.schema, criteria?.after?.schema].filter((part) => part !== undefined);
  return { schema: parts.map(shellOf), $defs: parts.map(({ $defs }) => $defs ?? {}) };
}

/** A schema without its fields. */
function shellOf({ properties: _, required: _r, $defs: _d, items, ...own }: JsonSchema): object {
  return { ...own, ...(items && { items: shellOf(items) }) };
}

const itemsOf = ({ schema: { items } }: Field): object => (items ? { items: shellOf(items) } : {});

function fieldChanges(was: Field, now: Field): Found[] {
  const name = now.ui.title;
  return [
    ...changed('field', name, 'title', [was.ui.title, now.ui.title]),
    ...changed('field', name, 'required', [was.required, now.required], !now.required),
    ...changed('field', name, 'type', [was.schema.type, now.schema.type], false),
    ...LIMITS.flatMap((limit) => changed('field', name, 'limit', [limited(limit, was), limited(limit, now)], looser(limit, was, now))),
    ...changed('field', name, 'shown', [was.ui.visibleWhen, now.ui.visibleWhen], false),
    ...changed('field', name, 'condition', [was.ui.requiredWhen, now.ui.requiredWhen], now.ui.requiredWhen === undefined),
    ...others('field', name, was.ui, now.ui, ['title', 'visibleWhen', 'requiredWhen', 'items']),
    ...others('field', name, itemsOf(was), itemsOf(now), []),
    ...others('field', name, was.schema, now.schema, ['type', 'properties', 'required', 'items', '$defs', ...LIMITS]),
  ];
}

const limited = (limit: (typeof LIMITS)[number], { schema }: Field) =>
  schema[limit] === undefined ? undefined : { [limit]: schema[limit] };

/** An answer that was right stays right. */
function looser(limit: (typeof LIMITS)[number], was: Field, now: Field): boolean {
  const [before, after] = [was.schema[limit], now.schema[limit]];
  if (after === undefined) return true;
  if (typeof before !== 'number' || typeof after !== 'number') return false;
  return limit.startsWith('max') ? after >= before : after <= before;
}

function fieldsOf({ schema, ui, criteria }: Form): Record<string, Field> {
  const parts = (['before', 'each', 'after'] as const).map((part) => {
    const fields = criteria?.[part];
    return fields ? fieldsIn(fields.schema, fields.ui, `${part}.`) : {};
  });
  return Object.assign(schema ? fieldsIn(schema, ui ?? {}, '') : {}, ...parts);
}

function fieldsIn(schema: JsonSchema, ui: Record<string, FieldUi>, prefix: string): Record<string, Field> {
  const fields = Object.entries(ui).flatMap(([key, field]): [string, Field][] => {
    const inner = schema.properties?.[key];
    if (!inner) return [];
    const own: [string, Field] = [prefix + key, { ui: field, schema: inner, required: schema.required?.includes(key) === true }];
    return [own, ...(field.items ? Object.entries(fieldsIn(inner.items ?? inner, field.items, `${prefix}${key}.`)) : [])];
  });
  return Object.fromEntries(fields);
}

/** What a form is made of besides its own fields. */
export function formSource({ criteria, checklist }: Form): unknown {
  return same(criteria, undefined) ? checklist : [criteria?.set, criteria?.ofType, criteria?.showing];
}
