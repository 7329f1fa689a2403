// Starts the built product as its own process and a real Chromium; gives the gestures of a person: read, press, type, choose. Nothing of the product is replaced.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxePuppeteer } from '@axe-core/puppeteer';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer';
import { expect } from 'vitest';
import { findBrowser } from '../../server/pdf/browser.ts';
import { createClockMoveStore } from '../../server/store/clock-moves.ts';
import { openEmbedded } from '../../server/store/db.ts';
import { migrate } from '../../server/store/migrate.ts';
import { root } from '../source.ts';

/** How long anything may take before it counts as hanging: long, since the machine may be busy with something else. Nothing is asserted by it. */
export const PATIENCE = 120_000;

export const newFolder = () => mkdtempSync(join(tmpdir(), 'jobo-walk-'));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

export interface Product {
  url: string;
  log: () => string;
  /** Ends it as Ctrl+C does, or at once as a power cut does. */
  stop: (signal?: 'SIGINT' | 'SIGKILL') => Promise<void>;
}

/** A folder of a product whose date stands at this day, also an earlier one than today: scenarios tell of fixed days. */
export async function folderOn(day: string): Promise<string> {
  const folder = newFolder();
  const db = await openEmbedded(join(folder, 'db'));
  const now = new Date().toISOString();
  await migrate(db.knex, now);
  const offset = Date.parse(`${day}T06:00:00Z`) - Date.now();
  await createClockMoveStore(db.knex).add({ person: 'test', at: now, from: now.slice(0, 10), to: day, offset });
  await db.close();
  return folder;
}

/** `npm start` on a folder of its own. */
export async function startProduct(data: string, port?: number): Promise<Product> {
  const chosen = port ?? (await freePort());
  const child: ChildProcess = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: root,
    env: { ...process.env, PORT: String(chosen), BASE_URL: `http://localhost:${chosen}`, JOBO_DATA: data },
    stdio: 'pipe',
  });
  let log = '';
  child.stdout?.on('data', (chunk) => (log += chunk));
  child.stderr?.on('data', (chunk) => (log += chunk));
  const url = `http://localhost:${chosen}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the product stopped:\n${log}`);
    if ((await fetch(`${url}/readyz`).catch(() => undefined))?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const stop = (signal: NodeJS.Signals = 'SIGINT') =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return { url, log: () => log, stop };
}

export async function startBrowser(): Promise<Browser> {
  const browser = await findBrowser({ cacheDir: join(tmpdir(), 'jobo-test-browser') });
  return puppeteer.launch({
    ...browser,
    pipe: true,
    timeout: PATIENCE,
    protocolTimeout: 2 * PATIENCE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-quic',
      '--no-first-run',
    ],
    defaultViewport: { width: 1280, height: 900 },
  });
}

/** Where pictures of the walk are kept when JOBO_PICTURES names a folder. */
const pictures = process.env.JOBO_PICTURES;

export class Person {
  readonly page: Page;
  /** What the page reported as errors: console errors and broken policies. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (4\d\d|503)/.test(message.text())) this.complaints.push(message.text());
    });
  }

  /** A person at a browser of one's own, signed in through the identity service's page. */
  static async enter(browser: Browser, url: string, name: string): Promise<Person> {
    const context = await browser.createBrowserContext();
    const person = new Person(await context.newPage());
    await person.go(`${url}/sign-in`);
    await person.press('ЕСИ аркылуу кирүү');
    await person.page.waitForFunction(() => location.pathname.startsWith('/simulators/'));
    await person.pressStarting(name);
    await person.page.waitForFunction(() => location.pathname === '/' && document.querySelector('main h1'));
    await person.gone('.mantine-Loader-root');
    return person;
  }

  async leave(): Promise<void> {
    expect(this.complaints).toEqual([]);
    await this.page.browserContext().close();
  }

  async go(address: string): Promise<void> {
    await this.page.goto(address, { waitUntil: 'networkidle0' });
  }

  async gone(selector: string): Promise<void> {
    await this.page.waitForFunction((css) => !document.querySelector(css), {}, selector);
  }

  /** Waits until the words can be read on the page. */
  async reads(words: string): Promise<void> {
    await this.page
      .waitForFunction((text) => document.body.innerText.replace(/\s+/g, ' ').includes(text), {}, words)
      .catch(async () => {
        throw new Error(`"${words}" is not on the page ${this.page.url()}:\n${await this.text()}`);
      });
  }

