/** `jobo migrate`: brings the database to the form that this version needs. A running server has done it at its start. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { openMigrated, StartError } from '../services.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { configured, tell } from './installation.ts';

export function registerMigrate(program: Command, lang: Lang): void {
  withOptions(program.command('migrate').description(sentence(lang, 'migrate')), lang).action(async (options: Options) => {
    const config = configured(lang, options);
    if (!config) return;
    try {
      const { db, ran } = await openMigrated(config);
      await db.close();
      if (options.json) printJson({ ran });
      else print(ran.length > 0 ? sentence(lang, 'migrated', { steps: ran.join(', ') }) : sentence(lang, 'migratedAlready'));
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      if (error.problems[0]?.code !== 'data.inUse') return tell(error.problems, lang, options, EXIT.call);
      if (options.json) printJson({ ran: [] });
      else print(sentence(lang, 'migratedByServer'));
    }
  });
}
