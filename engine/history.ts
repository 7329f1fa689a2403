/** The chain of a case's events: takes events with their salts, gives hashes, and finds what does not hold together. Keeps nothing. */
import { canonical, hashOf, sha256 } from './canonical.ts';
import type { Event, Problem } from './model.ts';
import { problem } from './problem.ts';

export interface Sealed {
  /** SHA-256 of the salt and the canonical event: with the salt gone, nothing can be guessed from it. */
  payloadHash: string;
  /** SHA-256 over case, number, the hash before, and the payload's hash. */
  hash: string;
}

/** Seals an event onto the chain. The first has no hash before it. */
export function sealEvent({
  caseId,
  previous,
  event,
  salt,
}: {
  caseId: string;
  previous: string | null;
  event: Event;
  salt: string;
}): Sealed {
  const payloadHash = payloadHashOf(event, salt);
  return { payloadHash, hash: linkHash(caseId, event.seq, previous, payloadHash) };
}

const payloadHashOf = (event: unknown, salt: string): string => sha256(`${salt}\n${canonical(event)}`);
const linkHash = (caseId: string, seq: number, previous: string | null, payloadHash: string): string =>
  hashOf({ case: caseId, seq, previous, payload: payloadHash });

/** One stored event. An erased one has neither content nor salt; the chain holds without them. */
export interface HistoryRow extends Sealed {
  seq: number;
  event: Event | null;
  salt: string | null;
}

/** What is wrong with a chain: a missing event, changed content, a broken link. Empty when it holds. */
export function verifyChain(rows: readonly HistoryRow[], caseId: string): Problem[] {
  const problems: Problem[] = [];
  let previous: string | null = null;
  for (const [i, { seq, event, salt, payloadHash, hash }] of rows.entries()) {
    if (seq !== i + 1) return [...problems, problem('history.gap', { seq: i + 1 })];
    const erased = event === null && salt === null;
    if (!erased && (event === null || salt === null || event.seq !== seq || payloadHashOf(event, salt) !== payloadHash)) {
      problems.push(problem('history.payload', { seq }));
    }
    if (linkHash(caseId, seq, previous, payloadHash) !== hash) problems.push(problem('history.link', { seq }));
    previous = hash;
  }
  return problems;
}
