/** What is signed, as bytes, and the proof of a kept signature with nothing but the statement, trust anchors and old keys. No clock, no network. */
import type { X509Certificate } from 'node:crypto';
import type { JSONWebKeySet } from 'jose';
import { canonical, hashOf } from '../../engine/canonical.ts';
import type { Problem, Signature, Signed } from '../../engine/model.ts';
import { chainProblems, holderOf } from './chain.ts';
import { readDetached, sha256 } from './cms.ts';
import { verifyJws } from './jws.ts';

/** RFC 8785. */
export function bytesOf(statement: object): Uint8Array {
  return new TextEncoder().encode(canonical(statement));
}

export interface Trust {
  anchors: readonly X509Certificate[];
  /** Public keys of signatures made before there were certificates. */
  keys: JSONWebKeySet;
}

/** With a salt of its own for each signature: the same person can't be found again by it without the certificate. */
export const holderHash = (salt: string, pin: string): string => sha256(Buffer.from(`${salt}\n${pin}`, 'utf8')).toString('hex');

/** The personal number in the certificate of a signature that was proved before. */
export function numberIn({ cms, statement }: Signed): string | undefined {
  const read = cms === undefined ? undefined : readDetached(Buffer.from(cms, 'base64'), sha256(bytesOf(statement)));
  return read && holderOf(read.certificate).pin;
}

/** Empty when the signature is this statement's and leads to what is trusted; `inn` is the organisation's that it must be for. */
export async function verifySignature(statement: object, signature: Signature, { anchors, keys }: Trust, inn?: string): Promise<Problem[]> {
  if (signature.statementHash !== hashOf(statement)) return [{ code: 'sign.invalid' }];
  if (signature.jws !== undefined) return verifyJws(statement, { ...signature, jws: signature.jws }, keys);
  const cms = Buffer.from(signature.cms ?? '', 'base64');
  if (cms.length === 0 || cms.toString('base64') !== signature.cms) return [{ code: 'sign.form' }];
  const read = readDetached(cms, sha256(bytesOf(statement)));
  if (!read?.at) return [{ code: 'sign.invalid' }];
  if (sha256(read.certificate.raw).toString('hex') !== signature.key) return [{ code: 'sign.key', params: { key: signature.key } }];
  const broken = chainProblems(read.certificate, read.certificates, anchors, read.at);
  if (broken.length) return broken;
  const held = holderOf(read.certificate).inn;
  return held === inn ? [] : [{ code: 'sign.certificate.organisation', params: { inn: held ?? '–', wanted: inn ?? '–' } }];
}
