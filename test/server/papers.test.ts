/** Every document of every bundle, in each of its languages, from its own sample to a PDF; and `jobo render` as it is called. */
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { readFolders } from '../../server/cli/files.ts';
import { createRenderer } from '../../server/pdf/renderer.ts';
import { createTemplates } from '../../server/pdf/template.ts';
import { fontsOf, readPdf } from './pdf-text.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = await readFolders(path.join(root, 'definitions'), path.join(root, 'templates'));
const papers = Object.keys(sources).flatMap((id) => {
  const { edition } = readEdition(sources, id);
  return Object.entries(edition?.documents ?? {}).flatMap(([document, { languages }]) =>
    languages.map((lang) => ({ bundle: id, document, lang, edition: edition as NonNullable<typeof edition> })),
  );
});

const CODE = '7K3M-9QXA-0TZV-4HWE';
const templates = createTemplates();
const renderer = createRenderer({ cacheDir: path.join(os.tmpdir(), 'jobo-test-browser') });
afterAll(async () => {
  await templates.close();
  await renderer.close();
});

test('there are papers to print', () => {
  expect(papers.length).toBeGreaterThan(0);
});

describe.each(papers)('$bundle/$document in $lang', ({ edition, document, lang }) => {
  test('prints its number, code and QR code, in our fonts, on pages of its format', async () => {
    const definition = edition.documents[document];
    const data = definition?.sample ?? {};
    const verifyUrl = `https://jobo.example/verify/${CODE}`;
    const { page, problems } = await templates.renderHtml({
      edition,
      document,
      lang,
      data,
      date: '2026-11-20',
      number: 'АБ-2026-00007',
      code: CODE,
      verifyUrl,
    });
    expect(problems).toEqual([]);
    if (!page) throw new Error('no page');
    expect(page.body).toContain('<svg class="qr"');
    const bytes = await renderer.render(page, '2026-11-20');
    const pdf = await readPdf(bytes);
    expect(pdf.text).toContain('АБ-2026-00007');
    expect(pdf.text).toContain(CODE);
    expect(pdf.text).not.toMatch(/undefined|\[object|null|\{\{/);
    expect(pdf).toMatchObject({ lang, tagged: true });
    expect(fontsOf(bytes).every((name) => name.startsWith('NotoSerif'))).toBe(true);
    if (definition?.page?.landscape) expect(pdf.pages.length).toBe(1);
  });
});

describe('jobo render', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['--import', path.join(root, 'test/tools/typescript.mjs'), path.join(root, 'server/cli/main.ts'), 'render', ...args],
      { cwd: root },
    )
      .then(({ stdout }) => ({ code: 0, stdout, stderr: '' }))
      .catch((error: { code: number; stdout: string; stderr: string }) => error);

  test('writes a PDF from the sample and tells a wrong call from wrong data', async () => {
    const [paper] = papers;
    if (!paper) throw new Error('no papers');
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'jobo-render-'));
    const bundle = path.join(root, 'definitions', paper.bundle);
    const file = path.join(folder, 'paper.pdf');
    const env = process.env.JOBO_DATA;
    process.env.JOBO_DATA = folder;
    try {
      const [well, noDocument, noData] = await Promise.all([
        run(bundle, paper.document, '-o', file, '--lang', paper.lang, '--json'),
        run(bundle, 'no-such-document', '-o', file),
        run(bundle, paper.document, path.join(folder, 'absent.json'), '-o', file, '--lang', paper.lang),
      ]);
      expect(well).toMatchObject({ code: 0 });
      expect(JSON.parse(well.stdout)).toMatchObject({ file });
      expect((await readPdf(await fs.readFile(file))).lang).toBe(paper.lang);
      expect(noDocument).toMatchObject({ code: 2 });
      expect(noDocument.stderr).toContain(paper.document);
      expect(noData).toMatchObject({ code: 1 });
    } finally {
      if (env === undefined) delete process.env.JOBO_DATA;
      else process.env.JOBO_DATA = env;
      await fs.rm(folder, { recursive: true });
    }
  });
});
