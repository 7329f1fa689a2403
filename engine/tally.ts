/** What several answers come to: takes the answers, gives the leading option of a vote or one answer a criterion of several sheets. */
import { hashOf } from './canonical.ts';

/** `leading` is absent while options tie or nobody has chosen; `tied` says which it is. */
export interface Tally {
  leading?: unknown;
  /** How many chose the leading option. */
  count: number;
  /** Of all who handed in, blank ones included; to three decimals. */
  share?: number;
  tied: boolean;
  total: number;
  blank: number;
  options: { value: unknown; count: number }[];
}

/** A share to three decimals, so that two thirds can be written: 0.667. */
export const shareOf = (count: number, all: number): number => Number((count / all).toFixed(3));

/** Counts what was chosen; a missing choice is a blank. Options stand by their count, then by the order in which they came. */
export function tallyOf(choices: unknown[]): Tally {
  const options = counted(choices);
  const [first, second] = options;
  const tied = first !== undefined && first.count === second?.count;
  const total = choices.length;
  return {
    ...(first && !tied && { leading: first.value }),
    count: first?.count ?? 0,
    ...(total > 0 && { share: shareOf(first?.count ?? 0, total) }),
    tied,
    total,
    blank: total - options.reduce((sum, { count }) => sum + count, 0),
    options,
  };
}

function counted(choices: unknown[]): Tally['options'] {
  const found = new Map<string, { value: unknown; count: number }>();
  for (const choice of choices) {
    if (choice === undefined || choice === null) continue;
    const key = hashOf(choice);
    found.set(key, { value: choice, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** The sum of the values by their weights, or their mean; unknown where one has no value, or the mean is of nothing. Free of the last digits of floating point. */
export function pointsOf(graded: { value: number | undefined; weight: number }[], take?: 'mean'): number | undefined {
  let sum = 0;
  for (const { value, weight } of graded) {
    if (value === undefined) return undefined;
    sum += value * weight;
  }
  const whole = take === 'mean' ? graded.reduce((total, { weight }) => total + weight, 0) : 1;
  return whole > 0 ? Number((sum / whole).toFixed(6)) : undefined;
}

/** How one answer is made of several: the one furthest down the list of codes, or the one that most gave. */
export type Take = 'worst' | 'majority';

/**
 * One answer a criterion. It is absent where a sheet leaves the criterion out, names a code that is not in the list, or, by majority, where codes tie.
 * `split` says that the sheets differ.
 */
export function acrossSheets(
  sheets: Record<string, unknown>[],
  { of, take, codes }: { of: string; take: Take; codes: string[] },
): Record<string, Record<string, unknown>> {
  const ids = [...new Set(sheets.flatMap((sheet) => Object.keys(sheet)))];
  return Object.fromEntries(
    ids.map((id) => {
      const answers = sheets.map((sheet) => (sheet[id] as Record<string, unknown> | undefined)?.[of]);
      const chosen = oneOf(answers, take, codes);
      return [id, { ...(chosen !== undefined && { [of]: chosen }), split: new Set(answers).size > 1, sheets: sheets.length }];
    }),
  );
}

function oneOf(answers: unknown[], take: Take, codes: string[]): unknown {
  const places = answers.map((answer) => codes.indexOf(answer as string));
  if (places.includes(-1)) return undefined;
  return take === 'worst' ? codes[Math.max(...places)] : tallyOf(answers).leading;
}
