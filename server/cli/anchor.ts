/** `jobo anchor [-o FILE]` and `jobo anchor --check FILE`: the heads of all chains as one signed statement, and the database held to one. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import type { Desk } from '../control/desk.ts';
import type { AnchorFile } from '../proof/anchor.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';
import { tell, withInstallation } from './installation.ts';

type Given = Options & { output?: string; check?: string };

export function registerAnchor(program: Command, lang: Lang): void {
  const command = program
    .command('anchor')
    .description(sentence(lang, 'anchorHeads'))
    .option('-o, --output <file>', sentence(lang, 'exportOutput'))
    .option('--check <file>', sentence(lang, 'anchorCheck'));
  withOptions(command, lang).action(async (options: Given) => {
    await withInstallation(lang, options, async ({ desk }) => {
      if (options.check === undefined) await write(desk, lang, options);
      else await check(desk, lang, options, options.check);
    });
  });
}

async function write(desk: Desk, lang: Lang, { output, json }: Given): Promise<void> {
  const file = await desk.anchor();
  const text = `${JSON.stringify(file)}\n`;
  if (output === undefined) return void process.stdout.write(text);
  await writeFile(output, text);
  const cases = file.statement.heads.length;
  if (json) printJson({ file: output, cases });
  else print(sentence(lang, 'anchored', { cases, file: output }));
}

async function check(desk: Desk, lang: Lang, options: Given, name: string): Promise<void> {
  let file: AnchorFile;
  try {
    file = JSON.parse(await readFile(name, 'utf8')) as AnchorFile;
  } catch {
    // Absent, a folder, or no JSON: to the caller it is the same.
    printError(sentence(lang, 'unreadable', { file: name }));
    process.exitCode = EXIT.call;
    return;
  }
  const problems = await desk.checkAnchor(file);
  if (problems.length) return tell(problems, lang, options, EXIT.fault);
  const { at, heads } = file.statement;
  if (options.json) printJson({ file: name, holds: true, cases: heads.length });
  else print(sentence(lang, 'anchorHolds', { at, cases: heads.length }));
}
