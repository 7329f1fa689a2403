/** Values computed from a context: takes an expression, gives a value, `undefined` where it is unknown. Changes nothing and asks nobody. */
import { isDay, shift } from './calendar.ts';
import { type Env, spanOf } from './environment.ts';
import type { Condition, Duration, Expression, Text } from './language.ts';
import { judge, type Look, type Truth } from './logic.ts';
import type { Context, Criterion, Edition } from './model.ts';
import { acrossSheets, pointsOf, shareOf, type Take, tallyOf } from './tally.ts';
import { fillText } from './wording.ts';

type Read = (context: Context, env: Env) => unknown;
/** One verb: takes the expression, gives its reader. */
type Verb = (expression: never) => Read;

const paths = new Map<string, readonly string[]>();
const readers = new WeakMap<object, Read>();
const remembered = new WeakMap<Context, WeakMap<object, Map<string, unknown>>>();
const PENDING = Symbol('pending');

/** The value of an expression; `undefined` is unknown. */
export function value(expression: Expression, context: Context, env: Env): unknown {
  return readerOf(expression)(context, env);
}

function readerOf(expression: Expression): Read {
  if (typeof expression === 'string') return (context, env) => lookup(expression, context, env);
  let reader = readers.get(expression);
  if (!reader) {
    const verb = Object.keys(VERBS).find((name) => Object.hasOwn(expression, name));
    if (!verb) throw new Error(`no verb in the expression ${JSON.stringify(expression)}`);
    reader = (VERBS[verb] as Verb)(expression as never);
    readers.set(expression, reader);
  }
  return reader;
}

/**
 * What a path names. Within an item paths start at the item, `/` goes back to the context, and `today` is known everywhere.
 * Elsewhere a named fact goes before a root of the same name.
 */
export function lookup(path: string, context: Context, env: Env): unknown {
  if (path.startsWith('/')) return fromRoot(path.slice(1), context, env);
  if (env.item === undefined) return fromRoot(path, context, env);
  const found = walk(env.item, segments(path));
  return found === undefined && path === 'today' ? known(context.today) : found;
}

function fromRoot(path: string, context: Context, env: Env): unknown {
  const steps = segments(path);
  const [first = ''] = steps;
  const fact = env.facts && Object.hasOwn(env.facts, first) ? env.facts[first] : undefined;
  if (fact === undefined || !env.facts) return walk(context, steps);
  const found = remember(first, fact, context, env, env.facts);
  return steps.length > 1 ? walk(found, steps.slice(1)) : found;
}

/** A named fact is computed once per context; one that needs itself is unknown. */
function remember(name: string, fact: Expression, context: Context, env: Env, facts: object): unknown {
  const byFacts = remembered.get(context) ?? new WeakMap<object, Map<string, unknown>>();
  remembered.set(context, byFacts);
  const cache = byFacts.get(facts) ?? new Map<string, unknown>();
  byFacts.set(facts, cache);
  if (cache.has(name)) return cache.get(name) === PENDING ? undefined : cache.get(name);
  cache.set(name, PENDING);
  const { item: _, ...outside } = env;
  const result = value(fact, context, outside);
  cache.set(name, result);
  return result;
}

function segments(path: string): readonly string[] {
  const found = paths.get(path) ?? path.split('.');
  paths.set(path, found);
  return found;
}

function walk(start: unknown, steps: readonly string[]): unknown {
  let here = start;
  for (const step of steps) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return known(here);
}

const known = (found: unknown): unknown => (found === null ? undefined : found);

/** How a condition's names are looked up here. */
export function lookOf(context: Context, env: Env): Look {
  return { fact: (name) => lookup(name, context, env), param: (id) => known(env.param(id)) };
}

/** The items of a list or a map; those of a map carry `key`, those of a criteria form's answers `criterion`. Unknown where there is none. */
export function itemsOf(path: string, context: Context, env: Env): unknown[] | undefined {
  const source = lookup(path, context, env);
  if (Array.isArray(source)) return source;
  if (typeof source !== 'object' || source === null) return undefined;
  const map = source as Record<string, unknown>;
  const criteria = path.endsWith('.criteria') && env.edition ? criteriaOf(Object.keys(map), env.edition) : undefined;
  if (!criteria) return Object.entries(map).map(([key, item]) => keyed(key, item));
  const order = [...criteria.keys()].filter((key) => Object.hasOwn(map, key));
  return order.map((key) => ({ ...keyed(key, map[key]), criterion: criteria.get(key) }));
}

function keyed(key: string, item: unknown): Record<string, unknown> {
  return typeof item === 'object' && item !== null && !Array.isArray(item) ? { key, ...item } : { key, value: item };
}

type Placed = Criterion & { section: string };
const placed = new WeakMap<Edition, Map<string, Map<string, Placed>>>();

