/** `jobo serve`: the same as `npm start`. */
import type { Command } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { start } from '../start.ts';
import { sentence, withOptions } from './console.ts';

export function registerServe(program: Command, lang: Lang): void {
  const command = program.command('serve').description(sentence(lang, 'serve')).option('--dev', sentence(lang, 'serveDev'));
  withOptions(command, lang).action(() => start());
}
