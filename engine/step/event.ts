/** What every event carries: versions, the states it leads between, and the deadlines that begin with it. */
import { today } from '../calendar.ts';
import { holds } from '../condition.ts';
import { contextOf } from '../context.ts';
import { envOf } from '../environment.ts';
import { apply } from '../fold.ts';
import type { Due } from '../language.ts';
import type { Begun, Case, Edition, EffectRecord, Event, Given, Reckoning } from '../model.ts';
import { type Ground, goOn, reckonDue } from './deadline.ts';

/** What is the same in every event. */
export function eventBase(
  edition: Edition,
  procedure: string,
  seq: number,
  to: string,
  effects: EffectRecord[],
  given: Pick<Given, 'now' | 'live' | 'engine'>,
) {
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
 * whose first day or condition has only now become known, or for which an earlier day has.
 */
export function withDeadlines<E extends Event>(event: E, edition: Edition, before: Case | undefined, given: Given): E {
  return { ...event, deadlines: begunIn(edition, before, apply(before, event), event.on, given) };
}

/** The deadlines that begin between two stands of a case. */
export function begunIn(
  edition: Edition,
  before: Case | undefined,
  after: Case,
  on: string,
  given: Pick<Given, 'now' | 'live' | 'actor'>,
): Begun[] {
  const entered = !before || before.state !== after.state;
  const context = contextOf(edition, after, given);
  const ground: Ground = { since: after.since, context, env: envOf(edition, context), live: given.live };
  const dues = edition.procedures[after.header.procedure]?.states[after.state]?.due ?? [];
  const known = (id: string) => before?.deadlines.find((one) => one.id === id && one.state === after.state);
  return dues.flatMap((due) => {
    if (!holds(due.when, ground.context, ground.env)) return [];
    const last = known(due.id);
    if (entered && last?.status === 'running') return [];
    const found = entered && last?.status === 'paused' ? goOn(due, last, on, given.live) : reckonDue(due, ground);
    return found && (entered || !last || comesForward(due, last, found)) ? [begun(due, found)] : [];
  });
}

function begun({ id, title, pausedIn, goesOnIn, reminder, legal }: Due, { due, words }: Reckoning): Begun {
  return {
    id,
    due,
    title,
    words,
    ...(pausedIn && { pausedIn }),
    ...(goesOnIn && { goesOnIn }),
    ...(reminder && { reminder }),
    ...(legal && { legal }),
  };
}

/** A day that has become known only now can bring the earliest forward. */
function comesForward({ earliest, pausedIn }: Due, last: Case['deadlines'][number], found: Reckoning): boolean {
  return earliest !== undefined && pausedIn === undefined && last.status === 'running' && found.due < last.due;
}
