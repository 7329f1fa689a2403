/** A section read as a flat list of fields for the answers at hand: which are seen, which are asked for, which widget draws them. */
import type { JsonSchema } from '../../engine/language.ts';
import type { FormSection } from '../../server/http/contract.ts';
import { type Answers, getAt, isEmpty, type Path, setAt } from '../draft/answers.ts';
import { holds } from './condition.ts';

export type Ui = Record<string, unknown>;
export interface Choice {
  value: string | number | boolean;
  label: string;
  cells?: string[];
}

export interface Field {
  section: string;
  path: Path;
  id: string;
  title: string;
  schema: JsonSchema;
  ui: Ui;
  required: boolean;
  hidden: boolean;
  /** Code and title of the criterion it belongs to. */
  criterion?: { id: string; title: string } | undefined;
}

/** What conditions see beside the answers of the form. */
export interface Scope {
  input: Answers;
  today: string;
  /** The form's id: two forms may stand on one page. */
  form: string;
}

/** What the ids of a section's elements begin with. */
export const prefixOf = (form: string, section: string): string => `${form.replace(/[^\w-]/g, '-')}-${section}`;
/** The id of the element that draws a place of a section. */
export const idOf = (form: string, section: string, path: Path): string => [prefixOf(form, section), ...path].join('_');

export const optionsOf = (ui: Ui): Ui => ({ ...((ui['ui:options'] as Ui | undefined) ?? {}) });
export const choicesOf = (field: Pick<Field, 'schema' | 'ui'>): Choice[] => {
  const given = optionsOf(field.ui).choices as Choice[] | undefined;
  const listed = field.schema.enum ?? field.schema.items?.enum;
  return given ?? listed?.map((value) => ({ value, label: String(value) })) ?? [];
};

/** `$ref` into the section's own `$defs`, followed. */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '');
  const found = name ? root.$defs?.[name] : undefined;
  return found ? { ...resolve(found, root), ...(({ $ref: _, ...rest }) => rest)(schema) } : schema;
}

const titleOf = (ui: Ui, name: string | number): string =>
  (ui['ui:title'] as string | undefined) ?? (optionsOf(ui).title as string | undefined) ?? String(name);

/** Objects are walked into; an array of objects row by row; everything else is a field. */
class Walk {
  readonly fields: Field[] = [];
  readonly #section: FormSection;
  readonly #scope: Scope;
  constructor(section: FormSection, scope: Scope) {
    this.#section = section;
    this.#scope = scope;
  }

  object(schema: JsonSchema, ui: Ui, answers: unknown, path: Path, hidden: boolean, criterion?: Field['criterion']): void {
    const own = (typeof answers === 'object' && answers !== null ? answers : {}) as Answers;
    const context = { ...this.#scope.input, ...own, today: this.#scope.today };
    const asked = new Set(schema.required ?? []);
    for (const [name, raw] of Object.entries(schema.properties ?? {})) {
      const inner = (ui[name] ?? {}) as Ui;
      const unseen = hidden || (inner['jobo:visibleWhen'] !== undefined && !holds(inner['jobo:visibleWhen'], context));
      const required = asked.has(name) || (inner['jobo:requiredWhen'] !== undefined && holds(inner['jobo:requiredWhen'], context));
      this.place(resolve(raw, this.#section.schema), inner, own[name], [...path, name], unseen, required, criterion);
    }
  }

  place(schema: JsonSchema, ui: Ui, value: unknown, path: Path, hidden: boolean, required: boolean, criterion: Field['criterion']): void {
    const name = path.at(-1) ?? '';
    const mark = ui['jobo:criterion'] as { id: string; code: string } | undefined;
    const title = titleOf(ui, name);
    if (schema.type === 'object') {
      const named = mark ? { id: mark.id, title: title.startsWith(mark.code) ? title : `${mark.code} ${title}` } : criterion;
      this.object(schema, ui, value, path, hidden, named);
      return;
    }
    this.fields.push({
      section: this.#section.id,
      path,
      id: idOf(this.#scope.form, this.#section.id, path),
      title,
      schema,
      ui,
      required,
      hidden,
      criterion,
    });
    if (isRows(schema, this.#section.schema) && Array.isArray(value)) {
      const row = resolve(schema.items ?? {}, this.#section.schema);
      for (const [index, item] of value.entries()) this.object(row, (ui.items ?? {}) as Ui, item, [...path, index], hidden, criterion);
    }
  }
}

/** An array whose items are objects: drawn as rows. */
export const isRows = (schema: JsonSchema, root: JsonSchema): boolean =>
  schema.type === 'array' && resolve(schema.items ?? {}, root).type === 'object';

export function fieldsOf(section: FormSection, answers: Answers, scope: Scope): Field[] {
  const walk = new Walk(section, scope);
  walk.object(section.schema, section.uiSchema, answers, [], false);
  return walk.fields;
}

/** Which of our widgets draws a field; what the definition says, or what its shape suggests. */
export function widgetOf(field: Pick<Field, 'schema' | 'ui'>): string {
  const said = (field.ui['ui:widget'] ?? optionsOf(field.ui).widget) as string | undefined;
  if (said) return said;
  const { type, format, maxLength, items } = field.schema;
  if (format === 'date') return 'date';
  if (type === 'boolean') return 'checkbox';
  if (type === 'array') return items?.format === 'file' ? 'files' : items?.format === 'uri' ? 'links' : 'checkboxes';
  if (choicesOf(field).length) return choicesOf(field).length > 5 ? 'select' : 'radio';
  return typeof maxLength === 'number' && maxLength > 200 ? 'textarea' : 'text';
}

/** A criteria section whose criteria stand at its top is handed in under `criteria`. */
export const isBareCriteria = (section: FormSection): boolean =>
  Object.keys(section.schema.properties ?? {}).some((name) => (section.uiSchema[name] as Ui | undefined)?.['jobo:criterion'] !== undefined);

/** Path of a place in what is handed in. */
export const inputPath = (section: FormSection, path: Path): Path => (isBareCriteria(section) ? ['criteria', ...path] : path);

/** The whole answer from those of the sections. */
export function mergeAnswers(sections: FormSection[], answers: Record<string, Answers>): Answers {
  const whole: Answers = {};
  for (const section of sections) {
    const own = answers[section.id] ?? {};
    const placed: Answers = isBareCriteria(section) ? { criteria: own } : own;
    for (const [name, value] of Object.entries(placed)) {
      const before = whole[name];
      const both = name === 'criteria' && before !== undefined && typeof value === 'object';
      whole[name] = both ? { ...(before as Answers), ...(value as Answers) } : value;
    }
  }
  return whole;
}

/** Answers without the fields that are not seen, and without empty places. */
export function seenOnly(answers: Answers, fields: Field[]): Answers {
  let kept = answers;
  for (const field of fields) {
    const value = getAt(kept, field.path);
    const filled = Array.isArray(value) ? value.filter((each) => each !== '') : value;
    if (field.hidden || isEmpty(filled)) kept = setAt(kept, field.path, undefined);
    else if (Array.isArray(filled) && filled.length !== (value as unknown[]).length) kept = setAt(kept, field.path, filled);
  }
  return kept;
}
