/** The cookies: the session's token and that of a sign-in under way (both HttpOnly), and the language of someone not signed in. */
import type { CookieOptions, Request, Response } from 'express';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Config } from '../config.ts';

/** Behind https no other host and no plain connection can set them. */
const named = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);
const SESSION = 'jobo_session';
const SIGN_IN = 'jobo_sign_in';
const LANGUAGE = 'jobo_lang';

type Jar = Pick<Config, 'baseUrl' | 'sessionHours'>;
const isSecure = ({ baseUrl }: Jar): boolean => baseUrl.startsWith('https:');

/** The session's token, when the cookie has the form of one. */
export function tokenOf(request: Request, config: Jar): string | undefined {
  return token(cookie(request, named(SESSION, isSecure(config))));
}

/** The token of a sign-in under way. */
export function signInTokenOf(request: Request, config: Jar): string | undefined {
  return token(cookie(request, named(SIGN_IN, isSecure(config))));
}

/** The language chosen without a session. */
export function languageCookie(request: Request): Lang | undefined {
  const value = cookie(request, LANGUAGE);
  return LANGS.find((lang) => lang === value);
}

export function setToken(response: Response, value: string, config: Jar): void {
  const secure = isSecure(config);
  response.cookie(named(SESSION, secure), value, { ...base(secure), httpOnly: true, maxAge: config.sessionHours * 3_600_000 });
}

export function clearToken(response: Response, config: Jar): void {
  const secure = isSecure(config);
  response.clearCookie(named(SESSION, secure), { ...base(secure), httpOnly: true });
}

/** It comes back with a form that the identity service's page posts, so behind https it is sent from other sites too; it is worth nothing without its answer. */
export function setSignIn(response: Response, value: string, config: Jar, minutes: number): void {
  const secure = isSecure(config);
  response.cookie(named(SIGN_IN, secure), value, { ...signInBase(secure), maxAge: minutes * 60_000 });
}

export function clearSignIn(response: Response, config: Jar): void {
  const secure = isSecure(config);
  response.clearCookie(named(SIGN_IN, secure), signInBase(secure));
}

export function setLanguage(response: Response, lang: Lang, config: Jar): void {
  response.cookie(LANGUAGE, lang, { ...base(isSecure(config)), httpOnly: true, maxAge: 365 * 86_400_000 });
}

const base = (secure: boolean): CookieOptions => ({ sameSite: 'lax', secure, path: '/' });
const signInBase = (secure: boolean): CookieOptions => ({ ...base(secure), httpOnly: true, sameSite: secure ? 'none' : 'lax' });

const token = (value: string | undefined): string | undefined => (value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : undefined);

function cookie(request: Request, name: string): string | undefined {
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
