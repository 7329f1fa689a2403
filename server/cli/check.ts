/** `jobo check [BUNDLE_DIR…]`: every fault of the definitions at once. */
import type { Command } from 'commander';
import { checkBundle, sorted } from '../../engine/check/index.ts';
import { loadLineage } from '../../engine/compile.ts';
import type { Lang } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { EXIT, lineOf, type Options, plain, print, printError, printJson, sentence, withOptions } from './console.ts';
import { type Called, readCalled } from './files.ts';

export function registerCheck(program: Command, lang: Lang): void {
  const command = program.command('check').argument('[bundles...]', sentence(lang, 'bundles')).description(sentence(lang, 'check'));
  withOptions(command, lang).action(async (dirs: string[], options: Options) => {
    const called = await readCalled(dirs, options.templates);
    process.exitCode = report(problemsOf(called), called, lang, options);
  });
}

/** Faults of all bundles of the call and of those they extend, each once. */
export function problemsOf({ ids, sources }: Called): Problem[] {
  const problems: Problem[] = [];
  const checked = new Set<string>();
  for (const id of ids) {
    const read = loadLineage(sources, id);
    problems.push(...read.problems);
    for (const [index, folder] of read.folders.entries()) {
      const bundle = read.lineage[index];
      if (!bundle || checked.has(folder)) continue;
      checked.add(folder);
      problems.push(
        ...checkBundle(bundle, read.lineage.slice(index + 1), folder).map((each) => ({ ...each, file: `${folder}/${each.file}` })),
      );
    }
  }
  return sorted(problems);
}

/** Prints the problems and gives the exit code. */
export function report(problems: Problem[], { ids, pathOf }: Called, lang: Lang, options: Options): number {
  const errors = problems.filter(({ level }) => level !== 'warning').length;
  if (options.json) printJson({ bundles: ids, problems: problems.map((each) => plain(each, pathOf, lang)) });
  else {
    for (const each of problems) print(lineOf(each, pathOf, lang));
    printError(sentence(lang, 'checked', { bundles: ids.join(', '), errors, warnings: problems.length - errors }));
  }
  return errors > 0 ? EXIT.fault : EXIT.well;
}
