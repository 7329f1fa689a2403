/** The request headers that guard a change: If-Match (which version was read) and Idempotency-Key (which click it was). */
import type { Request } from 'express';
import type { Problem } from '../../engine/model.ts';

/** The tag of If-Match without quotes and weakness mark, or the problem of its absence. */
export function ifMatch(request: Request): { tag: string } | { problems: Problem[] } {
  const header = request.get('if-match');
  const tag = header === undefined ? undefined : /^(?:W\/)?"([^"]{1,100})"$|^([\w-]{1,100})$/.exec(header.trim());
  const value = tag?.[1] ?? tag?.[2];
  return value === undefined ? { problems: [{ code: 'match.missing' }] } : { tag: value };
}

/** The version of a case that If-Match names; a tag that is no version can only be stale. */
function versionOf(tag: string): { version: number } | { problems: Problem[] } {
  return /^\d{1,9}$/.test(tag) ? { version: Number(tag) } : { problems: [{ code: 'match.stale' }] };
}

/** The Idempotency-Key, or what is wrong with it. */
export function idempotencyKey(request: Request): { key: string } | { problems: Problem[] } {
  const key = request.get('idempotency-key')?.trim();
  if (!key) return { problems: [{ code: 'idempotency.missing' }] };
  return /^[\w-]{8,100}$/.test(key) ? { key } : { problems: [{ code: 'idempotency.shape' }] };
}

/** What guards a change of a case: which version was read, and which click it was. */
export function guardsOf(request: Request): { version: number; key: string } | { problems: Problem[] } {
  const match = ifMatch(request);
  if ('problems' in match) return match;
  const version = versionOf(match.tag);
  if ('problems' in version) return version;
  const key = idempotencyKey(request);
  return 'problems' in key ? key : { ...version, ...key };
}
