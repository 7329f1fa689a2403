/** `jobo diff OLD NEW`: what differs between two bundles in the words of the regulation; exit 1 while running cases could not go on. */
import path from 'node:path';
import type { Command } from 'commander';
import { readEdition } from '../../engine/compile.ts';
import { type Names, sayChange } from '../../engine/diff/words.ts';
import { type Change, diffOf } from '../../engine/diff.ts';
import type { Lang, Text } from '../../engine/language.ts';
import type { Edition } from '../../engine/model.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printJson, sentence, withOptions } from './console.ts';
import { readBundle, readCalled } from './files.ts';

export function registerDiff(program: Command, lang: Lang): void {
  const command = program
    .command('diff')
    .description(sentence(lang, 'diff'))
    .argument('<old>', sentence(lang, 'oldBundle'))
    .argument('<new>', sentence(lang, 'newBundleArg'));
  withOptions(command, lang).action(async (old: string, next: string, options: Options) => {
    const was = await editionAt(old, lang, options);
    const now = await editionAt(next, lang, options);
    process.exitCode = was && now ? tell(diffOf(was, now), { ...namesOf(was), ...namesOf(now) }, lang, options) : EXIT.fault;
  });
}

/** The edition of a folder, whatever the folder is called: a copy kept for comparison has another name than its bundle. */
async function editionAt(folder: string, lang: Lang, options: Options): Promise<Edition | undefined> {
  const called = await readCalled([folder], options.templates);
  const name = called.ids[0] ?? '';
  const id = idOf(called.sources[name]?.['bundle.json'] ?? '') ?? name;
  const own = called.sources[name] ?? {};
  if (amends(own)) return told(readEdition(called.sources, name), called, lang, options);
  const printed = Object.keys(own).some((file) => file.startsWith('templates/'));
  const templates = path.resolve(options.templates ?? path.join(folder, '..', '..', 'templates'));
  const files = printed ? own : await readBundle(path.resolve(folder), templates, id);
  return told(readEdition({ ...called.sources, [id]: files }, id), called, lang, options);
}

function told({ edition, problems }: ReturnType<typeof readEdition>, called: Parameters<typeof report>[1], lang: Lang, options: Options) {
  if (!edition) report(problems, called, lang, options);
  return edition;
}

/** A later edition in a folder of its own changes the earlier one of the same id, and is called by its folder. */
function amends(files: Record<string, string>): boolean {
  return bundleOf(files['bundle.json'] ?? '')?.amends !== undefined;
}

function idOf(text: string): string | undefined {
  const id = bundleOf(text)?.id;
  return typeof id === 'string' ? id : undefined;
}

function bundleOf(text: string): { id?: unknown; amends?: unknown } | undefined {
  try {
    return (JSON.parse(text) as object | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Titles by id; where two kinds share an id, the nearer to the reader wins. */
function namesOf({ roles, parameters, forms, documents, notices, registers, procedures, decisions }: Edition): Names {
  const states = Object.values(procedures).flatMap((procedure) => Object.entries(procedure.states));
  const outcomes = Object.values(decisions).flatMap((decision) =>
    decision.outcomes.map((outcome) => [outcome.id, outcome] as [string, { title: Text }]),
  );
  const tables = [registers, notices, documents, forms].flatMap((table) => Object.entries<{ title: Text }>(table));
  const named: [string, { title: Text }][] = [...tables, ...outcomes, ...states, ...Object.entries(parameters), ...Object.entries(roles)];
  return Object.fromEntries(named.map(([id, { title }]) => [id, title]));
}

function tell(changes: Change[], names: Names, lang: Lang, options: Options): number {
  const breaking = changes.filter(({ compatible }) => !compatible).length;
  if (options.json)
    printJson({ compatible: breaking === 0, changes: changes.map((each) => ({ ...each, text: sayChange(each, lang, names) })) });
  else {
    for (const definition of new Set(changes.map((each) => each.definition))) {
      print(definition);
      for (const each of changes) if (each.definition === definition) print(`  ${sayChange(each, lang, names)}`);
    }
    print(changes.length === 0 ? sentence(lang, 'nothing') : sentence(lang, 'diffed', { total: changes.length, breaking }));
  }
  return breaking > 0 ? EXIT.fault : EXIT.well;
}
