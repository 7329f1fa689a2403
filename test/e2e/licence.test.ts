// The life of a licence in a real browser: refused by the council, appealed, upheld, granted, entered in the register, checked by anyone.
import { rmSync } from 'node:fs';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../server/http/contract.ts';
import { readPdf } from '../server/pdf-text.ts';
import { folderOn, Person, type Product, startBrowser, startProduct } from './driver.ts';
import { Life, scenarioOf } from './life.ts';

const SCENARIO = 'lic-09-appeal-upheld';
const { steps, start } = scenarioOf('ministry', SCENARIO);
const REASON = 'Имаратта өрт коопсуздугунун талаптары аткарылган эмес.';
/** The first step that takes this action. */
const stepOf = (action: string) => steps.findIndex((step) => step.do === action && !step.expect?.problem);

let folder: string;
let product: Product;
let browser: Browser;
let life: Life;

beforeAll(async () => {
  folder = await folderOn(start);
  [product, browser] = await Promise.all([startProduct(folder), startBrowser()]);
  life = new Life(browser, product, 'ministry', SCENARIO);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a licence, refused and granted on appeal', () => {
  it('is applied for by the responsible employee and signed by the head', async () => {
    await life.live({}, 0, stepOf('register'));
  });

  it('is inspected by experts whom the draw has chosen, and anyone can reckon the draw again', async () => {
    await life.live({ 'after draw-commission': drawSeen }, stepOf('register'), stepOf('pass-to-council') + 1);
  });

  it('is refused by the council with its reasons', async () => {
    await life.live({}, stepOf('pass-to-council') + 1, stepOf('issue-refusal') + 1);
    const head = await life.person('private-head');
    const { state } = await life.openCase(head, 'lic');
    expect(JSON.stringify(state.tells)).toContain(REASON);
    await head.reads(REASON);
    await head.pictures('lic-refused');
  });

  it('is granted after the appeal, and stands in the register', async () => {
    await life.live({}, stepOf('issue-refusal') + 1);
    const head = await life.person('private-head');
    const view = await life.openCase(head, 'lic');
    expect(view.entries.map(({ status }) => status.id)).toEqual(['active']);
    await head.pictures('lic-granted');
  });

  it('comes out in Kyrgyz and Russian, and anyone can check it', async () => {
    const head = await life.person('private-head');
    const paper = (await readyPapers(head)).papers.at(-1);
    for (const [lang, words] of [
      ['ky', '«Ак-Булут» жеке менчик мектеби'],
      ['ru', 'Частная школа «Ак-Булут»'],
    ] as const) {
      const url = paper?.files.find((file) => file.lang === lang)?.url ?? '';
      const bytes = await head.page.evaluate(async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())], url);
      const pdf = await readPdf(new Uint8Array(bytes));
      expect(pdf.text).toContain(words);
      expect(pdf.text).toContain(paper?.number);
      expect(pdf.lang).toBe(lang);
    }
    const anyone = new Person(await (await browser.createBrowserContext()).newPage());
    await anyone.go(`${product.url}/verify/${paper?.code}`);
    await anyone.reads(paper?.number ?? '');
    await anyone.accessible();
    await anyone.pictures('lic-verify');
    await anyone.go(`${product.url}/registers`);
    await anyone.accessible();
    await anyone.pictures('lic-registers');
    await anyone.go(`${product.url}/registers/ministry/licences`);
    await anyone.reads('Ак-Булут');
    await anyone.accessible();
    await anyone.pictures('lic-register');
    await anyone.leave();
    await life.end();
  });
});

/** The Draws tab, by keyboard: who was drawn, who was left out and why, and that it comes out the same again. */
async function drawSeen(officer: Person, view: CaseView): Promise<void> {
  expect(view.list).toEqual({ title: 'Лицензиялоо', view: 'licensing-work' });
  expect(view.draws.map(({ holds }) => holds)).toEqual([true]);
  await life.openCase(officer, 'lic');
  const tab = await officer.page.waitForSelector('[role=tab][id$=draws]');
  await tab?.focus();
  await officer.page.keyboard.press('Enter');
  await officer.reads('Кайра эсептелди: жыйынтыгы дал келди');
  await officer.accessible();
  await officer.pictures('lic-draws');
}

async function readyPapers(person: Person): Promise<CaseView> {
  await life.openCase(person, 'lic');
  const ready = await person.page.waitForFunction(
    () =>
      fetch(`/api${location.pathname}`)
        .then((answer) => answer.json())
        .then((view) => view.papers.every((paper: { files: { ready: boolean }[] }) => paper.files.every((file) => file.ready)) && view),
    { polling: 500 },
  );
  return (await ready.jsonValue()) as CaseView;
}
