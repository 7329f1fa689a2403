/** Values of parameters on a day, as a world knows them: takes a scalar, gives what it is worth. Faults nothing. */
import type { Value } from '../boxes.ts';
import type { Scalar } from '../language.ts';
import type { World } from './world.ts';

/** Unknown where another fact is named, or the parameter is not in force that day. */
export function valueOn(world: World, scalar: Scalar | undefined, day: string): Value | undefined {
  if (typeof scalar !== 'object') return scalar;
  if (!('param' in scalar)) return undefined;
  const dated = (world.parameters.get(scalar.param)?.values ?? []).filter(({ from }) => from <= day);
  return dated.reduce<(typeof dated)[number] | undefined>((last, each) => (last && last.from > each.from ? last : each), undefined)?.value;
}

/** The days on which the parameters among these values change. */
export function daysOf(world: World, scalars: (Scalar | undefined)[]): string[] {
  return scalars.flatMap((one) =>
    typeof one === 'object' && 'param' in one ? (world.parameters.get(one.param)?.values ?? []).map(({ from }) => from) : [],
  );
}

/** The day the bundle comes into force; its parameters count from then on. */
export const firstDay = (world: World): string => world.get('bundle', 'bundle')?.effectiveFrom ?? '';

/** That day, and those after it. */
export const daysFrom = (first: string, days: string[]): string[] => [...new Set([first, ...days.filter((day) => day > first)])].sort();
