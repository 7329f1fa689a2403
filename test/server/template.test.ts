/** Templates: what they may name and print, and what stops one that means harm. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edition } from '../../engine/model.ts';
import { longDate, shortDate } from '../../server/messages/dates.ts';
import { CATALOGUES } from '../../server/messages/words.ts';
import { draftHtml } from '../../server/pdf/draft.ts';
import { templateSet } from '../../server/pdf/handlebars.ts';
import { createTemplates, type PaperInput, type Templates } from '../../server/pdf/template.ts';

const text = (ky: string, ru: string, en: string) => ({ ky, ru, en });

/** A bundle with one document, printed by `source`; `more` are partials and the style. */
function editionOf(source: string, more: Record<string, string> = {}): Edition {
  const bundle = { id: 'b', body: { name: text('Министрлик', 'Министерство', 'Ministry'), short: text('М', 'М', 'M') } };
  const document = {
    title: text('Күбөлүк', 'Свидетельство', 'Certificate'),
    template: 'paper',
    languages: ['ky', 'ru'],
    data: {},
    sample: {},
  };
  const templates = { 'paper.ky': source, 'paper.ru': source, 'print.css': 'p{margin:0}', ...more };
  return { hash: JSON.stringify(templates), lineage: ['b'], bundle, documents: { paper: document }, templates } as unknown as Edition;
}

const paper = (edition: Edition, data: Record<string, unknown> = {}, more: Partial<PaperInput> = {}): PaperInput => ({
  edition,
  document: 'paper',
  lang: 'ky',
  data,
  date: '2026-11-20',
  number: 'АС-2026-00007',
  code: '7K3M-9QXA-0TZV-4HWE',
  verifyUrl: 'https://jobo.example/verify/7K3M-9QXA-0TZV-4HWE',
  ...more,
});

let templates: Templates;
beforeAll(() => {
  templates = createTemplates({ seconds: 2, megabytes: 64 });
});
afterAll(() => templates.close());

async function bodyOf(source: string, data: Record<string, unknown> = {}, more: Partial<PaperInput> = {}): Promise<string> {
  const { page, problems } = await templates.renderHtml(paper(editionOf(source), data, more));
  expect(problems).toEqual([]);
  return page?.body ?? '';
}
async function problemOf(source: string, data: Record<string, unknown> = {}): Promise<unknown> {
  const { page, problems } = await templates.renderHtml(paper(editionOf(source), data));
  expect(page).toBeUndefined();
  return problems[0];
}

describe('what a template is given', () => {
  test('data in the language of the paper, and what every paper has', async () => {
    const source = '<p>{{school}} № {{number}} {{code}} {{lang}} {{body.name}} {{verifyUrl}}</p>';
    const data = { school: text('Мектеп «Ө»', 'Школа', 'School') };
    expect(await bodyOf(source, data)).toBe(
      '<p>Мектеп «Ө» № АС-2026-00007 7K3M-9QXA-0TZV-4HWE ky Министрлик https://jobo.example/verify/7K3M-9QXA-0TZV-4HWE</p>',
    );
    expect(await bodyOf('{{school}} · {{body.name}}', data, { lang: 'ru' })).toBe('Школа · Министерство');
  });

  test('the helpers', async () => {
    const source =
      '{{date day}}|{{longDate day}}|{{#each list}}{{inc @index}}.{{this}} {{/each}}|{{#if (eq kind "full")}}толук{{else}}шарттуу{{/if}}|{{upper name}}';
    const data = { day: '2026-11-09', list: ['а', 'б'], kind: 'full', name: 'өзүн-өзү ңү' };
    expect(await bodyOf(source, data)).toBe('09.11.2026|2026-жылдын 9-ноябры|1.а 2.б |толук|ӨЗҮН-ӨЗҮ ҢҮ');
    expect(await bodyOf('{{longDate day}}', data, { lang: 'ru' })).toBe('9 ноября 2026 г.');
  });

  test('partials: the one in the language goes before the common one', async () => {
    const edition = editionOf('{{> head}}{{> foot}}', { _head: 'HEAD {{number}} ', '_foot.ky': 'аягы', '_foot.ru': 'конец', _foot: 'end' });
    expect((await templates.renderHtml(paper(edition))).page?.body).toBe('HEAD АС-2026-00007 аягы');
    expect((await templates.renderHtml(paper(edition, {}, { lang: 'ru' }))).page?.body).toBe('HEAD АС-2026-00007 конец');
  });

  test('what is declared and unknown is empty, in the items of lists too; what is not declared is a fault', async () => {
    const edition = editionOf('[{{remark}}]{{#each findings}}<{{code}}:{{remark}}>{{/each}}');
    const data = {
      remark: 'x',
      findings: { first: ['y', { list: 'review.criteria', each: { code: 'criterion.code', remark: 'remark' } }] },
    };
    Object.assign(edition.documents.paper ?? {}, { data });
    expect((await templates.renderHtml(paper(edition, { findings: [{ code: '1.1' }] }))).page?.body).toBe('[]<1.1:>');
    expect((await templates.renderHtml(paper(editionOf('{{remark}}')))).problems).toMatchObject([{ code: 'template.data' }]);
  });

  test('title, style and page format', async () => {
    const { page } = await templates.renderHtml(paper(editionOf('x')));
    expect(page).toMatchObject({ title: 'Күбөлүк № АС-2026-00007', lang: 'ky', css: 'p{margin:0}\n@page{size:A4 portrait}' });
  });

  test('data are escaped; only the QR code is raw, and data cannot pose as it', async () => {
    const body = await bodyOf('<p>{{name}}</p>{{{qr}}}', { name: '<script>alert(1)</script>', qr: '<script>' });
    expect(body).toContain('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><svg class="qr" role="img"');
    expect(body).not.toContain('<script>');
  });
});

