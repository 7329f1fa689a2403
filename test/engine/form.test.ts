// Forms: expansion, sections, first answers, and the judgement of an input field by field.
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../engine/context.ts';
import { apply } from '../../engine/fold.ts';
import { besideOf, expandForm, filesIn, initialAnswers, mergeSections, recordOf, sectionsOf, splitSections } from '../../engine/form.ts';
import type { Text } from '../../engine/language.ts';
import type { Case, Context, Given, Option } from '../../engine/model.ts';
import { chooseEntries } from '../../engine/register.ts';
import { open } from '../../engine/step.ts';
import { validateInput } from '../../engine/validate.ts';
import { actors, demo, edition, given, header, live, request, t } from '../fixtures/edition.ts';

const opened = open(edition, 'assessment', header, given(actors.head));
if (!opened.ok) throw new Error('not opened');
const kase: Case = apply(undefined, opened.event);
const moment = { now: '2026-09-01T03:00:00Z', live, actor: actors.head };
const context = contextOf(edition, kase, moment);
const chosen = (type: string): Context => contextOf(edition, { ...kase, data: { request: { ...request, type } } }, moment);

const form = expandForm(edition, 'request', context);
const source = form.sources.find(({ pointer }) => pointer === '/members')?.source;
if (!source || !('register' in source)) throw new Error('no source');
const members: Option[] = chooseEntries(edition, source, demo.entries?.staff ?? [], context);
const known: Pick<Given, 'options' | 'files'> = {
  options: { '/members': members },
  files: { f1: { name: 'a.pdf', type: 'application/pdf', size: 1, sha256: 'x' } },
};
const codes = (input: unknown, formId = 'request', within = context): string[] =>
  validateInput(edition, expandForm(edition, formId, within), input, known).problems.map(({ code, pointer }) => `${code} ${pointer}`);

