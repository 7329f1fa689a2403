/** The printer, in a real browser: text, fonts, sameness, attacks, crashes. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRenderer, type Renderer } from '../../server/pdf/renderer.ts';
import type { Page } from '../../server/pdf/template.ts';
import { fontsOf, readPdf } from './pdf-text.ts';

const cacheDir = path.join(os.tmpdir(), 'jobo-test-browser');
const DAY = '2026-11-20';
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const page = (body: string, more: Partial<Page> = {}): Page => ({
  body,
  css: "body{font:12pt 'Noto Serif'}@page{size:A4 portrait;margin:20mm}",
  title: 'Күбөлүк № 7',
  lang: 'ky',
  landscape: false,
  ...more,
});
const certificate = page(
  '<h1>Күбөлүк № 7</h1><p>Ө ө Ү ү Ң ң — «Өзүн-өзү баалоо», <b>жетекчиси</b> <i>Айгүл</i> <b><i>Үсөнова</i></b>. 1000 ⃀. Ёлка, Ы, № 5</p>',
);

let renderer: Renderer;
beforeAll(() => {
  renderer = createRenderer({ cacheDir, seconds: 15, recycleAfter: 50 });
});
afterAll(() => renderer.close());

test('Kyrgyz letters come out as text, in our fonts, tagged, with title and language', async () => {
  const bytes = await renderer.render(certificate, DAY);
  const pdf = await readPdf(bytes);
  expect(pdf.text).toContain('Ө ө Ү ү Ң ң — «Өзүн-өзү баалоо», жетекчиси Айгүл Үсөнова');
  expect(pdf).toMatchObject({ title: 'Күбөлүк № 7', lang: 'ky', tagged: true });
  expect(fontsOf(bytes)).toEqual(['NotoSerif-Bold', 'NotoSerif-BoldItalic', 'NotoSerif-Italic', 'NotoSerif-Regular']);
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/CreationDate \(D:20261120000000/);
});

test('the same page gives the same bytes: again, after others, and in another browser', async () => {
  const first = sha(await renderer.render(certificate, DAY));
  await renderer.render(page('<p>Башка барак</p>', { css: 'p{color:red;font:30pt "Noto Serif"}', lang: 'ru' }), DAY);
  expect(sha(await renderer.render(certificate, DAY))).toBe(first);
  const other = createRenderer({ cacheDir });
  expect(sha(await other.render(certificate, DAY))).toBe(first);
  await other.close();
  expect(sha(await renderer.render(certificate, '2026-11-21'))).not.toBe(first);
});

test('landscape, and nothing left over from the page before', async () => {
  const wide = await renderer.render(page('<p>Туурасынан</p>', { css: "p{font-family:'Noto Serif'}@page{size:A4 landscape}" }), DAY);
  expect(Buffer.from(wide).toString('latin1')).toMatch(/MediaBox \[0 0 84\d(\.\d+)? 59\d/);
  expect((await readPdf(wide)).text.trim()).toBe('Туурасынан');
});

test('papers asked for at once come out whole, each its own', async () => {
  const many = await Promise.all(Array.from({ length: 8 }, (_, n) => renderer.render(page(`<p>Номер ${n}</p>`), DAY)));
  expect(await Promise.all(many.map(async (bytes) => (await readPdf(bytes)).text.trim()))).toEqual(many.map((_, n) => `Номер ${n}`));
});

test('a page without text, and a letter our fonts lack, are refused', async () => {
  await expect(renderer.render(page('<div></div>'), DAY)).rejects.toMatchObject({ problem: { code: 'pdf.noText' } });
  await expect(
    renderer.render(page('<p style="font-family:\'Noto Serif\'">Текст</p><p style="font-family:monospace">x</p>'), DAY),
  ).rejects.toMatchObject({
    problem: { code: 'pdf.foreignFont' },
  });
  expect((await readPdf(await renderer.render(certificate, DAY))).text).toContain('Күбөлүк');
});

describe('a template that attacks', () => {
  const secret = `SECRET${Math.random().toString(36).slice(2)}`;
  const file = path.join(os.tmpdir(), `jobo-secret-${process.pid}.html`);
  const hits: string[] = [];
  const server = http.createServer((request, response) => {
    hits.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end(secret);
  });
  let url: string;
  beforeAll(async () => {
    fs.writeFileSync(file, `<p>${secret}</p>`);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    fs.rmSync(file);
    server.close();
  });

  const attacks: [string, (to: string) => string][] = [
    ['script', (to) => `<script>document.body.textContent="RUN";fetch("${to}")</script>`],
    ['onerror', (to) => `<img src="data:x" onerror="document.body.append('RUN');fetch('${to}')">`],
    ['svg onload', (to) => `<svg onload="document.body.append('RUN');fetch('${to}')"></svg>`],
    ['img', (to) => `<img src="${to}a.png">`],
    ['srcset', (to) => `<img srcset="${to}a.png 1x">`],
    ['iframe', (to) => `<iframe src="${to}"></iframe>`],
    ['iframe srcdoc', (to) => `<iframe srcdoc="<script>parent.document.body.append('RUN')</script><img src='${to}'>"></iframe>`],
    ['object', (to) => `<object data="${to}"></object>`],
    ['embed', (to) => `<embed src="${to}">`],
    ['css import', (to) => `<style>@import "${to}a.css";</style>`],
    ['css url', (to) => `<style>p{background:url(${to}b.png)}</style>`],
    ['css font', (to) => `<style>@font-face{font-family:x;src:url(${to}c.woff2)}b{font-family:x,'Noto Serif'}</style><b>x</b>`],
    ['link', (to) => `<link rel="stylesheet" href="${to}d.css"><link rel="prefetch" href="${to}e"><link rel="dns-prefetch" href="${to}">`],
    ['video', (to) => `<video src="${to}v" poster="${to}p"></video><audio src="${to}u" autoplay></audio>`],
    [
      'svg use',
      (to) => `<svg><use href="${to}s.svg#a"/><image href="${to}i.png"/><foreignObject><iframe src="${to}"></iframe></foreignObject></svg>`,
    ],
    ['base', (to) => `<base href="${to}"><img src="relative.png">`],
    ['form', (to) => `<form action="${to}"><input autofocus type="image" src="${to}n.png"></form>`],
    ['looser policy', (to) => `<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="${to}m.png">`],
  ];
  test.each(attacks)('%s reaches neither the network nor a file', async (_name, attack) => {
    hits.length = 0;
    for (const to of [url, `file://${file}?`]) {
      const made = await renderer.render(page(`<p>Сертификат</p>${attack(to)}`), DAY).catch((fault: unknown) => fault);
      // A control's own label comes in the system's font, so such a page is refused.
      if (!(made instanceof Uint8Array)) {
        expect(made).toMatchObject({ problem: { code: 'pdf.foreignFont' } });
        continue;
      }
      const { text } = await readPdf(made);
      expect(text).toContain('Сертификат');
      expect(text).not.toContain('RUN');
      expect(text).not.toContain(secret);
    }
    expect(hits).toEqual([]);
  });

  test.each(['about:blank', 'data:text/html,RUN', 'FILE', 'URL'])('a refresh to %s does not lead away from the page', async (to) => {
    hits.length = 0;
    const where = to === 'FILE' ? `file://${file}` : to === 'URL' ? url : to;
    const bytes = await renderer
      .render(page(`<p>Сертификат</p><meta http-equiv="refresh" content="0;url=${where}">`), DAY)
      .catch((error) => error);
    // Chromium may end the tab before it tells that it was led away: either is a refusal of the paper
    if (bytes instanceof Error) expect(bytes).toMatchObject({ problem: { code: expect.stringMatching(/^pdf\.(navigated|crashed)$/) } });
    else expect((await readPdf(bytes)).text.trim()).toBe('Сертификат');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(hits).toEqual([]);
    const next = await renderer.render(page(`<p>Кийинки</p><img src="${url}next.png">`), DAY);
    expect((await readPdf(next)).text.trim()).toBe('Кийинки');
    expect(hits).toEqual([]);
  });
});

describe('a browser that dies', () => {
  const ownDir = path.join(cacheDir, 'killed');
  /** The processes of the browser that lies in the test's own folder: the browser itself, or its renderers. */
  const processes = (renderers: boolean) =>
    fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          return (
            command.startsWith(ownDir) && command.includes('--type=renderer') === renderers && (renderers || !command.includes('--type='))
          );
        } catch {
          // It ended while we looked.
          return false;
        }
      });

  test('a killed browser and a killed renderer come back, and the paper is made', async () => {
    const own = createRenderer({ cacheDir: ownDir, seconds: 15 });
    await own.render(certificate, DAY);
    for (const renderers of [false, true]) {
      const mark = renderers ? 'renderer' : 'browser';
      const mine = processes(renderers);
      expect(mine.length, mark).toBeGreaterThan(0);
      const started = performance.now();
      const running = own.render(certificate, DAY);
      for (const pid of mine) process.kill(pid, 'SIGKILL');
      expect((await readPdf(await running)).text, mark).toContain('Күбөлүк');
      expect((await readPdf(await own.render(certificate, DAY))).text, mark).toContain('Күбөлүк');
      expect(performance.now() - started).toBeLessThan(15_000);
    }
    await own.close();
  });

  test('a page that takes for ever is stopped, and the next paper is made', async () => {
    const own = createRenderer({ cacheDir, seconds: 3 });
    const heavy = `<div style="column-count:3">${'<table><tr><td>'.repeat(400)}x${'</td></tr></table>'.repeat(400)}</div>`.repeat(60);
    await expect(own.render(page(heavy), DAY)).rejects.toMatchObject({ problem: { code: 'pdf.timeout' } });
    expect((await readPdf(await own.render(certificate, DAY))).text).toContain('Күбөлүк');
    await own.close();
  });

  test('a browser that is named and missing is an error that says so', async () => {
    const own = createRenderer({ cacheDir, executablePath: '/nowhere/chrome' });
    await expect(own.render(certificate, DAY)).rejects.toThrow(/PUPPETEER_EXECUTABLE_PATH=\/nowhere\/chrome/);
    await own.close();
  });
});
