/** `jobo seed --cases N`: demo cases at various stages, made as people make them. Only where demo data are allowed. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';
import { tell, withInstallation } from './installation.ts';

const MOST = 1_000_000;

export function registerSeed(program: Command, lang: Lang): void {
  const command = program.command('seed').description(sentence(lang, 'seed')).requiredOption('--cases <n>', sentence(lang, 'seedCases'));
  withOptions(command, lang).action(async (options: Options & { cases: string }) => {
    const wanted = /^\d+$/.test(options.cases) ? Number(options.cases) : Number.NaN;
    if (!(wanted >= 1 && wanted <= MOST)) {
      printError(sentence(lang, 'wrongCount', { value: options.cases, most: MOST }));
      process.exitCode = EXIT.call;
      return;
    }
    await withInstallation(lang, options, async ({ desk }) => {
      let said = 0;
      const outcome = await desk.seed(wanted, (cases) => {
        if (options.json || cases - said < Math.max(10, wanted / 20)) return;
        said = cases;
        printError(sentence(lang, 'seeding', { cases, wanted }));
      });
      if (!outcome.ok) return tell(outcome.problems, lang, options, EXIT.call);
      const { cases, states } = outcome.seeded;
      if (options.json) return printJson({ cases, states });
      for (const [state, count] of Object.entries(states).sort()) print(`${state}  ${count}`);
      print(sentence(lang, 'seeded', { cases }));
    });
  });
}
