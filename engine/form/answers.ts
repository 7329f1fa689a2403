/** Answers of a form: what is shown first, how sections are merged and split, which files are named. Judges nothing. */
import { envOf } from '../environment.ts';
import { lookup } from '../expression.ts';
import type { JsonSchema, Lang } from '../language.ts';
import type { Context, Edition, ExpandedForm } from '../model.ts';
import { isText } from '../wording.ts';
import { asRecord, holdsFiles, layoutOf, scopesOf } from './layout.ts';

type Answers = Record<string, unknown>;

/** What the form shows before anything is typed: what was handed in before, else the prefilled values. Chosen entries come back as their ids. */
export function initialAnswers(edition: Edition, expanded: ExpandedForm, context: Context, lang: Lang = 'ky'): Answers {
  const { facts: _, ...env } = envOf(edition, context);
  const stored = asRecord(lookup(expanded.id, context, env));
  const { prefill, groups, each } = layoutOf(expanded);
  if (!stored) return (asAnswer(expanded.schema, prefill, lang, expanded.schema) ?? {}) as Answers;
  const fixed = groups.flatMap(({ fields }) => fields).filter(({ ui }) => ui.readOnly && ui.prefill !== undefined);
  const renewed = Object.fromEntries(fixed.map(({ name }) => [name, prefill[name]]));
  const shown = asAnswer(expanded.schema, { ...stored, ...renewed }, lang, expanded.schema) as Answers;
  const fixedEach = each.filter(({ ui }) => ui.readOnly && ui.prefill !== undefined).map(({ name }) => name);
  if (fixedEach.length > 0) {
    const values = asRecord((asAnswer(expanded.schema, { criteria: prefill.criteria }, lang, expanded.schema) as Answers).criteria) ?? {};
    const criteria = asRecord(shown.criteria) ?? {};
    shown.criteria = Object.fromEntries(
      Object.entries(criteria).map(([id, own]) => [id, { ...(own as Answers), ...pick(asRecord(values[id]) ?? {}, fixedEach) }]),
    );
  }
  return shown;
}

const pick = (from: Answers, names: string[]): Answers =>
  Object.fromEntries(names.filter((name) => Object.hasOwn(from, name)).map((name) => [name, from[name]]));

/** A stored or computed value as the form's schema wants it: texts in one language, chosen entries as ids, unknown fields left out. */
export function asAnswer(schema: JsonSchema, given: unknown, lang: Lang, root: JsonSchema): unknown {
  if (given === undefined || given === null) return undefined;
  if (schema.$ref) return asAnswer(root.$defs?.criterion ?? {}, given, lang, root);
  if (schema.type === 'array') {
    return Array.isArray(given)
      ? given.map((item) => asAnswer(schema.items ?? {}, item, lang, root)).filter((item) => item !== undefined)
      : undefined;
  }
  const record = asRecord(given);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).map(
      ([name, own]) => [name, asAnswer(own, record?.[name], lang, root)] as const,
    );
    return Object.fromEntries(entries.filter(([, found]) => found !== undefined));
  }
  if (isText(given)) return given[lang];
  return record ? record.id : given;
}

/** The answers of all sections as one input. */
export function mergeSections(_expanded: ExpandedForm, answersBySection: Record<string, unknown>): Answers {
  const merged: Answers = {};
  const criteria: Answers = {};
  for (const answer of Object.values(answersBySection)) {
    const { criteria: own, ...rest } = asRecord(answer) ?? {};
    Object.assign(merged, rest);
    Object.assign(criteria, asRecord(own) ?? {});
  }
  return Object.keys(criteria).length > 0 ? { ...merged, criteria } : merged;
}

/** One input as the answers of each section. */
export function splitSections(expanded: ExpandedForm, input: Answers): Record<string, Answers> {
  const map = asRecord(input.criteria) ?? {};
  return Object.fromEntries(
    layoutOf(expanded).groups.map((group) => [
      group.id,
      group.criteria.length > 0
        ? {
            criteria: pick(
              map,
              group.criteria.map(({ id }) => id),
            ),
          }
        : pick(
            input,
            group.fields.map(({ name }) => name),
          ),
    ]),
  );
}

/** Ids of the files that an answer names, so that the caller can look them up. */
export function filesIn(expanded: ExpandedForm, input: Answers): string[] {
  const named = scopesOf(layoutOf(expanded), input).flatMap(({ fields, answers }) =>
    fields.filter(({ schema }) => holdsFiles(schema)).flatMap(({ name }) => answers[name]),
  );
  return [...new Set(named.flat().filter((id): id is string => typeof id === 'string'))];
}
