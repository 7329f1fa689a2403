/** How often one person may have a code sent. Counts in this process's memory; look-ups are counted in the database. */
import type { Config } from '../config.ts';

const WINDOW_MS = 10 * 60_000;
/** Nobody needs more codes for one and the same text. */
const CODES_A_STATEMENT = 5;
/** Keys held at once; far above the people of one process in ten minutes. */
const KEYS = 100_000;

/** Seconds until it may be tried again; undefined when it may be done now, and then it counts. */
export type Pace = (key: string) => number | undefined;

/** At most `limit` in ten minutes under one key. */
export function createPace(limit: number, now: () => number = Date.now): Pace {
  const counts = new Map<string, { since: number; count: number }>();
  return (key) => {
    const at = now();
    const present = counts.get(key);
    if (!present || at - present.since >= WINDOW_MS) {
      if (counts.size >= KEYS) forget(counts, at);
      counts.set(key, { since: at, count: 1 });
      return undefined;
    }
    if (present.count >= limit) return Math.max(1, Math.ceil((present.since + WINDOW_MS - at) / 1000));
    present.count += 1;
    return undefined;
  };
}

/** Windows that are over; where all still run, the oldest. */
function forget(counts: Map<string, { since: number }>, at: number): void {
  for (const [key, { since }] of counts) if (at - since >= WINDOW_MS) counts.delete(key);
  if (counts.size >= KEYS) for (const key of [...counts.keys()].slice(0, KEYS / 10)) counts.delete(key);
}

export interface Paces {
  /** Codes, by person. */
  code: Pace;
  /** Codes for one text, by person and text. */
  statement: Pace;
}

export function createPaces({ codeLimit }: Pick<Config, 'codeLimit'>, now?: () => number): Paces {
  return { code: createPace(codeLimit, now), statement: createPace(CODES_A_STATEMENT, now) };
}
