/** Takes a compiled bundle; runs the test cases of its decisions and its scenarios, and says of each whether what came out was expected. */
import { canonical } from './canonical.ts';
import type { Reading } from './compile.ts';
import { decide, decideSync } from './decision.ts';
import type { Text } from './language.ts';
import type { Decision, DecisionRecord, Edition, Problem } from './model.ts';
import { problem } from './problem.ts';
import { runScenario } from './scenario.ts';

/** One example with what went otherwise than expected; none means that it passed. */
export interface ExampleResult {
  /** Path of the definition within its bundle. */
  path: string;
  /** JSON Pointer to the example. */
  pointer: string;
  title: string | Text;
  problems: Problem[];
  /** Failures in words, as the scenario tells them. */
  failures: string[];
}

/** Runs all examples whose file `isOwn` accepts, in the order of the files; `earlier` are the editions that this one follows. */
export async function runExamples(
  { edition, live, demo }: Required<Omit<Reading, 'problems'>>,
  isOwn: (path: string) => boolean = () => true,
  earlier: Edition[] = [],
): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const [id, decision] of Object.entries(edition.decisions)) {
    const path = `decisions/${id}.json`;
    if (!isOwn(path)) continue;
    for (const [index, example] of decision.cases.entries()) {
      const problems = await runCase(edition, id, example);
      results.push({ path, pointer: `/cases/${index}`, title: example.title ?? JSON.stringify(example.given), problems, failures: [] });
    }
  }
  for (const [id, scenario] of Object.entries(edition.scenarios)) {
    const path = `scenarios/${id}.json`;
    if (!isOwn(path)) continue;
    const { title, failures } = await runScenario(edition, live, demo, scenario, 'en', earlier);
    results.push({ path, pointer: '', title, problems: [], failures });
  }
  return results;
}

/** A case holds when both engines answer as expected, and alike. */
async function runCase(edition: Edition, id: string, { given, on, expect }: Decision['cases'][number]): Promise<Problem[]> {
  const day = on ?? edition.bundle.effectiveFrom;
  const record = await decide(edition, id, given, day);
  const same = canonical(verdict(record)) === canonical(verdict(decideSync(edition, id, given, day)));
  return [...(same ? [] : [problem('example.disagree')]), ...differences(expect, record)];
}

function verdict({ outcome, rule, outcomes, rules, values, undetermined }: DecisionRecord): unknown {
  return { outcome: outcome ?? null, rule: rule ?? null, outcomes: outcomes ?? null, rules: rules ?? null, values, undetermined };
}

function differences(expect: Decision['cases'][number]['expect'], record: DecisionRecord): Problem[] {
  const differs = (what: string, expected: unknown, seen: unknown) => problem('example.differs', { what, expected, seen: seen ?? '—' });
  const found: Problem[] = [];
  if (expect.outcome !== undefined && expect.outcome !== record.outcome) found.push(differs('outcome', expect.outcome, record.outcome));
  if (expect.rule !== undefined && expect.rule !== record.rule) found.push(differs('rule', expect.rule, record.rule));
  if (expect.outcomes && canonical(expect.outcomes) !== canonical(record.outcomes ?? null))
    found.push(differs('outcomes', expect.outcomes.join(', '), record.outcomes?.join(', ')));
  for (const [name, wanted] of Object.entries(expect.values ?? {}))
    if (canonical(wanted) !== canonical(record.values[name] ?? null)) found.push(differs(name, wanted, record.values[name]));
  if (expect.undetermined === undefined) return found;
  const names = (list: string[]) => [...list].sort().join(', ');
  const answer = record.outcome ?? record.outcomes?.join(', ');
  if (answer !== undefined) found.push(differs('outcome', [], answer));
  if (names(expect.undetermined) !== names(record.undetermined))
    found.push(differs('undetermined', expect.undetermined, record.undetermined));
  return found;
}
