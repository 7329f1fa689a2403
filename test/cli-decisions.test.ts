// `jobo explain` and `jobo simulate`: what they print, in which language, and how they exit.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobo } from './jobo.ts';

const good = fileURLToPath(new URL('fixtures/good', import.meta.url));
let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-decisions-'));
  for (const side of ['old', 'new']) await cp(good, at(side), { recursive: true });
  const rules = at('new/definitions/club/decisions/grant.json');
  const stricter = (await readFile(rules, 'utf8'))
    .replace('"when": { "poor": { "is": 0 } }', '"when": { "poor": { "atMost": 1 } }')
    .replace('"expect": { "outcome": "yes", "rule": "clean" }', '"expect": { "outcome": "yes" }');
  await writeFile(rules, stricter);
  await writeFile(at('facts.json'), '{ "poor": 2, "colour": "red" }');
  await writeFile(at('none.json'), '{}');
  await writeFile(at('broken.json'), '{ "poor": ');
  await mkdir(at('cases'));
  const cases = [0, 1, 1, 2].map((poor, index) => ({ case: `K-${index}`, decision: 'grant', facts: { poor }, on: '2026-10-01' }));
  await writeFile(at('cases/a.ndjson'), `${cases.map((each) => JSON.stringify(each)).join('\n')}\n\n`);
  await writeFile(at('cases/b.json'), JSON.stringify([{ decision: 'grant', facts: {} }]));
});
afterAll(() => rm(folder, { recursive: true }));

describe('explain', () => {
  const club = () => at('old/definitions/club');

  it('says the outcome, why, and what would change it', async () => {
    const { code, out, error } = await jobo('explain', club(), 'grant', at('facts.json'), '--lang', 'en');
    expect(out.split('\n')).toEqual([
      'Permit: No',
      'Reasons:',
      '  There are faults.',
      'What would change it:',
      '  “Yes” would follow if “Poor” were 0 (now 2) [law#1]',
      '',
    ]);
    expect(error).toContain('colour');
    expect(code).toBe(0);
  });

  it('speaks Kyrgyz and Russian', async () => {
    expect((await jobo('explain', club(), 'grant', at('facts.json'), '--lang', 'ky')).out).toContain('Уруксат: Жок\nСебептери:');
    expect((await jobo('explain', club(), 'grant', at('facts.json'), '--lang', 'ru')).out).toContain('Разрешение: Нет\nОснования:');
  });

  it('gives the whole record as JSON, with the edition and the day that judged', async () => {
    const { out } = await jobo('explain', club(), 'grant', at('facts.json'), '--json', '--on', '2026-11-02');
    expect(JSON.parse(out)).toMatchObject({
      decision: 'grant',
      outcome: 'no',
      rule: 'rest',
      facts: { poor: 2 },
      ignored: ['colour'],
      on: '2026-11-02',
      edition: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('exits 1 when no outcome can be told, and names the fact', async () => {
    const { code, out } = await jobo('explain', club(), 'grant', at('none.json'), '--lang', 'en');
    expect(out).toContain('Permit: undetermined (poor)');
    expect(code).toBe(1);
    expect((await jobo('explain', club(), 'grant', at('broken.json'))).code).toBe(1);
  });

  it('exits 2 when the call is wrong', async () => {
    const wrong = await jobo('explain', club(), 'grunt', at('facts.json'), '--lang', 'en');
    expect([wrong.code, wrong.error]).toEqual([2, 'There is no decision “grunt”. There are: grant\n']);
    expect((await jobo('explain', club(), 'grant', at('nowhere.json'))).code).toBe(2);
    expect((await jobo('explain', club(), 'grant', at('facts.json'), '--on', '2026-02-30')).code).toBe(2);
    expect((await jobo('explain', club(), 'grant')).code).toBe(2);
  });
});

describe('simulate', () => {
  const call = (...more: string[]) =>
    jobo('simulate', at('old/definitions/club'), at('new/definitions/club'), '--cases', at('cases'), ...more);

  it('shows every outcome that flips, why, and a summary', async () => {
    const { code, out, error } = await call('--lang', 'en');
    expect(out.split('\n')).toEqual([
      ...['K-1', 'K-2'].flatMap((id) => [
        `${id}  grant: No → Yes`,
        '  - There are faults.',
        '  + All is good.',
        '  + Poor: 1 (condition: at most 1)',
      ]),
      'grant: cases: 5, flipped: 2',
      '         2  No → Yes',
      'in all: 5, flipped: 2, not read: 0',
      '',
    ]);
    expect([code, error]).toEqual([0, '']);
  });

  it('gives one JSON object a line, the summary last', async () => {
    const lines = (await call('--json', '--lang', 'en')).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      case: 'K-1',
      decision: 'grant',
      before: 'No',
      after: 'Yes',
      rules: { before: ['rest'], after: ['clean'] },
    });
    expect(lines[2].summary).toMatchObject({ cases: 5, flips: 2, unread: 0, decisions: { grant: { cases: 5, flips: { 'No → Yes': 2 } } } });
  });

  it('names the lines that hold no snapshot, judges the others, and exits 1', async () => {
    await mkdir(at('dirty'));
    await writeFile(
      at('dirty/x.ndjson'),
      '{"decision":"grant","facts":{"poor":1}}\n{"facts":{}}\nnot json\n{"decision":"other","facts":{}}\n',
    );
    const { code, out, error } = await call('--cases', at('dirty'), '--lang', 'ru');
    expect(
      error
        .trim()
        .split('\n')
        .map((line) => line.replace(folder, '')),
    ).toEqual([
      '/dirty/x.ndjson:2  здесь нет записи вида {"decision", "facts"}',
      '/dirty/x.ndjson:3  здесь нет записи вида {"decision", "facts"}',
      '/dirty/x.ndjson:4  такого решения нет ни в одной из редакций',
    ]);
    expect(out).toContain('всего: 1, изменилось: 1, не прочитано: 3');
    expect(code).toBe(1);
  });

  it('exits 2 when the call is wrong, 1 when an edition is', async () => {
    expect((await call('--cases', at('nowhere'))).code).toBe(2);
    expect((await call('--on', 'soon')).code).toBe(2);
    expect((await jobo('simulate', at('old/definitions/club'))).code).toBe(2);
    await cp(at('new'), at('faulty'), { recursive: true });
    await writeFile(at('faulty/definitions/club/decisions/grant.json'), '{}');
    expect((await jobo('simulate', at('old/definitions/club'), at('faulty/definitions/club'), '--cases', at('cases'))).code).toBe(1);
  });

  it('has help in three languages', async () => {
    for (const lang of ['ky', 'ru', 'en'])
      for (const name of ['explain', 'simulate']) {
        const { code, out } = await jobo(name, '--help', '--lang', lang);
        expect([code, out.includes('--json')]).toEqual([0, true]);
      }
  });
});