describe('a plain form', () => {
  it('is introduced with the parameters of the day its case was opened', () => {
    const introduction = (within: Context) => (expandForm(edition, 'request', within).fields as { intro?: Text }).intro?.en;
    expect(introduction(context)).toBe('At most 20, full: 5');
    const later = contextOf(edition, { ...kase, header: { ...kase.header, openedOn: '2027-02-01' } }, moment);
    expect(introduction(later)).toBe('At most 20, full: 6');
  });

  it('takes a right answer, and keeps what was chosen as it was that day', () => {
    const { problems, value } = validateInput(
      edition,
      form,
      { ...request, urgent: true, why: 'Because', site: 'https://a.kg/x', scans: ['f1'] },
      known,
    );
    expect(problems).toEqual([]);
    expect(value).toEqual({
      ...request,
      members: [{ id: 's1', name: 'Elmira', person: 'elmira' }],
      urgent: true,
      why: 'Because',
      site: 'https://a.kg/x',
      scans: ['f1'],
      rooms: [],
      director: 'Asan',
    });
  });

  it('hidden fields are neither asked nor kept; empty boxes and lists are answers', () => {
    const { problems, value } = validateInput(edition, form, { ...request, why: 'x'.repeat(1000) }, known);
    expect(problems).toEqual([]);
    expect(value.why).toBeUndefined();
    expect(value.urgent).toBe(false);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['nothing at all', {}, ['form.required /type', 'form.required /start', 'form.required /end', 'form.minItems /members']],
    ['an unknown field', { ...request, evil: 1 }, ['form.unknownField /evil']],
    ['an inherited name', { ...request, constructor: 1 }, ['form.unknownField /constructor']],
    ['a hidden field shown', { ...request, urgent: true }, ['form.required /why']],
    ['a blank', { ...request, urgent: true, why: '  ' }, ['form.required /why']],
    ['a wrong type', { ...request, urgent: 'yes' }, ['form.type /urgent']],
    ['a day that is none', { ...request, start: '2026-02-30' }, ['form.format /start']],
    ['a script for a link', { ...request, site: 'javascript:alert(1)' }, ['form.format /site']],
    ['an unknown choice', { ...request, type: 'castle', members: ['s1', 's2'] }, ['form.option /type', 'form.option /members/1']],
    ['twice the same', { ...request, members: ['s1', 's1'] }, ['form.unique /members']],
    ['a file that is not there', { ...request, scans: ['f1', 'f2'] }, ['form.file /scans/1']],
    ['too many files', { ...request, scans: ['f1', 'f1', 'f1'] }, ['form.maxItems /scans']],
    [
      'a row',
      {
        ...request,
        rooms: [
          { name: 'A', seats: 0 },
          { seats: 1, bad: 1 },
        ],
      },
      ['form.minimum /rooms/0/seats', 'form.required /rooms/1/name', 'form.unknownField /rooms/1/bad'],
    ],
    ['too deep', { ...request, evil: JSON.parse('['.repeat(20) + ']'.repeat(20)) }, ['form.tooLarge ']],
    ['too much', { ...request, rooms: Array.from({ length: 1001 }, () => ({})) }, ['form.tooLarge ']],
  ])('%s', (_, input, wanted) => expect(codes(input)).toEqual(wanted));

  it('a list, a number, nothing', () => {
    expect(codes([])).toEqual(['form.type ']);
    expect(codes(null)).toEqual(['form.type ']);
  });

  it('counts characters as people do', () => {
    const [over] = validateInput(edition, form, { ...request, urgent: true, why: '😀'.repeat(21) }, known).problems;
    expect(over).toMatchObject({ code: 'form.maxLength', params: { limit: 20, length: 21 }, pointer: '/why' });
    expect(codes({ ...request, urgent: true, why: '😀'.repeat(20) })).toEqual([]);
  });

  it('a field that cannot be changed is not changed', () => {
    expect(validateInput(edition, form, { ...request, director: 'Mallory' }, known).value.director).toBe('Asan');
  });

  it('a row hides its own field', () => {
    const { value } = validateInput(
      edition,
      form,
      {
        ...request,
        rooms: [
          { name: 'A', seats: 5, note: 'x' },
          { name: 'B', seats: 50, note: 'y' },
        ],
      },
      known,
    );
    expect(value.rooms).toEqual([
      { name: 'A', seats: 5 },
      { name: 'B', seats: 50, note: 'y' },
    ]);
  });

  it('is drawn in each language without parameters', () => {
    const [section] = sectionsOf(form, 'ky', { '/members': members });
    expect(section).toMatchObject({ id: 'main', title: 'Request (ky)' });
    expect(JSON.stringify(section)).not.toContain('param');
    expect(section?.uiSchema.type).toMatchObject({
      'ui:widget': 'radio',
      'ui:options': {
        choices: [
          { value: 'college', label: 'College (ky)' },
          { value: 'school', label: 'School (ky)' },
        ],
      },
    });
    expect(section?.uiSchema.members).toMatchObject({
      'ui:widget': 'table',
      'ui:options': { columns: ['Name (ky)', 'Post (ky)'], choices: [{ value: 's1', label: 'Elmira', cells: ['Elmira', 'Teacher (ky)'] }] },
    });
    expect(section?.uiSchema.why).toMatchObject({
      'jobo:visibleWhen': { urgent: { is: true } },
      'jobo:requiredWhen': { urgent: { is: true } },
      'ui:options': { maxLength: 20 },
    });
    expect(section?.uiSchema.scans).toMatchObject({ 'ui:widget': 'files', 'ui:options': { maxFiles: 2 } });
    expect(section?.uiSchema.rooms).toMatchObject({ items: { note: { 'jobo:visibleWhen': { seats: { moreThan: 30 } } } } });
    expect(section?.schema.required).toEqual(['type', 'start', 'end', 'members']);
  });

  it('shows first what was stored, else what is known', () => {
    expect(initialAnswers(edition, form, context)).toEqual({ director: 'Asan' });
    const stored = { ...request, members: [{ id: 's1', name: 'Elmira' }], director: 'Old' };
    const after = contextOf(edition, { ...kase, data: { request: stored } }, moment);
    expect(initialAnswers(edition, expandForm(edition, 'request', after), after)).toEqual({ ...request, director: 'Asan' });
  });

  it('is read line by line', () => {
    const { value } = validateInput(
      edition,
      form,
      { ...request, site: 'https://a.kg', scans: ['f1'], rooms: [{ name: 'A', seats: 5 }] },
      known,
    );
    const { sections } = recordOf(edition, form, value, 'en');
    const lines = Object.fromEntries((sections[0]?.lines ?? []).map((line) => [line.title, line]));
    expect(lines.Type?.value).toBe('School');
    expect(lines.Start?.value).toBe('01.10.2026');
    expect(lines.Members?.value).toBe('Elmira');
    expect(lines.Urgent?.value).toBe('no');
    expect(lines.Site?.links).toEqual(['https://a.kg']);
    expect(lines.Scans?.files).toEqual(['f1']);
    expect(lines.Rooms?.value).toBe('Name: A; Seats: 5');
  });

  it('offers only own entries that match today', () => expect(members.map(({ value }) => value)).toEqual(['s1']));
});

