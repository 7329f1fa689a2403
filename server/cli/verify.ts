/** `jobo verify FILE [--keys JWKS.json]`: proves a case file with nothing but the file and the keys one trusts, and names the first thing that does not hold. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { JSONWebKeySet } from 'jose';
import { LANGS, type Lang } from '../../engine/language.ts';
import { words } from '../http/problems.ts';
import { verifyFile } from '../proof/verify.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';

export function registerVerify(program: Command, lang: Lang): void {
  const command = program
    .command('verify')
    .argument('<file>', sentence(lang, 'verifyFile'))
    .description(sentence(lang, 'verify'))
    .option('--keys <file>', sentence(lang, 'verifyKeys'));
  withOptions(command, lang).action(async (file: string, options: Options & { keys?: string }) => {
    const trusted = options.keys === undefined ? undefined : await keysIn(options.keys);
    if (trusted === null) return wrong(lang, options.keys ?? '');
    try {
      report(await verifyFile(createReadStream(file), trusted), file, lang, options);
    } catch (error) {
      const { syscall } = error as NodeJS.ErrnoException;
      if (syscall !== 'open' && syscall !== 'read') throw error;
      wrong(lang, file);
    }
  });
}

function wrong(lang: Lang, file: string): void {
  printError(sentence(lang, 'unreadable', { file }));
  process.exitCode = EXIT.call;
}

/** Null where there are no keys to be read. */
async function keysIn(file: string): Promise<JSONWebKeySet | null> {
  try {
    const { keys } = JSON.parse(await readFile(file, 'utf8')) as { keys?: unknown };
    return Array.isArray(keys) ? { keys } : null;
  } catch {
    // Absent, a folder, or no JSON: to the caller it is the same.
    return null;
  }
}

function report(verdict: Awaited<ReturnType<typeof verifyFile>>, file: string, lang: Lang, { json }: Options): void {
  process.exitCode = verdict.holds ? EXIT.well : EXIT.fault;
  if (!verdict.holds) {
    const { problem } = verdict;
    const said = LANGS.map((each) => [each, words(problem, each)] as const);
    const { message, hint } = words(problem, lang);
    if (json) printJson({ file, holds: false, problem: { ...problem, ...Object.fromEntries(said) } });
    else print([`${file}:${problem.line ?? 1}`, problem.code, message, hint].join('  '));
    return;
  }
  const { proved } = verdict;
  if (json) printJson({ file, ...verdict });
  else print(sentence(lang, 'proved', { ...proved }));
  if (!json && !proved.trusted && proved.signatures > 0) printError(sentence(lang, 'ownKeys'));
}
