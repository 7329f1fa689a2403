/** What is wrong with answers: required, hidden, limits in code points, and the server's pointers brought to their fields. */
import { describe, expect, it } from 'vitest';
import type { ProblemDocument } from '../../server/http/contract.ts';
import { faultsFrom, standing, validateAll } from '../../ui/form/faults.ts';
import { fieldsOf, mergeAnswers, seenOnly } from '../../ui/form/fields.ts';
import { progressOf } from '../../ui/form/progress.ts';
import { everything, report } from './fixtures/views.ts';

const t = (key: string, params?: Record<string, string | number>): string => (params?.limit ? `${key} ${params.limit}` : key);
const judge = (form: typeof plain, answers: Record<string, Record<string, unknown>>) =>
  validateAll(form.sections, answers, { input: mergeAnswers(form.sections, answers), today: '2026-11-20', form: form.id }, t as never).map(
    ({ id, message }) => [id, message],
  );
const plain = everything('ky');
const criteria = report('ky');
const good = { kind: 'inst', start: '2026-11-20', levels: ['a'], source: 's1', members: [{ name: 'Асанова' }], accurate: true };

describe('faults of plain fields', () => {
  it('asks for what is required, in the order of the form', () => {
    expect(judge(plain, { main: {} }).map(([id]) => id)).toEqual([
      'fill-everything-main_kind',
      'fill-everything-main_start',
      'fill-everything-main_levels',
      'fill-everything-main_source',
      'fill-everything-main_members',
      'fill-everything-main_accurate',
    ]);
    expect(judge(plain, { main: good })).toEqual([]);
  });
  it('neither asks for nor judges what is hidden, and asks for it once it is seen', () => {
    expect(judge(plain, { main: { ...good, reason: 'x'.repeat(200) } })).toEqual([]);
    expect(judge(plain, { main: { ...good, kind: 'prog' } })).toEqual([['fill-everything-main_reason', 'error.required']]);
    const fields = fieldsOf(plain.sections[0] as never, { ...good, reason: 'x' }, { input: good, today: '2026-11-20', form: plain.id });
    expect(seenOnly({ ...good, reason: 'x' }, fields)).not.toHaveProperty('reason');
  });
  it('counts code points, as the server does', () => {
    expect(judge(plain, { main: { ...good, kind: 'prog', reason: '😀'.repeat(100) } })).toEqual([]);
    expect(judge(plain, { main: { ...good, kind: 'prog', reason: '😀'.repeat(101) } })).toEqual([
      ['fill-everything-main_reason', 'fault.maxLength 100'],
    ]);
  });
  it('judges rows, numbers, dates, addresses and statements', () => {
    const bad = { ...good, start: '31.02.2026', seats: 51, mail: 'x@', members: [{ name: 'А' }], accurate: false };
    expect(judge(plain, { main: bad })).toEqual([
      ['fill-everything-main_start', 'fault.date'],
      ['fill-everything-main_seats', 'fault.maximum 50'],
      ['fill-everything-main_mail', 'fault.email'],
      ['fill-everything-main_members_0_name', 'fault.minLength 2'],
      ['fill-everything-main_accurate', 'fault.confirm'],
    ]);
  });
  it('forgets a fault once the answer is another', () => {
    const before = { main: { ...good, seats: 51 } };
    const found = validateAll(plain.sections, before, { input: before.main, today: '2026-11-20', form: plain.id }, t as never);
    expect(standing(found, before)).toHaveLength(1);
    expect(standing(found, { main: { ...good, seats: 5 } })).toHaveLength(0);
  });
});

describe('faults of a criteria form', () => {
  const answers = criteria.answers as Record<string, Record<string, unknown>>;
  it('names the criterion, and the link at fault', () => {
    const wrong = { ...answers, content: { criteria: { 'plan-conformity': { text: 'т', links: ['https://a.kg', 'сайт'] } } } };
    expect(judge(criteria, wrong)).toEqual([
      ['submit-report-content_criteria_plan-conformity_links_1', 'fault.uri'],
      ['submit-report-content_criteria_method-support_text', 'error.required'],
      ['submit-report-resources_criteria_resource-cycle_text', 'error.required'],
      ['submit-report-after_closing', 'error.required'],
    ]);
  });
  it('merges sections into one input', () => {
    expect(
      Object.keys(
        mergeAnswers(criteria.sections, { ...answers, resources: { criteria: { 'resource-cycle': { text: 'т' } } } }).criteria as object,
      ),
    ).toEqual(['plan-conformity', 'resource-cycle']);
  });
  it('counts criteria done', () => {
    const section = criteria.sections[1];
    if (!section) throw new Error('fixture');
    const own = answers.content ?? {};
    expect(progressOf(fieldsOf(section, own, { input: own, today: '2026-11-20', form: criteria.id }), own)).toEqual({ done: 1, total: 2 });
  });
  it('brings the pointers of the server to their fields and keeps the rest', () => {
    const problem: ProblemDocument = {
      type: '',
      title: '',
      status: 422,
      code: 'form.invalid',
      errors: [
        { code: 'form.maxLength', message: 'Узун', pointer: '/criteria/resource-cycle/text' },
        { code: 'x', message: 'Жалпы' },
        { code: 'y', message: 'Жаңыраак', pointer: '/unknown' },
      ],
    };
    const { faults, rest } = faultsFrom(problem, criteria, answers, '2026-11-20');
    expect(faults.map(({ id, section, message }) => [id, section, message])).toEqual([
      ['submit-report-resources_criteria_resource-cycle_text', 'resources', 'Узун'],
    ]);
    expect(rest?.map(({ code }) => code)).toEqual(['x', 'y']);
  });
});
