/** What is wrong with the answers, field by field: found here before sending, or told by the server by JSON Pointer. */
import type { FormSection, FormView, ProblemDocument } from '../../server/http/contract.ts';
import { type Answers, getAt, isEmpty, type Path } from '../draft/answers.ts';
import type { MessageKey, Translate } from '../messages/index.ts';
import { type Field, fieldsOf, inputPath, mergeAnswers, type Scope, seenOnly, widgetOf } from './fields.ts';
import { formatFault } from './formats.ts';
import { faultsOf, type SchemaFault } from './validator.ts';

export interface FieldFault {
  section: string;
  path: Path;
  /** Id of the element to go to. */
  id: string;
  /** What the field is called. */
  title: string;
  message: string;
  level: 'error' | 'warning';
  /** The answer found wrong: once it is another, the fault is history. */
  was: string;
}

const KEYWORDS: Record<string, MessageKey> = {
  maxLength: 'fault.maxLength',
  minLength: 'fault.minLength',
  pattern: 'fault.pattern',
  minimum: 'fault.minimum',
  maximum: 'fault.maximum',
  minItems: 'fault.minItems',
  maxItems: 'fault.maxItems',
  uniqueItems: 'fault.uniqueItems',
  enum: 'fault.enum',
  type: 'fault.type',
};

function wordsOf(fault: SchemaFault, t: Translate): string {
  const { keyword, params } = fault;
  if (keyword === 'const') return t('fault.confirm');
  return t(KEYWORDS[keyword] ?? 'fault.type', { limit: String(params.limit ?? '') });
}

const tokens = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replace(/~1/g, '/').replace(/~0/g, '~'));
const numbered = (path: string[]): Path => path.map((token) => (/^\d+$/.test(token) ? Number(token) : token));
const startsWith = (path: Path, start: Path): boolean =>
  start.length <= path.length && start.every((step, index) => String(step) === String(path[index]));
const was = (answers: Answers | undefined, path: Path): string => JSON.stringify(getAt(answers, path)) ?? '';

/** The field that holds a path: the longest one that begins it. */
function fieldAt(fields: Field[], path: Path): Field | undefined {
  return fields.filter((field) => startsWith(path, field.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

function faultAt(field: Field, path: Path, answers: Answers, message: string): FieldFault {
  const item = widgetOf(field) === 'links' && path.length > field.path.length;
  const title = field.criterion ? `${field.criterion.title}: ${field.title}` : field.title;
  return {
    section: field.section,
    path: field.path,
    id: item ? [field.id, ...path.slice(field.path.length)].join('_') : field.id,
    title,
    message,
    level: 'error',
    was: was(answers, field.path),
  };
}

/** Texts that are not what their format says: the field's own, or one of its list. */
function formatFaults(field: Field, answers: Answers, t: Translate): FieldFault[] {
  const value = getAt(answers, field.path);
  const list = Array.isArray(value)
    ? value.map((each, index) => ({ words: formatFault(field.schema.items, each), path: [...field.path, index] }))
    : [{ words: formatFault(field.schema, value), path: field.path }];
  return list.flatMap(({ words, path }) => (words ? [faultAt(field, path, answers, t(words))] : []));
}

/** All faults of all sections, in the order of the form. Hidden fields are neither asked for nor judged. */
export function validateAll(sections: FormSection[], answers: Record<string, Answers>, scope: Scope, t: Translate): FieldFault[] {
  return sections.flatMap((section) => {
    const own = answers[section.id] ?? {};
    const fields = fieldsOf(section, own, scope);
    const found = new Map<string, FieldFault>();
    for (const field of fields) {
      if (field.hidden) continue;
      if (field.required && isEmpty(getAt(own, field.path))) found.set(field.id, faultAt(field, field.path, own, t('error.required')));
      for (const fault of formatFaults(field, own, t)) found.set(fault.id, fault);
    }
    for (const fault of faultsOf(section.schema, seenOnly(own, fields))) {
      const path = numbered(tokens(fault.instancePath));
      const field = fieldAt(fields, path);
      if (fault.keyword === 'required' || fault.keyword === 'format' || !field || field.hidden) continue;
      const made = faultAt(field, path, own, wordsOf(fault, t));
      if (!found.has(made.id)) found.set(made.id, made);
    }
    return [...found.values()].sort((a, b) => order(fields, a) - order(fields, b));
  });
}

const order = (fields: Field[], fault: FieldFault): number => fields.findIndex((field) => field.path === fault.path);

/** The server's errors at the fields they point to, and those that point at none. */
export function faultsFrom(
  problem: ProblemDocument,
  form: Pick<FormView, 'id' | 'sections'>,
  answers: Record<string, Answers>,
  today: string,
): { faults: FieldFault[]; rest: ProblemDocument['errors'] } {
  const { sections } = form;
  const scope: Scope = { input: mergeAnswers(sections, answers), today, form: form.id };
  const places = sections.map((section) => ({ section, fields: fieldsOf(section, answers[section.id] ?? {}, scope) }));
  const faults: FieldFault[] = [];
  const rest: NonNullable<ProblemDocument['errors']> = [];
  for (const error of problem.errors ?? []) {
    const path = numbered(tokens((error.pointer ?? '').replace(/^\/input(?=\/)/, '')));
    const hit = path.length
      ? places
          .map(({ section, fields }) =>
            fieldAt(
              fields.map((field) => ({ ...field, path: inputPath(section, field.path) })),
              path,
            ),
          )
          .find((field) => field !== undefined)
      : undefined;
    const field = hit && places.flatMap(({ fields }) => fields).find((each) => each.id === hit.id);
    if (field) faults.push({ ...faultAt(field, field.path, answers[field.section] ?? {}, error.message), level: error.level ?? 'error' });
    else rest.push(error);
  }
  return { faults, rest };
}

/** Faults whose answer has not changed since. */
export const standing = (faults: FieldFault[], answers: Record<string, Answers>): FieldFault[] =>
  faults.filter((fault) => was(answers[fault.section], fault.path) === fault.was);

/** Goes to a field: the element itself, or the first control within. */
export function focusField(id: string): void {
  const element = document.getElementById(id);
  const inner = element?.matches('input, textarea, select, button, [tabindex="0"]')
    ? element
    : element?.querySelector<HTMLElement>('input, textarea, select, button');
  (inner ?? element)?.focus({ preventScroll: true });
  (element ?? inner)?.scrollIntoView({ block: 'center' });
}
