/** Takes the plain kinds (registers, code lists, criteria, checklists, types, parameters, calendar); faults repeated and unknown names. */
import { bundleOf } from '../ancestry.ts';
import type { Act, Bundle, Calendar, Checklist, Classifier, Criteria, Parameters, Register, Type } from '../definitions.gen.ts';
import { entryShape, list, OPEN } from './data-shape.ts';
import { checkCondition } from './guard.ts';
import { sharedScope } from './scope.ts';
import { checkSees } from './sight.ts';
import { at, nearest, refer, type Subject, unrepeated } from './subject.ts';

/** `parent` is the bundle.json of what it rests on. A later edition lies in a folder of its own, BUNDLE@LABEL, and begins later. */
export function checkBundleFile(subject: Subject, bundle: Bundle, folder?: string, parent?: Bundle): void {
  const { id, amends, effectiveFrom } = bundle;
  const named = folder !== undefined && (amends === undefined ? folder : bundleOf(folder));
  if (named && id !== named) subject.fault('/id', 'bundle.folder', { id, folder: named });
  for (const [index, act] of (bundle.answersFor ?? []).entries()) refer(subject, 'act', act, at('/answersFor', index));
  if (amends === undefined) return;
  if (bundle.extends !== undefined) subject.fault('/extends', 'shape.exclusive', { found: ['amends', 'extends'] }, { at: 'key' });
  if (bundleOf(amends) !== id) subject.fault('/amends', 'bundle.amends', { amends, id });
  if (parent && effectiveFrom <= parent.effectiveFrom)
    subject.fault('/effectiveFrom', 'bundle.notLater', { day: effectiveFrom, earlier: parent.effectiveFrom });
}

export function checkRegister(subject: Subject, register: Register): void {
  const known = Object.keys(register.fields);
  const refersField = (name: string, pointer: string) => {
    if (!known.includes(name)) subject.fault(pointer, 'reference.unknown', { kind: 'field', id: name, known: nearest(name, known) });
  };
  for (const [name, field] of Object.entries(register.fields)) {
    checkSees(subject, field.sees, at('/fields', name));
    if (field.public && field.sees) subject.fault(at('/fields', name, 'sees'), 'sees.public', { field: name });
    if (field.classifier !== undefined) refer(subject, 'classifier', field.classifier, at('/fields', name, 'classifier'));
  }
  for (const [index, name] of register.columns.entries()) refersField(name, at('/columns', index));
  if (register.until !== undefined) refersField(register.until, '/until');
  if (register.applicants && register.fields.name?.type !== 'text') subject.fault('/applicants', 'register.applicants', {}, { at: 'key' });
  for (const [index, name] of (register.unique?.fields ?? []).entries()) refersField(name, at('/unique/fields', index));
  if (register.unique?.while)
    checkCondition(
      subject,
      register.unique.while,
      { root: { today: { is: 'value', type: 'date' } }, facts: {}, item: entryShape(subject.world, register) },
      '/unique/while',
    );
  if (register.until !== undefined && (register.fields[register.until]?.type ?? 'date') !== 'date')
    subject.fault('/until', 'register.until', { field: register.until });
  unrepeated(
    subject,
    register.status.map(({ id }) => id),
    (index) => at('/status', index, 'id'),
  );
  for (const [index, status] of register.status.entries()) {
    if (status.when)
      checkCondition(
        subject,
        status.when,
        { root: { today: { is: 'value', type: 'date' } }, facts: {}, item: entryShape(subject.world, register) },
        at('/status', index, 'when'),
      );
    else if (index < register.status.length - 1) subject.fault(at('/status', index, 'id'), 'register.shadowed', { status: status.id });
  }
  if (register.status.every(({ when }) => when)) subject.fault('/status', 'register.gap', {}, { at: 'key', level: 'warning' });
}

export function checkClassifier(subject: Subject, classifier: Classifier): void {
  unrepeated(
    subject,
    classifier.items.map(({ id }) => id),
    (index) => at('/items', index, 'id'),
  );
}

