// The command line: what it prints and how it exits.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joboIn } from './jobo.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const good = path.join(root, 'test/fixtures/good');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-cli-'));
  await cp(good, folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

const COMMANDS = 'check test types coverage deadline export verify import migrate serve worker seed'.split(' ');

/** Runs one call with the copied bundles. */
const jobo = (...args: string[]) => joboIn(folder, ...args);

/** The criteria of a file with the last of the first section left out. */
async function without(file: string): Promise<unknown> {
  const criteria = JSON.parse(await readFile(file, 'utf8')) as { sections: { criteria: unknown[] }[] };
  criteria.sections[0]?.criteria.pop();
  return criteria;
}

describe('jobo', () => {
  it('check finds nothing and exits 0', async () => {
    const { code, out, error } = await jobo('check', '--lang', 'en');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(error).toContain('checked: club, floor; errors: 0, warnings: 0');
  });

  it('test closes with the count', async () => {
    const { code, out } = await jobo('test', 'definitions/club');
    expect(out.trim().split('\n').at(-1)).toBe('3 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('check names file, line, column, what is wrong and what to do, also in templates', async () => {
    await writeFile(path.join(folder, 'templates/club/permit.ru.hbs'), '<h1>\n  {{nubmer}}</h1>\n');
    await writeFile(
      path.join(folder, 'definitions/club/types/go.json'),
      '{ "title": { "ky": "Го", "ru": "Го" }, "criteria": "play", "basis": "sample" }\n',
    );
    const { code, out } = await jobo('check', '--lang', 'en', 'definitions/club');
    expect(code).toBe(1);
    expect(out.trim().split('\n')).toEqual([
      "templates/club/permit.ru.hbs:2:5  template.unknown  Nobody provides “nubmer” to the template  Similar ones: number, holder, area, body, code. Add what is missing to the document's data.",
      'definitions/club/types/go.json:1:12  translation.missing  The translation is missing: en  Add the text in this language.',
    ]);
  });

  it('says the same as JSON and in Kyrgyz', async () => {
    const { code, out } = await jobo('check', 'definitions', '--json', '--lang', 'ky');
    const { problems } = JSON.parse(out) as { problems: Record<string, unknown>[] };
    expect(code).toBe(1);
    expect(problems.map(({ file, line, column, code, message }) => ({ file, line, column, code, message }))).toContainEqual({
      file: 'definitions/club/types/go.json',
      line: 1,
      column: 12,
      code: 'translation.missing',
      message: 'Котормосу жок: en',
    });
  });

  it('test refuses faulty definitions', async () => {
    const { code, out } = await jobo('test', 'definitions/club');
    expect(code).toBe(1);
    expect(out).toContain('template.unknown');
  });

  it('types prints interfaces of forms and facts', async () => {
    const { code, out } = await jobo('types', path.join(root, 'test/fixtures/good/definitions/club'));
    expect(code).toBe(0);
    expect(out).toContain('export interface VoteAnswers {\n  yes: boolean;\n}');
    expect(out).toContain('export interface GrantFacts');
  });

  it('coverage exits 1 while an obliging clause is carried by nothing', async () => {
    const { code, out } = await jobo('coverage', path.join(root, 'test/fixtures/good/definitions/club'), '--lang', 'en');
    expect(out).toContain('law: 1 of 2 clauses carried; obliging or permitting but not carried: 0');
    expect(code).toBe(0);
    const floor = await jobo('coverage', path.join(root, 'test/fixtures/good/definitions/floor'), '--lang', 'en');
    expect(floor.code).toBe(1);
  });

  it('coverage names the clause that nothing carries, and who carries the others', async () => {
    const { out } = await jobo('coverage', path.join(root, 'test/fixtures/good/definitions/floor'), '--lang', 'en');
    expect(out).toContain('✗ 1  obliges  An application is made.  · not carried');
    const club = await jobo('coverage', path.join(root, 'test/fixtures/good/definitions/club'), '--json');
    const [{ acts }] = JSON.parse(club.out) as [{ acts: { missing: string[]; clauses: { id: string; by: string[] }[] }[] }];
    expect(acts[0]).toMatchObject({
      missing: [],
      clauses: [
        { id: '1', by: ['decisions/grant', 'parameters/days'] },
        { id: '2', by: [] },
      ],
    });
  });

  it('diff tells two bundles apart, whatever their folders are called', async () => {
    const old = path.join(root, 'test/fixtures/good/definitions/club');
    expect(await jobo('diff', old, old, '--lang', 'en')).toMatchObject({ code: 0, out: 'Nothing has changed.\n' });
    const copy = path.join(folder, 'other/definitions');
    await cp(path.join(root, 'test/fixtures/good'), path.join(folder, 'other'), { recursive: true });
    await cp(path.join(copy, 'club'), path.join(copy, 'club-next'), { recursive: true });
    await writeFile(
      path.join(copy, 'club-next/criteria/play.json'),
      JSON.stringify(await without(path.join(copy, 'club/criteria/play.json'))),
    );
    const { code, out } = await jobo('diff', old, path.join(copy, 'club-next'), '--lang', 'en');
    expect(out).toBe(
      'criteria/play\n  − criterion «1.2 Boards»  [not compatible with running cases]\nchanges: 1; not compatible with running cases: 1\n',
    );
    expect(code).toBe(1);
    const json = JSON.parse((await jobo('diff', old, path.join(copy, 'club-next'), '--json', '--lang', 'ky')).out);
    expect(json).toMatchObject({ compatible: false, changes: [{ definition: 'criteria/play', change: 'removed', noun: 'criterion' }] });
    expect((await jobo('diff', old)).code).toBe(2);
    expect((await jobo('diff', old, 'nowhere')).code).toBe(2);
  });

  it.each([[['chek']], [['check', 'nowhere']], [['check', '--colour']], [['check', 'templates']]])(
    'exits 2 when the call is wrong: %j',
    async (args) => {
      const { code, error } = await jobo(...args);
      expect(code).toBe(2);
      expect(error).not.toBe('');
    },
  );

  it.each([
    ['ky', 'Колдонуу:', 'Параметрлер:', 'Буйруктар:'],
    ['ru', 'Вызов:', 'Параметры:', 'Команды:'],
    ['en', 'Usage:', 'Options:', 'Commands:'],
  ])('speaks %s in its help too', async (lang, ...headings) => {
    const { out } = await jobo('--help', '--lang', lang);
    for (const heading of headings) expect(out).toContain(heading);
    if (lang !== 'en') expect(out).not.toMatch(/Usage|Options|Commands|\[options\]|display help/);
  });

  it.each<[string[], string]>([
    [['chek'], 'Нет команды «chek». Возможно: check'],
    [['check', '--jsn'], 'Нет параметра «--jsn». Возможно: --json'],
    [['check', '--templates'], 'У параметра «--templates <dir>» нет значения'],
    [['explain', 'definitions/club'], 'Не хватает аргумента «decision»'],
    [['simulate', 'a', 'b'], 'Нужен параметр «--cases <dir>»'],
    [['keys', 'a'], 'Слишком много аргументов'],
    [
      ['check', 'definitions/club/bundle.json'],
      'В папке «definitions/club/bundle.json» нет пакета. Укажите папку, в которой лежит bundle.json.',
    ],
  ])('says what is wrong with the call %j', async (call, said) => {
    const { code, error } = await jobo('--lang', 'ru', ...call);
    expect({ code, error }).toEqual({ code: 2, error: `${said}\n` });
  });

  it('has help for every command', async () => {
    for (const command of COMMANDS) {
      const { code, out } = await jobo(command, '--help', '--lang', 'ru');
      expect(code).toBe(0);
      expect(out).toContain('--json');
    }
  });
});
