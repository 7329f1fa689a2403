/** `jobo simulate OLD NEW --cases DIR`: past facts judged under two editions; every outcome that flips, and why. Streams; changes nothing. */
import type { Command } from 'commander';
import { readEdition } from '../../engine/compile.ts';
import { type Answer, compileReplay } from '../../engine/decision/replay.ts';
import { decideSync } from '../../engine/decision.ts';
import type { Lang } from '../../engine/language.ts';
import type { DecisionRecord, Edition } from '../../engine/model.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printError, sentence, withOptions } from './console.ts';
import { isDayGiven, nameOf } from './decisions.ts';
import { readCalled } from './files.ts';
import { openSnapshots, type Snapshot, type Snapshots } from './snapshots.ts';

interface SimulateOptions extends Options {
  cases: string;
  on?: string;
}

export function registerSimulate(program: Command, lang: Lang): void {
  const command = program
    .command('simulate')
    .argument('<old>', sentence(lang, 'oldBundle'))
    .argument('<new>', sentence(lang, 'newBundleArg'))
    .requiredOption('--cases <dir>', sentence(lang, 'cases'))
    .option('--on <day>', sentence(lang, 'newOn'))
    .description(sentence(lang, 'simulate'));
  withOptions(command, lang).action(async (older: string, newer: string, options: SimulateOptions) => {
    const editions: Edition[] = [];
    for (const dir of [older, newer]) {
      const called = await readCalled([dir], options.templates);
      const { edition, problems } = readEdition(called.sources, called.ids[0] ?? '');
      if (!edition) {
        process.exitCode = report(problems, called, lang, options);
        return;
      }
      editions.push(edition);
    }
    if (options.on !== undefined && !isDayGiven(options.on)) {
      printError(sentence(lang, 'noDay', { day: options.on }));
      process.exitCode = EXIT.call;
      return;
    }
    const snapshots = await openSnapshots(options.cases);
    if (!snapshots) {
      printError(sentence(lang, 'noCases', { folder: options.cases }));
      process.exitCode = EXIT.call;
      return;
    }
    process.exitCode = await compare(sideOf(editions[0]), sideOf(editions[1], options.on), snapshots, lang, options);
  });
}

/** An edition, and the day whose parameters count where that is not the snapshot's own. */
interface Side {
  edition: Edition;
  dayOf(snapshot: Snapshot): string;
}

function sideOf(edition: Edition | undefined, day?: string): Side {
  if (!edition) throw new Error('an edition was not read');
  return { edition, dayOf: ({ on }) => day ?? on ?? edition.bundle.effectiveFrom };
}

/** What is counted of each decision: from which outcome to which, and how often. */
type Counts = Map<string, { cases: number; flips: Map<string, number> }>;

async function compare(older: Side, newer: Side, snapshots: Snapshots, lang: Lang, options: Options): Promise<number> {
  const judges = { old: judgeOf(older), new: judgeOf(newer) };
  const counts: Counts = new Map();
  const total = { cases: 0, flips: 0, unread: 0 };
  const meter = meterOf(snapshots.size, lang);
  for await (const { place, snapshot, read } of snapshots) {
    meter.show(read, total.cases);
    if (!snapshot || ![older, newer].some(({ edition }) => Object.hasOwn(edition.decisions, snapshot.decision))) {
      total.unread += 1;
      meter.clear();
      printError(`${place}  ${sentence(lang, snapshot ? 'unknownDecision' : 'noSnapshot')}`);
      continue;
    }
    total.cases += 1;
    const count = counts.get(snapshot.decision) ?? { cases: 0, flips: new Map<string, number>() };
    counts.set(snapshot.decision, count);
    count.cases += 1;
    const [before, after] = [judges.old(snapshot), judges.new(snapshot)];
    if (sameAnswer(before, after)) continue;
    total.flips += 1;
    meter.clear();
    const flip = flipOf(older, newer, snapshot, place, lang);
    const pair = `${flip.before} → ${flip.after}`;
    count.flips.set(pair, (count.flips.get(pair) ?? 0) + 1);
    if (options.json) print(JSON.stringify(flip));
    else tell(flip);
  }
  meter.clear();
  summary(counts, total, older, newer, lang, options);
  return total.unread > 0 ? EXIT.fault : EXIT.well;
}

