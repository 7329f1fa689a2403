/**
 * Takes a page (body, style, title), gives PDF bytes: one browser page that is used again and again, its body swapped. Nothing on a page runs, loads or
 * navigates; each layer leaks alone, so all of them stand: no JavaScript, CSP, interception, no name resolved, a dead proxy, the sandbox.
 */
import puppeteer, { type Browser, type HTTPRequest, type Page as Tab } from 'puppeteer';
import type { Problem } from '../../engine/model.ts';
import { type BrowserPlace, findBrowser } from './browser.ts';
import { PaperFault } from './fault.ts';
import { fontCss, OUR_FONTS } from './fonts.ts';
import type { Page } from './template.ts';

export interface Renderer {
  /** `day` (ISO) is written into the file as its date: the same page and day give the same bytes in the same browser. Throws PaperFault. */
  render(page: Page, day: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface RendererOptions extends BrowserPlace {
  /** Limit of one paper. */
  seconds?: number;
  /** Papers after which the browser's page is replaced. */
  recycleAfter?: number;
  /** The browser is closed after this much idle time. */
  idleSeconds?: number;
}

/** Shown to the browser as a meta tag and to a reader of drafts as a header. */
export const PAPER_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

const ARGS = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--dns-prefetch-disable',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];

/** The little of the browser's own `document` that is used inside the tab; the server knows no other. */
declare const document: {
  title: string;
  documentElement: { lang: string };
  body: { innerHTML: string };
  head: { append(style: StyleElement): void; querySelectorAll(name: 'style'): ArrayLike<StyleElement> };
  createElement(name: 'style'): StyleElement;
  fonts: Iterable<{ load(): Promise<unknown> }>;
};
interface StyleElement {
  textContent: string;
}

/** A first start unpacks the browser, on a machine that may be busy. */
const START_SECONDS = 60;
const CLOSE_SECONDS = 5;
/** The page's own faults, which leave the tab as good as before. */
const KEEPS_TAB = new Set(['pdf.noText', 'pdf.foreignFont', 'pdf.noBrowser']);

/** A tab with the fonts in it, and what ends it early. */
interface Sheet {
  tab: Tab;
  used: number;
  dead: Promise<never>;
}

/** Nothing starts before the first paper. */
export function createRenderer(options: RendererOptions): Renderer {
  const press = new Press(options);
  return { render: (page, day) => press.render(page, day), close: () => press.close() };
}

class Press {
  readonly #options: RendererOptions;
  readonly #seconds: number;
  #browser: Browser | undefined;
  #sheet: Sheet | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(options: RendererOptions) {
    this.#options = options;
    this.#seconds = options.seconds ?? 20;
  }

  render(page: Page, day: string): Promise<Uint8Array> {
    clearTimeout(this.#idle);
    const turn = this.#queue.then(() => this.#renderTwice(page, day));
    // A failed turn is its caller's; the next one starts all the same.
    this.#queue = turn
      .catch(() => undefined)
      .then(() => {
        clearTimeout(this.#idle);
        this.#idle = setTimeout(() => this.close(), (this.#options.idleSeconds ?? 120) * 1000).unref();
      });
    return turn;
  }

  /**
   * A browser killed from outside is replaced and the paper made again, once. So is one that navigates away on a used tab: the template before
   * may have left that behind. On a tab of its own it is this template's doing.
   */
  async #renderTwice(page: Page, day: string): Promise<Uint8Array> {
    const used = (this.#sheet?.used ?? 0) > 0;
    try {
      return await this.#render(page, day);
    } catch (error) {
      const code = error instanceof PaperFault ? error.problem.code : '';
      if (code === 'pdf.crashed' || (code === 'pdf.navigated' && used)) return await this.#render(page, day);
      throw error;
    }
  }

  async #render(page: Page, day: string): Promise<Uint8Array> {
    try {
      const sheet = await within(START_SECONDS, this.#ready(), new PaperFault({ code: 'pdf.crashed' }, { transient: true }));
      const late = new PaperFault({ code: 'pdf.timeout', params: { seconds: this.#seconds } });
      const bytes = await within(this.#seconds, Promise.race([sheet.dead, print(sheet.tab, page)]), late);
      sheet.used += 1;
      return withDates(bytes, day);
    } catch (error) {
      if (error instanceof PaperFault && KEEPS_TAB.has(error.problem.code)) throw error;
      this.#kill();
      throw error instanceof PaperFault ? error : new PaperFault({ code: 'pdf.crashed' }, { transient: true, cause: error });
    }
  }

  async #ready(): Promise<Sheet> {
    if (!this.#browser?.connected) {
      this.#sheet = undefined;
      this.#browser = await launch(this.#options, this.#seconds);
    }
    const sheet = this.#sheet;
    if (sheet && !sheet.tab.isClosed() && sheet.used < (this.#options.recycleAfter ?? 500)) return sheet;
    this.#sheet = undefined;
    const next = await newSheet(this.#browser);
    if (sheet) await sheet.tab.close();
    this.#sheet = next;
    return next;
  }

  /** Closing a tab that crashed, hangs or navigates may never return; a new browser is there in half a second. */
  #kill(): void {
    this.#browser?.process()?.kill('SIGKILL');
    this.#browser = undefined;
    this.#sheet = undefined;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#queue;
    clearTimeout(this.#idle);
    const browser = this.#browser;
    if (!browser?.connected) return;
    try {
      await within(CLOSE_SECONDS, browser.close(), new Error('the browser does not close'));
      this.#browser = undefined;
      this.#sheet = undefined;
    } catch {
      this.#kill();
    }
  }
}

/** The promise's value, or `late` once the time is over. */
async function within<T>(seconds: number, promise: Promise<T>, late: Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), seconds * 1000);
  });
  // When it is late, its own end interests nobody any more.
  promise.catch(() => undefined);
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
}

async function launch(place: BrowserPlace, seconds: number): Promise<Browser> {
  const found = await findBrowser(place);
  // The sandbox cannot work for root; everyone else has it.
  const args = process.getuid?.() === 0 ? [...ARGS, '--no-sandbox'] : ARGS;
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return puppeteer.launch({ headless: true, pipe: true, protocolTimeout: seconds * 2000, args, ...signals, ...found });
}

async function newSheet(browser: Browser): Promise<Sheet> {
  const tab = await browser.newPage();
  let end: (fault: PaperFault) => void = () => undefined;
  const dead = new Promise<never>((_, reject) => {
    end = reject;
  });
  // A race may be over before the tab dies; then nobody waits for this one.
  dead.catch(() => undefined);
  const crashed = (cause?: unknown) => end(new PaperFault({ code: 'pdf.crashed' }, { transient: true, cause }));
  tab.once('error', crashed);
  tab.once('close', () => crashed());
  await tab.setJavaScriptEnabled(false);
  await tab.setRequestInterception(true);
  tab.on('request', answerRequest);
  const csp = `<meta http-equiv="Content-Security-Policy" content="${PAPER_CSP}">`;
  await tab.setContent(`<!doctype html><html><head><meta charset="utf-8">${csp}<title></title></head><body></body></html>`);
  await tab.evaluate(
    async (css) => {
      for (const text of [css, '']) {
        const style = document.createElement('style');
        style.textContent = text;
        document.head.append(style);
      }
      await Promise.all([...document.fonts].map((font) => font.load()));
    },
    await fontCss(),
  );
  // From here on any navigation is the template's doing; a frame within it may only ever be blank.
  tab.on('framenavigated', (frame) => frame === tab.mainFrame() && end(new PaperFault({ code: 'pdf.navigated' })));
  return { tab, used: 0, dead };
}

function answerRequest(request: HTTPRequest): void {
  const allowed = !request.isNavigationRequest() && request.url().startsWith('data:');
  // The tab may be gone by now, and its request with it.
  (allowed ? request.continue() : request.abort('blockedbyclient')).catch(() => undefined);
}

async function print(tab: Tab, page: Page): Promise<Uint8Array> {
  await tab.evaluate(({ body, css, title, lang }) => {
    const style = document.head.querySelectorAll('style')[1];
    if (style && style.textContent !== css) style.textContent = css;
    document.title = title;
    document.documentElement.lang = lang;
    document.body.innerHTML = body;
  }, page);
  return tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}

/** Writes the paper's day over the two dates, which are all that differs between two printings, and refuses a paper not in our fonts. */
function withDates(bytes: Uint8Array, day: string): Uint8Array {
  const pdf = Buffer.from(bytes).toString('latin1');
  const problem = fontProblem(pdf);
  if (problem) throw new PaperFault(problem);
  const stamp = `${day.slice(0, 10).replaceAll('-', '')}000000`;
  return Buffer.from(
    pdf.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, (_, key: string) => `/${key} (D:${stamp}`),
    'latin1',
  );
}

function fontProblem(pdf: string): Problem | undefined {
  const fonts = new Set([...pdf.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name = '']) => name));
  if (fonts.size === 0) return { code: 'pdf.noText' };
  const foreign = [...fonts].filter((name) => !name.startsWith(OUR_FONTS));
  return foreign.length ? { code: 'pdf.foreignFont', params: { fonts: foreign.join(', ') } } : undefined;
}
