/** The effect of a draw: takes the effect, the register's entries and the seed, gives the record or what stands in its way. */
import { truth } from '../condition.ts';
import { type Candidate, type DrawRecord, drawFrom, type Exclusion } from '../draw.ts';
import type { Env } from '../environment.ts';
import type { Effect } from '../language.ts';
import type { Case, Context, Edition, Given, Problem } from '../model.ts';
import { problem } from '../problem.ts';
import { type Entry, statusOf } from '../register.ts';

/** What the draw goes by beside the effect itself. */
export interface Drawing {
  edition: Edition;
  context: Context;
  env: Env;
  kase: Pick<Case, 'roles' | 'draws'>;
  given: NonNullable<Given['draws']>[string];
  count: number;
  replaced?: NonNullable<DrawRecord['replaced']>;
}

export function drawn(effect: Effect, drawing: Drawing): DrawRecord | Problem {
  const { kase, given, count, replaced } = drawing;
  const role = effect.draw ?? '';
  const held = (kase.roles[role] ?? []).filter((person) => !replaced?.people.includes(person));
  const gone = goneFrom(kase, role, replaced?.people ?? []);
  const weighing: Weighing = { ...drawing, held: replaced ? held : [], gone, seen: new Set() };
  const entries = given.entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const candidates = entries.flatMap((entry) => candidateOf(effect, entry, weighing));
  const record = drawFrom(candidates, { role, register: effect.from ?? '', seed: given.seed, count });
  if (record.drawn.length < count) return problem('draw.short', { have: record.drawn.length, need: count });
  return { ...record, ...(replaced && { replaced }) };
}

/** Whoever was drawn for the role before and holds it no longer. */
function goneFrom({ draws }: Pick<Case, 'draws'>, role: string, now: string[]): string[] {
  return [...now, ...(draws?.[role] ?? []).flatMap(({ replaced }) => replaced?.people ?? [])];
}

interface Weighing extends Drawing {
  held: string[];
  gone: string[];
  /** Persons already met. */
  seen: Set<string>;
}

/** Nothing where `where` says that the entry is none of the pool, or where it names no person. */
function candidateOf(effect: Effect, { id, data }: Entry, weighing: Weighing): Candidate[] {
  const { edition, context, env } = weighing;
  const register = edition.registers[effect.from ?? ''];
  const person = data[effect.person ?? 'person'];
  if (!register || typeof person !== 'string') return [];
  const item = { ...data, id, status: statusOf(register, data, String(context.today ?? '')).id };
  const belongs = effect.where ? truth(effect.where, context, { ...env, item }) : { value: true as const, unknown: [] };
  if (belongs.value === false) return [];
  const excluded: Exclusion | undefined =
    belongs.value === undefined ? { kind: 'unknown', facts: belongs.unknown } : exclusionOf(effect, person, item, weighing);
  const name = effect.label === undefined ? undefined : data[effect.label];
  return [{ id, person, ...(typeof name === 'string' && { name }), ...(excluded && { excluded }) }];
}

/** What is unknown excludes: nobody is drawn whose conflict could not be ruled out. */
function exclusionOf(effect: Effect, person: string, item: object, { context, env, held, gone, seen }: Weighing): Exclusion | undefined {
  if (seen.has(person)) return { kind: 'twice' };
  seen.add(person);
  if (held.includes(person)) return { kind: 'held' };
  if (gone.includes(person)) return { kind: 'replaced' };
  const verdicts = (effect.exclude ?? []).map(({ when, because }) => ({ because, verdict: truth(when, context, { ...env, item }) }));
  const conflict = verdicts.find(({ verdict }) => verdict.value === true);
  if (conflict) return { kind: 'conflict', because: conflict.because };
  const unknown = verdicts.flatMap(({ verdict }) => (verdict.value === undefined ? verdict.unknown : []));
  return unknown.length > 0 ? { kind: 'unknown', facts: unknown } : undefined;
}
