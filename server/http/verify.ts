/** The public check of a paper by its code: GET /verify, /verify/CODE, /verify/CODE.json, /verify/CODE/LANG.pdf. Needs no sign-in and sets no cookie. */
import { type Request, type Response, Router } from 'express';
import { LANGS, type Lang, type Text } from '../../engine/language.ts';
import type { Edition, Paper, Register } from '../../engine/model.ts';
import { statusOf } from '../../engine/register.ts';
import { lettersOf, normaliseCode } from '../codes.ts';
import { longDate, shortDate } from '../messages/dates.ts';
import { words } from '../messages/words.ts';
import { type Contact, formPage, paperPage, unknownPage, type VerifiedPaper } from './verify-page.ts';
import { VERIFY_CSS } from './verify-style.ts';

export interface FoundPaper {
  paper: Paper;
  edition: Edition;
  /** Whom it was issued to. */
  holder?: Text | string;
  /** The register that the paper proves an entry of, and that entry's data today. */
  register?: Register;
  entry?: Record<string, unknown>;
  files: { lang: Lang; state: string; sha256?: string }[];
}

export interface VerifyDeps {
  /** By the code in its one spelling. */
  findPaper(code: string): Promise<FoundPaper | undefined>;
  /** The archived file, with its length; undefined while there is none. */
  openFile(paper: Paper, lang: Lang): Promise<{ stream: NodeJS.ReadableStream; size: number } | undefined>;
  /** The product's day, ISO. */
  today(): Promise<string>;
  /** The bodies that issue papers, for those whose code is unknown. */
  contacts?(): Promise<{ name: Text; address?: Text; contact?: string }[]>;
}

const CSP = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export function verifyRouter(deps: VerifyDeps): Router {
  const router = Router();
  router.use('/verify', (_request, response, next) => {
    response.set({
      'Content-Security-Policy': CSP,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
      'Cache-Control': 'no-store',
      Vary: 'Accept, Accept-Language',
    });
    next();
  });
  router.get('/verify/style.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(VERIFY_CSS);
  });
  router.get('/verify', (request, response) => {
    const typed = request.query.code;
    const lang = languageOf(request);
    if (typeof typed !== 'string' || !typed.trim()) return sendPage(response, lang, 200, formPage(lang));
    const code = normaliseCode(typed);
    if (!code) return sendUnknown(deps, response, lang, typed);
    response.redirect(303, `/verify/${code}?lang=${lang}`);
  });
  router.get('/verify/:code', (request, response) => showPaper(deps, request, response));
  router.get('/verify/:code/:file', (request, response, next) => {
    const lang = LANGS.find((each) => request.params.file === `${each}.pdf`);
    return lang ? sendFile(deps, request, response, lang) : next();
  });
  return router;
}

async function showPaper(deps: VerifyDeps, request: Request<{ code: string }>, response: Response): Promise<void> {
  const lang = languageOf(request);
  const [, typed = '', extension] = /^(.*?)(\.json)?$/s.exec(request.params.code) ?? [];
  const json = extension !== undefined || request.accepts(['html', 'json']) === 'json';
  const code = normaliseCode(typed);
  const found = code ? await deps.findPaper(code) : undefined;
  if (!code || !found) return json ? sendUnknownJson(response, lang) : sendUnknown(deps, response, lang, typed);
  const today = await deps.today();
  const paper = verified(found, lang, today);
  if (json) {
    response.set('Content-Language', lang).json({ ...paper, checkedOn: today });
  } else if (typed !== code) {
    response.redirect(302, `/verify/${code}?lang=${lang}`);
  } else {
    sendPage(response, lang, 200, paperPage(lang, paper));
  }
}

/** What is shown of a paper: nothing of its entry but the public fields. */
function verified(found: FoundPaper, lang: Lang, today: string): VerifiedPaper {
  const { paper, edition, register, entry, holder } = found;
  const until = register?.until && entry?.[register.until];
  const fields = register && entry ? publicFields(register, entry, edition, lang) : [];
  const issuer = edition.bundle.body?.name[lang];
  return {
    code: paper.code,
    title: edition.documents[paper.document]?.title[lang] ?? paper.document,
    number: paper.number,
    date: longDate(paper.date, lang),
    ...(holder === undefined ? {} : { holder: typeof holder === 'string' ? holder : holder[lang] }),
    ...(issuer === undefined ? {} : { issuer }),
    status: statusToday(found, lang, today),
    ...(typeof until === 'string' ? { until: longDate(until, lang) } : {}),
    fields,
    files: paper.languages.map((each) => {
      const file = found.files.find((one) => one.lang === each && one.state === 'ready');
      return {
        lang: each,
        url: `/verify/${paper.code}/${each}.pdf`,
        ready: file !== undefined,
        ...(file?.sha256 ? { sha256: file.sha256 } : {}),
      };
    }),
    checkedOn: shortDate(today),
  };
}