/** Compiled once for each decision and day. An edition that has no such decision answers nothing. */
function judgeOf({ edition, dayOf }: Side): (snapshot: Snapshot) => Answer | undefined {
  const compiled = new Map<string, (facts: Record<string, unknown>) => Answer>();
  return (snapshot) => {
    const { decision, facts } = snapshot;
    if (!Object.hasOwn(edition.decisions, decision)) return undefined;
    const on = dayOf(snapshot);
    const key = `${decision} ${on}`;
    const replay = compiled.get(key) ?? compileReplay(edition, decision, on);
    compiled.set(key, replay);
    return replay(facts);
  };
}

/** A rule's name may change freely; what it leads to may not. */
function sameAnswer(before: Answer | undefined, after: Answer | undefined): boolean {
  if (!before || !after || before.kind !== after.kind) return before === after;
  if (before.outcome !== after.outcome || before.total !== after.total) return false;
  const [one, other] = [before.outcomes ?? [], after.outcomes ?? []];
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

interface Flip {
  place: string;
  case?: string;
  decision: string;
  before: string;
  after: string;
  rules: { before: string[]; after: string[] };
  why: { before: string[]; after: string[] };
}

function flipOf(older: Side, newer: Side, snapshot: Snapshot, place: string, lang: Lang): Flip {
  const { decision, facts, case: kase } = snapshot;
  const told = ({ edition, dayOf }: Side) => {
    const definition = Object.hasOwn(edition.decisions, decision) ? edition.decisions[decision] : undefined;
    if (!definition) return { name: sentence(lang, 'decisionAbsent'), rules: [], why: [] };
    const record = decideSync(edition, decision, facts, dayOf(snapshot));
    return { name: nameOf(definition, record, lang), rules: rulesIn(record), why: record.reasons.map(({ text }) => text[lang]) };
  };
  const [before, after] = [told(older), told(newer)];
  return {
    place,
    ...(kase !== undefined && { case: kase }),
    decision,
    before: before.name,
    after: after.name,
    rules: { before: before.rules, after: after.rules },
    why: { before: before.why, after: after.why },
  };
}

const rulesIn = ({ rule, rules }: DecisionRecord): string[] => rules ?? (rule === undefined ? [] : [rule]);

function tell({ place, case: kase, decision, before, after, why }: Flip): void {
  print(`${kase ?? place}  ${decision}: ${before} → ${after}`);
  for (const line of why.before) print(`  - ${line}`);
  for (const line of why.after) print(`  + ${line}`);
}

function summary(
  counts: Counts,
  total: { cases: number; flips: number; unread: number },
  older: Side,
  newer: Side,
  lang: Lang,
  { json }: Options,
): void {
  if (json) {
    const decisions = Object.fromEntries([...counts].map(([id, { cases, flips }]) => [id, { cases, flips: Object.fromEntries(flips) }]));
    print(JSON.stringify({ summary: { old: older.edition.hash, new: newer.edition.hash, ...total, decisions } }));
    return;
  }
  for (const [id, { cases, flips }] of counts) {
    const flipped = [...flips.values()].reduce((sum, one) => sum + one, 0);
    print(sentence(lang, 'simulatedDecision', { decision: id, cases, flips: flipped }));
    for (const [pair, times] of [...flips].sort((a, b) => b[1] - a[1])) print(`  ${String(times).padStart(8)}  ${pair}`);
  }
  print(sentence(lang, 'simulated', total));
}

/** How far it has come, on a terminal only. */
function meterOf(size: number, lang: Lang): { show(read: number, cases: number): void; clear(): void } {
  let shown = -1;
  if (!process.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show(read, cases) {
      const percent = size > 0 ? Math.min(100, Math.floor((read / size) * 100)) : 100;
      if (percent === shown) return;
      shown = percent;
      process.stderr.write(`\r\u001b[K${sentence(lang, 'progress', { percent, cases })}`);
    },
    clear() {
      if (shown >= 0) process.stderr.write('\r\u001b[K');
      shown = -1;
    },
  };
}
