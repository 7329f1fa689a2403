/** The part of an expanded form that depends on the edition, the criteria set and the parameters' values only; made once for each. */
import { hashOf } from '../canonical.ts';
import type { Env } from '../environment.ts';
import { lookup } from '../expression.ts';
import type { Amount, FieldUi, JsonSchema, OptionsSource, Text } from '../language.ts';
import type { Checklist, Context, Criteria, Edition, Form, Option } from '../model.ts';
import { type Field, type Group, holdsFiles, type Layout, type Widget } from './layout.ts';

export interface Shape {
  schema: JsonSchema;
  hash: string;
  kind: Layout['kind'];
  groups: Group[];
  each: Field[];
  sources: { pointer: string; source: OptionsSource }[];
}

interface Fields {
  schema: JsonSchema;
  ui: Record<string, FieldUi>;
}

const shapes = new WeakMap<Edition, Map<string, Shape>>();
const MAX_SHAPES = 500;
const CHECKLIST_FILES = 10;
const CRITERION = '#/$defs/criterion';
const LONG_TEXT = 200;

/** The shape of a form as this context wants it. */
export function shapeOf(edition: Edition, id: string, context: Context, env: Env): Shape {
  const form = edition.forms[id];
  if (!form) throw new Error(`no form ${id}`);
  const set = form.criteria && criteriaSet(edition, form, context, env);
  const key = JSON.stringify([id, set, parametersIn(form).map((name) => env.param(name) ?? null)]);
  const known = shapes.get(edition) ?? new Map<string, Shape>();
  shapes.set(edition, known);
  let shape = known.get(key);
  if (!shape) {
    if (known.size >= MAX_SHAPES) known.clear();
    shape = makeShape(edition, form, set, env);
    known.set(key, shape);
  }
  return shape;
}

/** The id of the criteria set that a form asks here; unknown until the type is chosen. */
export function criteriaSet(edition: Edition, form: Form, context: Context, env: Env): string | undefined {
  if (form.criteria?.set) return form.criteria.set;
  const type = form.criteria?.ofType && lookup(form.criteria.ofType, context, env);
  const set = typeof type === 'string' && Object.hasOwn(edition.types, type) ? edition.types[type]?.criteria : undefined;
  return set !== undefined && Object.hasOwn(edition.criteria, set) ? set : undefined;
}

const parameters = new WeakMap<Form, string[]>();

function parametersIn(form: Form): string[] {
  let names = parameters.get(form);
  if (!names) {
    names = [...new Set([...JSON.stringify(form).matchAll(/"param":"([^"]+)"/g)].map((found) => found[1] ?? ''))].sort();
    parameters.set(form, names);
  }
  return names;
}

function makeShape(edition: Edition, form: Form, set: string | undefined, env: Env): Shape {
  if (form.criteria) return criteriaShape(edition, form, set === undefined ? undefined : edition.criteria[set], env);
  if (form.checklist !== undefined) return plainShape(edition, form, 'checklist', checklistFields(edition.checklists[form.checklist]), env);
  return plainShape(edition, form, 'fields', { schema: form.schema ?? {}, ui: form.ui ?? {} }, env);
}

function plainShape(edition: Edition, form: Form, kind: Layout['kind'], fields: Fields, env: Env): Shape {
  const schema = objectSchema(fields, env);
  const list = fieldsOf(edition, schema, fields.ui, '');
  const groups = [{ id: 'main', title: form.title, fields: list, criteria: [] }];
  return { schema, hash: hashOf(schema), kind, groups, each: [], sources: sourcesOf(list) };
}

/** Attachments: one list of files an item. */
function checklistFields(checklist: Checklist | undefined): Fields {
  const items = checklist?.items ?? [];
  const schemaOf = (maxItems: number): JsonSchema => ({ type: 'array', maxItems, items: { type: 'string', format: 'file' } });
  const uiOf = (item: (typeof items)[number]): FieldUi => ({
    title: item.title,
    widget: 'files',
    ...(item.help && { help: item.help }),
    ...(item.requiredWhen && { requiredWhen: item.requiredWhen }),
  });
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(items.map((item) => [item.id, schemaOf(item.maxFiles ?? CHECKLIST_FILES)])),
      required: items.filter(({ required }) => required).map(({ id }) => id),
    },
    ui: Object.fromEntries(items.map((item) => [item.id, uiOf(item)])),
  };
}

function criteriaShape(edition: Edition, form: Form, set: Criteria | undefined, env: Env): Shape {
  const { each, before, after, beforeTitle, afterTitle } = form.criteria as NonNullable<Form['criteria']>;
  const criterion = objectSchema(each, env);
  const [first, last] = [before && objectSchema(before, env), after && objectSchema(after, env)];
  const sections = set?.sections ?? [];
  const ids = sections.flatMap((section) => section.criteria.map(({ id }) => id));
  const asked = criteriaSchema(ids, criterion);
  const schema: JsonSchema = {
    type: 'object',
    properties: { ...first?.properties, criteria: asked, ...last?.properties },
    required: [...(first?.required ?? []), ...(asked.required ? ['criteria'] : []), ...(last?.required ?? [])],
    additionalProperties: false,
    $defs: { criterion },
  };
  const eachFields = fieldsOf(edition, criterion, each.ui, '/criteria/*');
  const edge = (id: string, title: Text, fields: Fields | undefined, own: JsonSchema | undefined): Group[] =>
    fields && own ? [{ id, title, fields: fieldsOf(edition, own, fields.ui, ''), criteria: [] }] : [];
  const groups: Group[] = [
    ...edge('before', beforeTitle ?? form.title, before, first),
    ...sections.map(({ id, code, title, criteria }) => ({ id, code, title, fields: [], criteria })),
    ...edge('after', afterTitle ?? form.title, after, last),
  ];
  const sources = sourcesOf([...groups.flatMap(({ fields }) => fields), ...eachFields]);
  return { schema, hash: hashOf(schema), kind: 'criteria', groups, each: eachFields, sources };
}

