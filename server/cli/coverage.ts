/** `jobo coverage [BUNDLE_DIR…]`: clauses of the acts that definitions cite, and those that none does; an obliging one left out is a fault. */
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
    else for (const { acts } of covered) for (const act of acts) printAct(act, lang);
    process.exitCode = covered.some(({ acts }) => acts.some((act) => act.missing.length > 0)) ? EXIT.fault : EXIT.well;
  });
}

function printAct({ act, clauses, missing }: ActCoverage, lang: Lang): void {
  const carried = clauses.filter(({ by }) => by.length > 0).length;
  print(sentence(lang, 'covered', { act, total: clauses.length, carried, missing: missing.length }));
  for (const { id, force, by } of clauses) {
    print(
      by.length > 0
        ? `  ${id}  ${force}  ${sentence(lang, 'carried')}: ${by.join(', ')}`
        : `  ${id}  ${force}  ${sentence(lang, 'uncarried')}`,
    );
  }
}
