/** What every event carries: versions, the states it leads between, and the deadlines that begin with it. */
import { reckon, today } from '../calendar.ts';
import { holds } from '../condition.ts';
import { contextOf } from '../context.ts';
import { type Env, envOf, spanOf } from '../environment.ts';
import { value } from '../expression.ts';
import { apply } from '../fold.ts';
import type { Due } from '../language.ts';
import type { Case, Context, Edition, EffectRecord, Event, Given } from '../model.ts';

/** What is the same in every event. */
export function eventBase(edition: Edition, procedure: string, seq: number, to: string, effects: EffectRecord[], given: Given) {
  return {
    seq,
    at: given.now,
    on: today(given.now, given.live),
    edition: edition.hash,
    engine: given.engine,
    calendar: given.live.calendarHash,
    to,
    ...(edition.procedures[procedure]?.states[to]?.final && { closed: true as const }),
    effects,
    deadlines: [],
  };
}

/**
 * The event with the deadlines that begin with it: all of a state that is entered; in a state that goes on, those
 * whose first day or condition has only now become known.
 */
export function withDeadlines<E extends Event>(event: E, edition: Edition, before: Case | undefined, given: Given): E {
  const after = apply(before, event);
  const entered = !before || before.state !== after.state;
  const context = contextOf(edition, after, given);
  const env = envOf(edition, context);
  const dues = edition.procedures[after.header.procedure]?.states[after.state]?.due ?? [];
  const fresh = dues.filter(({ id }) => entered || !after.deadlines.some((one) => one.id === id && one.state === after.state));
  return { ...event, deadlines: fresh.flatMap((due) => begin(due, after, context, env, given)) };
}

function begin(due: Due, kase: Case, context: Context, env: Env, { live }: Given): Event['deadlines'] {
  if (!holds(due.when, context, env)) return [];
  const from = due.from === undefined ? kase.since : value(due.from, context, env);
  const span = spanOf((due.after ?? due.before) as NonNullable<Due['after']>, env);
  if (typeof from !== 'string' || !span) return [];
  const { due: day, words } = reckon(from.slice(0, 10), span, due.after ? 'after' : 'before', live);
  return [{ id: due.id, due: day, title: due.title, words, ...(due.legal && { legal: due.legal }) }];
}
