/** Look-ups of a form in outside services: what is to be asked, and the answers kept put in the place of what was sent. Asks nobody. */
import { canonical } from '../canonical.ts';
import { isComplete } from '../correspondence.ts';
import type { Env } from '../environment.ts';
import { valuesOf } from '../expression.ts';
import type { FieldUi } from '../language.ts';
import type { Context, Edition, ExpandedForm, LookedUp, LookupAsked, Problem } from '../model.ts';
import { problem } from '../problem.ts';
import { type Field, type Layout, layoutOf } from './layout.ts';

type Answers = Record<string, unknown>;
type Lookup = NonNullable<FieldUi['lookup']>;
type Kept = Record<string, LookedUp>;

const looking = ({ groups }: Pick<Layout, 'groups'>): (Field & { lookup: Lookup })[] =>
  groups.flatMap(({ fields }) => fields.flatMap((field) => (field.ui.lookup ? [{ ...field, lookup: field.ui.lookup }] : [])));

/** Fields that are filled by a look-up, by the field that is typed. */
export function filledFields(layout: Pick<Layout, 'groups'>): Record<string, string> {
  return Object.fromEntries(looking(layout).flatMap(({ name, lookup }) => Object.keys(lookup.fills).map((filled) => [filled, name])));
}

/** The look-ups whose field is answered, with what is sent. */
export function askedLookups(edition: Edition, expanded: ExpandedForm, input: Answers, context: Context, env: Env): LookupAsked[] {
  return looking(layoutOf(expanded)).flatMap(({ name, lookup }) => {
    const service = edition.services[lookup.service];
    if (!service || isBlank(input[name])) return [];
    const sends = valuesOf(lookup.with, context, { ...env, item: input });
    return [{ field: name, service: lookup.service, ...(isComplete(service, sends) && { sends }) }];
  });
}

const isBlank = (given: unknown): boolean => given === undefined || given === null || (typeof given === 'string' && given.trim() === '');

/**
 * Puts the kept answers into the fields they fill, in place; a value sent that differs from the answer is a problem,
 * and so is a field typed that nothing was kept for.
 */
export function fillLookups(answers: Answers, layout: Layout, kept: Kept | undefined): Problem[] {
  return looking(layout).flatMap(({ name, lookup }) => {
    const filled = Object.entries(lookup.fills);
    if (answers[name] === undefined) {
      for (const [field] of filled) delete answers[field];
      return [];
    }
    const answer = kept?.[name];
    if (!answer) return [problem('lookup.missing', undefined, { pointer: `/${name}` })];
    return filled.flatMap(([field, from]) => {
      const [sent, said] = [answers[field], answer.fields[from]];
      if (said === undefined) delete answers[field];
      else answers[field] = said;
      return sent === undefined || (said !== undefined && canonical(sent) === canonical(said))
        ? []
        : [problem('lookup.differs', undefined, { pointer: `/${field}` })];
    });
  });
}

/** What was left out of the kept answers is put in, in place, so that what depends on it is shown or hidden by it. */
export function completeLookups(answers: Answers, layout: Layout, kept: Kept | undefined): void {
  for (const { name, lookup } of looking(layout)) {
    const answer = answers[name] === undefined ? undefined : kept?.[name];
    for (const [field, from] of answer ? Object.entries(lookup.fills) : [])
      if (answers[field] === undefined && answer?.fields[from] !== undefined) answers[field] = answer.fields[from];
  }
}

/** Of the kept answers what the event records: those of this form, with the fields that it took. */
export function lookupsUsed(expanded: ExpandedForm, answers: Answers, kept: Kept = {}): Kept | undefined {
  const used = looking(layoutOf(expanded)).flatMap(({ name, lookup }) => {
    const answer = kept[name];
    if (!answer || answers[name] === undefined) return [];
    const names = Object.values(lookup.fills).filter((field) => answer.fields[field] !== undefined);
    return [[name, { ...answer, fields: Object.fromEntries(names.map((field) => [field, answer.fields[field]])) }] as const];
  });
  return used.length > 0 ? Object.fromEntries(used) : undefined;
}
