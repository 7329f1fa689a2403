/** `jobo explain BUNDLE_DIR DECISION FACTS.json`: what a decision comes to on these facts, why, and what would change it. Exit 1 where it comes to nothing. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readEdition } from '../../engine/compile.ts';
import { decide } from '../../engine/decision.ts';
import type { Lang } from '../../engine/language.ts';
import type { Decision, DecisionRecord, Edition, Reason } from '../../engine/model.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';
import { isDayGiven, nameOf } from './decisions.ts';
import { readCalled } from './files.ts';

interface ExplainOptions extends Options {
  on?: string;
}

export function registerExplain(program: Command, lang: Lang): void {
  const command = program
    .command('explain')
    .argument('<bundle>', sentence(lang, 'bundle'))
    .argument('<decision>', sentence(lang, 'decision'))
    .argument('<facts>', sentence(lang, 'factsFile'))
    .option('--on <day>', sentence(lang, 'on'))
    .description(sentence(lang, 'explain'));
  withOptions(command, lang).action(async (dir: string, id: string, file: string, options: ExplainOptions) => {
    const called = await readCalled([dir], options.templates);
    const { edition, problems } = readEdition(called.sources, called.ids[0] ?? '');
    process.exitCode = edition ? await explain(edition, id, file, lang, options) : report(problems, called, lang, options);
  });
}

async function explain(edition: Edition, id: string, file: string, lang: Lang, options: ExplainOptions): Promise<number> {
  const decision = Object.hasOwn(edition.decisions, id) ? edition.decisions[id] : undefined;
  if (!decision) return refuse(sentence(lang, 'noDecision', { decision: id, known: Object.keys(edition.decisions).join(', ') }), EXIT.call);
  if (options.on !== undefined && !isDayGiven(options.on)) return refuse(sentence(lang, 'noDay', { day: options.on }), EXIT.call);
  const read = await readFacts(file);
  if (read === 'absent') return refuse(sentence(lang, 'noFile', { file }), EXIT.call);
  if (read === 'wrong') return refuse(sentence(lang, 'noFacts', { file }), EXIT.fault);
  const record = await decide(edition, id, read, options.on ?? edition.bundle.effectiveFrom);
  const ignored = Object.keys(read).filter((name) => !Object.hasOwn(record.facts, name) && read[name] !== null);
  if (options.json) printJson({ ...record, ignored });
  else tell(decision, record, ignored, lang);
  return record.outcome === undefined && record.rules === undefined ? EXIT.fault : EXIT.well;
}

function refuse(message: string, code: number): number {
  printError(message);
  return code;
}

async function readFacts(file: string): Promise<Record<string, unknown> | 'absent' | 'wrong'> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return 'absent';
  }
  try {
    const facts: unknown = JSON.parse(text);
    return typeof facts === 'object' && facts !== null && !Array.isArray(facts) ? (facts as Record<string, unknown>) : 'wrong';
  } catch {
    return 'wrong';
  }
}

function tell(decision: Decision, record: DecisionRecord, ignored: string[], lang: Lang): void {
  print(`${decision.title[lang]}: ${nameOf(decision, record, lang)}`);
  for (const [name, value] of Object.entries(record.values)) print(`  ${name} = ${value}`);
  print(`${sentence(lang, 'reasons')}:`);
  for (const reason of record.reasons) print(lineOf(reason, lang));
  if (record.changes.length > 0) print(`${sentence(lang, 'changes')}:`);
  for (const change of record.changes) print(lineOf(change, lang));
  if (ignored.length > 0) printError(sentence(lang, 'ignored', { facts: ignored.join(', ') }));
}

const lineOf = ({ text, legal }: Reason, lang: Lang): string => `  ${text[lang]}${legal ? ` [${legal.join(', ')}]` : ''}`;
