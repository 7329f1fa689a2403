/** `jobo grant PIN ROLE --bundle BUNDLE`: gives a role to the person of a personal number, `--revoke` ends it. Prints no number and no name. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { tell, withInstallation } from './installation.ts';

type Given = Options & { bundle: string; name?: string; territory?: string; until?: string; revoke?: boolean };

export function registerGrant(program: Command, lang: Lang): void {
  const command = program
    .command('grant')
    .argument('<pin>', sentence(lang, 'grantPin'))
    .argument('<role>', sentence(lang, 'grantRole'))
    .description(sentence(lang, 'grant'))
    .requiredOption('--bundle <bundle>', sentence(lang, 'grantBundle'))
    .option('--name <name>', sentence(lang, 'grantName'))
    .option('--territory <code>', sentence(lang, 'grantTerritory'))
    .option('--until <day>', sentence(lang, 'grantUntil'))
    .option('--revoke', sentence(lang, 'grantRevoke'));
  withOptions(command, lang).action(async (pin: string, role: string, options: Given) => {
    const { bundle, name, territory, until, revoke = false } = options;
    await withInstallation(lang, options, async ({ desk }) => {
      const asked = {
        pin,
        role,
        bundle,
        revoke,
        ...(name ? { name } : {}),
        ...(territory ? { territory } : {}),
        ...(until ? { until } : {}),
      };
      const answer = await desk.grant(asked);
      if (!answer.ok) return tell(answer.problems, lang, options, EXIT.fault);
      process.exitCode = EXIT.well;
      if (options.json) return printJson({ ok: true, role, bundle, revoked: revoke });
      print(sentence(lang, revoke ? 'roleEnded' : 'roleGiven', { role, bundle }));
    });
  });
}
