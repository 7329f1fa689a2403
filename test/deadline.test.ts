// `jobo deadline`: the check vectors of the domain, said with a regulation's own data.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobo } from './jobo.ts';
import { root } from './source.ts';

const bundle = path.join(root, 'test/fixtures/terms/definitions/terms');

async function due(id: string, ...anchors: string[]): Promise<string> {
  const { code, out, error } = await jobo(
    'deadline',
    bundle,
    'case',
    'open',
    '--only',
    id,
    '--json',
    ...anchors.flatMap((one) => ['--anchor', one]),
  );
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return (JSON.parse(out) as { deadlines: { due: string }[] }).deadlines[0]?.due ?? '';
}

describe('check vectors', () => {
  it.each([
    ['V-01', 'plan', ['2024-10-14'], '2024-11-14'],
    ['V-02', 'plan', ['2024-01-31'], '2024-02-29'],
    ['V-03', 'measures', ['2024-10-14'], '2025-01-14'],
    ['V-04', 'measures', ['2024-11-30'], '2025-02-28'],
    ['V-05', 'report-before-expiry', ['2025-10-01'], '2025-07-01'],
    ['V-06', 'report', ['dates.expiry=2025-10-01', 'dates.visit=2025-08-20'], '2025-06-20'],
    ['V-07', 'agency-review', ['2025-07-01'], '2025-07-31'],
    ['V-08', 'act', ['2024-10-04'], '2024-10-11'],
    ['V-09', 'act', ['2024-11-04'], '2024-11-13'],
    ['V-10', 'delivery', ['2024-10-21'], '2024-10-26'],
    ['V-11 until', 'one-year', ['2024-10-01'], '2025-10-01'],
    ['V-11 extended', 'four-more', ['2025-10-01'], '2029-10-01'],
    ['V-12 until', 'three-years', ['2024-10-01'], '2027-10-01'],
    ['V-12 extended', 'two-more', ['2027-10-01'], '2029-10-01'],
  ])('%s', async (_, id, anchors, wanted) => expect(await due(id, ...anchors)).toBe(wanted));
});

describe('the reckoning', () => {
  const line = async (lang: string, ...more: string[]) =>
    (await jobo('deadline', bundle, 'case', 'open', '--lang', lang, ...more)).out.trim();

  it('is said in words, in three languages', async () => {
    const act = ['--only', 'act', '--anchor', '2024-11-04'];
    expect(await line('en', ...act)).toBe('act  2024-11-13  act: 5 working days after 04.11.2024; 07.11.2024, 08.11.2024 are holidays');
    expect(await line('ru', ...act)).toContain('5 рабочих дней после 04.11.2024; 07.11.2024, 08.11.2024 — праздничные дни');
    expect(await line('ky', ...act)).toContain('04.11.2024 күнүнөн кийин 5 жумуш күнү');
  });

  it('says that a year is provisional', async () => {
    expect(await line('en', '--only', 'act', '--anchor', '2026-12-30')).toContain('the calendar of the year 2027 is provisional');
    const { out } = await jobo('deadline', bundle, 'case', 'open', '--only', 'act', '--anchor', '2026-12-30', '--json');
    expect(JSON.parse(out)).toMatchObject({ deadlines: [{ id: 'act', due: '2027-01-06', provisional: true }] });
  });

  it('says how long it was paused', async () => {
    expect(await line('en', '--only', 'act', '--anchor', '2024-10-07', '--paused', '2024-10-09..2024-11-04')).toBe(
      'act  2024-11-11  act: 5 working days after 07.10.2024; paused from 09.10.2024 to 04.11.2024, with 3 working days left; 3 working days after 04.11.2024; 07.11.2024, 08.11.2024 are holidays',
    );
  });

  it('counts all of a state, and says which day it does not know', async () => {
    const lines = (await line('en', '--anchor', 'dates.expiry=2025-10-01')).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines.find((one) => one.startsWith('both'))).toBe('both  …  both: its day is not known');
    expect(lines.find((one) => one.startsWith('report '))).toContain('report  2025-07-01');
  });
});

it.each([
  [['case', 'open']],
  [['case', 'open', '--anchor', '2025-02-30']],
  [['case', 'nowhere', '--anchor', '2025-02-28']],
  [['nothing', 'open', '--anchor', '2025-02-28']],
  [['case', 'open', '--anchor', '2025-02-28', '--only', 'x']],
  [['case', 'open', '--anchor', '2025-02-28', '--paused', '2025-03-02']],
  [['case', 'open', '--anchor', 'dates.expiri=2025-02-28']],
])('exits 2 when the call is wrong: %j', async (args) => {
  const { code, error } = await jobo('deadline', bundle, ...args);
  expect(code).toBe(2);
  expect(error).not.toBe('');
});

it('names the days that can be given by name', async () => {
  const { error } = await jobo('deadline', bundle, 'case', 'open', '--anchor', 'dates.expiri=2025-02-28', '--lang', 'en');
  expect(error).toBe('There is no “dates.expiri”. There are: dates.expiry, dates.visit\n');
});
