/** Boxes over typed columns: takes the columns and the boxes, gives where boxes meet and what they leave open. Honest past its budget: "unknown". */
import { constantsOf, passes, type Box as Tests, type Value } from './boxes.ts';
import type { Test } from './language.ts';

/** One fact the rules look at, and what it may be. Dates are ISO strings. */
export interface Column {
  fact: string;
  type: 'integer' | 'number' | 'string' | 'boolean' | 'date';
  values?: string[];
  min?: number;
  max?: number;
}

/** A box, and the row it stands for. */
export interface Box {
  row: number;
  tests: Tests;
}

/** The columns cut at every value the rules compare with: inside a cell no rule can tell two inputs apart, so one sample stands for all. */
export class Grid {
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

  /** Per column, the cells that both accept. */
  shared(a: Box, b: Box): bigint[] {
    const [left, right] = [this.region(a), this.region(b)];
    return left.map((cells, c) => cells & (right[c] ?? 0n));
  }

  common(a: Box, b: Box): Record<string, Value> | undefined {
    const shared = this.shared(a, b);
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

  /** For every choice of the other columns' cells: the first row that holds in each cell of this column. None where they are too many. */
  lines(column: number): (number | undefined)[][] | undefined {
    const others = this.samples.map((cells, c) => (c === column ? 1 : cells.length));
    if (others.reduce((all, cells) => all * cells, this.samples[column]?.length ?? 0) > this.budget) return undefined;
    let alive = [bits(this.boxes.map(() => true))];
    for (const [c, cells] of this.accepts.entries()) if (c !== column) alive = alive.flatMap((mask) => cells.map((cell) => mask & cell));
    return [...new Set(alive)].map((mask) => (this.accepts[column] ?? []).map((cell) => this.firstRow(mask & cell)));
  }

  private firstRow(alive: bigint): number | undefined {
    return alive === 0n ? undefined : Math.min(...this.boxes.flatMap(({ row }, i) => ((alive >> BigInt(i)) & 1n ? [row] : [])));
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
