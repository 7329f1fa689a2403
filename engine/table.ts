/** Takes the rules of a decision as boxes over typed columns; gives what they leave open, where they overlap, which never fire, and where others decide otherwise. */
import { type Boxes, boxesOf, boxOf, type Box as Tests, type Value } from './boxes.ts';
import { type Box, type Column, Grid } from './grid.ts';
import type { Condition, Scalar } from './language.ts';
import { type Leaf, parse } from './logic.ts';

export type { Value } from './boxes.ts';
export type { Column } from './grid.ts';

/** A rule; without a condition it always holds. */
export interface Row {
  id: string;
  outcome: string;
  when?: Condition;
}

export interface TableAnalysis {
  /** A concrete input that no rule covers; `unknown` when the budget ran out or a rule is beyond boxes. */
  gap: Record<string, Value> | 'none' | 'unknown';
  /** Pairs of rules that can hold at once, with an input where both do. */
  overlaps: { rows: [string, string]; input: Record<string, Value>; conflict: boolean }[];
  /** Rules that never hold where no earlier rule does. */
  shadowed: string[];
  /** Rules that could not be analysed. */
  unknown: string[];
}

const BUDGET = 1_000_000;

/**
 * Analyses a table.
 * @param resolve value of a parameter or literal; `undefined` where it is only known at run time
 */
export function analyseTable(
  columns: Column[],
  rows: Row[],
  resolve: (scalar: Scalar) => Value | undefined,
  budget = BUDGET,
): TableAnalysis {
  const perRow = rows.map((row) => (row.when ? boxesOf(parse(row.when), (leaf) => literalBox(leaf, resolve)) : [new Map()]));
  const known = new Set(columns.map((column) => column.fact));
  const unknown = rows
    .filter((_, i) => perRow[i] === undefined || perRow[i]?.some((box) => [...box.keys()].some((fact) => !known.has(fact))))
    .map((row) => row.id);
  const boxes: Box[] = perRow.flatMap((list, row) =>
    unknown.includes(rows[row]?.id ?? '') ? [] : (list ?? []).map((tests) => ({ row, tests })),
  );
  const grid = new Grid(columns, boxes, budget);
  const gap = grid.uncovered(grid.whole(), () => true);
  return {
    gap: unknown.length > 0 ? 'unknown' : gap,
    overlaps: overlaps(grid, boxes, rows),
    ...shadowed(grid, boxes, rows, unknown),
  };
}

function literalBox({ fact, operator, compared }: Leaf, resolve: (scalar: Scalar) => Value | undefined): Boxes | undefined {
  const value = Array.isArray(compared) ? compared.map(resolve) : resolve(compared);
  if (value === undefined || (Array.isArray(value) && value.includes(undefined))) return undefined;
  return boxOf(fact, operator, value as Value | Value[]);
}

/** How much of all inputs a condition holds for. */
export type Extent = 'never' | 'always' | 'sometimes' | 'unknown';

export function extentOf(columns: Column[], alternatives: Boxes, budget = BUDGET): Extent {
  const boxes = alternatives.map((tests) => ({ row: 0, tests }));
  const grid = new Grid(columns, boxes, budget);
  if (!boxes.some((box) => grid.common(box, box))) return 'never';
  const gap = grid.uncovered(grid.whole(), () => true);
  return gap === 'none' ? 'always' : gap === 'unknown' ? 'unknown' : 'sometimes';
}

/** An input for which two tables decide by these rows. */
export interface Better {
  was: string;
  now: string;
  input: Record<string, Value>;
}

/** Rows in the order of their turns, and what their values come to. */
export interface Turns {
  rows: Row[];
  resolve: (scalar: Scalar) => Value | undefined;
}

