/** What commander says by itself, in the language of the call: headings of the help, and what is wrong with a call. */
import type { Command, CommanderError } from 'commander';
import type { Lang } from '../../engine/language.ts';
import { sentence } from './console.ts';
import type { ky } from './messages/ky.ts';

const TITLES: Record<string, keyof typeof ky> = {
  'Usage:': 'helpUsage',
  'Arguments:': 'helpArguments',
  'Options:': 'helpOptions',
  'Commands:': 'helpCommands',
};

/** Sets a command, and those made under it, to this language. Errors are left to the caller to say. */
export function inLanguage(command: Command, lang: Lang): Command {
  const title = (english: string) => (TITLES[english] ? sentence(lang, TITLES[english]) : english);
  const usage = (english: string) =>
    english.replace('[options]', `[${sentence(lang, 'usageOptions')}]`).replace('[command]', `[${sentence(lang, 'usageCommand')}]`);
  return command
    .helpOption('-h, --help', sentence(lang, 'help'))
    .helpCommand('help [command]', sentence(lang, 'help'))
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      styleTitle: title,
      styleUsage: usage,
      styleSubcommandTerm: usage,
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' ? `${description} (${sentence(lang, 'helpDefault', { value: defaultValue })})` : description,
    })
    .exitOverride();
}

const WRONG: Record<string, keyof typeof ky> = {
  'commander.missingArgument': 'callArgument',
  'commander.optionMissingArgument': 'callValue',
  'commander.missingMandatoryOptionValue': 'callOption',
  'commander.unknownOption': 'callUnknownOption',
  'commander.unknownCommand': 'callUnknownCommand',
  'commander.excessArguments': 'callMany',
};

/** What is wrong with the call; nothing where help was asked for. Names stand in commander's own sentence between quotes, what may have been meant after them. */
export function wrongCall({ code, message }: CommanderError, lang: Lang): string | undefined {
  if (code.startsWith('commander.help')) return undefined;
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const said = sentence(lang, WRONG[code] ?? 'callWrong', { name });
  return meant === undefined ? said : `${said}. ${sentence(lang, 'callMeant', { names: meant })}`;
}
