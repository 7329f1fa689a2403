// Decisions, CPU time of this process (process.cpuUsage), every ratio within one run:
// replay of stored fact snapshots under two rule sets against parsing them and against json-rules-engine; full traces and whole records against it;
// and @gorules/zen-engine on the same table.
import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import { compileReplay } from '../../dist/engine/decision/replay.js';
import { rulesOf } from '../../dist/engine/decision/rules.js';
import { decide, decideSync, weigh } from '../../dist/engine/decision.js';

const SNAPSHOTS = 100_000;
const SAMPLE = 4_000;
const ON = '2026-09-01';
const t = (text) => ({ ky: text, ru: text, en: text });
const LEGAL = ['private', 'state', 'municipal'];
const TYPES = {
  unmet: 'integer',
  partly: 'integer',
  graded: 'integer',
  staff: 'integer',
  share: 'number',
  ownership: 'string',
  appealed: 'boolean',
  since: 'date',
};

/** Twelve rules over eight facts; the second rule set has another limit. */
function decision(limit) {
  const row = (unmet, partly, staff, share, ownership, appealed, since, outcome) => [
    unmet,
    partly,
    staff,
    share,
    ownership,
    appealed,
    since,
    outcome,
  ];
  return {
    title: t('Term'),
    basis: 'sample',
    policy: 'first',
    inputs: Object.fromEntries(
      Object.entries(TYPES).map(([name, type]) => [name, { title: t(name), type, ...(name === 'ownership' && { values: LEGAL }) }]),
    ),
    outcomes: ['seven', 'five', 'three', 'one', 'returned', 'refused'].map((id) => ({ id, title: t(id) })),
    table: {
      columns: ['unmet', 'partly', 'staff', 'share', 'ownership', 'appealed', 'since', 'graded'].slice(0, 7),
      rows: [
        row(0, 0, { atLeast: 20 }, { atLeast: 0.9 }, '-', false, { before: '2015-01-01' }, 'seven'),
        row(0, { atMost: 2 }, { atLeast: 20 }, { atLeast: 0.8 }, 'state', false, '-', 'five'),
        row(0, { atMost: 2 }, { atLeast: 15 }, { atLeast: 0.8 }, { in: ['private', 'municipal'] }, false, '-', 'five'),
        row(0, { atMost: limit }, '-', { atLeast: 0.7 }, '-', '-', { before: '2020-01-01' }, 'five'),
        row(0, { atMost: limit }, '-', '-', '-', '-', '-', 'three'),
        row({ atMost: 1 }, { atMost: 4 }, { atLeast: 10 }, '-', 'state', '-', '-', 'three'),
        row({ atMost: 1 }, { atMost: 4 }, { atLeast: 12 }, { atLeast: 0.6 }, '-', '-', '-', 'three'),
        row({ atMost: 2 }, { atMost: 6 }, '-', '-', '-', true, '-', 'one'),
        row({ atMost: limit }, { atMost: 8 }, '-', '-', '-', false, { onOrAfter: '2020-01-01' }, 'one'),
        row({ atMost: limit }, '-', { moreThan: 30 }, '-', { notIn: ['private'] }, '-', '-', 'one'),
        row({ atMost: 6 }, '-', '-', { moreThan: 0.5 }, '-', '-', '-', 'returned'),
        row('-', '-', '-', '-', '-', '-', '-', 'refused'),
      ],
      because: t('{unmet} unmet, {partly} partly'),
      basis: 'sample',
    },
    cases: [{ given: {}, expect: { outcome: 'refused' } }],
  };
}

const EDITION = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const edition = { hash: EDITION, bundle: { effectiveFrom: ON }, parameters: {}, decisions: { one: decision(3), other: decision(4) } };

/** The same numbers in every run. */
function snapshots() {
  let state = 7;
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  return Array.from({ length: SNAPSHOTS }, (_, n) => {
    const facts = {
      unmet: next(2) ? 0 : next(8),
      partly: next(9),
      graded: 40,
      staff: next(45),
      share: next(100) / 100,
      ownership: LEGAL[next(3)],
      appealed: next(4) === 0,
      since: `20${10 + next(16)}-0${1 + next(9)}-1${next(9)}`,
    };
    return JSON.stringify({ case: `K-2026-${n}`, decision: 'one', edition: EDITION, on: ON, facts });
  }).join('\n');
}

/** CPU microseconds each; the best of several rounds, so that what else runs on the machine does not count. */
async function cpuEach(count, once, rounds = 5) {
  const spent = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await once();
    const { user, system } = process.cpuUsage(before);
    spent.push((user + system) / count);
  }
  return Math.min(...spent);
}

/** The rules written in json-rules-engine's own words, the facts ready; `kept` runs one engine again and again, one after another. */
const NATIVE = {
  is: 'equal',
  in: 'in',
  notIn: 'notIn',
  atLeast: 'greaterThanInclusive',
  atMost: 'lessThanInclusive',
  moreThan: 'greaterThan',
  before: 'before',
  onOrAfter: 'onOrAfter',
};
function ruleEngine(made) {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('before', (seen, limit) => seen < limit);
  engine.addOperator('onOrAfter', (seen, limit) => seen >= limit);
  for (const { id, when } of rulesOf(made)) {
    const all = Object.entries(when ?? {}).flatMap(([fact, test]) =>
      Object.entries(test).map(([operator, value]) => ({ fact, operator: NATIVE[operator], value })),
    );
    engine.addRule({ name: id, conditions: { all }, event: { type: id } });
  }
  return engine;
}

