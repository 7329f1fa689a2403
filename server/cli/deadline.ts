/** `jobo deadline BUNDLE_DIR PROCEDURE STATE --anchor DATE`: when a state's deadlines fall, and how each was counted. */
import type { Command } from 'commander';
import { isDay } from '../../engine/calendar.ts';
import { namesIn } from '../../engine/check/procedure.ts';
import { readEdition } from '../../engine/compile.ts';
import { type Env, parametersOn } from '../../engine/environment.ts';
import { value } from '../../engine/expression.ts';
import type { Counting, Due, Lang } from '../../engine/language.ts';
import type { Context, Edition, Live, Reckoning } from '../../engine/model.ts';
import { goOn, reckonDue } from '../../engine/step/deadline.ts';
import { report } from './check.ts';
import { EXIT, type Options, print, printError, printJson, sentence, withOptions } from './console.ts';
import { readCalled } from './files.ts';

interface Asked extends Options {
  anchor: string[];
  paused: string[];
  only?: string;
}
/** The day for whatever has none of its own, and days by name. */
interface Anchors {
  day?: string;
  named: Map<string, string>;
}

const gathered = (one: string, list: string[]): string[] => [...list, one];

export function registerDeadline(program: Command, lang: Lang): void {
  const command = program
    .command('deadline')
    .argument('<bundle>', sentence(lang, 'bundle'))
    .argument('<procedure>', sentence(lang, 'procedure'))
    .argument('<state>', sentence(lang, 'state'))
    .description(sentence(lang, 'deadline'))
    .option('--anchor <date>', sentence(lang, 'anchor'), gathered, [])
    .option('--paused <from..to>', sentence(lang, 'paused'), gathered, [])
    .option('--only <id>', sentence(lang, 'onlyDeadline'));
  withOptions(command, lang).action(async (bundle: string, procedure: string, state: string, options: Asked) => {
    const called = await readCalled([bundle], options.templates);
    const { edition, live, problems } = readEdition(called.sources, called.ids[0] ?? '');
    if (!edition || !live) {
      process.exitCode = report(problems, called, lang, options);
      return;
    }
    const anchors = anchorsOf(options.anchor);
    const pauses = options.paused.map((one) => one.split('..'));
    const wrong = faultOf({ edition, procedure, state, anchors, pauses, options, lang });
    if (wrong !== undefined || !anchors) {
      printError(wrong ?? '');
      process.exitCode = EXIT.call;
      return;
    }
    const dues = duesOf(edition, procedure, state).filter(({ id }) => options.only === undefined || id === options.only);
    const found = dues.map((due) => ({ due, reckoning: reckoned(due, { edition, live, procedure, anchors, pauses }) }));
    if (options.json)
      printJson({
        bundle: edition.bundle.id,
        procedure,
        state,
        deadlines: found.map(({ due: { id, title, legal }, reckoning }) => ({ id, title, ...(legal && { legal }), ...reckoning })),
      });
    else for (const { due, reckoning } of found) print(lineOf(due, reckoning, lang));
  });
}

const duesOf = (edition: Edition, procedure: string, state: string): Due[] => edition.procedures[procedure]?.states[state]?.due ?? [];

function lineOf({ id, title }: Due, reckoning: Reckoning | undefined, lang: Lang): string {
  return reckoning
    ? `${id}  ${reckoning.due}  ${title[lang]}: ${reckoning.words[lang]}`
    : `${id}  …  ${title[lang]}: ${sentence(lang, 'dayUnknown')}`;
}

/** `DATE` or `NAME=DATE`; undefined where one is neither. */
function anchorsOf(given: string[]): Anchors | undefined {
  const anchors: Anchors = { named: new Map() };
  for (const one of given) {
    const split = one.lastIndexOf('=');
    const day = one.slice(split + 1);
    if (!isDay(day)) return undefined;
    if (split < 0) anchors.day = day;
    else anchors.named.set(one.slice(0, split), day);
  }
  return given.length > 0 ? anchors : undefined;
}

