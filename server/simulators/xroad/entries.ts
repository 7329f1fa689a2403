/** Entries that a simulated register keeps: one for each key, however often it comes. */
import type { State } from '../state.ts';

export interface Entry {
  key: string;
  issue: string;
  content: Record<string, unknown>;
  answer: Record<string, string>;
  /** How often the message came. */
  asked: number;
}

export const entriesOf = (state: State, register: string): Entry[] => state.get<Entry[]>(`entries.${register}`) ?? [];

/** The answer of the entry under this key; it is made where there is none. */
export function makeEntry(
  state: State,
  register: string,
  { key, issue, body }: { key: string; issue: string; body: Record<string, unknown> },
  made: (number: string) => Record<string, string>,
): { answer: Record<string, string>; again: boolean } {
  const entries = entriesOf(state, register);
  const before = entries.find((entry) => entry.key === key);
  const entry = before ?? { key, issue, content: body, answer: made(String(entries.length + 1).padStart(5, '0')), asked: 0 };
  entry.asked += 1;
  state.set(`entries.${register}`, before ? entries : [...entries, entry]);
  return { answer: entry.answer, again: before !== undefined };
}
