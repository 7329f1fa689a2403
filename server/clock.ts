/** The one clock of the server: real time, and the product's time, which the embedded default may move forward. Every moving is recorded. */
import { addDays, isDay, today } from '../engine/calendar.ts';
import type { Live, Problem } from '../engine/model.ts';
import type { ClockMove, ClockMoveStore } from './store/clock-moves.ts';

export interface Clock {
  /** The product's instant, ISO in UTC. */
  now(): string;
  /** The real instant: for sessions, jobs and logs. */
  real(): string;
  /** The product's day in the calendar's time zone. */
  today(live: Live): string;
  /** Moves the product to the same hour of a later day. */
  advance(move: { to: string; person: string; live: Live }): Promise<{ ok: true; now: string } | { ok: false; problems: Problem[] }>;
  moves(): Promise<ClockMove[]>;
}

interface ClockDeps {
  moves: ClockMoveStore;
  /** With a real database the product's time is real time. */
  movable: boolean;
  realNow?: () => number;
}

const DAY_MS = 86_400_000;
/** How far ahead of the real day the product may run. */
const FAR_DAYS = 366 * 30;

export async function createClock({ moves, movable, realNow = Date.now }: ClockDeps): Promise<Clock> {
  let offset = movable ? ((await moves.list(1))[0]?.offset ?? 0) : 0;
  let last: Promise<unknown> = Promise.resolve();
  const real = () => new Date(realNow()).toISOString();
  const at = (ahead: number) => new Date(realNow() + ahead).toISOString();
  return {
    real,
    now: () => at(offset),
    today: (live) => today(at(offset), live),
    moves: () => moves.list(),
    advance: (move) => {
      // One after the other: each is judged by where the one before has led.
      const done = last.then(() => moveTo(move));
      last = done.catch(() => {});
      return done;
    },
  };

  async function moveTo({ to, person, live }: Parameters<Clock['advance']>[0]): ReturnType<Clock['advance']> {
    const from = today(at(offset), live);
    const problem = movable ? faultOf(to, from, addDays(today(real(), live), FAR_DAYS)) : { code: 'clock.fixed' };
    if (problem) return { ok: false, problems: [problem] };
    const ahead = offset + (Date.parse(to) - Date.parse(from));
    // Where the hour changed between the two days, whole days miss by one.
    const next = ahead + DAY_MS * Math.sign(to.localeCompare(today(at(ahead), live)));
    await moves.add({ person, at: real(), from, to, offset: next });
    offset = next;
    return { ok: true, now: at(offset) };
  }
}

function faultOf(to: string, today: string, last: string): Problem | undefined {
  if (!isDay(to)) return { code: 'clock.form', pointer: '/to' };
  if (to <= today) return { code: 'clock.backward', params: { today }, pointer: '/to' };
  return to > last ? { code: 'clock.far', params: { last }, pointer: '/to' } : undefined;
}