/** The `criteria` object of some criteria: each by reference to one definition, so that the validator stays small. */
export function criteriaSchema(ids: string[], criterion: JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(ids.map((id) => [id, { $ref: CRITERION }])),
    ...(criterion.required && criterion.required.length > 0 && { required: ids }),
    additionalProperties: false,
  };
}

/** The schema with parameters replaced, closed, and without `required` of fields that may be hidden: those are asked by condition. */
function objectSchema({ schema, ui }: Fields, env: Env): JsonSchema {
  const plain = plainSchema(schema, env);
  const required = (schema.required ?? []).filter((name) => !ui[name]?.visibleWhen);
  const properties = Object.entries(plain.properties ?? {}).map(([name, own]) => [name, filledList(own, required.includes(name))]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** An empty list does not answer a required field. */
const filledList = (schema: JsonSchema, required: boolean): JsonSchema =>
  required && schema.type === 'array' && !schema.minItems ? { ...schema, minItems: 1 } : schema;

function plainSchema(schema: JsonSchema, env: Env): JsonSchema {
  const plain: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(schema)) {
    if (key === 'properties')
      plain[key] = Object.fromEntries(Object.entries(part).map(([name, own]) => [name, plainSchema(own as JsonSchema, env)]));
    else if (key === 'items') plain[key] = plainSchema(part as JsonSchema, env);
    else plain[key] = isParameter(part) ? env.param(part.param) : part;
    if (plain[key] === undefined) delete plain[key];
  }
  if (plain.type === 'object') plain.additionalProperties = false;
  return plain as JsonSchema;
}

function isParameter(part: unknown): part is Extract<Amount, object> {
  return typeof part === 'object' && part !== null && !Array.isArray(part) && 'param' in part;
}

function fieldsOf(edition: Edition, schema: JsonSchema, ui: Record<string, FieldUi>, at: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, own]) => {
    const texts = ui[name];
    return texts ? [fieldOf(edition, name, own, texts, `${at}/${name}`)] : [];
  });
}

function fieldOf(edition: Edition, name: string, schema: JsonSchema, ui: FieldUi, pointer: string): Field {
  const inner = schema.type === 'object' ? schema : schema.items?.type === 'object' ? schema.items : undefined;
  const items = inner && fieldsOf(edition, inner, ui.items ?? {}, schema.type === 'array' ? `${pointer}/*` : pointer);
  const widget = ui.widget ?? usualWidget(schema, ui);
  // an enum beside a code list offers those of its codes alone
  const listed = ui.options && choicesOf(edition, ui.options);
  const choices = schema.enum ? listed?.filter(({ value }) => schema.enum?.includes(value)) : listed;
  const columns = ui.options && columnsOf(edition, ui.options);
  return {
    name,
    pointer,
    schema,
    ui,
    ...(items && { items }),
    ...(widget && { widget }),
    ...(choices && { choices }),
    ...(columns && { columns }),
  };
}

function usualWidget(schema: JsonSchema, ui: FieldUi): Widget | undefined {
  if (holdsFiles(schema)) return 'files';
  if (schema.type === 'array') return ui.options ? 'checkboxes' : schema.items?.format === 'uri' ? 'links' : undefined;
  if (ui.options || schema.enum) return 'select';
  if (schema.type === 'boolean') return 'checkbox';
  if (schema.type === 'object') return undefined;
  if (schema.format === 'date') return 'date';
  return schema.type === 'string' && Number(schema.maxLength ?? 0) > LONG_TEXT ? 'textarea' : 'text';
}

function choicesOf(edition: Edition, source: OptionsSource): Option[] | undefined {
  if ('classifier' in source)
    return edition.classifiers[source.classifier]?.items.map(({ id, title }) => ({ value: id, label: title })) ?? [];
  if (!('types' in source)) return undefined;
  const types = Object.entries(edition.types).sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
  return types.map(([id, { title }]) => ({ value: id, label: title }));
}

function columnsOf(edition: Edition, source: OptionsSource): Text[] | undefined {
  if (!('register' in source) || !source.columns) return undefined;
  const fields = edition.registers[source.register]?.fields ?? {};
  return source.columns.flatMap((name) => (Object.hasOwn(fields, name) && fields[name] ? [fields[name].title] : []));
}

function sourcesOf(fields: Field[]): Shape['sources'] {
  return fields.flatMap((field) => [
    ...(field.ui.options ? [{ pointer: field.pointer, source: field.ui.options }] : []),
    ...(field.items ? sourcesOf(field.items) : []),
  ]);
}
