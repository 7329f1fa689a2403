// The check of decision tables: milliseconds for random tables of given size, with and without a row that covers all.
import { analyseTable } from '../../dist/engine/table.js';

function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function table(rows, columns, any, next) {
  const types = Array.from({ length: columns }, (_, c) =>
    c % 2 ? { fact: `f${c}`, type: 'string', values: ['a', 'b', 'c', 'd'] } : { fact: `f${c}`, type: 'integer', min: 0, max: 20 },
  );
  const cell = (column) => {
    if (column.type === 'string') return { in: column.values.filter((value) => next() < 0.5 || value === 'a') };
    const low = Math.floor(next() * 18);
    return { atLeast: low, atMost: low + 1 + Math.floor(next() * (20 - low)) };
  };
  return {
    columns: types,
    rows: Array.from({ length: rows }, (_, r) => ({
      id: `r${r}`,
      outcome: `o${r % 4}`,
      when: Object.fromEntries(types.filter((_, c) => c === 0 || next() > any).map((column) => [column.fact, cell(column)])),
    })),
  };
}

async function run() {
  const results = [];
  for (const [rows, columns] of [
    [12, 6],
    [50, 8],
    [200, 10],
    [500, 10],
  ]) {
    const { columns: types, rows: list } = table(rows, columns, 0.35, random(7));
    const began = performance.now();
    const found = analyseTable(types, list, (scalar) => scalar);
    results.push({
      rows,
      columns,
      ms: Math.round(performance.now() - began),
      gap: typeof found.gap === 'string' ? found.gap : 'found',
      overlaps: found.overlaps.length,
      shadowed: found.shadowed.length,
      unknown: found.unknown.length,
    });
  }
  console.table(results);
}

await run();
