/** From problem codes to RFC 9457 problem documents: one table of statuses, sentences in the language of the request. */
import type { Response } from 'express';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { say } from '../../engine/problem.ts';
import { isDay, shortDate } from '../messages/dates.ts';
import { HTTP_MESSAGES, type Message } from '../messages/http.ts';
import { PROOF_MESSAGES } from '../messages/proof.ts';
import { SIGN_MESSAGES } from '../messages/sign.ts';
import { STORE_MESSAGES } from '../messages/store.ts';
import { CATALOGUES } from '../messages/words.ts';
import type { ProblemDocument } from './contract.ts';

/** A code, or the part before the first dot, to its HTTP status. The exact code wins. */
const STATUS: Record<string, number> = {
  'body.type': 415,
  'body.tooLarge': 413,
  'body.deep': 413,
  body: 400,
  query: 400,
  'session.none': 401,
  session: 403,
  'signin.off': 404,
  'signin.down': 503,
  signin: 403,
  'rutoken.anchors': 503,
  rutoken: 422,
  limit: 429,
  demo: 404,
  'clock.fixed': 403,
  clock: 422,
  origin: 403,
  'not-found': 404,
  'route.method': 405,
  'match.missing': 428,
  'match.stale': 412,
  'idempotency.reused': 422,
  'input.characters': 400,
  idempotency: 400,
  'file.tooLarge': 413,
  'file.type': 415,
  'file.none': 422,
  'file.infected': 422,
  'file.bomb': 422,
  'file.macro': 422,
  'file.broken': 422,
  'file.scanner': 503,
  'file.caseCount': 409,
  'file.caseSize': 409,
  'file.personCount': 429,
  file: 400,
  form: 422,
  'action.unknown': 404,
  'action.role': 403,
  'action.requirement': 422,
  action: 409,
  'part.unknown': 404,
  'part.role': 403,
  part: 409,
  'open.bundle': 404,
  'open.applicant': 403,
  'open.role': 403,
  'appoint.role': 403,
  'open.requirement': 422,
  open: 409,
  'procedure.unknown': 404,
  'case.unknown': 404,
  'case.stale': 412,
  'draft.stale': 412,
  case: 409,
  'lookup.tooMany': 429,
  'lookup.unavailable': 503,
  lookup: 422,
  service: 409,
  xroad: 503,
  'sign.service.down': 503,
  'sign.service.nonsense': 503,
  'sign.service.refused': 503,
  'sign.service.none': 503,
  sign: 422,
  'paper.pending': 503,
  paper: 500,
  template: 422,
  'move.other': 412,
  move: 409,
  'definitions.none': 503,
  'server.stopping': 503,
  server: 500,
};

/** The HTTP status of a problem; 422 for a code that the table does not know, since an expected problem is never the server's fault. */
export function statusOf(problem: Problem): number {
  return STATUS[problem.code] ?? STATUS[problem.code.split('.')[0] ?? ''] ?? 422;
}

/** The sentence and the remedy of a problem: the definition's own words, else the server's catalogues, else the engine's. */
export function words(problem: Problem, lang: Lang): { message: string; hint: string } {
  const { code, text, params } = problem;
  const own =
    (HTTP_MESSAGES[lang] as Catalogue)[code] ??
    (STORE_MESSAGES[lang] as Catalogue)[code] ??
    (PROOF_MESSAGES[lang] as Catalogue)[code] ??
    (SIGN_MESSAGES[lang] as Catalogue)[code];
  if (own) return { message: text?.[lang] ?? fill(own.message, params), hint: fill(own.hint, params) };
  // Faults of papers and signatures are one sentence that ends in what to do.
  const sentence = CATALOGUES[lang][code];
  return sentence === undefined ? say(problem, lang) : { message: fill(sentence, params), hint: '' };
}

type Catalogue = Partial<Record<string, Message>>;

function fill(sentence: string, params: Record<string, unknown> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => written(params[name]));
}

/** A day as people write it, anything else as it is. */
function written(value: unknown): string {
  const text = String(value ?? '');
  return text.length === 10 && isDay(text) ? shortDate(text) : text;
}

/** The problem document of one or more problems; the first error gives the status, the title and the code. */
export function problemDocument(problems: readonly Problem[], lang: Lang): ProblemDocument {
  const first = problems.find((each) => each.level !== 'warning') ?? problems[0] ?? { code: 'server.internal' };
  const said = problems.map((each) => ({ each, ...words(each, lang) }));
  const hints = [...new Set(said.filter(({ hint }) => hint !== '').map(({ hint }) => hint))];
  const errors = said.map(({ each, message }) => ({
    code: each.code,
    message: each.file === undefined ? message : `${each.file}:${each.line ?? 1}:${each.column ?? 1} ${message}`,
    ...(each.pointer === undefined ? {} : { pointer: each.pointer }),
    ...(each.level === undefined ? {} : { level: each.level }),
  }));
  return {
    type: `urn:jobo:problem:${first.code}`,
    title: words(first, lang).message,
    status: statusOf(first),
    ...(hints.length ? { detail: hints.slice(0, 3).join(' ') } : {}),
    code: first.code,
    errors,
  };
}

/** Answers with a problem document; `beside` adds members to it. */
export function sendProblems(response: Response, problems: readonly Problem[], lang: Lang, beside: Record<string, unknown> = {}): void {
  const body = problemDocument(problems, lang);
  response
    .status(body.status)
    .set({ 'Cache-Control': 'no-store', 'Content-Language': lang })
    .type('application/problem+json')
    .send(JSON.stringify({ ...body, ...beside }));
}

/** The language an anonymous request asks for: `?lang=`, else Accept-Language, else Kyrgyz. */
export function languageOf(query: unknown, accepts: readonly string[]): Lang {
  const asked = LANGS.find((lang) => lang === query);
  return asked ?? LANGS.find((lang) => lang === accepts.map((each) => each.slice(0, 2).toLowerCase()).find(isLang)) ?? 'ky';
}

function isLang(value: string): value is Lang {
  return LANGS.some((lang) => lang === value);
}
