/** Effects, fully resolved: takes an action's effects and a context, gives records that a fold understands. Performs none of them. */
import { hashOf } from '../canonical.ts';
import { truth } from '../condition.ts';
import { isComplete, messageId } from '../correspondence.ts';
import { asJson, documentData } from '../document.ts';
import type { DrawRecord } from '../draw.ts';
import { type Env, envOf } from '../environment.ts';
import { lookup, value, valuesOf } from '../expression.ts';
import type { Amount, Effect, Expression } from '../language.ts';
import type { Case, Context, Edition, EffectRecord, Given, Paper, Problem } from '../model.ts';
import { problem } from '../problem.ts';
import { project } from '../register.ts';
import { fillText, isText } from '../wording.ts';
import { drawn } from './draw.ts';

/** How effects are resolved. */
export interface Resolution {
  edition: Edition;
  kase: Pick<Case, 'header' | 'roles' | 'draws' | 'seq'>;
  /** Seeds and entries of draws. */
  draws?: Given['draws'] | undefined;
  /** Ids and numbers of cases that are opened. */
  cases?: Given['cases'] | undefined;
  /** Number and code of a document; a draft has neither. */
  papers: Given['papers'] | 'drafts';
  /** What to do with an effect whose condition is unknown: `stop` the step, or `skip` it. */
  unknown: 'stop' | 'skip';
}

interface Progress {
  context: Context;
  records: EffectRecord[];
  problems: Problem[];
}

/** Resolves effects in order: each sees the papers, entries and roles that those before it made. */
export function resolveEffects(effects: Effect[] | undefined, context: Context, resolution: Resolution): Omit<Progress, 'context'> {
  const start: Progress = { context, records: [], problems: [] };
  const { records, problems } = (effects ?? []).reduce((progress, effect) => resolve(effect, progress, resolution), start);
  return { records, problems };
}

function resolve(effect: Effect, progress: Progress, resolution: Resolution): Progress {
  const { context } = progress;
  if (effect.when) {
    const verdict = truth(effect.when, context, envOf(resolution.edition, context));
    if (verdict.value === false || (verdict.value === undefined && resolution.unknown === 'skip')) return progress;
    if (verdict.value === undefined) return failed(progress, undetermined(effect, verdict.unknown));
  }
  if (effect.issue !== undefined) return issue(effect, effect.issue, progress, resolution);
  if (effect.notify !== undefined) return notify(effect, effect.notify, progress, resolution);
  if (effect.register !== undefined) return enter(effect, effect.register, progress, resolution);
  if (effect.open !== undefined) return opened(effect, effect.open, progress, resolution);
  if (effect.draw !== undefined) return draw(effect, effect.draw, progress, resolution);
  if (effect.send !== undefined) return send(effect, effect.send, progress, resolution);
  if (effect.recuse !== undefined) return recuse(effect, effect.recuse, progress, resolution);
  return assign(effect, progress, resolution);
}

const failed = (progress: Progress, fault: Problem): Progress => ({ ...progress, problems: [...progress.problems, fault] });
const undetermined = (effect: Effect, facts: string[]): Problem =>
  problem('effect.undetermined', {
    effect: effect.issue ?? effect.notify ?? effect.register ?? effect.assign ?? effect.recuse ?? effect.draw ?? effect.open ?? effect.send,
    facts,
  });
const done = (progress: Progress, record: EffectRecord, root: string, key: string, seen: unknown): Progress => ({
  ...progress,
  records: [...progress.records, record],
  context: { ...progress.context, [root]: { ...(progress.context[root] as object | undefined), [key]: seen } },
});

