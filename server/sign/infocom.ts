/** Speaks to the cloud signature service of Infocom: pin-code, account/auth, cert-info, sign/hash. Gives problems in our words; logs no code, number or token. */
import { X509Certificate } from 'node:crypto';
import type { Problem } from '../../engine/model.ts';
import type { CloudSignatures, Signatory } from './service.ts';
import { fromBase64 } from './x509.ts';

export interface InfocomSettings {
  /** The address above `/api/oep`; asked for each time, since a pretended service may move. */
  address: () => Promise<string>;
  /** This system's access to the service. */
  token: string;
  anchors: () => Promise<X509Certificate[]>;
  page?: string;
  /** Milliseconds. */
  timeout?: number;
}

const TIMEOUT_MS = 10_000;
/** The longest answer that is read: a signature with its chain is a few KB. */
const LONGEST = 256 * 1024;

const DOWN: Problem = { code: 'sign.service.down' };
const NONSENSE: Problem = { code: 'sign.service.nonsense' };
/** The service's refusals (`errorCode`) in our words; any other is told by its number. */
const REFUSALS: Record<number, string> = {
  1001: 'sign.code.wrong',
  1002: 'sign.code.over',
  1003: 'sign.code.spent',
  1004: 'sign.certificate.none',
};

type Answer = { given: Record<string, unknown> } | { problems: Problem[]; judged: boolean };

export function createInfocom({ address, token, anchors, page, timeout = TIMEOUT_MS }: InfocomSettings): CloudSignatures {
  async function ask(what: string, body: Record<string, unknown>): Promise<Answer> {
    let status: number;
    let text: string;
    try {
      const response = await fetch(`${await address()}/api/oep/${what}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeout),
        redirect: 'error',
      });
      [status, text] = [response.status, await response.text()];
    } catch {
      // Unreachable, too slow or cut off: to the signer it is the same, and the case stays as it was.
      return { problems: [DOWN], judged: false };
    }
    if (status === 401 || status === 403) return { problems: [{ code: 'sign.service.refused' }], judged: false };
    if (status >= 500) return { problems: [DOWN], judged: false };
    const given = text.length <= LONGEST ? objectIn(text) : undefined;
    if (!given) return { problems: [NONSENSE], judged: false };
    if (typeof given.errorCode !== 'number' || given.errorCode === 0)
      return status < 300 ? { given } : { problems: [NONSENSE], judged: false };
    const code = REFUSALS[given.errorCode];
    return { problems: [code ? { code } : { code: 'sign.service.other', params: { number: given.errorCode } }], judged: true };
  }
  const named = ({ pin, inn }: Signatory) => ({ personIdnp: pin, ...(inn ? { organizationInn: inn } : {}) });

  return {
    async sendCode(who, method) {
      const answer = await ask('pin-code', { ...named(who), method });
      return 'problems' in answer ? answer.problems : [];
    },

    async sign(who, code, digest, accept) {
      const opened = await ask('account/auth', { ...named(who), byPin: code });
      if ('problems' in opened) return { problems: opened.problems, spent: opened.judged };
      const { token: userToken } = opened.given;
      if (typeof userToken !== 'string') return { problems: [NONSENSE], spent: true };
      const info = await ask('cert-info', { userToken });
      if ('problems' in info) return { problems: info.problems, spent: true };
      const certificate = certificateIn(info.given.certificate);
      if (!certificate) return { problems: [NONSENSE], spent: true };
      if (info.given.isActive !== true) return { problems: [{ code: 'sign.certificate.revoked' }], spent: true };
      const refused = accept(certificate);
      if (refused.length) return { problems: refused, spent: true };
      const signed = await ask('sign/hash', { userToken, hash: Buffer.from(digest).toString('base64') });
      if ('problems' in signed) return { problems: signed.problems, spent: true };
      const { sign } = signed.given;
      return typeof sign === 'string' && sign !== '' ? { cms: fromBase64(sign) } : { problems: [NONSENSE], spent: true };
    },

    anchors,
    ...(page === undefined ? {} : { page }),
  };
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    // the page of a proxy, or nothing
    return undefined;
  }
}

function certificateIn(value: unknown): X509Certificate | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return new X509Certificate(fromBase64(value));
  } catch {
    // not a certificate
    return undefined;
  }
}
