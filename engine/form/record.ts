/** Answers to be read: takes a form and what was stored, gives titled lines in one language. */
import { envOf } from '../environment.ts';
import { itemsOf, lookup } from '../expression.ts';
import type { Lang, Tone } from '../language.ts';
import type { Context, Criterion, Edition, ExpandedForm } from '../model.ts';
import { cellOf } from '../register.ts';
import { isText, print } from '../wording.ts';
import { asRecord, type Field, holdsFiles, layoutOf } from './layout.ts';
import { shapeOf } from './shape.ts';

export interface RecordLine {
  title: string;
  value: string;
  /** Ids of files. */
  files?: string[];
  links?: string[];
  tone?: Tone;
}
export interface RecordSection {
  title: string;
  lines: RecordLine[];
}
type Answers = Record<string, unknown>;

/** What was answered, section by section; fields without an answer are left out. */
export function recordOf(edition: Edition, expanded: ExpandedForm, stored: Answers, lang: Lang): { sections: RecordSection[] } {
  const { groups, each } = layoutOf(expanded);
  const map = asRecord(stored.criteria) ?? {};
  const sections = groups.map(({ title, code, fields, criteria }) => ({
    title: code === undefined ? title[lang] : `${code}. ${title[lang]}`,
    lines:
      criteria.length > 0
        ? criteria.flatMap((one) => criterionLine(edition, each, one, map, lang))
        : linesOf(edition, fields, stored, lang),
  }));
  const chosen = groups.flatMap(({ fields }) => fields.flatMap((field) => keptSections(edition, field, stored[field.name], lang)));
  return { sections: [...sections, ...chosen].filter(({ lines }) => lines.length > 0) };
}

/** Answers that an entry chosen from a register keeps whole: a taken field of type `record` named after their form. */
function keptSections(edition: Edition, { ui }: Field, given: unknown, lang: Lang): RecordSection[] {
  const { options } = ui;
  const entry = asRecord(given);
  if (!entry || !options || !('register' in options)) return [];
  return options.take.flatMap((name) => {
    const field = edition.registers[options.register]?.fields[name];
    const kept = asRecord(entry[name]);
    return field?.type === 'record' && kept && edition.forms[name]
      ? [{ title: field.title[lang], lines: keptLines(edition, name, kept, lang) }]
      : [];
  });
}

function keptLines(edition: Edition, form: string, kept: Answers, lang: Lang): RecordLine[] {
  const env = { param: () => undefined, edition };
  const { groups, each } = shapeOf(edition, form, {}, env);
  const [first = [], ...further] = groups.map(({ fields }) => linesOf(edition, fields, kept, lang));
  const items = itemsOf('kept.criteria', { kept }, env) ?? [];
  const criteria = items.flatMap((item) => {
    const { criterion } = item as { criterion?: Criterion };
    return criterion ? criterionLine(edition, each, criterion, asRecord(kept.criteria) ?? {}, lang) : [];
  });
  return [...first, ...criteria, ...further.flat()];
}

/** One line a criterion: its fields one under the other. */
function criterionLine(edition: Edition, each: Field[], { id, code, title }: Criterion, map: Answers, lang: Lang): RecordLine[] {
  const own = asRecord(Object.hasOwn(map, id) ? map[id] : undefined);
  if (!own) return [];
  const lines = linesOf(edition, each, own, lang);
  const said = lines.filter(({ value }) => value !== '');
  const [files, links] = [lines.flatMap((line) => line.files ?? []), lines.flatMap((line) => line.links ?? [])];
  const tone = lines.find((line) => line.tone)?.tone;
  return [
    {
      title: `${code} ${title[lang]}`,
      value: said.length === 1 ? (said[0]?.value ?? '') : said.map((line) => `${line.title}: ${line.value}`).join('\n'),
      ...(files.length > 0 && { files }),
      ...(links.length > 0 && { links }),
      ...(tone && { tone }),
    },
  ];
}

