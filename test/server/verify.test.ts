/** The public check over real HTTP: every status, three languages, typed codes, files, unknown codes; nothing but public fields. */
import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import express from 'express';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edition, Paper, Register } from '../../engine/model.ts';
import { type FoundPaper, verifyRouter } from '../../server/http/verify.ts';

const text = (ky: string, ru: string, en: string) => ({ ky, ru, en });
const CODE = '7K3M-9QXA-0TZV-4HWE';
const ORDER = '1111-2222-3333-4444';
const PDF = Buffer.from('%PDF-1.4 күбөлүк');
const sha256 = createHash('sha256').update(PDF).digest('hex');

const register = {
  title: text('Сертификаттар', 'Сертификаты', 'Certificates'),
  public: true,
  until: 'validTo',
  columns: ['school'],
  fields: {
    school: { title: text('Мектеп', 'Школа', 'School'), type: 'string', public: true },
    outcome: { title: text('Чечим', 'Решение', 'Decision'), type: 'string', classifier: 'outcome', public: true },
    programmes: { title: text('Программалар', 'Программы', 'Programmes'), type: 'list', public: true },
    validTo: { title: text('Чейин', 'До', 'Until'), type: 'date', public: true },
    standing: { title: text('Абалы', 'Состояние', 'Standing'), type: 'string' },
    head: { title: text('Жетекчи', 'Руководитель', 'Head'), type: 'string' },
  },
  status: [
    { id: 'annulled', title: text('Жокко чыгарылган', 'Аннулирован', 'Annulled'), tone: 'bad', when: { standing: { is: 'annulled' } } },
    {
      id: 'suspended',
      title: text('Токтотулган', 'Приостановлен', 'Suspended'),
      tone: 'warning',
      meaning: text('Убактылуу токтотулган.', 'Действие временно приостановлено.', 'Suspended for a time.'),
      when: { standing: { is: 'suspended' } },
    },
    { id: 'expired', title: text('Мөөнөтү бүткөн', 'Истёк', 'Expired'), tone: 'bad', when: { validTo: { before: { fact: 'today' } } } },
    { id: 'valid', title: text('Жарактуу', 'Действителен', 'Valid'), tone: 'good' },
  ],
} as unknown as Register;
const edition = {
  bundle: { body: { name: text('Министрлик «Ө»', 'Министерство', 'Ministry') } },
  documents: {
    certificate: { title: text('Күбөлүк', 'Свидетельство', 'Certificate') },
    order: { title: text('Буйрук', 'Приказ', 'Order') },
  },
  classifiers: { outcome: { items: [{ id: 'full5', title: text('5 жылга', 'На 5 лет', 'For 5 years') }] } },
} as unknown as Edition;
const paper = {
  id: 'p',
  code: CODE,
  number: 'АС-2026-00007',
  document: 'certificate',
  languages: ['ky', 'ru'],
  date: '2026-11-06',
  data: {},
  dataHash: '',
} as Paper;

let today = '2026-11-20';
let entry: Record<string, unknown>;
const base = {
  school: text('№ 7 <Мектеп>', '<Школа> № 7', 'School 7'),
  outcome: 'full5',
  programmes: [text('Орто', 'Среднее', 'Secondary')],
  validTo: '2031-11-06',
  standing: 'active',
  head: 'Сыр Адам',
};
const files: FoundPaper['files'] = [
  { lang: 'ky', state: 'ready', sha256 },
  { lang: 'ru', state: 'waiting' },
];
const holder = text('«Алтын-Тилек» мектеби', 'Школа «Алтын-Тилек»', 'Altyn-Tilek school');