/** The criteria of the set that has all of these ids, in the set's order. */
function criteriaOf(ids: string[], edition: Edition): Map<string, Placed> | undefined {
  let sets = placed.get(edition);
  if (!sets) {
    sets = new Map();
    for (const [id, set] of Object.entries(edition.criteria)) {
      const list = set.sections.flatMap((section) => section.criteria.map((one) => ({ ...one, section: section.id })));
      sets.set(id, new Map(list.map((one) => [one.id, one])));
    }
    placed.set(edition, sets);
  }
  return [...sets.values()].find((set) => ids.every((id) => set.has(id)));
}

interface Selection {
  path: string;
  where?: Condition;
}

/** The items that match and whether every verdict is known. */
function select({ path, where }: Selection, context: Context, env: Env): { items: unknown[]; all: number; sure: boolean } | undefined {
  const items = itemsOf(path, context, env);
  if (!items) return undefined;
  if (!where) return { items, all: items.length, sure: true };
  const verdicts = items.map((item) => holdsFor(item, where, context, env));
  return { items: items.filter((_, i) => verdicts[i] === true), all: items.length, sure: !verdicts.includes(undefined) };
}

function holdsFor(item: unknown, where: Condition, context: Context, env: Env): Truth {
  return judge(where, lookOf(context, { ...env, item }));
}

const selection = (expression: Record<string, unknown>, verb: string): Selection => ({
  path: expression[verb] as string,
  ...(expression.where ? { where: expression.where as Condition } : {}),
});

function numbersOf(expression: { of: string }, verb: string, fold: (numbers: number[]) => number | undefined): Read {
  const chosen = selection(expression as never, verb);
  return (context, env) => {
    const found = select(chosen, context, env);
    if (!found?.sure) return undefined;
    const numbers = found.items.map((item) => lookup(expression.of, context, { ...env, item }));
    return numbers.every((one) => typeof one === 'number') ? fold(numbers) : undefined;
  };
}

/** Of numbers, or of days: the one that goes before all others. */
function leastOf(expression: { of: string }, verb: string, before: <T extends string | number>(a: T, b: T) => boolean): Read {
  const chosen = selection(expression as never, verb);
  return (context, env) => {
    const found = select(chosen, context, env);
    const held = found?.sure ? found.items.map((item) => lookup(expression.of, context, { ...env, item })) : [];
    if (held.every((one) => typeof one === 'number') || held.every(isDay))
      return (held as string[]).reduce<string | undefined>(
        (best, one) => (best === undefined || before(one, best) ? one : best),
        undefined,
      );
    return undefined;
  };
}

function extreme(expressions: Expression[], better: (a: string, b: string) => boolean): Read {
  return (context, env) => {
    const days = expressions.map((one) => value(one, context, env));
    return days.every((day) => typeof day === 'string') ? days.reduce((best, day) => (better(day, best) ? day : best)) : undefined;
  };
}

function moved(expression: { date: Expression } & ({ plus: Duration } | { minus: Duration })): Read {
  return (context, env) => {
    const from = value(expression.date, context, env);
    const span = spanOf('plus' in expression ? expression.plus : expression.minus, env);
    if (!isDay(from) || !span || (span.unit === 'workingDays' && !env.live)) return undefined;
    return shift(from, span, 'plus' in expression ? 'after' : 'before', env.live ?? NO_CALENDAR);
  };
}

/** Calendar days, months and years are counted without a calendar. */
const NO_CALENDAR = { calendar: { timezone: 'UTC', weekend: [], rollForward: false, years: {} }, calendarHash: '' };

const weightOf = (item: unknown): number => (item as { criterion?: Criterion }).criterion?.weight ?? 1;

function labelOf(edition: Edition | undefined, classifier: string, code: unknown): unknown {
  if (Array.isArray(code)) return code.map((one) => labelOf(edition, classifier, one));
  return edition?.classifiers[classifier]?.items.find(({ id }) => id === code)?.title;
}

/** A name without what does not tell two names apart: blanks around and between, capitals. */
const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Evaluates named expressions; what is unknown is left out. */
export function valuesOf(expressions: Record<string, Expression>, context: Context, env: Env): Record<string, unknown> {
  const entries = Object.entries(expressions).map(([name, one]) => [name, value(one, context, env)] as const);
  return Object.fromEntries(entries.filter(([, found]) => found !== undefined));
}