function faultOf(call: {
  edition: Edition;
  procedure: string;
  state: string;
  anchors: Anchors | undefined;
  pauses: string[][];
  options: Asked;
  lang: Lang;
}): string | undefined {
  const { edition, procedure, state, anchors, pauses, options, lang } = call;
  const unknown = (name: string, known: string[]) => sentence(lang, 'unknownName', { name, known: known.join(', ') });
  if (!Object.hasOwn(edition.procedures, procedure)) return unknown(procedure, Object.keys(edition.procedures));
  const states = edition.procedures[procedure]?.states ?? {};
  if (!Object.hasOwn(states, state)) return unknown(state, Object.keys(states));
  const ids = duesOf(edition, procedure, state).map(({ id }) => id);
  if (options.only !== undefined && !ids.includes(options.only)) return unknown(options.only, ids);
  const names = namesOf(edition, procedure, state);
  const strange = [...(anchors?.named.keys() ?? [])].find((name) => !names.includes(name));
  if (strange !== undefined) return unknown(strange, names.length > 0 ? names : ['—']);
  const dated = pauses.every(([from, to, ...rest]) => isDay(from) && isDay(to) && from <= to && rest.length === 0);
  return anchors && dated ? undefined : sentence(lang, 'wrongAnchor');
}

/** Names of days that the deadlines of a state are counted from: facts, and paths into the case. */
function namesOf(edition: Edition, procedure: string, state: string): string[] {
  const facts = edition.procedures[procedure]?.facts ?? {};
  const found = new Set<string>();
  const read = (node: unknown): void => {
    for (const name of namesIn(node).filter((each) => each.includes('.') || Object.hasOwn(facts, each))) {
      if (found.has(name)) continue;
      found.add(name);
      read(facts[name.split('.')[0] ?? name]);
    }
  };
  for (const due of duesOf(edition, procedure, state)) read([due, ...(due.earliest ?? []), ...(due.latest ?? [])].map(({ from }) => from));
  return [...found];
}

interface Ground {
  edition: Edition;
  live: Live;
  procedure: string;
  anchors: Anchors;
  pauses: string[][];
}

function reckoned(due: Due, { edition, live, procedure, anchors, pauses }: Ground): Reckoning | undefined {
  const { day, named } = anchors;
  const since = day ?? [...named.values()][0] ?? '';
  const facts = Object.fromEntries(Object.entries(edition.procedures[procedure]?.facts ?? {}).filter(([name]) => !named.has(name)));
  const env: Env = { param: parametersOn(edition, since), edition, live, facts };
  const context = contextOf(named);
  const anchored = <C extends Counting>(way: C): C => {
    if (way.from === undefined || day === undefined || typeof value(way.from, context, env) === 'string') return way;
    const { from: _, ...rest } = way;
    return rest as C;
  };
  const { from: own, ...rest } = anchored(due);
  const placed: Due = {
    ...rest,
    ...(own !== undefined && { from: own }),
    ...(due.earliest && { earliest: due.earliest.map(anchored) }),
    ...(due.latest && { latest: due.latest.map(anchored) }),
  };
  const first = reckonDue(placed, { since, context, env, live });
  if (!due.pausedIn) return first;
  return pauses.reduce<Reckoning | undefined>(
    (last, [from, to]) => last && goOn(due, { ...begunOf(due, last), pausedOn: from ?? '' }, to ?? '', live),
    first,
  );
}

const begunOf = ({ id, title }: Due, { due, words }: Reckoning) => ({ id, title, due, words, state: '', status: 'paused' as const });

/** Days by path: `visit.expected` stands under `visit`. */
function contextOf(named: Map<string, string>): Context {
  const context: Context = {};
  for (const [name, day] of named) {
    const names = name.split('.');
    const last = names.pop() ?? '';
    let place: Record<string, unknown> = context;
    for (const each of names) {
      if (typeof place[each] !== 'object') place[each] = {};
      place = place[each] as Record<string, unknown>;
    }
    place[last] = day;
  }
  return context;
}