/** One line a field that was answered. */
export function linesOf(edition: Edition, fields: Field[], answers: Answers, lang: Lang): RecordLine[] {
  return fields.flatMap((field) => {
    const given = answers[field.name];
    if (given === undefined || given === null || (Array.isArray(given) && given.length === 0)) return [];
    return [{ title: field.ui.title[lang], ...shown(edition, field, given, lang) }];
  });
}

function shown(edition: Edition, field: Field, given: unknown, lang: Lang): Omit<RecordLine, 'title'> {
  const list = Array.isArray(given) ? given : [given];
  if (holdsFiles(field.schema)) return { value: '', files: list.map(String) };
  if (field.schema.items?.format === 'uri' || field.schema.format === 'uri') return { value: '', links: list.map(String) };
  if (field.items) return rows(edition, field.items, list, lang);
  const tone = toneOf(edition, field, given);
  return { value: list.map((one) => choiceLabel(edition, field, one, lang)).join('; '), ...(tone && { tone }) };
}

/** One line a row; the files and links of all rows stand beneath. */
function rows(edition: Edition, fields: Field[], list: unknown[], lang: Lang): Omit<RecordLine, 'title'> {
  const lines = list.map((row) => linesOf(edition, fields, asRecord(row) ?? {}, lang));
  const cells = (row: RecordLine[]) => row.flatMap(({ title, value }) => (value === '' ? [] : [`${title}: ${value}`])).join('; ');
  const [files, links] = [lines.flat().flatMap((line) => line.files ?? []), lines.flat().flatMap((line) => line.links ?? [])];
  return {
    value: lines.map((row, i) => (lines.length > 1 ? `${i + 1}. ${cells(row)}` : cells(row))).join('\n'),
    ...(files.length > 0 && { files }),
    ...(links.length > 0 && { links }),
  };
}

/** A chosen code by its title, a chosen entry by its label, anything else as it is printed. */
function choiceLabel(edition: Edition, { choices, ui }: Field, one: unknown, lang: Lang): string {
  const choice = choices?.find(({ value }) => value === one);
  if (choice) return print(choice.label, lang);
  const entry = asRecord(one);
  if (!entry || isText(one) || !ui.options || !('register' in ui.options)) return print(one, lang);
  const { label, columns, register } = ui.options;
  const names = [...new Set([label, ...(columns ?? [])])].filter((name) => entry[name] !== undefined);
  return names.map((name) => print(cellOf(edition, register, name, entry[name]), lang)).join(', ') || print(entry.id, lang);
}

function toneOf(edition: Edition, { ui }: Field, given: unknown): Tone | undefined {
  if (!ui.options || !('classifier' in ui.options)) return undefined;
  return edition.classifiers[ui.options.classifier]?.items.find(({ id }) => id === given)?.tone;
}

/** What is shown beside each criterion: the answers of the form named by `showing` (a form's id, or a path that ends in one). */
export function besideOf(
  edition: Edition,
  expanded: ExpandedForm,
  context: Context,
  lang: Lang,
): Record<string, Record<string, RecordLine[]>> {
  const path = edition.forms[expanded.id]?.criteria?.showing;
  const shownForm = path?.split('.').at(-1) ?? '';
  const env = envOf(edition, context);
  const map = path === undefined ? undefined : asRecord(asRecord(lookup(path, context, env))?.criteria);
  if (!map || !edition.forms[shownForm]?.criteria) return {};
  const fields = shapeOf(edition, shownForm, context, env).each;
  const beside = layoutOf(expanded).groups.map((group) => {
    const own = group.criteria.flatMap(({ id }) =>
      Object.hasOwn(map, id) ? [[id, linesOf(edition, fields, asRecord(map[id]) ?? {}, lang)] as const] : [],
    );
    return [group.id, Object.fromEntries(own)] as const;
  });
  return Object.fromEntries(beside.filter(([, own]) => Object.keys(own).length > 0));
}
