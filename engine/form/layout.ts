/** The inside of an expanded form: groups of fields with their texts, settings and settled conditions. Shapes, and how to walk them. */
import type { Condition, FieldUi, JsonSchema, Text } from '../language.ts';
import type { Criterion, ExpandedForm, Option } from '../model.ts';

export type Widget = NonNullable<FieldUi['widget']>;

/** One field. `pointer` is a pattern: `*` stands for a criterion's id or the number of a row. */
export interface Field {
  name: string;
  pointer: string;
  /** Its schema, parameters replaced by their values. */
  schema: JsonSchema;
  ui: FieldUi;
  widget?: Widget;
  /** Choices of classifiers and types; those of registers come from the caller. */
  choices?: Option[];
  /** Titles of the table's columns. */
  columns?: Text[];
  /** Fields of a row or of a nested object. */
  items?: Field[];
}

/** A section of the form. Where it has criteria, the layout's `each` is asked of every one of them. */
export interface Group {
  id: string;
  code?: string;
  title: Text;
  fields: Field[];
  criteria: Criterion[];
}

/** Settled conditions of a field: what is left of them depends on answers beside it only. */
export interface FieldConditions {
  visible?: Condition;
  required?: Condition;
}

export interface Layout {
  kind: 'fields' | 'criteria' | 'checklist';
  title: Text;
  intro?: Text;
  groups: Group[];
  each: Field[];
  conditions: Record<string, FieldConditions>;
  /** Prefilled values, in the shape of the answers. */
  prefill: Record<string, unknown>;
}

/** The layout of an expanded form. */
export const layoutOf = (expanded: ExpandedForm): Layout => expanded.fields as Layout;

/** Fields in scope with the answers they stand in; the answers may be changed in place. */
export interface Scope {
  fields: Field[];
  answers: Record<string, unknown>;
  /** JSON Pointer of the answers. */
  at: string;
}

/** Every scope of an answer: the top level, each criterion, each row and nested object that is there. */
export function scopesOf(layout: Layout, answers: Record<string, unknown>): Scope[] {
  const top: Scope = { fields: layout.groups.flatMap(({ fields }) => fields), answers, at: '' };
  const map = asRecord(answers.criteria) ?? {};
  const criteria = layout.groups.flatMap((group) => group.criteria);
  const each = criteria.flatMap(({ id }) => {
    const own = asRecord(Object.hasOwn(map, id) ? map[id] : undefined);
    return own ? [{ fields: layout.each, answers: own, at: `/criteria/${id}` }] : [];
  });
  return [top, ...each].flatMap(withRows);
}

function withRows(scope: Scope): Scope[] {
  const inner = scope.fields.flatMap((field) => {
    if (!field.items) return [];
    const { items: fields } = field;
    const given = scope.answers[field.name];
    const at = `${scope.at}/${field.name}`;
    if (!Array.isArray(given)) return asRecord(given) ? [{ fields, answers: given as Record<string, unknown>, at }] : [];
    return given.flatMap((row, i) => (asRecord(row) ? [{ fields, answers: row as Record<string, unknown>, at: `${at}/${i}` }] : []));
  });
  return [scope, ...inner.flatMap(withRows)];
}

/** A plain object, or nothing. */
export function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

/** True for a field that holds files, one or several. */
export function holdsFiles(schema: JsonSchema): boolean {
  return (schema.type === 'array' ? schema.items?.format : schema.format) === 'file';
}
