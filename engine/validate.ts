/** Judges an answer: takes an expanded form, an input and what the caller looked up; gives problems and the answer as it is kept. */

import { lookOf } from './expression.ts';
import { asAnswer } from './form/answers.ts';
import { isBounded } from './form/bounds.ts';
import { asRecord, type Field, holdsFiles, type Layout, layoutOf, type Scope, scopesOf } from './form/layout.ts';
import { completeLookups, fillLookups } from './form/lookup.ts';
import { schemaProblems } from './form/schema-validator.ts';
import type { Condition } from './language.ts';
import { judge } from './logic.ts';
import type { Edition, ExpandedForm, Given, Option, Problem } from './model.ts';
import { problem } from './problem.ts';

type Answers = Record<string, unknown>;

/**
 * All problems of an input, each with its JSON Pointer, and the value to be kept: hidden fields removed, blanks dropped,
 * fixed fields as computed, lists and boxes left empty made explicit, chosen register entries as `{id, ...take}`.
 */
export function validateInput(
  _edition: Edition,
  expanded: ExpandedForm,
  input: unknown,
  given: Pick<Given, 'options' | 'files' | 'lookups'>,
): { problems: Problem[]; value: Answers } {
  if (!isBounded(input)) return { problems: [problem('form.tooLarge', undefined, { pointer: '' })], value: {} };
  const record = asRecord(input);
  if (!record) return { problems: [problem('form.type', { type: 'object' }, { pointer: '' })], value: {} };
  const layout = layoutOf(expanded);
  if (layout.kind === 'criteria' && !layout.groups.some(({ criteria }) => criteria.length > 0)) {
    return { problems: [problem('form.criteria', undefined, { pointer: '' })], value: {} };
  }
  const value = withoutBlanks(record) as Answers;
  fix(value, layout, expanded);
  if (layout.kind === 'criteria') value.criteria = completed(value.criteria, layout);
  completeLookups(value, layout, given.lookups);
  removeHidden(value, layout);
  const lookups = fillLookups(value, layout, given.lookups);
  removeHidden(value, layout);
  const scopes = scopesOf(layout, value);
  for (const scope of scopes) makeExplicit(scope, layout);
  const problems = [...schemaProblems(expanded.schema, expanded.hash, value), ...scopes.flatMap((scope) => required(scope, layout))];
  const chosen = scopes.flatMap((scope) => scope.fields.flatMap((field) => choose(field, scope, given.options ?? {})));
  const files = scopes.flatMap((scope) => missingFiles(scope, given.files ?? {}));
  return { problems: unique([...lookups, ...problems, ...chosen, ...files]), value };
}

/** A copy without `null`, blank texts and inherited names. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks).filter((item) => item !== undefined);
  if (value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, withoutBlanks(inner)] as const);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** Fields that cannot be changed have the value computed for them, whatever was sent. */
function fix(value: Answers, layout: Layout, expanded: ExpandedForm): void {
  const computed = asAnswer(expanded.schema, layout.prefill, 'ky', expanded.schema) as Answers;
  const put = (fields: Field[], into: Answers, from: Answers): void => {
    for (const { name } of fields.filter(({ ui }) => ui.readOnly)) {
      if (from[name] === undefined) delete into[name];
      else into[name] = from[name];
    }
  };
  put(
    layout.groups.flatMap(({ fields }) => fields),
    value,
    computed,
  );
  const criteria = asRecord(value.criteria) ?? {};
  for (const [id, own] of Object.entries(criteria)) {
    const record = asRecord(own);
    if (record) put(layout.each, record, asRecord(asRecord(computed.criteria)?.[id]) ?? {});
  }
}

/** Every criterion is there, so that a missing answer is found in its field. */
function completed(criteria: unknown, { groups }: Layout): unknown {
  const own = criteria === undefined ? {} : asRecord(criteria);
  if (!own) return criteria;
  const ids = groups.flatMap((group) => group.criteria.map(({ id }) => id));
  return { ...own, ...Object.fromEntries(ids.map((id) => [id, Object.hasOwn(own, id) ? own[id] : {}])) };
}

