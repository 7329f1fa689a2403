/** `jobo import BUNDLE_DIR…`: puts checked bundles into use in an installation; bundles with faults are refused with all of them. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import type { ImportReport } from '../editions.ts';
import { report as reportFaults } from './check.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { readCalled } from './files.ts';
import { withInstallation } from './installation.ts';

export function registerImport(program: Command, lang: Lang): void {
  const command = program.command('import').argument('<bundles...>', sentence(lang, 'bundles')).description(sentence(lang, 'import'));
  withOptions(command, lang).action(async (dirs: string[], options: Options) => {
    const called = await readCalled(dirs, options.templates);
    await withInstallation(lang, options, async ({ desk }) => {
      const reports = await desk.import(called.sources, called.ids);
      const refused = reports.filter(({ result }) => result === 'refused');
      process.exitCode = refused.length > 0 ? EXIT.fault : EXIT.well;
      if (options.json) return printJson(reports);
      for (const one of reports) printReport(one, lang);
      if (refused.length > 0)
        process.exitCode = reportFaults(
          refused.flatMap(({ problems }) => problems),
          called,
          lang,
          options,
        );
    });
  });
}

function printReport({ bundle, result, hash = '—', effectiveFrom = '—' }: ImportReport, lang: Lang): void {
  const key = ({ stored: 'importStored', unchanged: 'importUnchanged', refused: 'importRefused' } as const)[result];
  print(sentence(lang, key, { bundle, hash, day: effectiveFrom }));
}
