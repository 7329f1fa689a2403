/** `jobo access CASE [--last N]`: who looked at a case and what belongs to it. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';
import { tell, withInstallation } from './installation.ts';

const MOST = 100_000;

export function registerAccess(program: Command, lang: Lang): void {
  const command = program
    .command('access')
    .argument('<case>', sentence(lang, 'caseNamed'))
    .description(sentence(lang, 'access'))
    .option('--last <n>', sentence(lang, 'accessLast'), '1000');
  withOptions(command, lang).action(async (asked: string, options: Options & { last: string }) => {
    const last = /^\d+$/.test(options.last) ? Number(options.last) : Number.NaN;
    if (!(last >= 1 && last <= MOST)) {
      printError(sentence(lang, 'wrongCount', { value: options.last, most: MOST }));
      process.exitCode = EXIT.call;
      return;
    }
    await withInstallation(lang, options, async ({ desk }) => {
      const found = await desk.access(asked, last);
      if (!found.ok) return tell(found.problems, lang, options, EXIT.fault);
      process.exitCode = EXIT.well;
      if (options.json) return printJson(found.looks);
      if (!found.looks.length) print(sentence(lang, 'accessNone'));
      for (const { at, name, person, role, what, subject, how } of found.looks)
        print(sentence(lang, 'accessLine', { at, who: name ?? person ?? 'jobo', role: role ?? '–', what: `${what} ${subject}`, how }));
    });
  });
}
