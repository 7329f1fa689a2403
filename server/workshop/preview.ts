/** A form or a document of a bundle as it would look, without a case: criteria forms for a chosen type, documents with their sample. */
import { withEnvironment } from '../../engine/environment.ts';
import { chooseEntries, envOf, expandForm, initialAnswers, sectionsOf, splitSections } from '../../engine/index.ts';
import type { Lang } from '../../engine/language.ts';
import type { Context, Demo, Edition, ExpandedForm, Live, Option } from '../../engine/model.ts';
import type { FormView } from '../http/contract.ts';
import { formHead, registerSources } from '../view/form.ts';
import type { ReadBundle } from './workshop.ts';

type Good = NonNullable<ReadBundle['good']>;

/** What a criteria form can be drawn for: the types, where it asks the criteria of the case's type. */
export function variantsOf(edition: Edition, form: string, lang: Lang): { id: string; title: string }[] {
  if (edition.forms[form]?.criteria?.ofType === undefined) return [];
  return Object.entries(edition.types)
    .sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0))
    .map(([id, { title }]) => ({ id, title: title[lang] }));
}

/** The form with no case behind it; choices of registers come from the demo's entries. */
export function previewForm(
  { edition, live, demo }: Good,
  form: string,
  variant: string | undefined,
  given: { lang: Lang; now: string; today: string },
): FormView {
  const { lang } = given;
  const type = variant ?? variantsOf(edition, form, lang)[0]?.id;
  const context = contextFor(edition, form, type, given, live);
  const expanded = expandForm(edition, form, context);
  const sections = sectionsOf(expanded, lang, demoOptions(edition, expanded, context, demo));
  const before: Record<string, unknown> = splitSections(expanded, initialAnswers(edition, expanded, context, lang));
  return {
    ...formHead(edition, form, lang),
    id: form,
    sections,
    answers: Object.fromEntries(sections.map(({ id }) => [id, before[id] ?? {}])),
    drafts: Object.fromEntries(sections.map(({ id }) => [id, '0'])),
    files: {},
  };
}

/** Nothing is known but the day, and the type at the path where the form looks for it. */
function contextFor(
  edition: Edition,
  form: string,
  type: string | undefined,
  { now, today }: { now: string; today: string },
  live: Live | undefined,
): Context {
  const bare: Context = { now, today };
  const env = { ...envOf(edition, bare), ...(live ? { live } : {}) };
  const path = edition.forms[form]?.criteria?.ofType;
  const nested =
    path === undefined || type === undefined ? {} : path.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), type);
  return withEnvironment({ ...bare, ...(nested as Context) }, env);
}

function demoOptions(edition: Edition, expanded: ExpandedForm, context: Context, demo: Demo | undefined): Record<string, Option[]> {
  return Object.fromEntries(
    registerSources(expanded).map(({ pointer, source }) => [
      pointer,
      chooseEntries(edition, source, demo?.entries?.[source.register] ?? [], context),
    ]),
  );
}
