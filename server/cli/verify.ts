/** `jobo verify FILE [--anchors DIR] [--keys JWKS.json]`: proves a case file with nothing but the file and the anchors one trusts, and names the first thing that does not hold. */
import { X509Certificate } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { JSONWebKeySet } from 'jose';
import { LANGS, type Lang } from '../../engine/language.ts';
import { words } from '../http/problems.ts';
import { verifyFile } from '../proof/verify.ts';
import { certificatesIn } from '../sign/x509.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';

export function registerVerify(program: Command, lang: Lang): void {
  const command = program
    .command('verify')
    .argument('<file>', sentence(lang, 'verifyFile'))
    .description(sentence(lang, 'verify'))
    .option('--anchors <dir>', sentence(lang, 'verifyAnchors'))
    .option('--keys <file>', sentence(lang, 'verifyKeys'));
  withOptions(command, lang).action(async (file: string, options: Options & { keys?: string; anchors?: string }) => {
    const keys = options.keys === undefined ? undefined : await keysIn(options.keys);
    if (keys === null) return wrong(lang, options.keys ?? '');
    const anchors = options.anchors === undefined ? undefined : await anchorsIn(options.anchors);
    if (anchors === null) return wrong(lang, options.anchors ?? '');
    const trusted = { ...(keys ? { keys } : {}), ...(anchors ? { anchors } : {}) };
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

/** Every certificate in the PEM files of a folder; null where there is none. */
async function anchorsIn(folder: string): Promise<X509Certificate[] | null> {
  try {
    const names = (await readdir(folder)).filter((name) => /\.(pem|crt|cer)$/.test(name));
    const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
    const found = texts.flatMap(certificatesIn).map((each) => new X509Certificate(each));
    return found.length ? found : null;
  } catch {
    // No folder, or what is in it is no certificate: to the caller it is the same.
    return null;
  }
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
  if (!json && proved.unchained > 0) printError(sentence(lang, 'unchained', { ...proved }));
  if (!json && proved.untied > proved.unchained) printError(sentence(lang, 'untied', { ...proved }));
  if (!json && proved.unsealed > 0) printError(sentence(lang, 'unsealed', { ...proved }));
  if (!json && !proved.trusted && proved.signatures > 0) printError(sentence(lang, 'ownKeys'));
}
