/** One call to the server: JSON in, JSON out, the language of the screen, ETag and Idempotency-Key. Throws ApiProblem or Unreachable. */
import type { Lang, ProblemDocument } from '../../server/http/contract.ts';
import { ApiProblem, Unreachable } from './problem.ts';

let spoken: Lang = 'ky';

/** The language in which the server is asked to answer. */
export function speak(lang: Lang): void {
  spoken = lang;
}

export interface CallOptions {
  body?: unknown;
  /** Value of `If-Match`, without quotes. */
  match?: string;
  /** Value of `Idempotency-Key`. */
  key?: string;
  /** The call outlives the page. */
  keepalive?: boolean;
  signal?: AbortSignal;
}

/** Opaque tag without its quotes. */
export const bareTag = (tag: string | null): string | undefined => tag?.replace(/^W\//, '').replace(/^"|"$/g, '');

function headersOf({ body, match, key }: CallOptions): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json', 'Accept-Language': spoken });
  if (body !== undefined) headers.set('Content-Type', 'application/json');
  if (match !== undefined) headers.set('If-Match', `"${match}"`);
  if (key !== undefined) headers.set('Idempotency-Key', key);
  return headers;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text || !/json/.test(response.headers.get('Content-Type') ?? '')) return undefined;
  return JSON.parse(text);
}

/** A problem document from whatever came back. */
export function toProblem(status: number, statusText: string, body: unknown): ApiProblem {
  const given = (body ?? {}) as Partial<ProblemDocument>;
  return new ApiProblem(
    { ...given, type: given.type ?? 'about:blank', title: given.title ?? statusText, status, code: given.code ?? `http.${status}` },
    body,
  );
}

/** Asks the server; gives the answer's body and its ETag. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<{ data: T; etag: string | undefined }> {
  const init: RequestInit = { method, headers: headersOf(options), credentials: 'same-origin', cache: 'no-store' };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.keepalive) init.keepalive = true;
  if (options.signal) init.signal = options.signal;
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Unreachable(String(error));
  }
  const body = await readBody(response);
  if (!response.ok) throw toProblem(response.status, response.statusText, body);
  return { data: body as T, etag: bareTag(response.headers.get('ETag')) };
}

/** GET, body only. */
export const read = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  (await call<T>('GET', path, signal ? { signal } : {})).data;

/** A key that no other attempt has; works outside secure contexts too. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A path with its query; empty values are left out. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
