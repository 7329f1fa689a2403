/** `jobo move CASE --to EDITION --as PERSON`: moves a running case to the edition in force; `--dry-run` shows what would change. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { tell, withInstallation } from './installation.ts';

type Given = Options & { to: string; as: string; dryRun?: boolean };

export function registerMove(program: Command, lang: Lang): void {
  const command = program
    .command('move')
    .argument('<case>', sentence(lang, 'caseNamed'))
    .description(sentence(lang, 'move'))
    .requiredOption('--to <edition>', sentence(lang, 'moveTo'))
    .requiredOption('--as <person>', sentence(lang, 'moveAs'))
    .option('--dry-run', sentence(lang, 'moveDry'));
  withOptions(command, lang).action(async (asked: string, options: Given) => {
    await withInstallation(lang, options, async ({ desk }) => {
      const answer = await desk.move({ case: asked, to: options.to, as: options.as, dryRun: options.dryRun ?? false });
      if (!answer.ok) return tell(answer.problems, lang, options, EXIT.fault);
      process.exitCode = EXIT.well;
      if (options.json) return printJson(answer);
      const { moved, from, to, states, lost, lacking } = answer;
      print(sentence(lang, moved ? 'moved' : 'movable', { case: asked, from, to, was: states[0], now: states[1] }));
      for (const one of lost) print(`  - ${one}`);
      for (const one of lacking) print(`  ? ${one}`);
    });
  });
}