/** An input for which `was` decides by one row and `now` by another that `isBetter` calls better than it. In each the first row that holds decides. */
export function findBetter(
  columns: Column[],
  was: Turns,
  now: Turns,
  isBetter: (was: Row, now: Row) => boolean,
  budget = BUDGET,
): Better | 'none' | 'unknown' {
  const known = new Set(columns.map((column) => column.fact));
  const boxed = [was, now].flatMap(({ rows, resolve }) =>
    rows.map((row) => (row.when ? boxesOf(parse(row.when), (leaf) => literalBox(leaf, resolve)) : [new Map() as Tests])),
  );
  if (boxed.some((boxes) => boxes?.some((box) => [...box.keys()].some((fact) => !known.has(fact))) ?? true)) return 'unknown';
  const boxes = boxed.flatMap((list, row) => (list ?? []).map((tests) => ({ row, tests })));
  const grid = new Grid(columns, boxes, budget);
  let answer: 'none' | 'unknown' = 'none';
  for (const one of boxes.filter(({ row }) => row < was.rows.length))
    for (const other of boxes.filter(({ row }) => row >= was.rows.length)) {
      const [before, after] = [was.rows[one.row], now.rows[other.row - was.rows.length]];
      if (!before || !after || !isBetter(before, after)) continue;
      const earlier = ({ row }: Box) => row < one.row || (row >= was.rows.length && row < other.row);
      const input = grid.uncovered(grid.shared(one, other), earlier);
      if (typeof input === 'object') return { was: before.id, now: after.id, input };
      if (input === 'unknown') answer = 'unknown';
    }
  return answer;
}

/** Which way of one fact gives no more, whatever the others are: `both` where it makes no difference. An outcome of a lower rank gives more. */
export function slopeOf(
  columns: Column[],
  { rows, resolve }: Turns,
  fact: string,
  rank: (outcome: string) => number,
  budget = SLOPE_BUDGET,
): 'more' | 'less' | 'both' | 'neither' {
  const boxed = rows.map((row) => (row.when ? boxesOf(parse(row.when), (leaf) => literalBox(leaf, resolve)) : [new Map() as Tests]));
  const column = columns.findIndex((each) => each.fact === fact);
  if (boxed.includes(undefined) || column < 0 || columns[column]?.type === 'string') return 'neither';
  const boxes = boxed.flatMap((list, row) => (list ?? []).map((tests) => ({ row, tests })));
  const lines = new Grid(columns, boxes, budget).lines(column);
  if (!lines) return 'neither';
  const ranks = lines.map((line) => line.map((row) => (row === undefined ? Number.POSITIVE_INFINITY : rank(rows[row]?.outcome ?? ''))));
  const [falls, rises] = [
    ranks.every((line) => line.every((one, i) => i === 0 || one >= (line[i - 1] ?? one))),
    ranks.every((line) => line.every((one, i) => i === 0 || one <= (line[i - 1] ?? one))),
  ];
  return falls && rises ? 'both' : falls ? 'more' : rises ? 'less' : 'neither';
}

const SLOPE_BUDGET = 50_000;

function overlaps(grid: Grid, boxes: Box[], rows: Row[]): TableAnalysis['overlaps'] {
  const found = new Map<string, TableAnalysis['overlaps'][number]>();
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) {
      const [first, second] = [rows[a.row], rows[b.row]];
      if (!first || !second || a.row === b.row || !first.when || !second.when || found.has(`${a.row} ${b.row}`)) continue;
      const input = grid.common(a, b);
      if (input) found.set(`${a.row} ${b.row}`, { rows: [first.id, second.id], input, conflict: first.outcome !== second.outcome });
    }
  return [...found.values()];
}

function shadowed(grid: Grid, boxes: Box[], rows: Row[], unanalysed: string[]): Pick<TableAnalysis, 'shadowed' | 'unknown'> {
  const hidden: string[] = [];
  const unknown = [...unanalysed];
  for (const [index, row] of rows.entries()) {
    if (unanalysed.includes(row.id)) continue;
    const answers = boxes
      .filter((box) => box.row === index)
      .map((box) => grid.uncovered(grid.region(box), (earlier) => earlier.row < index));
    if (answers.every((answer) => answer === 'none')) hidden.push(row.id);
    else if (answers.every((answer) => answer === 'none' || answer === 'unknown')) unknown.push(row.id);
  }
  return { shadowed: hidden, unknown };
}
