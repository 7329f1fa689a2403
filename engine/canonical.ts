/** The one byte form of a value (RFC 8785) and its SHA-256 in hexadecimal. Takes JSON values; does not sort out what is not JSON. */
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** RFC 8785 text of a JSON value. Throws on what JSON cannot say (a cycle, NaN, `undefined`). */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** SHA-256 as lower-case hexadecimal; a string is taken as UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return bytesToHex(digest(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/** SHA-256 of the canonical text. */
export function hashOf(value: unknown): string {
  return sha256(canonical(value));
}
