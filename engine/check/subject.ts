/** One definition under inspection: what it may refer to and where its faults go. */
import { escaped, type Kind } from '../load.ts';
import type { World } from './world.ts';

export interface Place {
  /** Point at the key instead of the value. */
  at?: 'key' | 'value';
  level?: 'error' | 'warning';
}

export interface Subject {
  world: World;
  fault(pointer: string, code: string, params?: Record<string, unknown>, place?: Place): void;
  /** The line where something stands, to be named in the fault of something else. */
  lineOf(pointer: string): number;
  /** The same for another file of the bundle; in a template the pointer is `line:column`. */
  in(path: string): Subject;
  /** Shapes are wanted, not faults. */
  silent?: true;
}

/** Faults go nowhere: they are found where the same is checked in its own place. */
export function silent(world: World): Subject {
  const subject: Subject = { world, fault: () => undefined, lineOf: () => 1, in: () => subject, silent: true };
  return subject;
}

/** The same subject, watched for errors. */
export function careful(subject: Subject): { subject: Subject; sound(): boolean } {
  let sound = true;
  const fault: Subject['fault'] = (...told) => {
    if (told[3]?.level !== 'warning') sound = false;
    subject.fault(...told);
  };
  return { subject: { ...subject, fault }, sound: () => sound };
}

/** The pointer of a member. */
export function at(pointer: string, ...segments: (string | number)[]): string {
  return pointer + segments.map((segment) => `/${escaped(segment)}`).join('');
}

/** Faults a reference to a definition that does not exist. */
export function refer(subject: Subject, kind: Kind, id: string, pointer: string): void {
  if (subject.world.exists(kind, id)) return;
  subject.fault(pointer, 'reference.unknown', {
    kind,
    id,
    known: nearest(
      id,
      subject.world.all(kind).map((definition) => definition.id),
    ),
  });
}

export function referRole(subject: Subject, id: string, pointer: string): void {
  const { roles, complete } = subject.world;
  if (!roles.has(id) && complete('roles'))
    subject.fault(pointer, 'reference.unknown', { kind: 'role', id, known: nearest(id, [...roles.keys()]) });
}

export function referParameter(subject: Subject, id: string, pointer: string): void {
  const { parameters, complete } = subject.world;
  if (!parameters.has(id) && complete('parameters'))
    subject.fault(pointer, 'reference.unknown', { kind: 'parameter', id, known: nearest(id, [...parameters.keys()]) });
}

/** Faults what is named twice; `pointerOf` gives the place of the second. */
export function unrepeated(subject: Subject, names: string[], pointerOf: (index: number) => string, code = 'name.repeated'): void {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) subject.fault(pointerOf(index), code, { name });
    seen.add(name);
  }
}

/** A few names, the most similar first. */
export function nearest(name: string, candidates: string[], limit = 5): string[] {
  return candidates
    .map((candidate) => ({ candidate, distance: distance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