describe('a criteria form', () => {
  const within = chosen('school');
  const expanded = expandForm(edition, 'report', within);

  it('follows the type', () => {
    expect(sectionsOf(expanded, 'en').map(({ id, code }) => [id, code])).toEqual([
      ['before', undefined],
      ['people', '1'],
      ['rooms', '2'],
    ]);
    expect(sectionsOf(expandForm(edition, 'report', chosen('college')), 'en').map(({ id }) => id)).toEqual(['before', 'all']);
    expect(codes({}, 'report', context)).toEqual(['form.criteria ']);
  });

  it('keeps one definition of a criterion', () => {
    const [, people] = sectionsOf(expanded, 'en');
    expect(people?.schema.properties?.criteria?.properties).toEqual({
      teachers: { $ref: '#/$defs/criterion' },
      leaders: { $ref: '#/$defs/criterion' },
    });
    expect(people?.schema.$defs?.criterion?.required).toEqual(['verdict']);
    expect((people?.uiSchema.criteria as Record<string, object> | undefined)?.teachers).toMatchObject({
      'ui:title': 'Teachers',
      'jobo:criterion': { id: 'teachers', code: '1.1' },
    });
  });

  it('finds the missing answer in its field', () => {
    expect(codes({ introduction: 'x' }, 'report', within)).toEqual([
      'form.required /criteria/teachers/verdict',
      'form.required /criteria/leaders/verdict',
      'form.required /criteria/library/verdict',
    ]);
    const criteria = {
      teachers: { verdict: 'met' },
      leaders: { verdict: 'unmet' },
      library: { verdict: 'other' },
      foreign: { verdict: 'met' },
    };
    expect(codes({ introduction: 'x', criteria }, 'report', within).sort()).toEqual([
      'form.option /criteria/library/verdict',
      'form.required /criteria/leaders/remark',
      'form.required /criteria/library/remark',
      'form.unknownField /criteria/foreign',
    ]);
    expect(codes({ introduction: 'x', criteria: 'no' }, 'report', within)).toEqual(['form.type /criteria']);
  });

  it('splits, merges and reads', () => {
    const input = {
      introduction: 'x',
      criteria: { teachers: { verdict: 'met', evidence: ['f1'] }, library: { verdict: 'unmet', remark: 'Few' } },
    };
    const parts = splitSections(expanded, input);
    expect(parts).toEqual({
      before: { introduction: 'x' },
      people: { criteria: { teachers: { verdict: 'met', evidence: ['f1'] } } },
      rooms: { criteria: { library: { verdict: 'unmet', remark: 'Few' } } },
    });
    expect(mergeSections(expanded, parts)).toEqual(input);
    expect(filesIn(expanded, input)).toEqual(['f1']);
    const { sections } = recordOf(edition, expanded, input, 'en');
    expect(sections[2]).toEqual({
      title: '2. Rooms',
      lines: [{ title: '2.1 Library', value: 'Verdict: Unmet\nRemark: Few', tone: 'bad' }],
    });
  });

  it('shows another form beside it', () => {
    const showing = {
      ...edition,
      forms: {
        ...edition.forms,
        second: { title: t('Second'), criteria: { ...edition.forms.report?.criteria, showing: 'report' } as never },
      },
    };
    const after = contextOf(showing, { ...kase, data: { request, report: { criteria: { library: { verdict: 'met' } } } } }, moment);
    expect(besideOf(showing, expandForm(showing, 'second', after), after, 'en')).toEqual({
      rooms: { library: [{ title: 'Verdict', value: 'Met', tone: 'good' }] },
    });
  });
});

describe('a checklist', () => {
  it('asks what this applicant must attach', () => {
    expect(codes({}, 'attachments').sort()).toEqual(['form.minItems /charter', 'form.required /lease']);
    expect(codes({ charter: ['f1'], lease: ['f1'] }, 'attachments')).toEqual([]);
    const state = contextOf(
      edition,
      { ...kase, header: { ...header, applicant: { ...header.applicant, data: { ownership: 'state' } } } },
      moment,
    );
    expect(codes({ charter: ['f1'] }, 'attachments', state)).toEqual([]);
  });
});