/** The same table as zen-engine writes it. */
function zenContent({ table }) {
  const cell = (value) => {
    if (value === '-') return '';
    if (typeof value !== 'object') return JSON.stringify(value);
    return Object.entries(value)
      .map(([operator, limit]) => {
        const listed = Array.isArray(limit) ? limit.map((each) => JSON.stringify(each)).join(', ') : '';
        const day = `date("${limit}")`;
        return {
          atLeast: `>= ${limit}`,
          atMost: `<= ${limit}`,
          moreThan: `> ${limit}`,
          in: listed,
          notIn: `not($ in [${listed}])`,
          before: `date($) < ${day}`,
          onOrAfter: `date($) >= ${day}`,
        }[operator];
      })
      .join(' and ');
  };
  const width = table.columns.length;
  const inputs = table.columns.map((field) => ({ id: field, name: field, type: 'expression', field }));
  const rules = table.rows.map((row, n) => ({
    _id: `row-${n + 1}`,
    ...Object.fromEntries(table.columns.map((field, column) => [field, cell(row[column])])),
    out: JSON.stringify(row[width]),
  }));
  const content = { hitPolicy: 'first', inputs, outputs: [{ id: 'out', name: 'outcome', field: 'outcome' }], rules };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      { id: 'table', type: 'decisionTableNode', name: 'table', position: { x: 0, y: 0 }, content },
      { id: 'end', type: 'outputNode', name: 'end', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'e1', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'e2', sourceId: 'table', targetId: 'end', type: 'edge' },
    ],
  };
}

async function agreed(facts, kept, zen) {
  const replay = compileReplay(edition, 'one', ON);
  let same = 0;
  for (const each of facts.slice(0, 500)) {
    const { events } = await kept.run(each);
    const first = rulesOf(edition.decisions.one).find(({ id }) => events.some(({ type }) => type === id));
    const { result } = await zen.evaluate(each);
    const answer = replay(each).outcome;
    if (first?.outcome === answer && result.outcome === answer && decideSync(edition, 'one', each, ON).outcome === answer) same += 1;
  }
  return same;
}

async function run() {
  const text = snapshots();
  const lines = text.split('\n');
  const facts = lines.map((line) => JSON.parse(line).facts);
  const sample = facts.slice(0, SAMPLE);
  const kept = ruleEngine(edition.decisions.one);
  const zen = new ZenEngine().createDecision(zenContent(edition.decisions.one));
  console.log(`  same outcome from all four engines: ${await agreed(facts, kept, zen)} of 500`);

  const parse = () => {
    let cases = 0;
    for (const line of text.split('\n')) cases += JSON.parse(line).facts ? 1 : 0;
    return cases;
  };
  const judged = (given) => {
    const [old, young] = [compileReplay(edition, 'one', ON), compileReplay(edition, 'other', ON)];
    let flips = 0;
    for (const each of given) if (old(each).outcome !== young(each).outcome) flips += 1;
    return flips;
  };
  const replayed = () => {
    const [old, young] = [compileReplay(edition, 'one', ON), compileReplay(edition, 'other', ON)];
    let flips = 0;
    for (const line of text.split('\n')) {
      const each = JSON.parse(line).facts;
      if (old(each).outcome !== young(each).outcome) flips += 1;
    }
    return flips;
  };
  console.log(`  flips between the two rule sets: ${judged(facts)} of ${SNAPSHOTS}`);
  const parsing = await cpuEach(SNAPSHOTS, parse);
  const replaying = await cpuEach(SNAPSHOTS, replayed);
  const judging = await cpuEach(SNAPSHOTS * 2, () => judged(facts));
  const each = (count, decideOne) =>
    cpuEach(
      count,
      async () => {
        for (const one of sample.slice(0, count)) await decideOne(one);
      },
      4,
    );
  const sync = (decideOne) =>
    cpuEach(SAMPLE * 5, () => {
      for (let n = 0; n < 5; n++) for (const one of sample) decideOne(one);
    });
  const bare = await each(SAMPLE, (one) => kept.run(one));
  const fresh = await each(SAMPLE / 4, (one) => ruleEngine(edition.decisions.one).run(one));
  const traced = await sync((one) => weigh(edition, 'one', one, ON));
  const record = await cpuEach(SAMPLE, () => {
    for (const one of sample) decideSync(edition, 'one', one, ON);
  });
  const live = await each(SAMPLE / 4, (one) => decide(edition, 'one', one, ON));
  const zenned = await each(SAMPLE, (one) => zen.evaluate(one));

  const line = (what, value, note = '') => console.log(`  ${what.padEnd(62)} ${value.toFixed(2).padStart(9)} µs${note && `   ${note}`}`);
  const times = (value) => `${(bare / value).toFixed(1)}× json-rules-engine`;
  line('parsing a snapshot', parsing);
  line('parsing it and judging it under two rule sets', replaying, `${(replaying / parsing).toFixed(2)}× parsing`);
  line('json-rules-engine, one engine kept, facts ready', bare, '1×');
  line('json-rules-engine, a fresh engine each', fresh, times(fresh));
  line('replay, one decision', judging, times(judging));
  line(
    'the whole replay against two decisions of json-rules-engine',
    replaying,
    `${((parsing + 2 * bare) / replaying).toFixed(1)}× json-rules-engine`,
  );
  line('full trace of every rule (weigh)', traced, times(traced));
  line('whole record with its sentences in three languages (decideSync)', record, times(record));
  line('the live path on json-rules-engine, record and all (decide)', live, times(live));
  line(
    'zen-engine, the same table',
    zenned,
    `${times(zenned)}; the full trace is ${(zenned / traced).toFixed(1)}× it, replay ${(zenned / judging).toFixed(1)}×`,
  );
}

await run();