function issue(effect: Effect, id: string, progress: Progress, { edition, kase, papers }: Resolution): Progress {
  const { context } = progress;
  const document = edition.documents[id];
  if (!document) throw new Error(`no document ${id}`);
  const env = envOf(edition, context);
  const drawn = papers === 'drafts' ? { id: '', code: '', number: '' } : papers?.[id];
  const number = 'from' in document.number ? printed(value(document.number.from, context, env)) : drawn?.number;
  if (!drawn) return failed(progress, problem('effect.paper', { document: id }));
  if (number === undefined) {
    return failed(
      progress,
      'from' in document.number ? undetermined(effect, [named(document.number.from)]) : problem('effect.paper', { document: id }),
    );
  }
  const date = document.date === undefined ? context.today : value(document.date, context, env);
  if (typeof date !== 'string') return failed(progress, undetermined(effect, [named(document.date ?? 'today')]));
  const proven = document.entry === undefined ? kase.header.id : value(document.entry, context, env);
  if (document.proves !== undefined && typeof proven !== 'string')
    return failed(progress, undetermined(effect, [named(document.entry ?? '')]));
  const seen = papers === 'drafts' && !('from' in document.number) ? { date } : { number, date, code: drawn.code };
  const within = { ...context, papers: { ...(context.papers as object | undefined), [id]: seen } };
  const data = documentData(edition, id, within);
  const paper: Paper = {
    id: drawn.id,
    code: drawn.code,
    number,
    document: id,
    languages: document.languages,
    date,
    data,
    dataHash: hashOf(data),
    sealed: true,
    ...(document.proves !== undefined && typeof proven === 'string' && { proves: { register: document.proves, entry: proven } }),
  };
  return done(progress, { kind: 'paper', paper }, 'papers', id, seen);
}

const printed = (found: unknown): string | undefined => (found === undefined ? undefined : String(found));
const named = (expression: Expression): string => (typeof expression === 'string' ? expression : JSON.stringify(expression));

function notify(effect: Effect, id: string, progress: Progress, { edition }: Resolution): Progress {
  const notice = edition.notices[id];
  if (!notice) throw new Error(`no notice ${id}`);
  const env = envOf(edition, progress.context);
  const data = valuesOf(notice.data ?? {}, progress.context, env);
  const given = (name: string): unknown => (Object.hasOwn(data, name) ? data[name] : lookup(name, progress.context, env));
  const record: EffectRecord = {
    kind: 'notice',
    notice: id,
    to: effect.to ?? [],
    title: fillText(notice.title, given),
    text: fillText(notice.text, given),
  };
  return { ...progress, records: [...progress.records, record] };
}

function enter(effect: Effect, register: string, progress: Progress, { edition, kase }: Resolution): Progress {
  const { context } = progress;
  const env = envOf(edition, context);
  const entry = effect.entry === undefined ? kase.header.id : idIn(value(effect.entry, context, env), 'id');
  if (entry === undefined) return failed(progress, undetermined(effect, [named(effect.entry ?? 'entry')]));
  const fields = Object.entries(effect.set ?? {}).map(
    ([name, expression]) => [name, isCleared(expression) ? null : value(expression, context, env)] as const,
  );
  const set = Object.fromEntries(fields.filter(([, found]) => found !== undefined).map(([name, found]) => [name, asJson(found)]));
  const record: EffectRecord = { kind: 'entry', register, entry, set };
  if (entry !== kase.header.id) return { ...progress, records: [...progress.records, record] };
  const own = (context.entries as Record<string, Record<string, unknown>> | undefined)?.[register];
  return done(progress, record, 'entries', register, project(own, { set }));
}

const isCleared = (expression: Expression): boolean => typeof expression === 'object' && 'value' in expression && expression.value === null;

function assign(effect: Effect, progress: Progress, { edition }: Resolution): Progress {
  const { context } = progress;
  const role = effect.assign ?? '';
  const unique = effect.people === undefined ? undefined : peopleOf(effect.people, context, envOf(edition, context));
  if (!unique) return failed(progress, undetermined(effect, [named(effect.people ?? role)]));
  return done(progress, { kind: 'role', role, people: unique }, 'roles', role, unique);
}

/** Persons that an expression names, each once; unknown where one of them is. */
function peopleOf(expression: Expression, context: Context, env: Env): string[] | undefined {
  const found = value(expression, context, env);
  const list = Array.isArray(found) ? found : [found];
  const people = list.map((one) => idIn(one, 'person'));
  return people.includes(undefined) ? undefined : [...new Set(people as string[])];
}

