/**
 * The port of the signature services: a statement goes in, a detached JWS over its RFC 8785 bytes comes out. An outside service replaces the demo key
 * behind this port; what is kept with a case stays as it is, and `verifySignature` reads both.
 */
import { type CompactJWSHeaderParameters, compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { canonical, hashOf } from '../../engine/canonical.ts';
import type { Problem, Signature } from '../../engine/model.ts';

export interface SignerIdentity {
  /** The person's id in this system; never a personal number. */
  person: string;
  name: string;
  /** The organisation or body signed for. */
  onBehalfOf?: string | undefined;
}

export interface Signer {
  sign(statement: object, signer: SignerIdentity): Promise<Signature>;
  /** Empty when the signature is this statement's and its key is known. */
  verify(statement: object, signature: Signature): Promise<Problem[]>;
  publicKeys(): Promise<JSONWebKeySet>;
}

export const ALGORITHM = 'ES256';

export interface SignatureHeader extends CompactJWSHeaderParameters {
  alg: typeof ALGORITHM;
  kid: string;
  /** The person's id. */
  signer: string;
  onBehalfOf?: string;
  /** Seconds since 1970. */
  iat: number;
}

/** What is signed, as bytes. */
export function bytesOf(statement: object): Uint8Array {
  return new TextEncoder().encode(canonical(statement));
}

/** Proves a signature with nothing but the statement and the public keys; no clock, no network. */
export async function verifySignature(statement: object, signature: Signature, keys: JSONWebKeySet): Promise<Problem[]> {
  const [header, middle, value, ...rest] = signature.jws.split('.');
  if (!header || middle !== '' || !value || rest.length) return [{ code: 'sign.form' }];
  // The last character has spare bits: only one of its spellings is the signature.
  if (Buffer.from(value, 'base64url').toString('base64url') !== value) return [{ code: 'sign.form' }];
  let claims: Partial<SignatureHeader>;
  try {
    claims = decodeProtectedHeader({ protected: header }) as Partial<SignatureHeader>;
  } catch {
    return [{ code: 'sign.form' }];
  }
  if (claims.alg !== ALGORITHM || typeof claims.iat !== 'number') return [{ code: 'sign.form' }];
  if (!claims.kid || claims.kid !== signature.key || !keys.keys.some(({ kid }) => kid === claims.kid)) {
    return [{ code: 'sign.key', params: { key: signature.key } }];
  }
  if (claims.signer !== signature.signer) return [{ code: 'sign.signer' }];
  if (signature.statementHash !== hashOf(statement)) return [{ code: 'sign.invalid' }];
  const payload = Buffer.from(bytesOf(statement)).toString('base64url');
  try {
    await compactVerify(`${header}.${payload}.${value}`, createLocalJWKSet(keys), { algorithms: [ALGORITHM] });
    return [];
  } catch {
    // Whatever jose finds wrong here, the answer is the same: these bytes were not signed with this key.
    return [{ code: 'sign.invalid' }];
  }
}
