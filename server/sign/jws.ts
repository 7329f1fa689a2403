/** Reads the signatures made before there were certificates: detached JWS with a key of the installation. Makes none. */
import { type CompactJWSHeaderParameters, compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { canonical } from '../../engine/canonical.ts';
import type { Problem, Signature } from '../../engine/model.ts';

const ALGORITHM = 'ES256';

interface SignatureHeader extends CompactJWSHeaderParameters {
  alg: typeof ALGORITHM;
  kid: string;
  /** The person's id. */
  signer: string;
  onBehalfOf?: string;
  /** Seconds since 1970. */
  iat: number;
}

/** Proves a signature with nothing but the statement and the public keys; no clock, no network. */
export async function verifyJws(statement: object, signature: Signature & { jws: string }, keys: JSONWebKeySet): Promise<Problem[]> {
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
  const payload = Buffer.from(canonical(statement)).toString('base64url');
  try {
    await compactVerify(`${header}.${payload}.${value}`, createLocalJWKSet(keys), { algorithms: [ALGORITHM] });
    return [];
  } catch {
    // Whatever jose finds wrong here, the answer is the same: these bytes were not signed with this key.
    return [{ code: 'sign.invalid' }];
  }
}