describe('what a template may not do', () => {
  test.each([
    ['{{{name}}}', '{{{name}}}'],
    ['{{&name}}', '{{{name}}}'],
    ['{{#each list}}{{{this}}}{{/each}}', '{{{this}}}'],
    ['{{#*inline "x"}}{{/inline}}', '{{#* }}'],
    ['{{> (lookup . "x")}}', '{{> ( )}}'],
    ['{{#> head}}{{/head}}', '{{#> }}'],
  ])('%s is refused, with its line', async (source, what) => {
    expect(await problemOf(`<p>\n${source}</p>`, { name: '<b>', list: [] })).toEqual({
      code: 'template.forbidden',
      params: { template: 'paper.ky', what, line: 2 },
    });
  });

  test('raw output in a partial is refused too', async () => {
    const { problems } = await templates.renderHtml(paper(editionOf('{{> head}}', { _head: '{{{x}}}' })));
    expect(problems).toMatchObject([{ code: 'template.forbidden', params: { template: '_head' } }]);
  });

  test.each([
    '{{constructor}}',
    '{{name.constructor}}',
    '{{__proto__}}',
    '{{list.length.constructor}}',
    '{{toString}}',
    '{{#with name}}{{constructor.name}}{{/with}}',
  ])('%s does not reach a prototype', async (source) => {
    const { page, problems } = await templates.renderHtml(paper(editionOf(source), { name: 'x', list: [1] }));
    if (page) expect(page.body).toBe('');
    else expect(problems).toMatchObject([{ code: 'template.data' }]);
  });

  test.each([
    '{{log "x"}}',
    '{{lookup this "name"}}',
    '{{unknown name}}',
    '{{#unknown}}x{{/unknown}}',
    '{{> absent}}',
    '{{absent}}',
    '{{date absent}}',
    '{{date name}}',
  ])('%s is a fault', async (source) => {
    expect(await problemOf(source, { name: 'x' })).toMatchObject({ code: 'template.data' });
  });

  test('a template that cannot be read, or is not there', async () => {
    expect(await problemOf('{{#if}')).toMatchObject({ code: 'template.wrong', params: { template: 'paper.ky' } });
    expect((await templates.renderHtml(paper(editionOf('x'), {}, { lang: 'en' }))).problems).toEqual([
      { code: 'template.absent', params: { template: 'paper.en' } },
    ]);
  });

  test('sources are texts; an AST in their place is not compiled', () => {
    const ast = { type: 'Program', body: [] } as unknown as string;
    expect(templateSet({ 'paper.ky': ast })('paper', 'ky', {})).toEqual({
      problem: { code: 'template.absent', params: { template: 'paper.ky' } },
    });
  });
});

