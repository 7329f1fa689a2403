/**
 * The portable case file, one canonical JSON value a line: head, editions, calendars, keys, events, the case as it stands, papers, files, bytes, end.
 * Takes a line, gives what it says or that it says nothing. Reads and writes nothing.
 */
import type { JSONWebKeySet } from 'jose';
import { canonical } from '../../engine/canonical.ts';
import type { BundleSources } from '../../engine/compile.ts';
import type { Calendar, Case, Event, Paper } from '../../engine/model.ts';

export const FORMAT = 2;
/** Files written before there were certificates are read too. */
export const FORMATS: readonly number[] = [1, FORMAT];
/** Bytes of a file stand in pieces of this size, so that nobody has to hold a whole one. */
export const PIECE = 384 * 1024;
/** No line is longer: an edition with all its texts is far below. */
export const LONGEST = 64 * 1024 * 1024;

export interface Printed {
  lang: string;
  sha256: string;
  size: number;
}
export type Line =
  | { kind: 'proof'; format: number; case: string; number: string; engine: string; exportedAt: string }
  | { kind: 'edition'; hash: string; bundle: string; files: BundleSources }
  | { kind: 'calendar'; hash: string; calendar: Calendar }
  | { kind: 'keys'; keys: JSONWebKeySet['keys'] }
  | { kind: 'anchors'; certificates: string[] }
  | { kind: 'event'; seq: number; event: Event; salt: string; payloadHash: string; hash: string }
  | { kind: 'case'; case: Case }
  | { kind: 'paper'; paper: Paper; printed: Printed[] }
  | { kind: 'file'; id: string; name: string; type: string; size: number; sha256: string }
  | { kind: 'bytes'; sha256: string; piece: number; last: boolean; data: string }
  | { kind: 'end'; lines: number; sha256: string };
export type LineOf<Kind extends Line['kind']> = Extract<Line, { kind: Kind }>;

type Shape = Record<string, 'string' | 'number' | 'boolean' | 'object' | 'list'>;

/** The members of each kind, in the order in which the kinds follow each other. */
const SHAPES: Record<Line['kind'], Shape> = {
  proof: { format: 'number', case: 'string', number: 'string', engine: 'string', exportedAt: 'string' },
  edition: { hash: 'string', bundle: 'string', files: 'object' },
  calendar: { hash: 'string', calendar: 'object' },
  keys: { keys: 'list' },
  anchors: { certificates: 'list' },
  event: { seq: 'number', event: 'object', salt: 'string', payloadHash: 'string', hash: 'string' },
  case: { case: 'object' },
  paper: { paper: 'object', printed: 'list' },
  file: { id: 'string', name: 'string', type: 'string', size: 'number', sha256: 'string' },
  bytes: { sha256: 'string', piece: 'number', last: 'boolean', data: 'string' },
  end: { lines: 'number', sha256: 'string' },
};
const KINDS = Object.keys(SHAPES) as Line['kind'][];

/** Where a kind stands among the others. */
export const rankOf = (kind: Line['kind']): number => KINDS.indexOf(kind);

export function writeLine(line: Line): string {
  return `${canonical(line)}\n`;
}

/** The line, or undefined where it is no line of this format written as this format writes it. */
export function readLine(text: string): Line | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (canonical(value) !== text) return undefined;
  } catch (error) {
    // Nested too deeply for the canonical form: no line of ours is.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
  return isLine(value) ? value : undefined;
}

function isLine(value: unknown): value is Line {
  if (typeOf(value) !== 'object') return false;
  const { kind, ...members } = value as Record<string, unknown>;
  const shape = typeof kind === 'string' && Object.hasOwn(SHAPES, kind) ? SHAPES[kind as Line['kind']] : undefined;
  if (!shape || Object.keys(members).length !== Object.keys(shape).length) return false;
  return Object.entries(shape).every(([name, type]) => Object.hasOwn(members, name) && typeOf(members[name]) === type);
}

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);
