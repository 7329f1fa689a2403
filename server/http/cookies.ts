/** The two cookies: the session's token (HttpOnly) and the language of someone not signed in. */
import type { Request, Response } from 'express';
import { LANGS, type Lang } from '../../engine/language.ts';

const SESSION = 'jobo_session';
const LANGUAGE = 'jobo_lang';

/** The session's token, when the cookie has the form of one. */
export function tokenOf(request: Request): string | undefined {
  const value = cookie(request, SESSION);
  return value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : undefined;
}

/** The language chosen without a session. */
export function languageCookie(request: Request): Lang | undefined {
  const value = cookie(request, LANGUAGE);
  return LANGS.find((lang) => lang === value);
}

export function setToken(response: Response, token: string, options: { secure: boolean; hours: number }): void {
  response.cookie(SESSION, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
    path: '/',
    maxAge: options.hours * 3_600_000,
  });
}

export function clearToken(response: Response, options: { secure: boolean }): void {
  response.clearCookie(SESSION, { httpOnly: true, sameSite: 'lax', secure: options.secure, path: '/' });
}

export function setLanguage(response: Response, lang: Lang, options: { secure: boolean }): void {
  response.cookie(LANGUAGE, lang, { httpOnly: true, sameSite: 'lax', secure: options.secure, path: '/', maxAge: 365 * 86_400_000 });
}

function cookie(request: Request, name: string): string | undefined {
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
