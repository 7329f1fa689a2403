/** Sign-in by the state's identity service: OpenID Connect, authorization code with PKCE (S256). Asks the service; knows nobody of ours. */
import * as oidc from 'openid-client';
import type { Lang } from '../../engine/language.ts';
import type { EsiSettings } from '../config.ts';
import type { Log } from '../log.ts';
import type { Begun } from '../store/sign-ins.ts';
import { type Identity, isNumber, type Proved, refused } from './identity.ts';

export interface Esi {
  /** Where to send the browser, and what its return must be held against; nothing where the service does not answer. */
  begin(lang: Lang): Promise<{ url: string; begun: Begun } | undefined>;
  /** What the browser brought back, held against what was begun. */
  finish(begun: Begun, returned: Returned): Promise<Proved>;
  /** Where a session is ended at the service itself. */
  endUrl(idToken: string | undefined, back: string): Promise<string | undefined>;
}

/** The browser's return: the query, or the posted form. */
export interface Returned {
  query: string;
  form?: Record<string, string>;
}

interface EsiDeps {
  settings: EsiSettings;
  /** Where the service sends the browser back to. */
  redirectUri: string;
  /** How the service itself is reached, where it lies behind our own address. */
  fetch?: typeof globalThis.fetch;
  log: Log;
}

const SCOPE = 'openid profile email phone';
const TIMEOUT_S = 10;
/** A person waits for this one. */
const PAGE_MS = 4_000;

export function createEsi({ settings, redirectUri, fetch, log }: EsiDeps): Esi {
  let found: Promise<oidc.Configuration> | undefined;
  const service = (): Promise<oidc.Configuration> => {
    if (found) return found;
    const asked = discover(settings, fetch);
    found = asked;
    // one that did not answer is asked again the next time
    asked.catch(() => {
      found = undefined;
    });
    return asked;
  };
  return {
    async begin(lang) {
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const challenge = await oidc.calculatePKCECodeChallenge(begun.verifier);
      try {
        const config = await service();
        await answers(config, fetch);
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: SCOPE,
          response_mode: responseMode(redirectUri, settings.issuer),
          state: begun.state,
          nonce: begun.nonce,
          code_challenge: challenge,
          code_challenge_method: 'S256',
          // a computer that pupils share must not sign in by itself
          prompt: 'login',
          ui_locales: lang,
        });
        return { url: url.href, begun };
      } catch (error) {
        log.warn({ cause: causeOf(error) }, 'the identity service does not answer');
        return undefined;
      }
    },
    async finish({ state = '', nonce = '', verifier = '' }, returned) {
      const back = new URLSearchParams(returned.form ?? returned.query);
      // another attempt's return, or none at all: the service is not even asked
      if (!state || back.get('state') !== state || !(back.has('code') || back.has('error'))) return refused('signin.stale');
      try {
        const config = await service();
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
        const tokens = await oidc.authorizationCodeGrant(config, asRequest(redirectUri, returned), checks);
        const claims = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '');
        return identityOf(claims, tokens.id_token);
      } catch (error) {
        log.warn({ cause: causeOf(error) }, 'a sign-in was not finished');
        return refused(codeOf(error));
      }
    },
    async endUrl(idToken, back) {
      try {
        const hint = idToken !== undefined && saysNothing(idToken) ? { id_token_hint: idToken } : {};
        return oidc.buildEndSessionUrl(await service(), { post_logout_redirect_uri: back, client_id: settings.clientId, ...hint }).href;
      } catch (error) {
        // signed out here all the same; a service without such an address has none to end
        log.warn({ cause: causeOf(error) }, 'the session can not be ended at the identity service');
        return undefined;
      }
    },
  };
}

/** Nobody is sent to a page that does not answer: the browser could not say what to do next. @throws where it does not */
async function answers(config: oidc.Configuration, ask = globalThis.fetch): Promise<void> {
  const page = config.serverMetadata().authorization_endpoint;
  if (page === undefined) return;
  const { status } = await ask(page, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PAGE_MS) });
  if (status >= 500) throw Object.assign(new Error('the page of the identity service'), { code: String(status) });
}

async function discover({ issuer, clientId, clientSecret }: EsiSettings, fetch?: typeof globalThis.fetch): Promise<oidc.Configuration> {
  const auth = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  return oidc.discovery(new URL(issuer), clientId, undefined, auth, {
    timeout: TIMEOUT_S,
    execute: new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
    ...(fetch ? { [oidc.customFetch]: fetch as oidc.CustomFetch } : {}),
  });
}

/** A form posted from another site brings no cookie of ours unless it is a secure one: then the address carries the code. */
export function responseMode(redirectUri: string, issuer: string): 'form_post' | 'query' {
  const [ours, theirs] = [new URL(redirectUri), new URL(issuer)];
  return ours.protocol === 'https:' || ours.origin === theirs.origin ? 'form_post' : 'query';
}

function asRequest(redirectUri: string, { query, form }: Returned): Request | URL {
  if (!form) return new URL(`${redirectUri}?${query}`);
  return new Request(redirectUri, { method: 'POST', body: new URLSearchParams(form) });
}

/** The claims as ours; what lacks a personal number is not a person. */
function identityOf(claims: oidc.UserInfoResponse, idToken: string | undefined): Proved {
  const { pin, name, organization_tin: inn, organization_name: organisation } = claims as Record<string, unknown>;
  if (!isNumber(pin) || typeof name !== 'string' || name.trim() === '') return refused('signin.claims');
  if (inn !== undefined && inn !== null && inn !== '' && !isNumber(inn)) return refused('signin.claims');
  const identity: Identity = { way: 'esi', pin, name: name.trim(), ...reached(claims), ...(idToken === undefined ? {} : { idToken }) };
  return { ok: true, identity: isNumber(inn) ? { ...identity, organisation: { inn, name: String(organisation ?? '') } } : identity };
}

/** The address and the number for letters, where the service does not doubt them. */
function reached(claims: oidc.UserInfoResponse): Pick<Identity, 'email' | 'phone'> {
  const { email, email_verified, phone_number: phone, phone_number_verified } = claims;
  return {
    ...(typeof email === 'string' && email_verified !== false && /^[^\s@<>]{1,64}@[^\s@<>]{1,190}$/.test(email) ? { email } : {}),
    ...(typeof phone === 'string' && phone_number_verified !== false && /^\+?\d{6,15}$/.test(phone) ? { phone } : {}),
  };
}

/** What went wrong, for who signs in: they stopped, the attempt is over, or the service does not do as it should. */
function codeOf(error: unknown): string {
  if (error instanceof oidc.AuthorizationResponseError) return error.error === 'access_denied' ? 'signin.cancelled' : 'signin.stale';
  if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return 'signin.stale';
  return 'signin.down';
}

/** For the log: the kind of the fault, never what was answered. */
function causeOf(error: unknown): string {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } };
  return [name, code, cause?.code].filter((each) => typeof each === 'string').join(' ');
}

const PERSONAL = ['pin', 'name', 'given_name', 'family_name', 'birthdate', 'email', 'phone_number', 'organization_tin'];

/** Whether a token may stand in an address: it names nobody. */
function saysNothing(idToken: string): boolean {
  const payload: unknown = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return typeof payload === 'object' && payload !== null && !PERSONAL.some((claim) => claim in payload);
}