export function checkAct(subject: Subject, act: Act): void {
  unrepeated(
    subject,
    act.clauses.map(({ id }) => id),
    (index) => at('/clauses', index, 'id'),
  );
}

export function checkCriteria(subject: Subject, criteria: Criteria): void {
  const { sections } = criteria;
  unrepeated(
    subject,
    sections.map(({ id }) => id),
    (index) => at('/sections', index, 'id'),
  );
  unrepeated(
    subject,
    sections.map(({ code }) => code),
    (index) => at('/sections', index, 'code'),
  );
  const all = sections.flatMap((section, i) =>
    section.criteria.map((criterion, j) => ({ criterion, pointer: at('/sections', i, 'criteria', j) })),
  );
  unrepeated(
    subject,
    all.map(({ criterion }) => criterion.id),
    (index) => `${all[index]?.pointer}/id`,
  );
  unrepeated(
    subject,
    all.map(({ criterion }) => criterion.code),
    (index) => `${all[index]?.pointer}/code`,
  );
}

export function checkChecklist(subject: Subject, checklist: Checklist, id: string): void {
  unrepeated(
    subject,
    checklist.items.map((item) => item.id),
    (index) => at('/items', index, 'id'),
  );
  const form = subject.world.all('form').find(({ value }) => value.checklist === id);
  const scope = form ? sharedScope(subject.world, ({ forms }) => forms, form.id) : sharedScope(subject.world, () => new Set<string>(), '');
  const files = Object.fromEntries(checklist.items.map((entry) => [entry.id, list(OPEN)]));
  for (const [index, entry] of checklist.items.entries()) {
    if (entry.requiredWhen)
      checkCondition(subject, entry.requiredWhen, { ...scope, root: { ...scope.root, ...files } }, at('/items', index, 'requiredWhen'));
  }
}

export function checkType(subject: Subject, type: Type): void {
  refer(subject, 'criteria', type.criteria, '/criteria');
}

export function checkParameters(subject: Subject, parameters: Parameters): void {
  const from = subject.world.get('bundle', 'bundle')?.effectiveFrom;
  for (const [id, parameter] of Object.entries(parameters.parameters)) {
    const pointer = at('/parameters', id);
    unrepeated(
      subject,
      parameter.values.map((dated) => dated.from),
      (index) => at(pointer, 'values', index, 'from'),
    );
    for (const [index, { from: day }] of parameter.values.entries()) {
      const before = parameter.values[index - 1]?.from;
      if (before !== undefined && day < before)
        subject.fault(at(pointer, 'values', index, 'from'), 'parameter.order', { from: day, before });
    }
    if (new Set(parameter.values.map((dated) => typeof dated.value)).size > 1)
      subject.fault(at(pointer, 'values'), 'parameter.mixed', { parameter: id }, { at: 'key' });
    if (from !== undefined && !parameter.values.some((dated) => dated.from <= from))
      subject.fault(pointer, 'parameter.notInForce', { parameter: id, from }, { at: 'key' });
  }
}

export function checkCalendar(subject: Subject, calendar: Calendar): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: calendar.timezone });
  } catch {
    subject.fault('/timezone', 'calendar.timezone', { timezone: calendar.timezone });
  }
  if (new Set(calendar.weekend).size >= 7) subject.fault('/weekend', 'calendar.noWorkingDay', {});
  for (const [year, entry] of Object.entries(calendar.years)) {
    const days = entry.holidays.map((holiday, index) => ({ day: holiday.date, pointer: at('/years', year, 'holidays', index, 'date') }));
    const moved = (entry.workingDays ?? []).map((day, index) => ({ day, pointer: at('/years', year, 'workingDays', index) }));
    for (const { day, pointer } of [...days, ...moved])
      if (!day.startsWith(`${year}-`)) subject.fault(pointer, 'calendar.year', { day, year });
    unrepeated(
      subject,
      [...days, ...moved].map(({ day }) => day),
      (index) => [...days, ...moved][index]?.pointer ?? '',
    );
  }
}
