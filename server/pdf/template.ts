/**
 * Takes a document, its data and a language, gives the page to print: body, style, title. Templates are filled in a thread of their own with a limit
 * of time and memory, kept warm between papers. It prints nothing itself (`renderer.ts`) and stores nothing (`issue.ts`).
 */
import { Worker } from 'node:worker_threads';
import { localise } from '../../engine/document.ts';
import type { Lang } from '../../engine/language.ts';
import type { Document, Edition, Problem } from '../../engine/model.ts';
import { words } from '../messages/words.ts';
import { withBlanks } from './blanks.ts';
import { qrBlank, qrSvg } from './qr.ts';
import type { Answer, Order } from './template-worker.ts';

export interface PaperInput {
  edition: Edition;
  /** A document's id. */
  document: string;
  lang: Lang;
  /** Texts may still be trilingual. */
  data: Record<string, unknown>;
  /** The paper's day, ISO. */
  date: string;
  /** Absent on a draft, which shows blanks in their place. */
  number?: string;
  code?: string;
  verifyUrl?: string;
  /** The body that issues; the bundle's own where absent. */
  body?: Record<string, unknown>;
}

export interface Page {
  /** The inner HTML of `<body>`. */
  body: string;
  css: string;
  title: string;
  lang: Lang;
  landscape: boolean;
}

export interface Templates {
  renderHtml(input: PaperInput): Promise<{ page?: Page; problems: Problem[] }>;
  close(): Promise<void>;
}

/** A page larger than this is a fault of its template. */
const MEGABYTES_OF_HTML = 5;

/** `seconds` and `megabytes` bound one filling. */
export function createTemplates({ seconds = 5, megabytes = 128 } = {}): Templates {
  const thread = new TemplateThread(seconds, megabytes);
  return {
    renderHtml: async (input) => {
      const document = input.edition.documents[input.document];
      if (!document) return { problems: [{ code: 'template.absent', params: { template: input.document } }] };
      const { edition, lang } = input;
      const order = { edition: edition.hash, template: document.template, lang, data: await dataOf(input, document) };
      const filled = await thread.fill(order, edition.templates);
      if ('problem' in filled) return { problems: [filled.problem] };
      if (filled.html.length > MEGABYTES_OF_HTML * 1024 * 1024) {
        return { problems: [{ code: 'template.large', params: { template: document.template, limit: MEGABYTES_OF_HTML } }] };
      }
      const title = input.number ? `${document.title[lang]} № ${input.number}` : document.title[lang];
      const landscape = document.page?.landscape ?? false;
      return { page: { body: filled.html, css: cssOf(edition, landscape), title, lang, landscape }, problems: [] };
    },
    close: () => thread.close(),
  };
}

/** What a template may name: the document's own data, and what every paper has. The latter wins, so that data can't pose as the QR code. */
export async function dataOf(input: PaperInput, document: Document): Promise<Record<string, unknown>> {
  const { lang, edition, verifyUrl } = input;
  return {
    ...localise(withBlanks(document.data, input.data), lang),
    body: localise(input.body ?? { ...edition.bundle.body }, lang),
    lang,
    number: input.number ?? words(lang, 'draft.number'),
    date: input.date,
    code: input.code ?? words(lang, 'draft.code'),
    verifyUrl: verifyUrl ?? '',
    qr: verifyUrl ? await qrSvg(verifyUrl, lang) : qrBlank(),
  };
}

function cssOf(edition: Edition, landscape: boolean): string {
  return `${edition.templates['print.css'] ?? ''}\n@page{size:A4 ${landscape ? 'landscape' : 'portrait'}}`;
}

/** The thread and the queue before it: one filling at a time, so that a template that never ends harms no other. */
class TemplateThread {
  #worker: Promise<Worker> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #seconds: number;
  readonly #megabytes: number;

  constructor(seconds: number, megabytes: number) {
    this.#seconds = seconds;
    this.#megabytes = megabytes;
  }

  fill(order: Order, sources: Record<string, string>): Promise<{ html: string } | { problem: Problem }> {
    const turn = this.#queue.then(() => this.#fill(order, sources));
    // A failed turn is its caller's; the next one starts all the same.
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #fill(order: Order, sources: Record<string, string>): Promise<{ html: string } | { problem: Problem }> {
    const worker = await this.#warm();
    let answer = await this.#ask(worker, order);
    if (answer && 'wants' in answer) answer = await this.#ask(worker, { ...order, sources });
    if (answer && ('html' in answer || 'problem' in answer)) return answer;
    this.#worker = undefined;
    await worker.terminate();
    return { problem: { code: 'template.endless', params: { template: `${order.template}.${order.lang}`, seconds: this.#seconds } } };
  }

  /** Undefined when the time or the memory ran out. */
  #ask(worker: Worker, order: Order): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const settle = (answer?: Answer) => {
        clearTimeout(late);
        worker.off('message', settle).off('error', gone).off('exit', gone);
        resolve(answer);
      };
      const gone = () => settle();
      const late = setTimeout(gone, this.#seconds * 1000);
      worker.on('message', settle).on('error', gone).on('exit', gone);
      worker.ref();
      worker.postMessage(order);
    }).finally(() => worker.unref()) as Promise<Answer | undefined>;
  }

  #warm(): Promise<Worker> {
    this.#worker ??= new Promise((resolve, reject) => {
      // Built, the thread is JavaScript beside this file; from the sources it is TypeScript.
      const file = new URL(`./template-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
      const limits = { maxOldGenerationSizeMb: this.#megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
      const worker = new Worker(file, { env: {}, resourceLimits: limits });
      const failed = (error: unknown) => {
        this.#worker = undefined;
        reject(error);
      };
      worker.once('error', failed);
      worker.once('message', () => {
        worker.off('error', failed);
        // Between orders nothing listens otherwise, and an error without a listener would end the process.
        worker.on('error', () => {
          this.#worker = undefined;
        });
        worker.unref();
        resolve(worker);
      });
    });
    return this.#worker;
  }

  async close(): Promise<void> {
    await this.#queue;
    const worker = await this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
