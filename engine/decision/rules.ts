/** The rules of a decision, however they are written: takes a decision, gives its rules; a table's rows become rules. */
import type { Decision, DecisionTable, Rule } from '../definitions.gen.ts';
import type { Cell, Condition, RowNote, TableRow, Test } from '../language.ts';

/** The cell of a column that does not matter in this row. */
export const ANYTHING = '-';

const made = new WeakMap<Decision, Rule[]>();

/** In the order they are written. A table is read once. */
export function rulesOf(decision: Decision): readonly Rule[] {
  if (decision.rules) return decision.rules;
  let rules = made.get(decision);
  if (!rules) {
    const { table } = decision;
    rules = table ? table.rows.map((row, index) => ruleOf(table, row, index)) : [];
    made.set(decision, rules);
  }
  return rules;
}

/** A row in its parts: as many cells as the table has columns, the outcome, the note. */
export function rowParts(table: DecisionTable, row: TableRow): { cells: Cell[]; outcome: Cell | RowNote | undefined; note?: RowNote } {
  const width = table.columns.length;
  return {
    cells: row.slice(0, width) as Cell[],
    outcome: row[width],
    ...(row[width + 1] !== undefined && { note: row[width + 1] as RowNote }),
  };
}

/** A row of nothing but `-` decides when no other does. */
function ruleOf(table: DecisionTable, row: TableRow, index: number): Rule {
  const { cells, outcome, note } = rowParts(table, row);
  const tests = table.columns.flatMap((fact, column) => {
    const cell = cells[column] ?? ANYTHING;
    return cell === ANYTHING ? [] : [[fact, testOf(cell)] as const];
  });
  const { legal, because, basis } = table;
  return {
    id: `row-${index + 1}`,
    outcome: String(outcome),
    because,
    basis,
    ...(legal && { legal }),
    ...note,
    ...(tests.length > 0 ? { when: Object.fromEntries(tests) as Condition } : { otherwise: true as const }),
  };
}

/** A literal stands for `{ "is": … }`. */
export const testOf = (cell: Cell): Test => (typeof cell === 'object' ? cell : { is: cell });
