/** What the floor's judges share: what a bundle makes of an inherited definition, and which of two amounts is looser. Faults nothing by itself. */
import { canonical } from '../../canonical.ts';
import type { DefinitionByKind } from '../../definitions.gen.ts';
import type { Condition, Scalar } from '../../language.ts';
import type { Kind } from '../../load.ts';
import { ANY_SCOPE, implies, sidesOf } from '../implication.ts';
import { daysFrom, daysOf as daysOfAll, firstDay, valueOn } from '../parameter.ts';
import { at, type Subject } from '../subject.ts';
import type { Located, World } from '../world.ts';

/** One bundle against one that it extends. */
export interface Ground {
  subject: Subject;
  world: World;
  base: World;
}

/** An inherited definition that the bundle itself replaces, patches or removes (`now` is absent then). */
export interface Change<K extends Kind> {
  subject: Subject;
  was: DefinitionByKind[K];
  now?: DefinitionByKind[K];
}

/** Which way is stricter. */
export type Tighter = 'less' | 'more';

/** What the bundle makes of the base's definitions of one kind; those it leaves alone are not among them. */
export function changesOf<K extends Kind>({ subject, world, base }: Ground, kind: K): Change<K>[] {
  const own = world.own(kind);
  return base.all(kind).flatMap(({ id, value: was }): Change<K>[] => {
    const removed = world.bundle.removed.find((each) => each.kind === kind && each.id === id);
    if (removed) return [{ subject: subject.in(removed.path), was }];
    const now: Located<K> | undefined = own.find((each) => each.id === id);
    return now ? [{ subject: subject.in(now.path), was, now: now.value }] : [];
  });
}

/** The same, and those it leaves alone while a parameter of its own may change what they come to: what is wrong with these stands at its parameters. */
export function keptOf<K extends Kind>(ground: Ground, kind: K): Change<K>[] {
  const { subject, world, base } = ground;
  const changed = changesOf(ground, kind);
  const own = world.own('parameters')[0];
  if (!own) return changed;
  const there = subject.in(own.path);
  const fixed: Subject = { ...there, fault: (_, code, params, place) => there.fault('/parameters', code, params, place) };
  const others = base.all(kind).filter(({ value }) => !changed.some(({ was }) => was === value));
  return [...changed, ...others.map(({ value }) => ({ subject: fixed, was: value, now: value }))];
}

/** The parameter or code list named in here that the bundle gives other values than the base: where it does. */
export function otherwise({ world, base }: Ground, node: unknown): { path: string; pointer: string } | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('param' in node && typeof node.param === 'string') {
    const scalar = { param: node.param };
    const days = daysFrom(firstDay(world), [...daysOfAll(base, [scalar]), ...daysOfAll(world, [scalar])]);
    const own = world.own('parameters')[0];
    if (own && days.some((day) => valueOn(base, scalar, day) !== valueOn(world, scalar, day)))
      return { path: own.path, pointer: at('/parameters', node.param) };
  }
  if (('points' in node || 'across' in node) && 'classifier' in node && typeof node.classifier === 'string') {
    const own = world.own('classifier').find(({ id }) => id === node.classifier);
    const worth = (from: World) => from.get('classifier', String(node.classifier))?.items.map(({ id, value }) => [id, value ?? null]);
    if (own && !same(worth(base), worth(world))) return { path: own.path, pointer: '/items' };
  }
  for (const member of Object.values(node)) {
    const found = otherwise({ world, base } as Ground, member);
    if (found) return found;
  }
  return undefined;
}

/** Where `now` first allows more than `was` allowed on the same day; both may be dated parameters. */
export function loosened(
  { world, base }: Ground,
  was: Scalar | undefined,
  now: Scalar | undefined,
  tighter: Tighter,
): { was: unknown; now: unknown; from?: string } | undefined {
  const days = [...new Set([...daysOf(base, was), ...daysOf(world, now)])].sort();
  for (const day of days) {
    const before = valueOn(base, was, day);
    const after = valueOn(world, now, day);
    if (typeof before !== 'number' || (typeof after !== 'number' && after !== undefined)) continue;
    const looser = after === undefined ? now === undefined : tighter === 'less' ? after > before : after < before;
    if (looser) return { was: before, now: after, ...(day !== ALWAYS && { from: day }) };
  }
  return undefined;
}

const ALWAYS = '9999-12-31';

function daysOf(world: World, amount: Scalar | undefined): string[] {
  const parameter = parameterOf(amount);
  return parameter === undefined ? [ALWAYS] : (world.parameters.get(parameter)?.values.map(({ from }) => from) ?? []);
}

function parameterOf(amount: Scalar | undefined): string | undefined {
  return typeof amount === 'object' && 'param' in amount ? amount.param : undefined;
}

/** Whether this condition holds whenever that of the base did. None always holds. */
export function asOften({ world, base }: Ground, was: Condition | undefined, now: Condition | undefined): boolean {
  return implies({ world: base, tree: sidesOf(was).yes }, { world, tree: sidesOf(now).yes }, ANY_SCOPE);
}

/** The same content, however it is written. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));
}

/** The clauses a fault breaks: the nearest that the base cites. */
export function clauses(...cited: (string[] | undefined)[]): { legal: string[] } {
  return { legal: cited.find((each) => each && each.length > 0) ?? [] };
}