  async text(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText.replace(/\n+/g, '\n'));
  }

  private async control(
    find: (name: string, starting: boolean) => Element | null,
    name: string,
    starting = false,
  ): Promise<ElementHandle<HTMLElement>> {
    const handle = await this.page.waitForFunction(find, {}, name, starting).catch(async () => {
      throw new Error(`nothing to press or fill named "${name}" on ${this.page.url()}:\n${await this.text()}`);
    });
    const element = handle.asElement() as ElementHandle<HTMLElement>;
    await this.uncovered(element);
    return element;
  }

  /** Waits until nothing lies over the element, as a dialog does that is closing. */
  async uncovered(element: ElementHandle<HTMLElement>): Promise<void> {
    await element.evaluate((each) => each.scrollIntoView({ block: 'center' }));
    await this.page.waitForFunction(
      (each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return !each.isConnected || top === null || each.contains(top) || top.contains(each);
      },
      {},
      element,
    );
  }

  /** Presses the button or link of this name: the last one, which is the one on top where a dialog is open. */
  async press(name: string, starting = false): Promise<void> {
    const button = await this.control(
      (wanted, begins) =>
        [...document.querySelectorAll<HTMLElement>('button, a, [role=button]')]
          .filter((each) => {
            const words = (each.getAttribute('aria-label') ?? each.innerText).replace(/\s+/g, ' ').trim();
            return (
              (begins ? words.startsWith(wanted) : words === wanted) &&
              each.checkVisibility() &&
              !each.matches(':disabled, [data-disabled], [aria-disabled=true]')
            );
          })
          .at(-1) ?? null,
      name,
      starting,
    );
    await button.click();
  }

  async pressStarting(name: string): Promise<void> {
    await this.press(name, true);
  }

  private field(label: string) {
    return this.control(
      (wanted) =>
        [...document.querySelectorAll<HTMLLabelElement>('label')]
          .filter((each) => each.innerText.replace(/[\s*]+$/, '').trim() === wanted)
          .map((each) => each.control)
          .find((each) => each?.checkVisibility()) ?? null,
      label,
    );
  }

  /** Replaces what stands in the field of this label. */
  async fill(label: string, words: string): Promise<void> {
    await this.write(await this.field(label), words);
  }

  async write(field: ElementHandle<HTMLElement>, words: string): Promise<void> {
    await field.click({ count: 3 });
    await this.page.keyboard.press('Backspace');
    await this.page.keyboard.sendCharacter(words);
    await this.page.keyboard.press('Tab');
  }

  /** Every empty text area of the page, top to bottom. */
  async fillAll(words: (place: number) => string): Promise<number> {
    const areas = await this.page.$$('textarea:not([aria-hidden])');
    let place = 0;
    for (const area of areas) {
      if (await area.evaluate((each) => each.value !== '' || !each.checkVisibility())) continue;
      await area.click();
      await this.page.keyboard.sendCharacter(words(place++));
      await this.page.keyboard.press('Tab');
    }
    return place;
  }

  /** Marks the radio button or checkbox of this name. */
  async choose(name: string, starting = false): Promise<void> {
    const control = await this.control(
      (wanted, begins) =>
        [...document.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')].find((each) => {
          const words = each.getAttribute('aria-label') ?? each.labels?.[0]?.innerText ?? '';
          const name = words.replace(/[\s*]+$/, '').trim();
          return (begins ? name.startsWith(wanted) : name === wanted) && !each.checked && !each.disabled;
        }) ?? null,
      name,
      starting,
    );
    await control.click();
  }

  /** Chooses in a native or a searchable select. */
  async select(label: string, option: string): Promise<void> {
    const field = await this.field(label);
    const native = await field.evaluate((each) => each.tagName === 'SELECT');
    if (native) {
      const value = await field.evaluate(
        (each, words) => [...(each as unknown as HTMLSelectElement).options].find((one) => one.text.startsWith(words))?.value ?? '',
        option,
      );
      await field.select(value);
      return;
    }
    await field.focus();
    await this.page.keyboard.press('ArrowDown');
    const item = await this.control(
      (wanted) =>
        [...document.querySelectorAll<HTMLElement>('[role=option]')].find(
          (each) => each.innerText.startsWith(wanted) && each.checkVisibility(),
        ) ?? null,
      option,
    );
    await item.click();
  }

  /** In the dialog of signing: asks for the code, reads it where the pretended service shows it, types it. */
  async sign(url: string): Promise<void> {
    await this.press('Код алуу');
    await this.page.waitForSelector('input[autocomplete=one-time-code]').catch(async () => {
      throw new Error(`no code is asked for on ${this.page.url()}:\n${await this.text()}`);
    });
    const sent = (await (await fetch(`${url}/simulators/infocom/sent`)).json()) as { code: string }[];
    await this.fill('Текшерүү коду (6 сан)', sent[0]?.code ?? '');
    await this.press('Кол коюу');
  }

  /** Nothing fades or moves any more, and no dialog is about to: an opening one is see-through, which is neither to be judged nor to be drawn. */
  async settled(): Promise<void> {
    await this.page.waitForFunction(() => document.readyState === 'complete');
    await this.page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const moving = () =>
        document.getAnimations().some((each) => each.playState === 'running' && each.effect?.getComputedTiming().endTime !== Infinity) ||
        [...document.querySelectorAll('[role=dialog]')].some((each) => getComputedStyle(each).opacity !== '1');
      for (let still = 0; still < 2; still = moving() ? 0 : still + 1) await frame();
    });
  }

  /** No accessibility fault on the page as it stands. */
  async accessible(): Promise<void> {
    expect(this.complaints).toEqual([]);
    await this.settled();
    const { violations } = await new AxePuppeteer(this.page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    const told = (node: { html: string; any: { message: string }[] }) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`;
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(told) }))).toEqual([]);
  }

  /** As a desk and as a phone show it. */
  async pictures(name: string): Promise<void> {
    if (!pictures) return;
    await this.picture(name);
    await this.page.setViewport({ width: 390, height: 844 });
    await this.picture(`${name}-phone`);
    expect(await this.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} fits a phone`).toBe(true);
    await this.page.setViewport({ width: 1280, height: 900 });
  }

  async picture(name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await this.settled();
    await this.page.screenshot({ path: `${join(pictures, name)}.png` as `${string}.png`, fullPage: true });
  }
}
