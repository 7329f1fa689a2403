/** What the simulated mail server and SMS gateway have taken in: newest first, each message once under its id, the latest 200. */
import type { State } from '../state.ts';

export interface Letter {
  /** The Message-ID, or the gateway's id. */
  id: string;
  way: 'mail' | 'sms';
  to: string;
  from?: string;
  subject?: string;
  text: string;
  /** ISO instant. */
  at: string;
}

const KEPT = 200;

export const lettersOf = (state: State): Letter[] => state.get<Letter[]>('letters') ?? [];

export function take(state: State, letter: Letter): void {
  const known = lettersOf(state);
  if (!known.some(({ id, way }) => id === letter.id && way === letter.way)) state.set('letters', [letter, ...known].slice(0, KEPT));
}
