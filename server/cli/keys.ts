/** `jobo keys [--rotate] [--anchors DIR]`: the keys that sign for the bodies, new ones for all, and the root that verifiers trust. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { createKeyStore } from '../sign/keys.ts';
import { keyFolder } from '../sign/office.ts';
import { pemOf } from '../sign/x509.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { configured } from './installation.ts';

export function registerKeys(program: Command, lang: Lang): void {
  const command = program
    .command('keys')
    .description(sentence(lang, 'keys'))
    .option('--rotate', sentence(lang, 'keysRotate'))
    .option('--anchors <dir>', sentence(lang, 'keysAnchors'));
  withOptions(command, lang).action(async (options: Options & { rotate?: boolean; anchors?: string }) => {
    const config = configured(lang, options);
    if (!config) return;
    const keys = createKeyStore(path.join(keyFolder(config), 'seal'));
    if (options.rotate) await keys.rotate();
    if (options.anchors !== undefined) {
      await mkdir(options.anchors, { recursive: true });
      await writeFile(path.join(options.anchors, 'root.pem'), pemOf(await keys.root()));
    }
    const list = await keys.list();
    process.exitCode = EXIT.well;
    if (options.json) return printJson(list);
    if (list.length === 0) print(sentence(lang, 'keysNone'));
    for (const { current, ...key } of list)
      print(sentence(lang, 'keyLine', { ...key, current: sentence(lang, current ? 'keyCurrent' : 'keyOld') }));
  });
}
