/** The commands of `jobo`: hands each to its file. Exit 0 when all is well, 1 when the definitions or the data are at fault, 2 when the call is. */
import { Command, CommanderError } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { EXIT, languageOf, printError, sentence } from './console.ts';
import { NoBundleError } from './files.ts';
import { inLanguage, wrongCall } from './wording.ts';

type Register = (program: Command, lang: Lang) => void;

/** Loaded when called for: a check needs no PDF browser. */
const COMMANDS: Record<string, () => Promise<Register>> = {
  check: async () => (await import('./check.ts')).registerCheck,
  test: async () => (await import('./test.ts')).registerTest,
  types: async () => (await import('./types.ts')).registerTypes,
  coverage: async () => (await import('./coverage.ts')).registerCoverage,
  explain: async () => (await import('./explain.ts')).registerExplain,
  simulate: async () => (await import('./simulate.ts')).registerSimulate,
  diff: async () => (await import('./diff.ts')).registerDiff,
  new: async () => (await import('./new.ts')).registerNew,
  deadline: async () => (await import('./deadline.ts')).registerDeadline,
  export: async () => (await import('./export.ts')).registerExport,
  verify: async () => (await import('./verify.ts')).registerVerify,
  access: async () => (await import('./access.ts')).registerAccess,
  anchor: async () => (await import('./anchor.ts')).registerAnchor,
  keys: async () => (await import('./keys.ts')).registerKeys,
  import: async () => (await import('./import.ts')).registerImport,
  migrate: async () => (await import('./migrate.ts')).registerMigrate,
  serve: async () => (await import('./serve.ts')).registerServe,
  worker: async () => (await import('./worker.ts')).registerWorker,
  move: async () => (await import('./move.ts')).registerMove,
  grant: async () => (await import('./grant.ts')).registerGrant,
  seed: async () => (await import('./seed.ts')).registerSeed,
  render: async () => (await import('./render.ts')).registerRender,
};

/** Runs one call and leaves its exit code in `process.exitCode`. */
export async function run(args: string[]): Promise<void> {
  const lang = languageOf(args);
  const program = inLanguage(new Command('jobo'), lang)
    .description(sentence(lang, 'about'))
    .option('--lang <lang>', sentence(lang, 'lang'));
  const named = Object.entries(COMMANDS).filter(([name]) => args[0] === name);
  for (const [, load] of named.length > 0 ? named : Object.entries(COMMANDS)) (await load())(program, lang);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      const wrong = wrongCall(error, lang);
      if (wrong !== undefined) printError(wrong);
      process.exitCode = error.exitCode === 0 ? EXIT.well : EXIT.call;
    } else if (error instanceof NoBundleError) {
      printError(`${sentence(lang, 'noBundle', { folder: error.folder })}. ${sentence(lang, 'noBundleHint')}`);
      process.exitCode = EXIT.call;
    } else throw error;
  }
}
