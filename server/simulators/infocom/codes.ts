/** The codes that the pretended signature service has sent: six digits, five minutes, three attempts, used once. */
import { randomInt } from 'node:crypto';
import type { SimulatorDeps } from '../simulator.ts';

export interface Sent {
  pin: string;
  inn?: string;
  method: 'email' | 'sms';
  to: string;
  code: string;
  until: number;
  attempts: number;
  used: boolean;
}

/** The service's own numbers for what is wrong with a code. */
export type Fault = 1001 | 1002 | 1003;

const LIFE_MS = 5 * 60_000;
const ATTEMPTS = 3;
const KEPT = 50;

export function createCodes({ state, realNow }: Pick<SimulatorDeps, 'state' | 'realNow'>) {
  const all = (): Sent[] => state.get<Sent[]>('sent') ?? [];
  const same = (a: { pin: string; inn?: string }, b: { pin: string; inn?: string }) => a.pin === b.pin && a.inn === b.inn;
  return {
    /** Newest first. */
    all,
    /** A new code takes the place of the one before. */
    send(to: Pick<Sent, 'pin' | 'inn' | 'method' | 'to'>): void {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const before = all().map((each) => (same(each, to) ? { ...each, used: true } : each));
      state.set('sent', [{ ...to, code, until: realNow() + LIFE_MS, attempts: ATTEMPTS, used: false }, ...before].slice(0, KEPT));
    },
    /** Undefined when the code is right; it is used up by that. */
    take(who: { pin: string; inn?: string }, code: string): Fault | undefined {
      const list = all();
      const last = list.find((each) => same(each, who));
      if (!last || last.used || last.attempts < 1) return 1003;
      if (realNow() > last.until) return 1002;
      last.attempts -= 1;
      last.used = last.code === code;
      state.set('sent', list);
      return last.used ? undefined : 1001;
    },
  };
}