/** The verbs of the language, one reader each. */
const VERBS: Record<string, Verb> = {
  value: (expression: { value: unknown }) => () => known(expression.value),
  param: (expression: { param: string }) => (_, env) => known(env.param(expression.param)),
  label: (expression: { label: string; classifier: string }) => (context, env) =>
    labelOf(env.edition, expression.classifier, lookup(expression.label, context, env)),
  typeTitle: (expression: { typeTitle: string }) => (context, env) => {
    const id = lookup(expression.typeTitle, context, env);
    return typeof id === 'string' && env.edition && Object.hasOwn(env.edition.types, id) ? env.edition.types[id]?.title : undefined;
  },
  count: (expression: { count: string }) => (context, env) => {
    const found = select(selection(expression, 'count'), context, env);
    return found?.sure ? found.items.length : undefined;
  },
  share: (expression: { share: string }) => (context, env) => {
    const found = select(selection(expression, 'share'), context, env);
    return found?.sure && found.all > 0 ? shareOf(found.items.length, found.all) : undefined;
  },
  any: (expression: { any: string }) => (context, env) => {
    const found = select(selection(expression, 'any'), context, env);
    return !found ? undefined : found.items.length > 0 ? true : found.sure ? false : undefined;
  },
  every: (expression: { every: string; where?: Condition }) => (context, env) => {
    const verdicts = itemsOf(expression.every, context, env)?.map(
      (item) => !expression.where || holdsFor(item, expression.where, context, env),
    );
    return !verdicts ? undefined : verdicts.includes(false) ? false : verdicts.includes(undefined as never) ? undefined : true;
  },
  sum: (expression: { of: string }) => numbersOf(expression, 'sum', (numbers) => numbers.reduce((total, one) => total + one, 0)),
  min: (expression: { of: string }) => leastOf(expression, 'min', (a, b) => a < b),
  max: (expression: { of: string }) => leastOf(expression, 'max', (a, b) => a > b),
  values: (expression: { of: string; once?: true }) => {
    const chosen = selection(expression as never, 'values');
    return (context, env) => {
      const found = select(chosen, context, env);
      const held = found?.items.map((item) => lookup(expression.of, context, { ...env, item }));
      if (!found?.sure || held?.includes(undefined)) return undefined;
      return expression.once ? [...new Set(held)] : held;
    };
  },
  sameName: (expression: { sameName: [Expression, Expression] }) => (context, env) => {
    const [one, other] = expression.sameName.map((each) => value(each, context, env));
    return typeof one === 'string' && typeof other === 'string' ? folded(one) === folded(other) : undefined;
  },
  latestOf: (expression: { by: string }) => {
    const chosen = selection(expression as never, 'latestOf');
    return (context, env) => {
      const found = select(chosen, context, env);
      const dayOf = (item: unknown) => lookup(expression.by, context, { ...env, item });
      if (!found?.sure || !found.items.every((item) => isDay(dayOf(item)))) return undefined;
      return found.items.reduce(
        (last, item) => (last !== undefined && String(dayOf(last)) >= String(dayOf(item)) ? last : item),
        undefined,
      );
    };
  },
  dayOf: (expression: { dayOf: Expression; on: Expression }) => (context, env) => {
    const day = `${value(expression.dayOf, context, env)}-${value(expression.on, context, env)}`;
    return isDay(day) ? day : undefined;
  },
  tally: (expression: { of: string }) => {
    const chosen = selection(expression as never, 'tally');
    return (context, env) => {
      const found = select(chosen, context, env);
      return found?.sure ? tallyOf(found.items.map((item) => lookup(expression.of, context, { ...env, item }))) : undefined;
    };
  },
  points: (expression: { of: string; classifier: string; take?: 'mean' }) => {
    const chosen = selection(expression as never, 'points');
    return (context, env) => {
      const found = select(chosen, context, env);
      const worth = new Map(env.edition?.classifiers[expression.classifier]?.items.map(({ id, value }) => [id, value]));
      const graded = found?.items.map((item) => ({
        value: worth.get(lookup(expression.of, context, { ...env, item }) as string),
        weight: weightOf(item),
      }));
      return found?.sure && graded ? pointsOf(graded, expression.take) : undefined;
    };
  },
  across: (expression: { across: string; of: string; take: Take; classifier: string }) => (context, env) => {
    const sheets = itemsOf(expression.across, context, env)?.map((item) => walk(item, ['criteria']));
    if (!sheets?.length || !sheets.every((sheet) => typeof sheet === 'object')) return undefined;
    const codes = env.edition?.classifiers[expression.classifier]?.items.map(({ id }) => id) ?? [];
    return { criteria: acrossSheets(sheets as Record<string, unknown>[], { ...expression, codes }) };
  },
  list: (expression: { list: string; each: Record<string, Expression> }) => (context, env) => {
    const found = select(selection(expression, 'list'), context, env);
    return found?.sure ? found.items.map((item) => valuesOf(expression.each, context, { ...env, item })) : undefined;
  },
  date: moved,
  earliest: (expression: { earliest: Expression[] }) => extreme(expression.earliest, (a, b) => a < b),
  latest: (expression: { latest: Expression[] }) => extreme(expression.latest, (a, b) => a > b),
  first: (expression: { first: Expression[] }) => (context, env) => {
    for (const one of expression.first) {
      const found = value(one, context, env);
      if (found !== undefined) return found;
    }
    return undefined;
  },
  if: (expression: { if: Condition; then: Expression; else?: Expression }) => (context, env) => {
    const verdict = judge(expression.if, lookOf(context, env));
    if (verdict === undefined) return undefined;
    const branch = verdict ? expression.then : expression.else;
    return branch === undefined ? undefined : value(branch, context, env);
  },
  say: (expression: { say: Text; with?: Record<string, Expression> }) => (context, env) => {
    const given = valuesOf(expression.with ?? {}, context, env);
    return fillText(expression.say, (name) => (Object.hasOwn(given, name) ? given[name] : lookup(name, context, env)));
  },
};
