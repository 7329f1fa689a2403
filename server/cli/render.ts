/** `jobo render BUNDLE_DIR DOCUMENT [DATA.json] -o FILE`: one document as PDF or HTML, from given data or the definition's sample. It issues nothing. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { readEdition } from '../../engine/compile.ts';
import { formatNumber } from '../../engine/document.ts';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Document, Edition, Problem } from '../../engine/model.ts';
import { readConfig } from '../config.ts';
import { words } from '../messages/words.ts';
import { draftHtml } from '../pdf/draft.ts';
import { PaperFault } from '../pdf/fault.ts';
import { createRenderer } from '../pdf/renderer.ts';
import { createTemplates, type Page, type PaperInput } from '../pdf/template.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printError, printJson, withOptions } from './console.ts';
import { readCalled } from './files.ts';

interface RenderOptions extends Options {
  output?: string;
  html?: boolean;
  lang?: string;
}

export function registerRender(program: Command, lang: Lang): void {
  const command = program
    .command('render')
    .description(words(lang, 'render.about'))
    .argument('<bundle>', words(lang, 'render.bundle'))
    .argument('<document>', words(lang, 'render.document'))
    .argument('[data]', words(lang, 'render.data'))
    .option('-o, --output <file>', words(lang, 'render.output'))
    .option('--html', words(lang, 'render.html'));
  withOptions(command, lang).action(async (dir: string, document: string, data: string | undefined) => {
    const options = command.optsWithGlobals<RenderOptions>();
    const called = await readCalled([dir], options.templates);
    const { edition, problems } = readEdition(called.sources, called.ids[0] ?? '');
    process.exitCode = edition ? await render(edition, { document, data, lang, options }) : report(problems, called, lang, options);
  });
}

interface Call {
  document: string;
  data: string | undefined;
  /** Of the messages. */
  lang: Lang;
  options: RenderOptions;
}

/** Prints the document and gives the exit code. */
async function render(edition: Edition, { document: id, data: file, lang, options }: Call): Promise<number> {
  const wrongCall = (key: string, params: Record<string, unknown> = {}) => {
    printError(words(lang, key, params));
    return EXIT.call;
  };
  const document = Object.hasOwn(edition.documents, id) ? edition.documents[id] : undefined;
  if (!document)
    return wrongCall('render.noDocument', { bundle: edition.bundle.id, document: id, known: Object.keys(edition.documents).join(', ') });
  const asked = options.lang ?? languageFor(document, lang);
  const paperLang = LANGS.find((each) => each === asked && document.languages.includes(each));
  if (!paperLang) return wrongCall('render.noLanguage', { document: id, lang: asked, known: document.languages.join(', ') });
  if (!options.output && !options.html) return wrongCall('render.noOutput');
  const given = file === undefined ? { data: sampleOf(document) } : await readData(file, lang);
  if ('fault' in given) {
    printError(given.fault);
    return EXIT.fault;
  }
  const made = await pageOf({ edition, document: id, lang: paperLang, ...paperOf(given.data) });
  const done = 'problem' in made ? made : await written(made, options, paperOf(given.data).date);
  if ('problem' in done) {
    const { code, params } = done.problem;
    if (options.json) printJson({ problem: done.problem, message: words(lang, code, params) });
    else printError(`${code}  ${words(lang, code, params)}`);
    return EXIT.fault;
  }
  if (options.json) printJson(done);
  else if (done.file) print(words(lang, 'render.done', { ...done, size: Math.ceil(done.size / 1024) }));
  return EXIT.well;
}

/** The language of the messages where the document has it, else the document's first. */
function languageFor(document: Document, lang: Lang): Lang {
  return document.languages.includes(lang) ? lang : (document.languages[0] ?? lang);
}

/** A sample has the first number of its series, so that the paper looks as it will; its code stays blank. */
function sampleOf({ sample, number }: Document): Record<string, unknown> {
  return 'series' in number ? { number: formatNumber(number.format, 1, today()), ...sample } : { ...sample };
}

const today = () => new Date().toISOString().slice(0, 10);

/** What belongs to the paper itself may stand among the data: number, date, code, verifyUrl. */
function paperOf(data: Record<string, unknown>): Omit<PaperInput, 'edition' | 'document' | 'lang'> & { date: string } {
  const texts = Object.entries(data).filter(([name, value]) => ['number', 'code', 'verifyUrl'].includes(name) && typeof value === 'string');
  return { data, date: typeof data.date === 'string' ? data.date : today(), ...Object.fromEntries(texts) };
}

async function readData(file: string, lang: Lang): Promise<{ data: Record<string, unknown> } | { fault: string }> {
  try {
    const data: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { data: data as Record<string, unknown> };
    return { fault: words(lang, 'render.notObject', { file }) };
  } catch (error) {
    return { fault: words(lang, 'render.noFile', { file, reason: error instanceof Error ? error.message : String(error) }) };
  }
}

async function pageOf(input: PaperInput): Promise<Page | { problem: Problem }> {
  const templates = createTemplates();
  try {
    const { page, problems } = await templates.renderHtml(input);
    return page ?? { problem: problems[0] ?? { code: 'template.absent', params: { template: input.document } } };
  } finally {
    await templates.close();
  }
}

async function written(
  page: Page,
  options: RenderOptions,
  day: string,
): Promise<{ file?: string; size: number; sha256: string } | { problem: Problem }> {
  const bytes = options.html ? Buffer.from(await draftHtml(page)) : await pdfOf(page, day);
  if ('problem' in bytes) return bytes;
  if (options.output) await writeFile(options.output, bytes);
  else process.stdout.write(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ...(options.output ? { file: options.output } : {}), size: bytes.byteLength, sha256 };
}

async function pdfOf(page: Page, day: string): Promise<Uint8Array | { problem: Problem }> {
  const { config } = readConfig(undefined, []);
  // Beside a data folder the browser is unpacked into it, as the server does; elsewhere once for this user.
  const cacheDir = existsSync(config.dataDir) ? path.join(config.dataDir, 'browser') : path.join(os.homedir(), '.cache', 'jobo');
  const renderer = createRenderer({ cacheDir, executablePath: config.browser });
  try {
    return await renderer.render(page, day);
  } catch (error) {
    if (error instanceof PaperFault) return { problem: error.problem };
    throw error;
  } finally {
    await renderer.close();
  }
}
