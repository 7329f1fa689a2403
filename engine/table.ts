/** Takes the rules of a decision as boxes over typed columns; gives what they leave open, where they overlap, and which never fire. Honest past its budget: "unknown". */
import { type Boxes, boxesOf, boxOf, constantsOf, passes, type Box as Tests, type Value } from './boxes.ts';
import type { Condition, Scalar, Test } from './language.ts';
import { type Leaf, parse } from './logic.ts';

export type { Value } from './boxes.ts';

/** One fact the rules look at, and what it may be. Dates are ISO strings. */
export interface Column {
  fact: string;
  type: 'integer' | 'number' | 'string' | 'boolean' | 'date';
  values?: string[];
  min?: number;
  max?: number;
}

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

interface Box {
  row: number;
  tests: Tests;
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

/** The columns cut at every value the rules compare with: inside a cell no rule can tell two inputs apart, so one sample stands for all. */
class Grid {
  private readonly columns: Column[];
  private readonly boxes: Box[];
  private readonly samples: Value[][];
  /** Per column and cell: the boxes that accept it. */
  private readonly accepts: bigint[][];
  private readonly budget: number;

  constructor(columns: Column[], boxes: Box[], budget: number) {
    this.columns = columns;
    this.boxes = boxes;
    this.budget = budget;
    this.samples = columns.map((column) =>
      samplesOf(
        column,
        boxes.flatMap((box) => box.tests.get(column.fact) ?? []),
      ),
    );
    this.accepts = columns.map((column, c) =>
      (this.samples[c] ?? []).map((sample) =>
        bits(boxes.map((box) => (box.tests.get(column.fact) ?? []).every((test) => passes(test, sample)))),
      ),
    );
  }

  whole(): bigint[] {
    return this.samples.map((cells) => (1n << BigInt(cells.length)) - 1n);
  }

  /** Per column, the cells the box accepts. */
  region(box: Box): bigint[] {
    const mask = 1n << BigInt(this.boxes.indexOf(box));
    return this.accepts.map((cells) => bits(cells.map((accepted) => (accepted & mask) !== 0n)));
  }

  common(a: Box, b: Box): Record<string, Value> | undefined {
    const [left, right] = [this.region(a), this.region(b)];
    const shared = left.map((cells, c) => cells & (right[c] ?? 0n));
    if (shared.some((cells) => cells === 0n)) return undefined;
    return this.input(shared.map(lowest));
  }

  /** An input of the region that none of the chosen boxes covers. */
  uncovered(region: bigint[], chosen: (box: Box) => boolean): Record<string, Value> | 'none' | 'unknown' {
    if (region.some((cells) => cells === 0n)) return 'none';
    const order = this.columns.map((_, c) => c).sort((a, b) => (this.samples[a]?.length ?? 0) - (this.samples[b]?.length ?? 0));
    const active = bits(this.boxes.map(chosen));
    const groups = order.map((c) => this.grouped(c, region[c] ?? 0n, active));
    // boxes that accept every remaining cell from this depth on: one of them alive means all is covered
    const rest: bigint[] = Array.from({ length: order.length + 1 }, () => active);
    for (let depth = order.length - 1; depth >= 0; depth--)
      rest[depth] = (groups[depth] ?? []).reduce((all, group) => all & group.boxes, rest[depth + 1] ?? 0n);
    const seen = order.map(() => new Map<bigint, number[] | null>());
    let steps = 0;
    const descend = (depth: number, alive: bigint): number[] | null | undefined => {
      if (++steps > this.budget) return undefined;
      if (alive === 0n) return order.slice(depth).map((c) => lowest(region[c] ?? 0n));
      if ((alive & (rest[depth] ?? 0n)) !== 0n || depth === order.length) return null;
      const before = seen[depth]?.get(alive);
      if (before !== undefined) return before;
      let answer: number[] | null = null;
      for (const group of groups[depth] ?? []) {
        const deeper = descend(depth + 1, alive & group.boxes);
        if (deeper === undefined) return undefined;
        if (deeper) {
          answer = [group.cell, ...deeper];
          break;
        }
      }
      seen[depth]?.set(alive, answer);
      return answer;
    };
    const path = descend(0, active);
    if (path === undefined) return 'unknown';
    return path === null ? 'none' : this.input(this.columns.map((_, c) => path[order.indexOf(c)] ?? 0));
  }

  /** Cells of the region that the active boxes can't tell apart, one group each. */
  private grouped(column: number, region: bigint, active: bigint): { boxes: bigint; cell: number }[] {
    const groups = new Map<bigint, number>();
    for (const [cell, accepted] of (this.accepts[column] ?? []).entries())
      if ((region >> BigInt(cell)) & 1n && !groups.has(accepted & active)) groups.set(accepted & active, cell);
    return [...groups].map(([boxes, cell]) => ({ boxes, cell }));
  }

  private input(cells: number[]): Record<string, Value> {
    return Object.fromEntries(this.columns.map((column, c) => [column.fact, this.samples[c]?.[cells[c] ?? 0] ?? '']));
  }
}

const bits = (flags: boolean[]) => flags.reduce((all, flag, i) => (flag ? all | (1n << BigInt(i)) : all), 0n);

function lowest(cells: bigint): number {
  let index = 0;
  while (((cells >> BigInt(index)) & 1n) === 0n) index++;
  return index;
}

/** One sample of every cell of a column. */
function samplesOf(column: Column, tests: Test[]): Value[] {
  const constants = [...new Set(tests.flatMap(constantsOf))];
  if (column.type === 'boolean') return [false, true];
  if (column.type === 'string') return column.values ?? [...constants.filter((value) => typeof value === 'string'), unusedWord(constants)];
  if (column.type === 'date') {
    const days = constants.flatMap((value) =>
      typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? [Date.parse(value) / DAY] : [],
    );
    return numbers(days, true, undefined, undefined).map((day) => new Date(day * DAY).toISOString().slice(0, 10));
  }
  return numbers(
    constants.filter((value) => typeof value === 'number'),
    column.type === 'integer',
    column.min,
    column.max,
  );
}

const DAY = 86_400_000;

/** The constants themselves and one number in every interval between, before and after them, inside the bounds. */
function numbers(constants: number[], integer: boolean, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): number[] {
  const cuts = [...new Set([...constants, ...[min, max].filter(Number.isFinite)])].sort((a, b) => a - b);
  const first = cuts[0] ?? 0;
  const last = cuts.at(-1) ?? 0;
  const between = cuts.slice(1).map((cut, i) => middle(cuts[i] ?? cut, cut, integer));
  return [...new Set([first - 1, ...cuts, ...between, last + 1])].filter((value) => value >= min && value <= max).sort((a, b) => a - b);
}

const middle = (a: number, b: number, integer: boolean) => (integer ? Math.min(Math.floor(a) + 1, b) : (a + b) / 2);

const unusedWord = (constants: Value[]) => {
  let word = 'other';
  while (constants.includes(word)) word += '-';
  return word;
};