describe('a bomb', () => {
  const list = Array.from({ length: 100 }, (_, n) => n);
  const nested = (depth: number, inner: string): string => (depth ? `{{#each @root.list}}${nested(depth - 1, inner)}{{/each}}` : inner);

  test('that never ends is stopped in time, and the next paper is made', async () => {
    const started = performance.now();
    expect(await problemOf(nested(8, ''), { list })).toEqual({ code: 'template.endless', params: { template: 'paper.ky', seconds: 2 } });
    expect(performance.now() - started).toBeLessThan(6000);
    expect(await bodyOf('{{number}}')).toBe('АС-2026-00007');
  });

  test('that eats the memory is stopped, and the next paper is made', async () => {
    expect(await problemOf(nested(5, '{{number}}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'), { list })).toMatchObject({
      code: /template\.(endless|data)/,
    });
    expect(await bodyOf('{{number}}')).toBe('АС-2026-00007');
  });

  test('that calls itself, and one that is merely too large', async () => {
    const { problems } = await templates.renderHtml(paper(editionOf('{{> a}}', { _a: '{{> a}}' })));
    expect(problems[0]?.code).toMatch(/template\.(data|endless)/);
    expect(await problemOf(nested(3, 'xxxxxxxx'), { list })).toMatchObject({ code: 'template.large' });
    expect(await bodyOf('{{number}}')).toBe('АС-2026-00007');
  });

  test('harms none of those that wait behind it', async () => {
    const waiting = [problemOf(nested(8, ''), { list }), bodyOf('{{number}} 1'), bodyOf('{{number}} 2')];
    expect(await Promise.all(waiting)).toMatchObject([{ code: 'template.endless' }, 'АС-2026-00007 1', 'АС-2026-00007 2']);
  });
});

test('a draft has a watermark in its language, blanks for number and code, no QR code, and a policy that lets nothing run', async () => {
  const { page } = await templates.renderHtml(paperWithout(editionOf('<p>№ {{number}} {{code}}</p>{{{qr}}}')));
  const html = (await draftHtml(page ?? { body: '', css: '', title: '', lang: 'ky', landscape: false })).replace(/base64,[^)]*/g, '');
  expect(html).toContain('<html lang="ky">');
  expect(html).toContain('<span>ДОЛБООР</span>');
  expect(html).toContain('<p>№ ____ ____-____-____-____</p><svg class="qr"');
  expect(html).toContain(`default-src 'none'; style-src 'unsafe-inline'`);
  expect(await draftHtml({ body: '', css: '</style><script>', title: '</title><script>', lang: 'ru', landscape: false })).not.toMatch(
    /<script>|<\/style><script/,
  );
  expect(await draftHtml({ body: '', css: '', title: '', lang: 'ru', landscape: false })).toContain('ПРОЕКТ');
});

function paperWithout(edition: Edition): PaperInput {
  return { edition, document: 'paper', lang: 'ky', data: {}, date: '2026-11-20' };
}

describe('days in words', () => {
  test.each([
    ['2026-11-20', '2026-жылдын 20-ноябры', '20 ноября 2026 г.', '20 November 2026'],
    ['2021-08-27', '2021-жылдын 27-августу', '27 августа 2021 г.', '27 August 2021'],
    ['2027-05-01', '2027-жылдын 1-майы', '1 мая 2027 г.', '1 May 2027'],
    ['2027-07-04', '2027-жылдын 4-июлу', '4 июля 2027 г.', '4 July 2027'],
  ])('%s', (day, ky, ru, en) => {
    expect([longDate(day, 'ky'), longDate(day, 'ru'), longDate(day, 'en')]).toEqual([ky, ru, en]);
    expect(shortDate(day)).toBe(day.split('-').reverse().join('.'));
  });

  test('what is no day is refused', () => {
    for (const wrong of ['', '20.11.2026', '2026-13-01']) expect(() => shortDate(wrong)).toThrow();
  });
});

test('the catalogues have the same keys and the same places', () => {
  const places = (sentence = '') => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const lang of ['ru', 'en'] as const) {
    expect(Object.keys(CATALOGUES[lang])).toEqual(Object.keys(CATALOGUES.ky));
    for (const [key, sentence] of Object.entries(CATALOGUES.ky)) expect(places(CATALOGUES[lang][key]), key).toEqual(places(sentence));
  }
});
