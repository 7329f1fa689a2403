/** What was answered in a case, form by form, and what several people have handed in. */
import { contextOf, envOf, expandForm, recordOf, standingOf } from '../../engine/index.ts';
import type { Case, Procedure, Standing, Submission } from '../../engine/model.ts';
import type { FileView, PartView, RecordView } from '../http/contract.ts';
import { fileView } from './files.ts';
import type { Reading } from './reading.ts';

type Part = NonNullable<Procedure['states'][string]['parts']>[string];
type Line = RecordView['sections'][number]['lines'][number];

/** Every form that has been answered, in the order of the answers; those of parts stand in the parts. */
export async function recordViews(reading: Reading): Promise<RecordView[]> {
  const { seen, edition, lang } = reading;
  const files = await filesOf(reading);
  return Object.entries(seen.data).flatMap(([form, stored]) => {
    const title = edition.forms[form]?.title[lang];
    if (title === undefined) return [];
    const sections = sectionsOf(reading, form, stored, files).filter(({ lines }) => lines.length > 0);
    return sections.length ? [{ form, title, sections }] : [];
  });
}

/** Answers that the state puts before the reader. */
export async function toldLines(reading: Reading): Promise<Line[]> {
  const { seen, kase, edition } = reading;
  const tells = edition.procedures[kase.header.procedure]?.states[kase.state]?.tells ?? [];
  if (tells.length === 0) return [];
  const files = await filesOf(reading);
  return tells.flatMap((path) => {
    const [form = '', field] = path.split('.');
    const stored = seen.data[form];
    if (!stored) return [];
    const told = field === undefined ? stored : Object.fromEntries(Object.entries(stored).filter(([name]) => name === field));
    return sectionsOf(reading, form, told, files).flatMap(({ lines }) => lines);
  });
}

/** Parts of the state the case stands in, and of earlier states where something was handed in. */
export async function partViews(reading: Reading): Promise<PartView[]> {
  const { kase, seen, edition, lang, now, live } = reading;
  const files = await filesOf(reading);
  const env = envOf(edition, contextOf(edition, kase, { now, live }));
  const states = edition.procedures[kase.header.procedure]?.states ?? {};
  const all = Object.entries(states).flatMap(([state, { parts }]) =>
    Object.entries(parts ?? {}).map(([id, part]) => ({ state, id, part })),
  );
  const shown = all.filter(({ state, id }) => state === kase.state || (kase.parts[id]?.length ?? 0) > 0);
  const once = shown.filter(({ id }, index) => shown.findIndex((each) => each.id === id) === index);
  return once.map(({ id, part }) => {
    const handedIn = seen.parts[id] ?? [];
    return {
      id,
      title: part.title[lang],
      ...counted(standingOf(id, part, kase, env)),
      handedIn: handedIn.map((each) => submissionView(reading, part, each, files)),
    };
  });
}

/** How many it takes may not be known yet. */
const counted = ({ have, need }: Standing): Pick<PartView, 'need' | 'have'> => ({ have, ...(need !== undefined && { need }) });

function submissionView(
  reading: Reading,
  part: Part,
  { name, role, at, data }: Submission,
  files: Map<string, FileView>,
): PartView['handedIn'][number] {
  const lines = sectionsOf(reading, part.form, data, files).flatMap((section) => section.lines);
  return {
    name,
    role: reading.edition.roles[role]?.title[reading.lang] ?? role,
    at,
    lines: lines.map(({ title, value }) => ({ title, value })),
  };
}

function sectionsOf(reading: Reading, form: string, stored: Record<string, unknown>, files: Map<string, FileView>): RecordView['sections'] {
  const { edition, seen, now, live, lang } = reading;
  const expanded = expandForm(edition, form, contextOf(edition, seen, { now, live }));
  return recordOf(edition, expanded, stored, lang).sections.map(({ title, lines }) => ({
    title,
    lines: lines.map(
      ({ files: ids, ...line }): Line => ({ ...line, ...(ids?.length ? { files: ids.flatMap((id) => files.get(id) ?? []) } : {}) }),
    ),
  }));
}

async function filesOf({ services, kase }: Reading): Promise<Map<string, FileView>> {
  return new Map((await services.stores.files.ofCase(idOf(kase))).map((file) => [file.id, fileView(file)]));
}

function idOf(kase: Case): string {
  return kase.header.id;
}
