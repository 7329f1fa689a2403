/** Takes a case out of the installation: gives the lines of the portable case file one after the other. Judges nothing. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { topOf } from '../../engine/ancestry.ts';
import type { Event, Problem } from '../../engine/model.ts';
import { ENGINE_VERSION } from '../../engine/version.ts';
import type { FileStore } from '../files.ts';
import type { SigningOffice } from '../sign/office.ts';
import type { Stores } from '../store/stores.ts';
import { FORMAT, type Line, PIECE, type Printed, writeLine } from './lines.ts';

export interface ExportDeps {
  stores: Stores;
  bytes: FileStore;
  office: Pick<SigningOffice, 'anchors' | 'oldKeys'>;
  /** The real instant. */
  at: string;
}

/** `asked` is the case's id or its number. */
export async function exportCase(
  deps: ExportDeps,
  asked: string,
): Promise<{ ok: true; case: string; lines: AsyncIterable<string> } | { ok: false; problems: Problem[] }> {
  const [id, ...others] = await deps.stores.cases.find(asked);
  if (id === undefined) return { ok: false, problems: [{ code: 'export.unknown', params: { case: asked } }] };
  if (others.length > 0)
    return { ok: false, problems: [{ code: 'export.several', params: { case: asked, ids: [id, ...others].join(', ') } }] };
  return { ok: true, case: id, lines: sealed(linesOf(deps, id)) };
}

/** The lines, and one more that holds the hash of all before it. */
async function* sealed(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const line of lines) {
    const text = writeLine(line);
    hash.update(text);
    count += 1;
    yield text;
  }
  yield writeLine({ kind: 'end', lines: count, sha256: hash.digest('hex') });
}

async function* linesOf({ stores, bytes, office, at }: ExportDeps, id: string): AsyncGenerator<Line> {
  const [found, history] = [await stores.cases.get(id), await stores.events.of(id)];
  if (!found) throw new Error(`no case ${id}`);
  const events = history.map(({ event }) => event);
  yield { kind: 'proof', format: FORMAT, case: id, number: found.record.number, engine: ENGINE_VERSION, exportedAt: at };
  yield* editionLines(stores, found.record.bundle, events);
  const { keys } = await office.oldKeys();
  if (keys.length) yield { kind: 'keys', keys };
  yield { kind: 'anchors', certificates: (await office.anchors()).map(({ raw }) => raw.toString('base64')) };
  for (const { seq, event, salt, payloadHash, hash } of history) yield { kind: 'event', seq, event, salt, payloadHash, hash };
  yield { kind: 'case', case: found.kase };
  const kept = new Set<string>();
  for (const { id: own, files } of await stores.papers.ofCase(id)) {
    const paper = found.kase.papers.find((each) => each.id === own);
    if (!paper) throw new Error(`the case does not know the paper ${own}`);
    const printed = files.flatMap(({ lang, state, sha256, size }): Printed[] =>
      state === 'ready' && sha256 !== undefined && size !== undefined ? [{ lang, sha256, size }] : [],
    );
    for (const { sha256 } of printed) kept.add(sha256);
    yield { kind: 'paper', paper, printed };
  }
  for (const [file, { name, type, size, sha256 }] of filesOf(events)) {
    kept.add(sha256);
    yield { kind: 'file', id: file, name, type, size, sha256 };
  }
  for (const sha256 of kept) yield* pieces(sha256, bytes.open(sha256));
}

async function* editionLines(stores: Stores, bundle: string, events: Event[]): AsyncGenerator<Line> {
  for (const hash of new Set(events.map(({ edition }) => edition))) {
    const files = await stores.editions.files(hash);
    if (!files) throw new Error(`no files of the edition ${hash}`);
    yield { kind: 'edition', hash, bundle: topOf(files) ?? bundle, files };
  }
  for (const hash of new Set(events.map(({ calendar }) => calendar))) {
    const calendar = await stores.editions.calendar(hash);
    if (!calendar) throw new Error(`no calendar ${hash}`);
    yield { kind: 'calendar', hash, calendar };
  }
}

/** The files that events name, by id. */
export function filesOf(events: readonly Event[]) {
  const named = events.flatMap((event) => ('files' in event && event.files ? Object.entries(event.files) : []));
  return [...new Map(named)].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function* pieces(sha256: string, source: Readable): AsyncGenerator<Line> {
  let waiting = Buffer.alloc(0);
  let piece = 0;
  for await (const chunk of source) {
    waiting = Buffer.concat([waiting, chunk as Buffer]);
    for (; waiting.length > PIECE; waiting = waiting.subarray(PIECE)) {
      yield { kind: 'bytes', sha256, piece, last: false, data: waiting.subarray(0, PIECE).toString('base64') };
      piece += 1;
    }
  }
  yield { kind: 'bytes', sha256, piece, last: true, data: waiting.toString('base64') };
}
