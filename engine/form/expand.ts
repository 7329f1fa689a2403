/** Expands a form for one case: takes an edition, a form id and a context, gives its schema and its fields with conditions settled. */
import { settle } from '../condition.ts';
import { type Env, envOf, withParameters } from '../environment.ts';
import { value } from '../expression.ts';
import type { Condition } from '../language.ts';
import type { Context, Edition, ExpandedForm, Form } from '../model.ts';
import { asRecord, type Field, type FieldConditions, type Layout } from './layout.ts';
import { shapeOf } from './shape.ts';

/** The form in all languages, as this context wants it. A criteria form whose type is not chosen yet has no criteria. */
export function expandForm(edition: Edition, formId: string, context: Context): ExpandedForm {
  const env = envOf(edition, context);
  const shape = shapeOf(edition, formId, context, env);
  const form = edition.forms[formId];
  if (!form) throw new Error(`no form ${formId}`);
  const top = shape.groups.flatMap(({ fields }) => fields);
  const layout: Layout = {
    kind: shape.kind,
    title: form.title,
    ...(form.intro && { intro: withParameters(form.intro, env) }),
    groups: shape.groups,
    each: shape.each,
    conditions: {
      ...conditionsOf(top, requiredNames(form), context, env),
      ...conditionsOf(shape.each, form.criteria?.each.schema.required ?? [], context, env),
    },
    prefill: prefillOf(form, shape, context, env),
  };
  return { id: formId, hash: shape.hash, schema: shape.schema, fields: layout, sources: shape.sources };
}

function requiredNames(form: NonNullable<Edition['forms'][string]>): string[] {
  const schemas = [form.schema, form.criteria?.before?.schema, form.criteria?.after?.schema];
  return schemas.flatMap((schema) => schema?.required ?? []);
}

/** A condition's names are fields beside it where there is such a field, and the context's otherwise. */
function conditionsOf(fields: Field[], required: string[], context: Context, env: Env): Record<string, FieldConditions> {
  const names = new Set(fields.map(({ name }) => name));
  const isOpen = (fact: string): boolean => names.has(fact.split('.')[0] ?? fact);
  const settled = (condition: Condition): Condition => settle(condition, isOpen, context, env);
  const found: Record<string, FieldConditions> = {};
  for (const field of fields) {
    const visible = field.ui.visibleWhen && settled(field.ui.visibleWhen);
    const asked = visible && required.includes(field.name) ? visible : field.ui.requiredWhen && settled(field.ui.requiredWhen);
    if (visible || asked) found[field.pointer] = { ...(visible && { visible }), ...(asked && { required: asked }) };
    const inner = field.schema.type === 'array' ? field.schema.items : field.schema;
    if (field.items) Object.assign(found, conditionsOf(field.items, inner?.required ?? [], context, env));
  }
  return found;
}

function prefillOf(form: Form, { groups, each }: Pick<Layout, 'groups' | 'each'>, context: Context, env: Env): Record<string, unknown> {
  const given = form.criteria?.prefill === undefined ? undefined : asRecord(value(form.criteria.prefill, context, env));
  const top = prefilled(
    groups.flatMap(({ fields }) => fields),
    context,
    env,
  );
  if (!given && !each.some(({ ui }) => ui.prefill)) return top;
  const criteria = groups.flatMap((group) => group.criteria.map((criterion) => ({ ...criterion, section: group.id })));
  const entries = criteria.map((criterion) => [
    criterion.id,
    { ...asRecord(given?.[criterion.id]), ...prefilled(each, context, { ...env, item: { key: criterion.id, criterion } }) },
  ]);
  return { ...top, criteria: Object.fromEntries(entries) };
}

function prefilled(fields: Field[], context: Context, env: Env): Record<string, unknown> {
  const entries = fields.flatMap(({ name, ui }) => (ui.prefill === undefined ? [] : [[name, value(ui.prefill, context, env)] as const]));
  return Object.fromEntries(entries.filter(([, found]) => found !== undefined));
}
