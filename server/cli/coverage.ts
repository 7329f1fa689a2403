/** `jobo coverage [BUNDLE_DIR…]`: clauses of the acts that definitions cite, and those that none does; an obliging or permitting one left out is a fault. */
import type { Command } from 'commander';
import { readEdition } from '../../engine/compile.ts';
import { type ActCoverage, coverageOf } from '../../engine/coverage.ts';
import type { Lang } from '../../engine/language.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { readCalled } from './files.ts';

export function registerCoverage(program: Command, lang: Lang): void {
  const command = program.command('coverage').argument('[bundles...]', sentence(lang, 'bundles')).description(sentence(lang, 'coverage'));
  withOptions(command, lang).action(async (dirs: string[], options: Options) => {
    const called = await readCalled(dirs, options.templates);
    const readings = called.ids.map((id) => readEdition(called.sources, id));
    const refused = readings.flatMap(({ edition, problems }) => (edition ? [] : problems));
    if (refused.length > 0) {
      process.exitCode = report(refused, called, lang, options);
      return;
    }
    const covered = readings.flatMap(({ edition }) => (edition ? [{ bundle: edition.bundle.id, acts: coverageOf(edition) }] : []));
    if (options.json) printJson(covered);
    else for (const each of covered) printBundle(each, lang);
    process.exitCode = covered.some(({ acts }) => acts.some((act) => act.missing.length > 0)) ? EXIT.fault : EXIT.well;
  });
}

function printBundle({ bundle, acts }: { bundle: string; acts: ActCoverage[] }, lang: Lang): void {
  const own = acts.filter(({ foreign }) => !foreign);
  for (const act of own) printAct(act, lang);
  for (const { act, clauses } of acts.filter(({ foreign }) => foreign))
    print(sentence(lang, 'anotherBody', { act, carried: carriedOf(clauses) }));
  const clauses = own.flatMap((act) => act.clauses);
  const missing = acts.reduce((sum, act) => sum + act.missing.length, 0);
  print(sentence(lang, 'covered', { act: bundle, total: clauses.length, carried: carriedOf(clauses), missing }));
  if (missing > 0) print(sentence(lang, 'coverageHint'));
}

/** What is missing goes first and in full; what only states something, and is carried by nothing, in one line. */
function printAct({ act, title, clauses, missing }: ActCoverage, lang: Lang): void {
  const summary = sentence(lang, 'covered', { act, total: clauses.length, carried: carriedOf(clauses), missing: missing.length });
  print(`${summary}  «${title[lang]}»`);
  const width = Math.max(...clauses.map(({ id }) => id.length));
  const line = (mark: string, { id, force, text }: Clause, end: string) =>
    print(`  ${mark} ${id.padEnd(width)}  ${sentence(lang, force)}  ${text[lang]}${end}`);
  for (const clause of clauses) if (missing.includes(clause.id)) line('✗', clause, `  · ${sentence(lang, 'uncarried')}`);
  for (const clause of clauses) if (clause.by.length > 0) line('✓', clause, `  · ${clause.by.join(', ')}`);
  const stated = clauses.filter(({ force, by }) => force === 'states' && by.length === 0).map(({ id }) => id);
  if (stated.length > 0) print(`  · ${sentence(lang, 'states')}, ${sentence(lang, 'uncarried')}: ${stated.join(', ')}`);
  print('');
}

type Clause = ActCoverage['clauses'][number];

const carriedOf = (clauses: Clause[]): number => clauses.filter(({ by }) => by.length > 0).length;
