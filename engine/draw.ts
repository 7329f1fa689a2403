/** The draw of persons from a pool: takes candidates and a seed, gives a record that anyone can run again. Has no randomness of its own. */
import { sha256 } from './canonical.ts';
import type { Text } from './language.ts';

/** Changes whenever the same seed and candidates would give another result. */
export const DRAW_ALGORITHM = 'sha256-order/1';

/** Why a candidate could not be drawn: a conflict of interest, something unknown about it, a place held or given up already, or a second entry of one person. */
export type Exclusion =
  | { kind: 'conflict'; because: Text }
  | { kind: 'unknown'; facts: string[] }
  | { kind: 'held' }
  | { kind: 'replaced' }
  | { kind: 'twice' };

export interface Candidate {
  /** Of the register's entry. */
  id: string;
  person: string;
  name?: Text | string;
  excluded?: Exclusion;
}

export interface DrawRecord {
  algorithm: string;
  role: string;
  register: string;
  seed: string;
  count: number;
  /** By id. */
  candidates: Candidate[];
  /** Entry ids in the order they were drawn. */
  drawn: string[];
  /** Persons whose places were drawn anew, and why. */
  replaced?: { people: string[]; reason: Text | string };
}

type Order = Pick<DrawRecord, 'role' | 'register' | 'seed' | 'count'>;

/**
 * Draws `count` of the candidates: each gets the SHA-256 of `algorithm|seed|register|role|id`, and the lowest are drawn. Neither the order in which the candidates
 * come nor those excluded change who is drawn among the others. Fewer are drawn where there are fewer.
 */
export function drawFrom(candidates: Candidate[], order: Order): DrawRecord {
  const sorted = [...candidates].sort((a, b) => compare(a.id, b.id));
  const tickets = sorted.filter(({ excluded }) => !excluded).map(({ id }) => ({ id, ticket: ticketOf(id, order) }));
  const drawn = tickets.sort((a, b) => compare(a.ticket, b.ticket) || compare(a.id, b.id)).slice(0, order.count);
  return { algorithm: DRAW_ALGORITHM, ...order, candidates: sorted, drawn: drawn.map(({ id }) => id) };
}

/** What ranks a candidate: the lowest are drawn. */
export const ticketOf = (id: string, { seed, register, role }: Omit<Order, 'count'>): string =>
  sha256([DRAW_ALGORITHM, seed, register, role, id].join('|'));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether the record's candidates and seed lead to those it says were drawn. */
export function verifyDraw(record: DrawRecord): boolean {
  if (record.algorithm !== DRAW_ALGORITHM) return false;
  const { candidates, role, register, seed, count } = record;
  const again = drawFrom(candidates, { role, register, seed, count });
  return again.drawn.length === count && again.drawn.join() === record.drawn.join();
}

/** The persons drawn. */
export function peopleDrawn({ candidates, drawn }: Pick<DrawRecord, 'candidates' | 'drawn'>): string[] {
  return drawn.flatMap((id) => candidates.find((one) => one.id === id)?.person ?? []);
}
