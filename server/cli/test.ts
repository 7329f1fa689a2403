/** `jobo test [BUNDLE_DIR…]`: runs the test cases of decisions and the scenarios; closes with `N passed, N failed`. */
import type { Command } from 'commander';
import { bundleOf, parentIn } from '../../engine/ancestry.ts';
import { loadLineage, type Reading, readEdition } from '../../engine/compile.ts';
import { type ExampleResult, runExamples } from '../../engine/examples.ts';
import type { Lang } from '../../engine/language.ts';
import type { Edition } from '../../engine/model.ts';
import { say } from '../../engine/problem.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { type Called, readCalled } from './files.ts';

export function registerTest(program: Command, lang: Lang): void {
  const command = program.command('test').argument('[bundles...]', sentence(lang, 'bundles')).description(sentence(lang, 'test'));
  withOptions(command, lang).action(async (dirs: string[], options: Options) => {
    const called = await readCalled(dirs, options.templates);
    const readings = called.ids.map((id) => ({ id, reading: readEdition(called.sources, id) }));
    const refused = readings.filter(({ reading }) => !reading.edition);
    if (refused.length > 0)
      process.exitCode = report(
        refused.flatMap(({ reading }) => reading.problems),
        called,
        lang,
        options,
      );
    else process.exitCode = await run(readings, called, lang, options);
  });
}

async function run(readings: { id: string; reading: Reading }[], called: Called, lang: Lang, options: Options): Promise<number> {
  const told = [];
  for (const { id, reading } of readings) {
    const { edition, live, demo } = reading;
    if (!edition || !live || !demo) throw new Error(`${id} was read without its live data`);
    const own = called.sources[id] ?? {};
    const fileOf = (path: string) => [path, path.replace(/\.json$/, '.patch.json')].find((file) => Object.hasOwn(own, file));
    const results = await runExamples({ edition, live, demo }, (path) => fileOf(path) !== undefined, earlierOf(called, id));
    const [bundle] = loadLineage(called.sources, id).lineage;
    const placeOf = (file: string, pointer: string) =>
      [called.pathOf(`${id}/${file}`), ...Object.values(bundle?.locate(file, pointer) ?? {})].join(':');
    told.push(...results.map((result) => tell(result, placeOf(fileOf(result.path) ?? result.path, result.pointer), lang)));
  }
  const failed = told.filter(({ failures }) => failures.length > 0);
  const passed = told.length - failed.length;
  if (options.json) printJson({ passed, failed: failed.length, examples: told });
  else {
    for (const { place, title, failures } of failed) for (const failure of failures) print(`${place}  ${title}  ${failure}`);
    print(`${passed} passed, ${failed.length} failed`);
  }
  return failed.length > 0 ? EXIT.fault : EXIT.well;
}

/** The editions of the same bundle that this folder amends, the latest first. */
function earlierOf({ sources }: Pick<Called, 'sources'>, id: string): Edition[] {
  const parent = parentIn(sources[id]?.['bundle.json']);
  if (parent === undefined || bundleOf(parent) !== bundleOf(id)) return [];
  const { edition } = readEdition(sources, parent);
  return edition ? [edition, ...earlierOf({ sources }, parent)] : [];
}

function tell(
  { title, problems, failures }: ExampleResult,
  place: string,
  lang: Lang,
): { place: string; title: string; failures: string[] } {
  return {
    place,
    title: typeof title === 'string' ? title : title[lang],
    failures: [...problems.map((each) => say(each, lang).message), ...failures],
  };
}
