/** `jobo new bundle NAME --extends PARENT`: a small working bundle to start from. It writes new files only; what is there stays. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';

/** The small bundle that a new one is made from, below the product's own folder. */
const SKELETON = path.join('server', 'cli', 'skeleton');

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 40;

interface NewOptions extends Options {
  extends: string;
  dir: string;
}

export function registerNew(program: Command, lang: Lang): void {
  const group = program.command('new').description(sentence(lang, 'newCmd'));
  const command = group
    .command('bundle')
    .description(sentence(lang, 'newBundle'))
    .argument('<name>', sentence(lang, 'newName'))
    .requiredOption('--extends <bundle>', sentence(lang, 'newExtends'))
    .option('--dir <folder>', sentence(lang, 'newDir'), 'definitions');
  withOptions(command, lang).action(async (name: string) => {
    process.exitCode = await make(name, command.optsWithGlobals<NewOptions>(), lang);
  });
}

async function make(name: string, options: NewOptions, lang: Lang): Promise<number> {
  const definitions = path.resolve(options.dir);
  const folder = path.join(definitions, name);
  const templates = path.join(path.resolve(options.templates ?? path.join(path.dirname(definitions), 'templates')), name);
  const refused = refusal(name, options, { folder, templates, definitions }, lang);
  if (refused) {
    printError(refused);
    return EXIT.call;
  }
  const skeleton = path.join(packageRoot(), SKELETON);
  const words = { __NAME__: name, __PARENT__: options.extends };
  const files = [
    ...(await copied(path.join(skeleton, 'definitions'), folder, words)),
    ...(await copied(path.join(skeleton, 'templates'), templates, words)),
  ].map((file) => path.relative(process.cwd(), file));
  const shown = path.relative(process.cwd(), folder);
  if (options.json) printJson({ bundle: name, extends: options.extends, files });
  else {
    print(sentence(lang, 'made', { name, files: files.length }));
    print(sentence(lang, 'next', { name, path: shown }));
  }
  return EXIT.well;
}

interface Places {
  definitions: string;
  folder: string;
  templates: string;
}

function refusal(name: string, options: NewOptions, { definitions, folder, templates }: Places, lang: Lang): string | undefined {
  if (!NAME.test(name) || name.length > LONGEST) return sentence(lang, 'badName', { name });
  const taken = [folder, templates].find((each) => existsSync(each));
  if (taken !== undefined) return sentence(lang, 'exists', { path: path.relative(process.cwd(), taken) });
  const parent = NAME.test(options.extends) && existsSync(path.join(definitions, options.extends, 'bundle.json'));
  return parent ? undefined : sentence(lang, 'noParent', { parent: options.extends, folder: options.dir });
}

/** The folder that holds the package, from the sources as from what is built of them. */
function packageRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, SKELETON))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('the skeleton of a bundle is not installed');
    folder = above;
  }
  return folder;
}

async function copied(from: string, to: string, words: Record<string, string>): Promise<string[]> {
  await mkdir(to, { recursive: true });
  const files: string[] = [];
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) files.push(...(await copied(source, target, words)));
    else {
      const text = await readFile(source, 'utf8');
      // Never over a file that has come to be there meanwhile.
      await writeFile(
        target,
        text.replace(/__[A-Z]+__/g, (word) => words[word] ?? word),
        { flag: 'wx' },
      );
      files.push(target);
    }
  }
  return files;
}
