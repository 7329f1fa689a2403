/** The commands of `jobo`: hands each to its file. Exit 0 when all is well, 1 when the definitions or the data are at fault, 2 when the call is. */
import { Command, CommanderError } from 'commander';
import { registerCheck } from './check.ts';
import { EXIT, languageOf, printError, sentence } from './console.ts';
import { registerCoverage } from './coverage.ts';
import { NoBundleError } from './files.ts';
import { registerRender } from './render.ts';
import { registerTest } from './test.ts';
import { registerTypes } from './types.ts';

/** Runs one call and leaves its exit code in `process.exitCode`. */
export async function run(args: string[]): Promise<void> {
  const lang = languageOf(args);
  const program = new Command('jobo').description(sentence(lang, 'about')).option('--lang <lang>', sentence(lang, 'lang')).exitOverride();
  for (const register of [registerCheck, registerTest, registerTypes, registerCoverage, registerRender]) register(program, lang);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.well : EXIT.call;
    else if (error instanceof NoBundleError) {
      printError(`${sentence(lang, 'noBundle', { folder: error.folder })}. ${sentence(lang, 'noBundleHint')}`);
      process.exitCode = EXIT.call;
    } else throw error;
  }
}
