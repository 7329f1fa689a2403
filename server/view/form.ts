/** A form as the screen draws it: its sections in one language, what is to be shown first in each, the versions of the drafts. */
import { besideOf, contextOf, expandForm, initialAnswers, type RecordLine, sectionsOf, splitSections } from '../../engine/index.ts';
import type { JsonSchema, Lang } from '../../engine/language.ts';
import type { Context, Edition, ExpandedForm, Needs, Offer } from '../../engine/model.ts';
import type { FileView, FormView } from '../http/contract.ts';
import { fileView } from './files.ts';
import type { Reading } from './reading.ts';

/** The id under which drafts of an action's or a part's form are kept. */
export function formKey({ id, form }: Pick<Offer, 'id' | 'form'>): string {
  return `${id}~${form ?? ''}`;
}

/** What a section of an offer's form may hold; undefined where the form has no such section. */
export function sectionSchema(
  { edition, kase, live, actor, now }: Pick<Reading, 'edition' | 'kase' | 'live' | 'actor' | 'now'>,
  form: string,
  section: string,
): JsonSchema | undefined {
  const expanded = expandForm(edition, form, contextOf(edition, kase, { now, live, actor }));
  return sectionsOf(expanded, 'ky', {}).find(({ id }) => id === section)?.schema;
}

/** The form of an offer with its drafts; undefined where the offer has none. */
export async function formView(reading: Reading, offer: Offer): Promise<FormView | undefined> {
  const { services, edition, kase, seen, live, actor, lang, now } = reading;
  if (offer.form === undefined) return undefined;
  const context = { ...contextOf(edition, seen, { now, live, actor }), ...(offer.mine ? { [offer.form]: offer.mine } : {}) };
  const expanded = expandForm(edition, offer.form, context);
  const options = await services.cases.options(edition, kase, actor, registerSources(expanded));
  const sections = sectionsOf(expanded, lang, options);
  const owner = offer.kind === 'part' ? actor.person : '';
  const saved = await services.stores.drafts.of({ case: kase.header.id, form: formKey(offer), owner });
  const before: Record<string, unknown> = splitSections(expanded, initialAnswers(edition, expanded, context, lang));
  const answers = Object.fromEntries(sections.map(({ id }) => [id, saved.find((draft) => draft.section === id)?.data ?? before[id] ?? {}]));
  const files = await filesIn(reading, answers);
  const beside = await shownBeside(reading, expanded, context);
  const savedAt = saved
    .map((draft) => draft.savedAt)
    .sort()
    .at(-1);
  return {
    ...formHead(edition, offer.form, lang),
    id: formKey(offer),
    sections,
    answers,
    drafts: Object.fromEntries(sections.map(({ id }) => [id, saved.find((draft) => draft.section === id)?.etag ?? '0'])),
    ...(savedAt === undefined ? {} : { savedAt }),
    ...(beside ? { beside } : {}),
    files,
  };
}

/** The fields whose choices stand in registers; classifiers and types are the engine's own. */
export function registerSources({ sources }: ExpandedForm): Needs['options'] {
  return sources.flatMap(({ pointer, source }) => ('register' in source ? [{ pointer, source }] : []));
}

/** What a form is, without its answers. */
export function formHead(edition: Edition, id: string, lang: Lang): Pick<FormView, 'title' | 'intro' | 'kind'> {
  const form = edition.forms[id];
  return {
    title: form?.title[lang] ?? id,
    ...(form?.intro ? { intro: form.intro[lang] } : {}),
    kind: form?.criteria ? 'criteria' : form?.checklist ? 'checklist' : 'fields',
  };
}

/** What was answered before to the same criteria, by criterion. */
async function shownBeside(
  { services, edition, kase, lang }: Reading,
  expanded: ExpandedForm,
  context: Context,
): Promise<FormView['beside']> {
  const lines = Object.values(besideOf(edition, expanded, context, lang)).flatMap((criteria) => Object.entries(criteria));
  if (!lines.length) return undefined;
  const ids = lines.flatMap(([, each]) => each.flatMap(({ files = [] }) => files));
  const known = new Map((await services.stores.files.named(ids, kase.header.applicant.id)).map((file) => [file.id, fileView(file)]));
  const view = ({ title, value, files = [], links = [] }: RecordLine) => ({
    title,
    text: value,
    files: files.flatMap((id) => known.get(id) ?? []),
    links,
  });
  return Object.fromEntries(lines.map(([criterion, each]) => [criterion, each.map(view)]));
}

const RANDOM_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The files that the answers name, as far as they belong to the case's organisation. */
async function filesIn({ services, kase }: Reading, answers: Record<string, unknown>): Promise<Record<string, FileView>> {
  const ids = [...new Set(JSON.stringify(answers).match(RANDOM_ID) ?? [])];
  const files = await services.stores.files.named(ids, kase.header.applicant.id);
  return Object.fromEntries(files.map((file) => [file.id, fileView(file)]));
}
