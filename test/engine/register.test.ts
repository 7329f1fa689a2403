// Registers: entries as a projection, status of the day, choices; and the plain parts of documents.
import { describe, expect, it } from 'vitest';
import { openingContext } from '../../engine/context.ts';
import { documentData, formatNumber, localise } from '../../engine/document.ts';
import { cellOf, chooseEntries, project, statusOf } from '../../engine/register.ts';
import { demo, edition, header, live, t } from '../fixtures/edition.ts';

const certificates = edition.registers.certificates;
if (!certificates) throw new Error('no register');
const context = openingContext(edition, 'assessment', { now: '2026-09-01T03:00:00Z', live }, { applicant: header.applicant });

describe('entries', () => {
  it('take what is set, keep the rest, clear what is null', () => {
    expect(project({ number: '1', order: 'a' }, { set: { order: null, standing: 'x' } })).toEqual({ number: '1', standing: 'x' });
    expect(project(undefined, { set: { number: '1' } })).toEqual({ number: '1' });
  });

  it('have the status of the day', () => {
    const on = (today: string): string => statusOf(certificates, { validTo: '2031-09-01' }, today).id;
    expect([on('2031-09-01'), on('2031-09-02')]).toEqual(['valid', 'expired']);
    expect(statusOf(certificates, {}, '2031-09-02').id).toBe('valid');
  });

  it('are offered by a field: own, matching, with what is taken', () => {
    const source = {
      register: 'staff',
      where: { status: { is: 'left' } },
      label: 'name',
      columns: ['post', 'since', 'left'],
      take: ['name', 'nothing'],
    };
    expect(chooseEntries(edition, source, demo.entries?.staff ?? [], context)).toEqual([
      { value: 's2', label: 'Gone', cells: [t('Teacher'), '01.09.2020', { ky: 'ооба', ru: 'да', en: 'yes' }], take: { name: 'Gone' } },
    ]);
    const own = { register: 'staff', own: true, label: 'name', take: ['name'] };
    expect(chooseEntries(edition, own, demo.entries?.staff ?? [], context).map(({ value }) => value)).toEqual(['s1', 's2', 's4']);
    expect(chooseEntries(edition, own, demo.entries?.staff ?? [], {})).toEqual([]);
    const fromContext = { ...own, where: { name: { is: { fact: '/applicant.director' } } } };
    expect(chooseEntries(edition, fromContext, [{ id: 'x', organisation: 'school-1', data: { name: 'Asan' } }], context)).toHaveLength(1);
    expect(cellOf(edition, 'staff', 'post', ['teacher', 'other'])).toEqual({
      ky: 'Teacher (ky), other',
      ru: 'Teacher (ru), other',
      en: 'Teacher, other',
    });
  });
});

describe('documents', () => {
  it('have every name, in one language when printed', () => {
    const data = documentData(edition, 'certificate', { ...context, request: { type: 'school' } });
    expect(data).toEqual({ order: null, type: t('School') });
    expect(localise({ ...data, list: [{ title: t('A') }] }, 'ru')).toEqual({
      order: null,
      type: 'School (ru)',
      list: [{ title: 'A (ru)' }],
    });
  });

  it('are numbered by their format', () => {
    expect([
      formatNumber('A-{year}-{n:4}', 7, '2026-09-01'),
      formatNumber('{n}', 12, '2026-09-01'),
      formatNumber('{n:1}', 123, '2026-09-01'),
    ]).toEqual(['A-2026-0007', '12', '123']);
  });
});
