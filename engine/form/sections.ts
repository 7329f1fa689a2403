/** Draws an expanded form in one language: plain JSON Schema and rjsf's uiSchema, a section a page. Decides nothing. */
import type { JsonSchema, Lang } from '../language.ts';
import type { ExpandedForm, FormSection, Option } from '../model.ts';
import { print } from '../wording.ts';
import { type Field, type Group, holdsFiles, type Layout, layoutOf } from './layout.ts';
import { filledFields } from './lookup.ts';
import { criteriaSchema } from './shape.ts';

type Ui = Record<string, unknown>;
interface Drawing {
  layout: Layout;
  lang: Lang;
  options: Record<string, Option[]>;
  /** Fields filled by a look-up, by the field that is typed. */
  filled: Record<string, string>;
}

/**
 * The sections of a form: `main`, or `before`, one per section of the criteria set, and `after`.
 * @param options choices of register fields by pointer pattern
 */
export function sectionsOf(expanded: ExpandedForm, lang: Lang, options: Record<string, Option[]> = {}): FormSection[] {
  const layout = layoutOf(expanded);
  const drawing: Drawing = { layout, lang, options, filled: filledFields(layout) };
  return drawing.layout.groups.map((group) => ({
    id: group.id,
    ...(group.code !== undefined && { code: group.code }),
    title: group.title[lang],
    schema: group.criteria.length > 0 ? criteriaSection(expanded, group) : fieldsSection(expanded, group.fields),
    uiSchema: group.criteria.length > 0 ? criteriaUi(group, drawing) : fieldsUi(group.fields, drawing),
  }));
}

function fieldsSection({ schema }: ExpandedForm, fields: Field[]): JsonSchema {
  const names = fields.map(({ name }) => name);
  const required = (schema.required ?? []).filter((name) => names.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function criteriaSection({ schema }: ExpandedForm, group: Group): JsonSchema {
  const criterion = schema.$defs?.criterion ?? {};
  const criteria = criteriaSchema(
    group.criteria.map(({ id }) => id),
    criterion,
  );
  return {
    type: 'object',
    properties: { criteria },
    ...(criteria.required && { required: ['criteria'] }),
    additionalProperties: false,
    $defs: { criterion },
  };
}

function criteriaUi(group: Group, drawing: Drawing): Ui {
  const each = fieldsUi(drawing.layout.each, drawing);
  const entries = group.criteria.map(({ id, code, title, help }) => [
    id,
    { 'ui:title': title[drawing.lang], ...(help && { 'ui:help': help[drawing.lang] }), 'jobo:criterion': { id, code }, ...each },
  ]);
  return {
    criteria: { 'ui:title': group.title[drawing.lang], 'ui:order': group.criteria.map(({ id }) => id), ...Object.fromEntries(entries) },
  };
}

function fieldsUi(fields: Field[], drawing: Drawing): Ui {
  return {
    'ui:order': fields.map(({ name }) => name),
    ...Object.fromEntries(fields.map((field) => [field.name, fieldUi(field, drawing)])),
  };
}

function fieldUi(field: Field, drawing: Drawing): Ui {
  const { ui, schema, widget, items } = field;
  const { lang, layout } = drawing;
  const conditions = layout.conditions[field.pointer];
  const options = optionsUi(field, drawing);
  const inner = items && fieldsUi(items, drawing);
  const isFilled = Object.hasOwn(drawing.filled, field.pointer.slice(1));
  return {
    'ui:title': ui.title[lang],
    ...(ui.help && { 'ui:help': ui.help[lang] }),
    ...(ui.placeholder && { 'ui:placeholder': ui.placeholder[lang] }),
    ...(widget && { 'ui:widget': widget }),
    ...((ui.readOnly || isFilled) && { 'ui:readonly': true }),
    ...(Object.keys(options).length > 0 && { 'ui:options': options }),
    ...(conditions?.visible && { 'jobo:visibleWhen': conditions.visible }),
    ...(conditions?.required && { 'jobo:requiredWhen': conditions.required }),
    ...(inner && (schema.type === 'array' ? { items: inner } : inner)),
  };
}

function optionsUi({ pointer, schema, choices, columns, ui }: Field, { lang, options }: Drawing): Ui {
  const given = options[pointer] ?? choices ?? enumChoices(schema);
  const shown = given?.map(({ value, label, cells }) => ({
    value,
    label: print(label, lang),
    ...(cells && { cells: cells.map((cell) => (cell === '' ? '' : print(cell, lang))) }),
  }));
  const maxFiles = holdsFiles(schema) ? (schema.type === 'array' ? schema.maxItems : 1) : undefined;
  return {
    ...(shown && { choices: shown }),
    ...(ui.options && !shown && { choices: [] }),
    ...(columns && { columns: columns.map((title) => title[lang]) }),
    ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
    ...(maxFiles !== undefined && { maxFiles }),
    ...(ui.lookup && { lookup: Object.keys(ui.lookup.fills) }),
  };
}

function enumChoices(schema: JsonSchema): Option[] | undefined {
  return (schema.enum ?? schema.items?.enum)?.map((value) => ({ value: String(value), label: String(value) }));
}