let server: http.Server;
let origin: string;
beforeAll(async () => {
  const app = express();
  app.use(
    verifyRouter({
      findPaper: async (code) => {
        if (code === CODE)
          return { paper: { ...paper, proves: { register: 'certificates', entry: 'e' } }, edition, register, entry, holder, files };
        if (code === ORDER) return { paper: { ...paper, code, document: 'order' }, edition, files };
        if (code === '0000-0000-0000-0000')
          return { paper: { ...paper, code, proves: { register: 'certificates', entry: 'gone' } }, edition, register, files };
        return undefined;
      },
      openFile: async (_paper, lang) => (lang === 'ky' ? { stream: Readable.from([PDF]), size: PDF.length } : undefined),
      today: async () => today,
      contacts: async () => [{ name: text('Министрлик', 'Министерство', 'Ministry'), contact: '0312 000000' }],
    }),
  );
  app.use((_request, response) => void response.status(404).send('elsewhere'));
  server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers, redirect: 'manual' });
async function page(path: string, headers: Record<string, string> = {}) {
  const response = await get(path, headers);
  const { document } = new JSDOM(await response.text()).window;
  return { response, document, text: (document.body.textContent ?? '').replace(/\s+/g, ' ') };
}

describe('a paper', () => {
  test('shows title, number, holder, body, status, until and the public fields, and no other', async () => {
    entry = base;
    const { response, document, text } = await page(`/verify/${CODE}`);
    expect(response.status).toBe(200);
    expect(document.documentElement.lang).toBe('ky');
    expect(document.querySelector('h1')?.textContent).toBe('Күбөлүк № АС-2026-00007');
    for (const words of [
      '«Алтын-Тилек» мектеби',
      'Министрлик «Ө»',
      '20.11.2026 күнүнө карата абалы',
      '2031-жылдын 6-ноябры',
      '№ 7 <Мектеп>',
      '5 жылга',
      'Орто',
      sha256,
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Сыр Адам');
    expect(document.querySelector('.status')?.className).toBe('status good');
    expect(document.querySelector('.status h2')?.textContent).toBe('Жарактуу');
    expect(document.querySelector('.status svg')).not.toBeNull();
    expect(document.querySelectorAll('script, style, [style], [onclick]').length).toBe(0);
  });

  test.each([
    ['active', '2026-11-20', 'good', 'Действителен'],
    ['suspended', '2026-11-20', 'warning', 'Приостановлен'],
    ['annulled', '2026-11-20', 'bad', 'Аннулирован'],
    ['active', '2031-11-06', 'good', 'Действителен'],
    ['active', '2031-11-07', 'bad', 'Истёк'],
  ])('%s on %s is %s, in words too', async (standing, day, tone, title) => {
    entry = { ...base, standing };
    today = day;
    const { document } = await page(`/verify/${CODE}?lang=ru`);
    expect(document.querySelector('.status')?.classList.contains(tone)).toBe(true);
    expect(document.querySelector('.status h2')?.textContent).toBe(title);
    expect(document.querySelector('.until')?.textContent).toBe(tone === 'bad' ? undefined : 'Последний день действия: 6 ноября 2031 г.');
    today = '2026-11-20';
    entry = base;
  });

  test('an order has no status of its own; a proof of an entry that is gone is never called valid', async () => {
    expect((await page(`/verify/${ORDER}?lang=en`)).text).toContain('This document was issued');
    const { document } = await page('/verify/0000-0000-0000-0000?lang=en');
    expect(document.querySelector('.status h2')?.textContent).toBe('No register entry');
    expect(document.querySelector('.status')?.classList.contains('warning')).toBe(true);
  });

  test('speaks the language that is asked for', async () => {
    expect((await page(`/verify/${CODE}?lang=en`, { 'accept-language': 'ru' })).document.documentElement.lang).toBe('en');
    expect((await page(`/verify/${CODE}`, { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.5' })).document.documentElement.lang).toBe('ru');
    expect((await page(`/verify/${CODE}`, { 'accept-language': 'de' })).document.documentElement.lang).toBe('ky');
    const { document } = await page(`/verify/${CODE}?lang=ru`);
    expect([...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))).toEqual(
      ['ky', 'ru', 'en'].map((lang) => `/verify/${CODE}?lang=${lang}`),
    );
    expect(document.querySelector('[aria-current]')?.textContent).toBe('Русский');
  });

  test('gives the same as JSON', async () => {
    entry = base;
    for (const response of [
      await get(`/verify/${CODE}.json?lang=en`),
      await get(`/verify/${CODE}?lang=en`, { accept: 'application/json' }),
    ]) {
      expect(response.headers.get('content-type')).toContain('application/json');
      const json = (await response.json()) as { fields: { title: string }[] };
      expect(json).toMatchObject({
        code: CODE,
        number: 'АС-2026-00007',
        status: { id: 'valid', tone: 'good' },
        until: '6 November 2031',
        checkedOn: '2026-11-20',
      });
      expect(json.fields.map(({ title }) => title)).toEqual(['School', 'Decision', 'Programmes']);
    }
  });
});

describe('files', () => {
  test('the archived bytes are handed out; one that is being made is said to be', async () => {
    const response = await get(`/verify/${CODE}/ky.pdf`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain('certificate-7K3M');
    expect(
      createHash('sha256')
        .update(Buffer.from(await response.arrayBuffer()))
        .digest('hex'),
    ).toBe(sha256);
    const { document, text } = await page(`/verify/${CODE}`);
    expect([...document.querySelectorAll('a.button')].map((link) => link.getAttribute('href'))).toEqual([`/verify/${CODE}/ky.pdf`]);
    expect(text).toContain('Файл даярдалып жатат (орус тилинде)');
    expect((await get(`/verify/${CODE}/ru.pdf`)).status).toBe(404);
    expect((await get(`/verify/${CODE}/en.pdf`)).status).toBe(404);
    expect(await (await get(`/verify/${CODE}/other.pdf`)).text()).toBe('elsewhere');
  });
});

describe('a code that is typed', () => {
  test('leads to the paper, however it is spelt', async () => {
    const response = await get(`/verify?code=${encodeURIComponent(' 7k3m 9qxa otzv 4hwe ')}&lang=ru`);
    expect([response.status, response.headers.get('location')]).toEqual([303, `/verify/${CODE}?lang=ru`]);
    expect((await get('/verify/7k3m9qxaotzv4hwe')).headers.get('location')).toBe(`/verify/${CODE}?lang=ky`);
  });

  test('and is unknown, or none at all, is answered with what to do next', async () => {
    for (const path of ['/verify/ZZZZ-ZZZZ-ZZZZ-ZZZZ?lang=ru', '/verify?code=ZZZZ-ZZZZ&lang=ru', '/verify/%3Cscript%3Ealert(1)?lang=ru']) {
      const seen = path.startsWith('/verify/Z') ? await page(path) : await page(path);
      expect(seen.response.status).toBe(404);
      expect(seen.document.querySelector('h1')?.textContent).toBe('Документ с таким кодом не найден');
      expect(seen.text).toContain('0 (ноль) и буква O читаются одинаково');
      expect(seen.text).toContain('0312 000000');
      expect(seen.document.querySelector('form input[name=code]')).not.toBeNull();
      expect(seen.document.querySelector('script')).toBeNull();
    }
    expect((await page('/verify?code=ZZZZ-ZZZZ&lang=ru')).text).toContain('Вы набрали знаков: 8');
    const json = await get('/verify/ZZZZ-ZZZZ-ZZZZ-ZZZZ.json?lang=en');
    expect([json.status, json.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  test('has a form with a label and a hint', async () => {
    const { response, document } = await page('/verify');
    expect(response.status).toBe(200);
    expect(document.querySelector('label[for=code]')?.textContent).toBe('Документтин коду');
    expect(document.querySelector('#code')?.getAttribute('aria-describedby')).toBe('code-hint');
  });
});

test('a strict policy, no cookie, nothing kept by caches', async () => {
  for (const path of ['/verify', `/verify/${CODE}`, '/verify/nothing']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
  const css = await get('/verify/style.css');
  expect(css.headers.get('content-type')).toContain('text/css');
});
