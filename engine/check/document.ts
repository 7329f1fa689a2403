/** Takes documents and notices; faults what their data names in vain, templates that are missing or name more than they are given, and thin samples. */
import type { Document, Notice } from '../definitions.gen.ts';
import { type DataShape, object, value } from './data-shape.ts';
import { expressionShape, expressionsShape } from './expression.ts';
import { sharedScope } from './scope.ts';
import { checkSees } from './sight.ts';
import { at, refer, type Subject } from './subject.ts';
import { templateFaults } from './template.ts';
import type { Located } from './world.ts';

const TEXT = value('string');
/** What every template is given beside the document's data. */
const GIVEN: Record<string, DataShape> = {
  number: TEXT,
  date: value('date'),
  code: TEXT,
  verifyUrl: TEXT,
  qr: TEXT,
  lang: TEXT,
  body: object({ name: TEXT, short: TEXT, address: TEXT, contact: TEXT }),
};

export function checkDocument(subject: Subject, document: Document, id: string): void {
  const scope = sharedScope(subject.world, ({ documents }) => documents, id);
  checkSees(subject, document.sees, '');
  const data = expressionsShape(subject, document.data, scope, '/data');
  if ('from' in document.number) expressionShape(subject, document.number.from, scope, '/number/from');
  if (document.date !== undefined) expressionShape(subject, document.date, scope, '/date');
  if (document.proves !== undefined) refer(subject, 'register', document.proves, '/proves');
  if (document.entry !== undefined) expressionShape(subject, document.entry, scope, '/entry');
  for (const name of Object.keys(data))
    if (Object.hasOwn(GIVEN, name)) subject.fault(at('/data', name), 'document.reserved', { name }, { at: 'key' });
  checkSample(subject, object(data), document.sample, '/sample');
  for (const [index, lang] of document.languages.entries()) {
    const file = `${document.template}.${lang}`;
    if (!subject.world.templates.has(file)) subject.fault(at('/languages', index), 'template.missing', { file: `${file}.hbs` });
    else checkTemplate(subject, document, lang, { ...data, ...GIVEN }, '/template');
  }
}

/** Inherited documents are checked anew only where the bundle has templates of its own for them. */
export function checkInheritedTemplates(subject: Subject, { id, value: document }: Located<'document'>): void {
  const scope = sharedScope(subject.world, ({ documents }) => documents, id);
  const silent: Subject = { ...subject, fault: () => undefined };
  const data = expressionsShape(silent, document.data, scope, '/data');
  for (const lang of document.languages)
    if (subject.world.templates.has(`${document.template}.${lang}`)) checkTemplate(silent, document, lang, { ...data, ...GIVEN }, '');
}

function checkTemplate(
  subject: Subject,
  document: Document,
  lang: Document['languages'][number],
  data: Record<string, DataShape>,
  pointer: string,
): void {
  for (const { file, place, code, params } of templateFaults(subject.world, `${document.template}.${lang}`, lang, object(data))) {
    if (subject.world.templates.get(file)?.own) subject.in(`templates/${file}.hbs`).fault(place, code, params);
    else subject.fault(pointer, code, { ...params, file: `${file}.hbs` });
  }
}

/** The sample must show every name that the template may print. */
function checkSample(subject: Subject, shape: DataShape, sample: unknown, pointer: string): void {
  if (shape.is === 'list' && Array.isArray(sample))
    for (const [index, item] of sample.entries()) checkSample(subject, shape.item, item, at(pointer, index));
  if (shape.is !== 'object' || shape.rest || typeof sample !== 'object' || sample === null || Array.isArray(sample)) return;
  for (const [name, member] of Object.entries(shape.fields)) {
    if (!Object.hasOwn(sample, name)) subject.fault(pointer, 'document.sample', { name });
    else checkSample(subject, member, (sample as Record<string, unknown>)[name], at(pointer, name));
  }
  if (pointer !== '/sample') return;
  for (const name of Object.keys(sample))
    if (!Object.hasOwn(shape.fields, name))
      subject.fault(at(pointer, name), 'document.sampleUnknown', { name }, { at: 'key', level: 'warning' });
}

export function checkNotice(subject: Subject, notice: Notice, id: string): void {
  const scope = sharedScope(subject.world, ({ notices }) => notices, id);
  expressionsShape(subject, notice.data ?? {}, scope, '/data');
}

/** Own templates that no document prints. */
export function checkUnusedTemplates(subject: Subject): void {
  if (!subject.world.complete('document')) return;
  const printed = new Set(
    subject.world.all('document').flatMap(({ value: document }) => document.languages.map((lang) => `${document.template}.${lang}`)),
  );
  for (const [key, { own }] of subject.world.templates) {
    if (own && !key.startsWith('_') && !key.endsWith('.css') && !printed.has(key))
      subject.in(`templates/${key}.hbs`).fault('1:1', 'template.unused', {}, { level: 'warning' });
  }
}
