// The labels of the source manuals (test/fixtures/labels.csv) stand in the product word for word: in a message catalogue or a definition, in each language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './source.ts';

type Lang = 'ky' | 'ru' | 'en';
const LANGS: Lang[] = ['ky', 'ru', 'en'];

/** What the sources write and the product does not, and why. */
const EXCEPTIONS: Record<string, string> = {
  'login.esi.alt': 'the licence guide (S4-09) calls the button so that the manual (S3-08) calls login.esi; the button has one name',
  'button.edit': 'a row is edited where it stands, so nothing opens it (S4-27)',
  'button.ok': 'the same: level and specialty are chosen in the row itself (S4-24)',
  'sa.step4.alt': 'the manual calls step 4 by two names; the stepper has the one of S3-40',
  'accapp.status.saved': 'a cut form of “saved” in the example row of S3-61; the list shows approved reports only',
};

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file));

/** The texts of a language in the catalogues of the server and the screens, and in the definitions. */
function textsIn(lang: Lang): string[] {
  const catalogues = ['ui/messages', 'server', 'engine/messages']
    .flatMap(files)
    .filter((file) => new RegExp(`\\b${lang}\\.tsx?$`).test(file));
  const said = catalogues.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/: *\n? *(['"`])(.*?)\1,?$/gm)].map((found) => found[2] ?? ''),
  );
  const found: string[] = [...said];
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { code, title } = value as { code?: unknown; title?: Record<string, unknown> };
    if (typeof code === 'string' && typeof title?.[lang] === 'string') found.push(`${code}. ${title[lang]}`);
    for (const [key, inner] of Object.entries(value)) {
      if (key === lang && typeof inner === 'string') found.push(inner);
      else if (key !== 'clauses') gather(inner);
    }
  };
  for (const file of files('definitions').filter((each) => each.endsWith('.json') && !each.includes('/scenarios/')))
    gather(JSON.parse(readFileSync(file, 'utf8')));
  return found.map(plain);
}

/** Without the colon at its end, quotation marks and capitals; `{n}/{max}` and `0/500` are one. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[«»"“”]/g, '')
    .replace(/[:!.…]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A label of several words may stand within a longer sentence; a short one is a text of its own. */
const stands = (label: string, text: string): boolean => text === label || (label.split(' ').length > 2 && text.includes(label));

function labels(): (Record<Lang, string> & { id: string; source: string })[] {
  const lines = readFileSync(join(root, 'test/fixtures/labels.csv'), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) =>
      (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'),
    );
    const [id = '', ky = '', ru = '', en = '', source = ''] = cells;
    return { id, ky, ru, en, source };
  });
}

describe('labels of the sources', () => {
  const known = Object.fromEntries(LANGS.map((lang) => [lang, textsIn(lang)])) as Record<Lang, string[]>;

  it('are a full list', () => {
    expect(labels().length).toBe(155);
    expect(Object.keys(EXCEPTIONS).filter((id) => !labels().some((label) => label.id === id))).toEqual([]);
  });
  it.each(labels().filter(({ id }) => !(id in EXCEPTIONS)))('$id ($source): $ky', (label) => {
    const absent = LANGS.filter((lang) => !known[lang].some((text) => stands(plain(label[lang]), text)));
    expect(absent.map((lang) => label[lang])).toEqual([]);
  });
});
