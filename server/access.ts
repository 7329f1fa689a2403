/** Keeps who looked at what: gathers the looks of a moment and stores them together, so that no reading waits for it. Knows no rights. */
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { AccessRecord } from './store/access.ts';
import type { Stores } from './store/stores.ts';

export type Look = Omit<AccessRecord, 'at'>;

export interface AccessLog {
  /** Returns at once; the same look again within a minute is the same look. */
  note(look: Look): void;
  /** Stores what has been gathered. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const EVERY_MS = 1_000;
const SAME_MS = 60_000;
/** So many are gathered before they are stored without waiting longer. */
const MANY = 200;
/** While the database does not take them, so many are held; what comes beyond is told in the log, by number. */
const HELD = 20_000;

export function createAccessLog({ stores, clock, log }: { stores: Pick<Stores, 'access'>; clock: Clock; log: Log }): AccessLog {
  let gathered: AccessRecord[] = [];
  let latest = new Map<string, number>();
  let storing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => void flush(), EVERY_MS).unref();

  function note(look: Look): void {
    const at = clock.real();
    const now = Date.parse(at);
    const same = [look.person, look.membership, look.what, look.subject, look.how, ...(look.entries ?? [])].join('\n');
    if (now - (latest.get(same) ?? Number.NEGATIVE_INFINITY) < SAME_MS) return;
    latest.set(same, now);
    if (latest.size > HELD) latest = new Map([...latest].filter(([, when]) => now - when < SAME_MS));
    if (gathered.length >= HELD) return void log.error({ what: look.what }, 'a look was not kept: the access log is full');
    gathered.push({ at, ...look });
    if (gathered.length >= MANY) void flush();
  }

  function flush(): Promise<void> {
    storing = storing.then(store);
    return storing;
  }

  async function store(): Promise<void> {
    const batch = gathered;
    if (!batch.length) return;
    gathered = [];
    try {
      for (let from = 0; from < batch.length; from += MANY) await stores.access.append(batch.slice(from, from + MANY));
    } catch (error) {
      // kept for the next try; the message of a database may carry values
      gathered = [...batch, ...gathered];
      log.error({ looks: batch.length, code: (error as { code?: string }).code }, 'the access log could not be stored');
    }
  }

  return {
    note,
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
