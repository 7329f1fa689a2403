/** How a command speaks: its language, its sentences, its exit code. Writes to standard output and error; decides nothing. */
import type { Command } from 'commander';
import { LANGS, type Lang } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { say } from '../../engine/problem.ts';
import { en } from './messages/en.ts';
import { ky } from './messages/ky.ts';
import { ru } from './messages/ru.ts';

/** All is well · the definitions or the data are at fault · the call is. */
export const EXIT = { well: 0, fault: 1, call: 2 } as const;

const CATALOGUES: Record<Lang, typeof ky> = { ky, ru, en };

export interface Options {
  json?: boolean;
  templates?: string;
}

/** `--lang` of the call, else the machine's language where it is one of ours, else English. */
export function languageOf(args: string[]): Lang {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const named = index < 0 ? undefined : (args[index]?.split('=')[1] ?? args[index + 1]);
  const machine = new Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2);
  return LANGS.find((lang) => lang === named) ?? LANGS.find((lang) => lang === machine) ?? 'en';
}

/** A sentence of the command line itself. */
export function sentence(lang: Lang, key: keyof typeof ky, params: Record<string, unknown> = {}): string {
  return CATALOGUES[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** The options that every command has. */
export function withOptions(command: Command, lang: Lang): Command {
  return command
    .option('--json', sentence(lang, 'json'))
    .option('--lang <lang>', sentence(lang, 'lang'))
    .option('--templates <dir>', sentence(lang, 'templates'));
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printError(text: string): void {
  process.stderr.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** `file:line:column  code  message  hint` */
export function lineOf(problem: Problem, pathOf: (file: string) => string, lang: Lang): string {
  const { message, hint } = say(problem, lang);
  const place = `${pathOf(problem.file ?? '')}:${problem.line ?? 1}:${problem.column ?? 1}`;
  const grave = problem.level === 'warning' ? `${sentence(lang, 'warning')}: ${message}` : message;
  return [place, problem.code, grave, hint].join('  ');
}

/** A problem as the machine reads it: with its sentence. */
export function plain(problem: Problem, pathOf: (file: string) => string, lang: Lang): Record<string, unknown> {
  return { ...problem, file: pathOf(problem.file ?? ''), ...say(problem, lang) };
}
