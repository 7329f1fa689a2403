/** Effects, fully resolved: takes an action's effects and a context, gives records that a fold understands. Performs none of them. */
import { hashOf } from '../canonical.ts';
import { truth } from '../condition.ts';
import { isComplete, messageId } from '../correspondence.ts';
import { asJson, documentData } from '../document.ts';
import type { DrawRecord } from '../draw.ts';
import { type Env, envOf } from '../environment.ts';
import { lookup, value, valuesOf } from '../expression.ts';
import type { Amount, Effect, Expression } from '../language.ts';
import type { Case, Context, Edition, EffectRecord, Given, HeldIn, Needs, Paper, Problem } from '../model.ts';
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
  persons?: Given['persons'] | undefined;
  clashes?: Given['clashes'] | undefined;
  engaged?: Given['engaged'] | undefined;
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
  if (effect.appoint !== undefined) return appoint(effect, effect.appoint, progress, resolution);
  if (effect.dismiss !== undefined) return dismiss(effect, effect.dismiss, progress, resolution);
  return assign(effect, progress, resolution);
}

const failed = (progress: Progress, fault: Problem): Progress => ({ ...progress, problems: [...progress.problems, fault] });
const undetermined = (effect: Effect, facts: string[]): Problem =>
  problem('effect.undetermined', {
    effect:
      effect.issue ??
      effect.notify ??
      effect.register ??
      effect.assign ??
      effect.recuse ??
      effect.draw ??
      effect.open ??
      effect.send ??
      effect.appoint ??
      effect.dismiss,
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

function enter(effect: Effect, register: string, progress: Progress, { edition, kase, clashes }: Resolution): Progress {
  const { context } = progress;
  if (clashes?.includes(register)) return failed(progress, clash(register, edition));
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

const clash = (register: string, { registers }: Edition): Problem => {
  const text = registers[register]?.unique?.else;
  return problem('register.unique', { register }, text && { text });
};

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

/** A role held outside of the case from then on. What comes after sees who was appointed. A draft of a step appoints nobody. */
function appoint(effect: Effect, role: string, progress: Progress, resolution: Resolution): Progress {
  const { context } = progress;
  const { edition, kase } = resolution;
  if (resolution.papers === 'drafts') return progress;
  const env = envOf(edition, context);
  const people = personsOf(effect, context, env, resolution);
  if (!people?.length) return failed(progress, undetermined(effect, [named(effect.pin ?? effect.people ?? role)]));
  const [since, until] = [
    effect.since === undefined ? context.today : value(effect.since, context, env),
    effect.until && value(effect.until, context, env),
  ];
  if (typeof since !== 'string') return failed(progress, undetermined(effect, [named(effect.since ?? 'since')]));
  const held = heldIn(edition, role, kase.header);
  const record: EffectRecord = { kind: 'appointed', role, people, held, since, ...(typeof until === 'string' && { until }) };
  return done(progress, record, 'appointed', role, people[0]);
}

/** One who is not known, or holds the role no longer, is not dismissed again. */
function dismiss(effect: Effect, role: string, progress: Progress, resolution: Resolution): Progress {
  const { context } = progress;
  const { edition, kase, engaged } = resolution;
  if (resolution.papers === 'drafts') return progress;
  if (effect.unless && engaged?.includes(effect.unless.held))
    return failed(progress, problem('effect.engaged', { role: effect.unless.held }, { text: effect.unless.else }));
  const people = personsOf(effect, context, envOf(edition, context), resolution);
  if (!people) return failed(progress, undetermined(effect, [named(effect.pin ?? effect.people ?? role)]));
  if (people.length === 0) return progress;
  const record: EffectRecord = { kind: 'dismissed', role, people, held: heldIn(edition, role, kase.header), on: String(context.today) };
  return { ...progress, records: [...progress.records, record] };
}

/** Where a role given by a case is held. */
function heldIn(edition: Edition, role: string, { applicant, bundle }: Resolution['kase']['header']): HeldIn {
  const scope = edition.roles[role]?.scope;
  if (scope === 'organisation' || scope === 'newcomer') return { organisation: applicant.id };
  return scope === 'body' ? { bundle } : {};
}

/** Undefined where it is not known who; none where nobody bears the number. */
function personsOf(effect: Effect, context: Context, env: Env, { persons }: Pick<Resolution, 'persons'>): string[] | undefined {
  if (effect.pin === undefined) return peopleOf(effect.people ?? 'actor', context, env);
  const pin = value(effect.pin, context, env);
  if (typeof pin !== 'string') return undefined;
  const found = persons?.[pin];
  return found === undefined ? [] : [found];
}

/** What the effects ask of the caller: persons by their numbers, entries that must be the only ones, roles nobody dismissed may hold. */
export function askedOf(
  effects: Effect[] | undefined,
  context: Context,
  resolution: Pick<Resolution, 'edition' | 'kase' | 'persons'>,
): Pick<Needs, 'persons' | 'unique' | 'engaged'> {
  const asked: Pick<Needs, 'persons' | 'unique' | 'engaged'> = { persons: [], unique: [], engaged: [] };
  let seen = context;
  for (const effect of effects ?? []) {
    const env = envOf(resolution.edition, seen);
    if (effect.when && truth(effect.when, seen, env).value === false) continue;
    const pin = effect.pin === undefined ? undefined : value(effect.pin, seen, env);
    const name = effect.name === undefined ? undefined : value(effect.name, seen, env);
    if (typeof pin === 'string') asked.persons.push({ pin, ...(typeof name === 'string' && { name }) });
    if (effect.unless) asked.engaged.push({ role: effect.unless.held, people: personsOf(effect, seen, env, resolution) ?? [] });
    if (effect.register !== undefined) asked.unique.push(...uniqueIn(effect, effect.register, seen, env, resolution));
    const [appointed] = effect.appoint === undefined ? [] : (personsOf(effect, seen, env, resolution) ?? []);
    if (effect.appoint !== undefined && appointed !== undefined)
      seen = { ...seen, appointed: { ...(seen.appointed as object | undefined), [effect.appoint]: appointed } };
  }
  return asked;
}

function uniqueIn(
  effect: Effect,
  register: string,
  context: Context,
  env: Env,
  { edition, kase }: Pick<Resolution, 'edition' | 'kase'>,
): Needs['unique'] {
  const fields = edition.registers[register]?.unique?.fields ?? [];
  const entry = effect.entry === undefined ? kase.header.id : idIn(value(effect.entry, context, env), 'id');
  const values = Object.fromEntries(fields.map((name) => [name, effect.set?.[name] && value(effect.set[name], context, env)]));
  const known = fields.length > 0 && fields.every((name) => values[name] !== undefined);
  return known && entry !== undefined ? [{ register, entry, values }] : [];
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
