/** A deadline's day: takes its definition and what is known, gives the reckoning, or nothing while a day is not known. Keeps nothing. */
import { chosen, reckon, resume } from '../calendar.ts';
import { type Env, spanOf } from '../environment.ts';
import { value } from '../expression.ts';
import type { Counting, Due, Expression } from '../language.ts';
import type { Case, Context, Live, Reckoning } from '../model.ts';

/** What a deadline is reckoned from. */
export interface Ground {
  /** The day the state was entered. */
  since: string;
  context: Context;
  env: Env;
  live: Live;
}

/** The day a deadline falls on. The earliest of several counts what is known; the latest waits until all are. */
export function reckonDue(due: Due, ground: Ground): Reckoning | undefined {
  const ways = due.earliest ?? due.latest;
  if (!ways) return counted(due, due.from, ground);
  const found = ways.flatMap((way) => counted(way, way.from ?? due.from, ground) ?? []);
  if (found.length === 0 || (due.latest && found.length < ways.length)) return undefined;
  return chosen(found, due.earliest ? 'earliest' : 'latest');
}

function counted({ after, before }: Counting, from: Expression | undefined, { since, context, env, live }: Ground): Reckoning | undefined {
  const day = from === undefined ? since : value(from, context, env);
  const duration = after ?? before;
  const span = duration && spanOf(duration, env);
  return typeof day === 'string' && span ? reckon(day.slice(0, 10), span, after ? 'after' : 'before', live) : undefined;
}

/** A deadline that comes back from its pause on a day. Working days are left where all of it is counted in them, else calendar days. */
export function goOn(due: Due, paused: Case['deadlines'][number], on: string, live: Live): Reckoning {
  const ways = due.earliest ?? due.latest ?? [due];
  const working = ways.every(({ after, before }) => 'workingDays' in (after ?? before ?? {}));
  return resume({ ...paused, pausedOn: paused.pausedOn ?? on }, on, working ? 'workingDays' : 'calendarDays', live);
}
