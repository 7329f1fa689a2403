/** `jobo export CASE [-o FILE]`: one case with all that proves it, in one portable file. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';
import { tell, withInstallation } from './installation.ts';

export function registerExport(program: Command, lang: Lang): void {
  const command = program
    .command('export')
    .argument('<case>', sentence(lang, 'caseNamed'))
    .description(sentence(lang, 'export'))
    .option('-o, --output <file>', sentence(lang, 'exportOutput'));
  withOptions(command, lang).action(async (asked: string, options: Options & { output?: string }) => {
    await withInstallation(lang, options, async ({ desk }) => {
      const found = await desk.export(asked);
      if (!found.ok) return tell(found.problems, lang, options, EXIT.fault);
      if (options.output === undefined) {
        for await (const line of found.lines) process.stdout.write(line);
        return;
      }
      await keep(found.lines, options.output);
      if (options.json) printJson({ case: asked, file: options.output });
      else print(sentence(lang, 'exported', { case: asked, file: options.output }));
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.path !== undefined && options.output !== undefined && error.path.startsWith(options.output)) {
        printError(`${error.code}  ${options.output}`);
        process.exitCode = EXIT.call;
      } else throw error;
    });
  });
}

/** Only a whole file gets the name. */
async function keep(lines: AsyncIterable<string | Uint8Array>, file: string): Promise<void> {
  const aside = `${file}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(aside));
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}
