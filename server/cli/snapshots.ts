/** Stored fact snapshots: takes a folder, gives them one by one. Files are `.ndjson` (one a line) or `.json` (one, or a list). Holds one line at a time. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { isDay } from '../../engine/calendar.ts';

/** What a past decision saw. */
export interface Snapshot {
  decision: string;
  facts: Record<string, unknown>;
  /** ISO day whose parameters counted. */
  on?: string;
  case?: string;
}

/** A snapshot with its place, or why there is none at that place. */
export interface Found {
  /** `FILE:LINE` */
  place: string;
  snapshot?: Snapshot;
  /** Bytes of the folder read so far. */
  read: number;
}

export interface Snapshots {
  /** Bytes of all files. */
  size: number;
  [Symbol.asyncIterator](): AsyncIterator<Found>;
}

/** Opens a folder or a single file; nothing when there is none. */
export async function openSnapshots(given: string): Promise<Snapshots | undefined> {
  const files = await filesAt(given);
  if (files.length === 0) return undefined;
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return { size: sizes.reduce((sum, one) => sum + one, 0), [Symbol.asyncIterator]: () => walk(files, sizes) };
}

async function filesAt(given: string): Promise<string[]> {
  const found = await stat(given).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [given];
  const names = await readdir(given, { recursive: true });
  return names
    .filter((name) => /\.(json|ndjson|jsonl)$/.test(name))
    .sort()
    .map((name) => path.join(given, name));
}

async function* walk(files: string[], sizes: number[]): AsyncGenerator<Found> {
  let before = 0;
  for (const [index, file] of files.entries()) {
    if (file.endsWith('.json')) yield* whole(file, before);
    else yield* lines(file, before);
    before += sizes[index] ?? 0;
  }
}

async function* whole(file: string, before: number): AsyncGenerator<Found> {
  const value = parsed(await readFile(file, 'utf8'));
  for (const [index, one] of (Array.isArray(value) ? value : [value]).entries()) {
    const snapshot = snapshotOf(one);
    yield { place: `${file}:${index + 1}`, read: before, ...(snapshot && { snapshot }) };
  }
}

async function* lines(file: string, before: number): AsyncGenerator<Found> {
  const stream = createReadStream(file, 'utf8');
  let number = 0;
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const snapshot = snapshotOf(parsed(line));
    yield { place: `${file}:${number}`, read: before + stream.bytesRead, ...(snapshot && { snapshot }) };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A decision's record is one as well: it has the same members. */
function snapshotOf(value: unknown): Snapshot | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { decision, facts, on, case: kase } = value as Record<string, unknown>;
  if (typeof decision !== 'string' || typeof facts !== 'object' || facts === null || Array.isArray(facts)) return undefined;
  if (on !== undefined && !isDay(on)) return undefined;
  return { decision, facts: facts as Snapshot['facts'], ...(isDay(on) && { on }), ...(typeof kase === 'string' && { case: kase }) };
}
