/** What a comparison of editions finds: one change, and the small comparisons that all kinds share. Knows no kind. */
import { canonical } from '../canonical.ts';
import type { Text } from '../language.ts';

export type Noun =
  | 'definition'
  | 'criterion'
  | 'section'
  | 'item'
  | 'entry'
  | 'clause'
  | 'parameter'
  | 'role'
  | 'outcome'
  | 'rule'
  | 'input'
  | 'state'
  | 'action'
  | 'part'
  | 'requirement'
  | 'deadline'
  | 'field'
  | 'status'
  | 'template'
  | 'bundle';
export type Aspect =
  | 'title'
  | 'text'
  | 'code'
  | 'place'
  | 'value'
  | 'duration'
  | 'who'
  | 'sign'
  | 'next'
  | 'form'
  | 'quorum'
  | 'final'
  | 'required'
  | 'limit'
  | 'type'
  | 'shown'
  | 'condition'
  | 'outcome'
  | 'order'
  | 'scope'
  | 'powers'
  | 'effects'
  | 'force'
  | 'readers'
  | 'opens'
  | 'number'
  | 'criteria'
  | 'version'
  | 'from'
  | 'needs'
  | 'proposal';

/** A member that is told under its own name: `member:help`. */
export type MemberAspect = `member:${string}`;

/** One change in the words of the regulation. `compatible`: a running case can go on under the new edition. */
export interface Change {
  /** `KIND/ID`. */
  definition: string;
  change: 'added' | 'removed' | 'changed';
  noun: Noun;
  name: Text | string;
  aspect?: Aspect | MemberAspect;
  was?: unknown;
  now?: unknown;
  compatible: boolean;
}

export type Found = Omit<Change, 'definition'>;

export const same = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

export const added = (noun: Noun, name: Text | string, compatible = true): Found => ({ change: 'added', noun, name, compatible });
export const removed = (noun: Noun, name: Text | string, compatible = false): Found => ({ change: 'removed', noun, name, compatible });

/** Nothing where both are alike. */
export function changed(noun: Noun, name: Text | string, aspect: Aspect, [was, now]: [unknown, unknown], compatible = true): Found[] {
  return same(was, now) ? [] : [{ change: 'changed', noun, name, aspect, was, now, compatible }];
}

/** Each member that differs and has not been told in other words. Members whose `undefined` means the same as `false` are alike then. */
export function others(noun: Noun, name: Text | string, was: object | undefined, now: object | undefined, told: string[]): Found[] {
  const both = pairs((was ?? {}) as Record<string, unknown>, (now ?? {}) as Record<string, unknown>);
  return both.flatMap(([key, before, after]) =>
    told.includes(key) || same(before ?? false, after ?? false)
      ? []
      : [{ change: 'changed' as const, noun, name, aspect: `member:${key}` as const, was: before, now: after, compatible: true }],
  );
}

/** Every name of either table, with what it is in each. */
export function pairs<T>(was: Record<string, T> | undefined, now: Record<string, T> | undefined): [string, T | undefined, T | undefined][] {
  const of = (table: Record<string, T> | undefined, name: string) => (table && Object.hasOwn(table, name) ? table[name] : undefined);
  return [...new Set([...Object.keys(was ?? {}), ...Object.keys(now ?? {})])].map((name) => [name, of(was, name), of(now, name)]);
}

export function byId<T extends { id: string }>(list: T[] | undefined): Record<string, T> {
  return Object.fromEntries((list ?? []).map((item) => [item.id, item]));
}