/** Who stands aside, the actor where nobody is named, with the reason that is recorded. */
function recuse(effect: Effect, part: string, progress: Progress, { edition }: Resolution): Progress {
  const { context } = progress;
  const env = envOf(edition, context);
  const people = peopleOf(effect.people ?? 'actor', context, env);
  const reason = effect.reason === undefined ? undefined : value(effect.reason, context, env);
  const missing = !people ? (effect.people ?? 'actor') : (effect.reason ?? 'reason');
  if (!people || !(typeof reason === 'string' || isText(reason))) return failed(progress, undetermined(effect, [named(missing)]));
  return { ...progress, records: [...progress.records, { kind: 'recusal', part, people, reason }] };
}

/** A message whose id is that of the step: sent twice, it shows once. */
function send(effect: Effect, id: string, progress: Progress, { edition, kase }: Resolution): Progress {
  const { context } = progress;
  const service = edition.services[id];
  if (!service) throw new Error(`no service ${id}`);
  const sent = asJson(valuesOf(effect.set ?? {}, context, envOf(edition, context))) as Record<string, unknown>;
  const missing = Object.entries(service.sends).flatMap(([name, { optional }]) => (optional || sent[name] !== undefined ? [] : [name]));
  if (!isComplete(service, sent)) return failed(progress, undetermined(effect, missing));
  const record: EffectRecord = { kind: 'message', service: id, message: messageId(kase.header.id, kase.seq + 1, id), sent };
  return done(progress, record, 'services', id, { status: 'waiting', sentOn: context.today });
}

/** A case for the same applicant; what it begins with is as it stands here and now. A draft of a step opens none. */
function opened(effect: Effect, procedure: string, progress: Progress, { edition, papers, cases }: Resolution): Progress {
  if (papers === 'drafts') return progress;
  const { context } = progress;
  const given = cases?.[procedure];
  if (!given) return failed(progress, problem('effect.case', { procedure }));
  const env = envOf(edition, context);
  const data = Object.fromEntries(
    Object.entries(effect.with ?? {}).map(([form, fields]) => [form, asJson(valuesOf(fields, context, env)) as Record<string, unknown>]),
  );
  return {
    ...progress,
    records: [...progress.records, { kind: 'case', link: { ...given, procedure }, data, ...(effect.under && { under: effect.under }) }],
  };
}

/** A draft of a step draws nobody. */
function draw(effect: Effect, role: string, progress: Progress, { edition, kase, papers, draws }: Resolution): Progress {
  if (papers === 'drafts') return progress;
  const { context } = progress;
  const env = envOf(edition, context);
  const given = draws?.[role];
  if (!given) return failed(progress, problem('effect.draw', { role }));
  const replaced = effect.replace === undefined ? undefined : replacedBy(effect, context, env);
  if (effect.replace !== undefined && !replaced) return failed(progress, undetermined(effect, [named(effect.replace)]));
  const strangers = replaced?.people.filter((person) => !kase.roles[role]?.includes(person)) ?? [];
  if (strangers.length > 0) return failed(progress, problem('draw.notHeld', { role }));
  const count = replaced ? replaced.people.length : amountOf(effect.count ?? 1, env);
  if (count === undefined) return failed(progress, undetermined(effect, ['count']));
  const record = drawn(effect, { edition, context, env, kase, given, count, ...(replaced && { replaced }) });
  if ('code' in record) return failed(progress, record);
  return done(progress, { kind: 'draw', draw: record }, 'draws', role, record);
}

function replacedBy(effect: Effect, context: Context, env: Env): NonNullable<DrawRecord['replaced']> | undefined {
  const people = effect.replace === undefined ? undefined : peopleOf(effect.replace, context, env);
  const reason = effect.reason === undefined ? undefined : value(effect.reason, context, env);
  return people && (typeof reason === 'string' || isText(reason)) ? { people, reason } : undefined;
}

const amountOf = (amount: Amount, env: Env): number | undefined => {
  const found = typeof amount === 'object' ? env.param(amount.param) : amount;
  return typeof found === 'number' ? found : undefined;
};

/** An id given as such or within an object. */
function idIn(found: unknown, name: 'id' | 'person'): string | undefined {
  if (typeof found === 'string') return found;
  if (typeof found !== 'object' || found === null) return undefined;
  const id = (found as Record<string, unknown>)[name];
  return typeof id === 'string' ? id : undefined;
}
