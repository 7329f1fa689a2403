/** Takes a bundle with a calendar of its own; faults deadlines of the floor that end later by it than by the base's calendar. */
import { addDays, dueDay, type Span, type Unit } from '../../calendar.ts';
import type { Calendar } from '../../definitions.gen.ts';
import type { Counting, Due, Scalar } from '../../language.ts';
import type { Live } from '../../model.ts';
import { valueOn } from '../parameter.ts';
import { clauses, type Ground, same } from './ground.ts';

export function calendarFloor(ground: Ground): void {
  const two = calendarsOf(ground);
  if (!two) return;
  const subject = ground.subject.in(two.path);
  for (const { value: procedure } of ground.base.all('procedure'))
    for (const state of Object.values(procedure.states))
      for (const due of (state.due ?? []).filter(({ floor }) => floor)) {
        const example = later(ground, two, due);
        if (example)
          subject.fault('', 'floor.calendar', { deadline: due.title, example, ...clauses(due.legal, state.legal, procedure.legal) });
      }
}

interface Two {
  path: string;
  was: Calendar;
  now: Calendar;
}

/** The base's calendar and the bundle's own, where they don't say the same of every day. */
function calendarsOf({ world, base }: Ground): Two | undefined {
  const own = world.own('calendar')[0];
  const was = base.get('calendar', 'calendar');
  return own && was && !same(daysIn(was), daysIn(own.value)) ? { path: own.path, was, now: own.value } : undefined;
}

const daysIn = ({ timezone, weekend, rollForward, years }: Calendar) => [
  timezone,
  rollForward,
  [...weekend].sort(),
  Object.entries(years).map(([year, { holidays, workingDays }]) => [year, holidays.map(({ date }) => date), workingDays ?? []]),
];

/** Working days counted in an expression, by a calendar that is not the base's. */
export function countsOtherwise(ground: Ground, node: unknown): { path: string; pointer: string } | undefined {
  const counts = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && ('workingDays' in one || Object.values(one).some((member) => counts(member)));
  const two = counts(node) ? calendarsOf(ground) : undefined;
  return two && { path: two.path, pointer: '' };
}

/** A start from which the deadline ends later than in the base; each day of the years that either calendar knows is tried, and one year beyond. */
function later(ground: Ground, { was, now }: Two, due: Due): string | undefined {
  if (was.timezone !== now.timezone) return `${was.timezone} → ${now.timezone}`;
  const [before, after] = [was, now].map((calendar): Live => ({ calendar, calendarHash: '' }));
  const years = [...Object.keys(was.years), ...Object.keys(now.years)].sort();
  const [first = '2024', last = first] = [years[0], years.at(-1)];
  const ways = (due.earliest ?? due.latest ?? [due]).filter((way) => way.after ?? way.before);
  for (let day = `${first}-01-01`; day <= `${Number(last) + 1}-12-31`; day = addDays(day, 1))
    for (const way of ways) {
      const span = spanOn(ground, way, day);
      if (!span || !before || !after) continue;
      const direction = way.after ? 'after' : 'before';
      const [then, here] = [dueDay(day, span, direction, before), dueDay(day, span, direction, after)];
      if (here > then) return `${day}: ${then} → ${here}`;
    }
  return undefined;
}

function spanOn({ base }: Ground, { after, before }: Counting, day: string): Span | undefined {
  const [unit, scalar] = Object.entries(after ?? before ?? {})[0] ?? [];
  const amount = valueOn(base, scalar as Scalar | undefined, day);
  return typeof amount === 'number' ? { unit: unit as Unit, amount } : undefined;
}