/** A paper that should prove an entry and finds none is never called valid. */
function statusToday({ paper, register, entry }: FoundPaper, lang: Lang, today: string): VerifiedPaper['status'] {
  if (register && entry) {
    const { id, title, tone, meaning } = statusOf(register, entry, today);
    return { id, title: title[lang], tone, ...(meaning ? { meaning: meaning[lang] } : {}) };
  }
  if (paper.proves)
    return { id: 'no-entry', title: words(lang, 'verify.noEntry'), tone: 'warning', meaning: words(lang, 'verify.noEntryMeaning') };
  return { id: 'issued', title: words(lang, 'verify.issued'), tone: 'active', meaning: words(lang, 'verify.issuedMeaning') };
}

function publicFields(register: Register, entry: Record<string, unknown>, edition: Edition, lang: Lang): VerifiedPaper['fields'] {
  return Object.entries(register.fields).flatMap(([name, field]) => {
    const value = entry[name];
    if (!field.public || field.sees || value === undefined || value === null || value === '' || name === register.until) return [];
    const labels = field.classifier ? edition.classifiers[field.classifier]?.items : undefined;
    const say = (one: unknown): string => {
      const label = labels?.find(({ id }) => id === one)?.title[lang];
      if (label !== undefined) return label;
      if (field.type === 'date' && typeof one === 'string') return longDate(one, lang);
      if (typeof one === 'boolean') return words(lang, one ? 'verify.yes' : 'verify.no');
      return isText(one) ? one[lang] : typeof one === 'object' ? '' : String(one);
    };
    const shown = Array.isArray(value) ? value.map(say).filter((each) => each !== '') : say(value);
    return shown.length ? [{ title: field.title[lang], value: shown }] : [];
  });
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && LANGS.every((lang) => typeof (value as Record<string, unknown>)[lang] === 'string');
}

async function sendFile(deps: VerifyDeps, request: Request<{ code: string }>, response: Response, lang: Lang): Promise<void> {
  const shown = languageOf(request);
  const code = normaliseCode(request.params.code);
  const found = code ? await deps.findPaper(code) : undefined;
  if (!found) return sendUnknown(deps, response, shown, request.params.code);
  const file = found.paper.languages.includes(lang) ? await deps.openFile(found.paper, lang) : undefined;
  if (!file) {
    const page = paperPage(shown, verified(found, shown, await deps.today()));
    return sendPage(response, shown, 404, page);
  }
  const name = `${found.paper.document}-${found.paper.code}-${lang}.pdf`;
  // An issued file never changes; only this paper's holder knows its address.
  response.set({
    'Content-Length': String(file.size),
    'Cache-Control': 'private, max-age=86400, immutable',
    'Content-Disposition': `inline; filename="${name}"`,
  });
  response.type('pdf');
  file.stream.on('error', (error) => response.destroy(error));
  file.stream.pipe(response);
}

async function sendUnknown(deps: VerifyDeps, response: Response, lang: Lang, typed: string): Promise<void> {
  const letters = [...lettersOf(typed)].length;
  const contacts = ((await deps.contacts?.()) ?? []).map(({ name, address, contact }): Contact => {
    return { name: name[lang], lines: [address?.[lang], contact].filter((line) => line !== undefined) };
  });
  const page = unknownPage(lang, { typed: typed.slice(0, 60), contacts, ...(letters === 16 ? {} : { letters }) });
  sendPage(response, lang, 404, page);
}

function sendUnknownJson(response: Response, lang: Lang): void {
  const code = 'verify.unknown';
  const body = { type: `urn:jobo:problem:${code}`, title: words(lang, code), status: 404, detail: words(lang, 'verify.unknownRead'), code };
  response.status(404).set('Content-Language', lang).type('application/problem+json').send(JSON.stringify(body));
}

function sendPage(response: Response, lang: Lang, status: number, page: string): void {
  response.status(status).set('Content-Language', lang).type('html').send(page);
}

/** `?lang=`, else the browser's first language of ours, else Kyrgyz. */
function languageOf(request: Request<object>): Lang {
  const asked = LANGS.find((lang) => lang === request.query.lang);
  return asked ?? LANGS.find((lang) => lang === request.acceptsLanguages([...LANGS])) ?? 'ky';
}
