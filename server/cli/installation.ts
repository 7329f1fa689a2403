/** What the commands share that need an installation: its configuration, the way to it, and how a problem is told. */
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { type Config, readConfig } from '../config.ts';
import { type Installation, reach } from '../control/reach.ts';
import { words } from '../http/problems.ts';
import { StartError } from '../services.ts';
import { EXIT, type Options, printError, printJson } from './console.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Tells problems and leaves the exit code. With `--json` in all three languages. */
export function tell(problems: Problem[], lang: Lang, { json }: Options, code: number): void {
  const said = (problem: Problem, each: Lang) => words(problem, each);
  if (json)
    printJson({ problems: problems.map((one) => ({ ...one, ...Object.fromEntries(LANGS.map((each) => [each, said(one, each)])) })) });
  else
    for (const one of problems) {
      const { message, hint } = said(one, lang);
      printError([one.code, message, hint].filter((part) => part !== '').join('  '));
    }
  process.exitCode = code;
}

/** The configuration, or undefined when it is wrong and has been told so. */
export function configured(lang: Lang, options: Options): Config | undefined {
  const { config, problems } = readConfig();
  if (problems.length === 0) return config;
  tell(problems, lang, options, EXIT.call);
  return undefined;
}

/** Runs `work` with the installation that the environment names. */
export async function withInstallation(lang: Lang, options: Options, work: (installation: Installation) => Promise<void>): Promise<void> {
  const config = configured(lang, options);
  if (!config) return;
  try {
    const installation = await reach(config, silent);
    try {
      await work(installation);
    } finally {
      await installation.close();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    tell(error.problems, lang, options, EXIT.call);
  }
}