const holdsIn = (condition: Condition, answers: Answers): boolean =>
  judge(condition, lookOf(answers, { param: () => undefined, item: answers })) === true;

/** Removes what is hidden, again and again, for what was shown by a hidden answer is hidden too. */
function removeHidden(value: Answers, layout: Layout): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { fields, answers } of scopesOf(layout, value)) {
      for (const { name, pointer } of fields) {
        const visible = layout.conditions[pointer]?.visible;
        if (visible && answers[name] !== undefined && !holdsIn(visible, answers)) {
          delete answers[name];
          changed = true;
        }
      }
    }
  }
}

const isVisible = ({ pointer }: Field, { conditions }: Layout, answers: Answers): boolean => {
  const visible = conditions[pointer]?.visible;
  return !visible || holdsIn(visible, answers);
};

/** A visible list or box that was left alone is an answer: none, and no. */
function makeExplicit({ fields, answers }: Scope, layout: Layout): void {
  for (const field of fields) {
    if (answers[field.name] !== undefined || field.ui.readOnly || !isVisible(field, layout, answers)) continue;
    if (field.schema.type === 'array') answers[field.name] = [];
    else if (field.schema.type === 'boolean' && (field.widget === 'checkbox' || field.widget === 'statement')) answers[field.name] = false;
  }
}

function required({ fields, answers, at }: Scope, layout: Layout): Problem[] {
  return fields.flatMap((field) => {
    const asked = layout.conditions[field.pointer]?.required;
    if (!asked || !isVisible(field, layout, answers) || !holdsIn(asked, answers)) return [];
    const given = answers[field.name];
    const empty = given === undefined || (Array.isArray(given) && given.length === 0);
    return empty ? [problem('form.required', undefined, { pointer: `${at}/${field.name}` })] : [];
  });
}

/** Holds chosen values to their list, and puts what is taken from a register in the place of its id. */
function choose(field: Field, { answers, at }: Scope, given: Record<string, Option[]>): Problem[] {
  const source = field.ui.options;
  const answer = answers[field.name];
  if (!source || answer === undefined) return [];
  const options = new Map((given[field.pointer] ?? field.choices ?? []).map((option) => [option.value, option]));
  const list = Array.isArray(answer) ? answer : [answer];
  const problems = list.flatMap((value, i) => {
    const pointer = Array.isArray(answer) ? `${at}/${field.name}/${i}` : `${at}/${field.name}`;
    return typeof value !== 'string' || options.has(value) ? [] : [problem('form.option', { value: shortened(value) }, { pointer })];
  });
  if ('register' in source && problems.length === 0) {
    const taken = list.map((value) => ({ id: value, ...options.get(value as string)?.take }));
    answers[field.name] = Array.isArray(answer) ? taken : taken[0];
  }
  return problems;
}

const shortened = (value: string): string => (value.length > 80 ? `${value.slice(0, 80)}…` : value);

function missingFiles({ fields, answers, at }: Scope, files: NonNullable<Given['files']>): Problem[] {
  return fields.flatMap(({ name, schema }) => {
    const answer = answers[name];
    if (!holdsFiles(schema) || answer === undefined) return [];
    const list = Array.isArray(answer) ? answer : [answer];
    return list.flatMap((id, i) => {
      const pointer = Array.isArray(answer) ? `${at}/${name}/${i}` : `${at}/${name}`;
      return typeof id !== 'string' || Object.hasOwn(files, id) ? [] : [problem('form.file', { value: shortened(id) }, { pointer })];
    });
  });
}

function unique(problems: Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, pointer }) => {
    const key = `${code} ${pointer}`;
    return !seen.has(key) && seen.add(key);
  });
}
