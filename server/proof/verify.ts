/**
 * Proves a portable case file with nothing but the file and the trusted keys: takes its bytes, gives the first thing that does not hold, or what it
 * proves. Needs no database, no network and no clock.
 */
import { createHash, type Hash, X509Certificate } from 'node:crypto';
import type { JSONWebKeySet } from 'jose';
import { canonical, hashOf } from '../../engine/canonical.ts';
import { compileSources } from '../../engine/compile.ts';
import { type DrawRecord, verifyDraw } from '../../engine/draw.ts';
import { fold } from '../../engine/fold.ts';
import { verifyChain } from '../../engine/history.ts';
import type { Case, CaseHeader, Edition, Event, Files, Paper, Problem, Signed } from '../../engine/model.ts';
import { stateMoved } from '../../engine/move/carry.ts';
import { readPdfSignature, reasonFor } from '../pdf/sign.ts';
import { chainProblems } from '../sign/chain.ts';
import { readDetached } from '../sign/cms.ts';
import { holderHash, numberIn, verifySignature } from '../sign/statement.ts';
import { filesOf } from './export.ts';
import { FORMATS, type Line, type LineOf, LONGEST, rankOf, readLine } from './lines.ts';
import { disagreement, innAsked, isDecided, isSignable, signatureAsked } from './statement.ts';

export interface Proved {
  case: string;
  number: string;
  /** The hash of the last event: two copies that share it share all before it. */
  head: string;
  events: number;
  signatures: number;
  /** Reckoned again, each with the same result. */
  draws: number;
  papers: number;
  files: number;
  editions: string[];
  /** Signatures made before there were certificates: held to a key of the installation, which says nothing of who signed. */
  unchained: number;
  /** Signatures made before the person was kept with them: the certificate is good, but whose it should have been is not known. */
  untied: number;
  /** Printed files with the signature of the body, and those printed before there was one. */
  sealed: number;
  unsealed: number;
  /** Whether the signatures were held to anchors or keys from outside the file. */
  trusted: boolean;
}
export type Verdict = { holds: true; proved: Proved } | { holds: false; problem: Problem };

/** A fault found; it ends the reading. */
class Fault extends Error {
  readonly problem: Problem;
  constructor(code: string, params: Record<string, unknown> = {}) {
    super(code);
    this.problem = { code, params };
  }
}

/** What one has from elsewhere and trusts. */
export interface Trusted {
  anchors?: readonly X509Certificate[];
  /** For signatures made before there were certificates. */
  keys?: JSONWebKeySet;
}

/** Without anything trusted the anchors and keys of the file itself are used. */
export async function verifyFile(source: AsyncIterable<Uint8Array>, trusted: Trusted = {}): Promise<Verdict> {
  const reader = new Reader(trusted);
  try {
    for await (const line of linesIn(source)) await reader.take(line);
    return { holds: true, proved: reader.finish() };
  } catch (error) {
    if (error instanceof Fault) return { holds: false, problem: { ...error.problem, line: reader.at } };
    // What reading the disk throws is the caller's. Content chained by someone else's hand may be no event and no edition at all: whatever reads it stumbles.
    if ((error as NodeJS.ErrnoException).syscall === undefined) return { holds: false, problem: { code: 'proof.shape', line: reader.at } };
    throw error;
  }
}

/** What the case runs under from this event on. Another edition is led to by a move alone, and a move by the map that edition gives. */
function headerAfter(editions: Map<string, Edition>, header: CaseHeader, event: Event): CaseHeader {
  const { seq } = event;
  if (!editions.has(event.edition)) throw new Fault('proof.editionMissing', { seq });
  if (event.type !== 'moved') {
    if (event.edition !== header.edition) throw new Fault('proof.move', { seq });
    return header;
  }
  const { before, edition, procedure, map } = event;
  const given = editions.get(edition)?.transitions?.[procedure];
  const fits =
    before.edition === header.edition &&
    before.procedure === header.procedure &&
    given !== undefined &&
    canonical(given) === canonical(map) &&
    (map.procedure ?? procedure) === before.procedure &&
    event.from !== undefined &&
    !event.closed &&
    event.to === stateMoved(map, event.from);
  if (!fits) throw new Fault('proof.move', { seq });
  return { ...header, edition, procedure };
}

async function* linesIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...waiting, chunk.subarray(start, end)]);
      [waiting, length, start] = [[], 0, end + 1];
    }
    const rest = chunk.subarray(start);
    length += rest.length;
    if (length > LONGEST) throw new Fault('proof.line');
    if (rest.length > 0) waiting.push(Buffer.from(rest));
  }
  if (length > 0) throw new Fault('proof.cut');
}

type Bytes = { hash: Hash; size: number; piece: number; kept?: Buffer[] };

/** The faults of a signature as faults of the file. */
const FAULT_OF: Record<string, string> = {
  'sign.key': 'proof.key',
  'sign.certificate.expired': 'proof.certificate',
  'sign.certificate.untrusted': 'proof.certificate',
  'sign.certificate.organisation': 'proof.certificate',
};

class Reader {
  /** Number of the line being read. */
  at = 0;
  private readonly given: Trusted;
  private keys: JSONWebKeySet = { keys: [] };
  private anchors: X509Certificate[] = [];
  private unchained = 0;
  private untied = 0;
  /** Person of the case → the number in their certificates. */
  private readonly holders = new Map<string, string>();
  private sealed = 0;
  private unsealed = 0;
  /** The printed files of papers, by SHA-256: their bytes are read whole. */
  private readonly prints = new Map<string, Paper>();
  private head: LineOf<'proof'> | undefined;
  private readonly editions = new Map<string, Edition>();
  private readonly calendars = new Set<string>();
  private readonly rows: LineOf<'event'>[] = [];
  private kase: Case | undefined;
  private papers = 0;
  private signatures = 0;
  private draws = 0;
  private files = new Map<string, Files[string]>();
  private readonly seen = new Set<string>();
  /** Bytes that must come, by SHA-256, with their size. */
  private readonly wanted = new Map<string, number>();
  private open: (Bytes & { sha256: string }) | undefined;
  private readonly whole = createHash('sha256');
  private rank = 0;
  private ended = false;

  constructor(trusted: Trusted) {
    this.given = trusted;
  }

  async take(bytes: Uint8Array): Promise<void> {
    this.at += 1;
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Fault('proof.line');
    }
    const line = readLine(text);
    if (!line) throw new Fault('proof.line');
    const rank = rankOf(line.kind);
    if (this.ended || rank < this.rank || (this.at === 1) !== (line.kind === 'proof')) throw new Fault('proof.order');
    if (rank > this.rank) await this.pass(this.rank, rank);
    this.rank = rank;
    await this.read(line);
    if (line.kind !== 'end') this.whole.update(bytes).update('\n');
  }

  private async read(line: Line): Promise<void> {
    if (line.kind === 'proof') this.readHead(line);
    else if (line.kind === 'edition') this.readEdition(line);
    else if (line.kind === 'calendar') this.readCalendar(line);
    else if (line.kind === 'keys') this.readKeys(line);
    else if (line.kind === 'anchors') this.readAnchors(line);
    else if (line.kind === 'event') this.rows.push(line);
    else if (line.kind === 'case') this.readCase(line);
    else if (line.kind === 'paper') this.readPaper(line);
    else if (line.kind === 'file') this.readFile(line);
    else if (line.kind === 'bytes') this.readBytes(line);
    else this.readEnd(line);
  }

  /** What must be there before the next kind begins. */
  private async pass(from: number, to: number): Promise<void> {
    const passes = (kind: Line['kind']) => from <= rankOf(kind) && rankOf(kind) < to;
    if (passes('event')) await this.judgeEvents();
    if (passes('case') && !this.kase) throw new Fault('proof.missing', { what: 'case' });
    if (passes('paper') && this.papers !== this.kase?.papers.length) throw new Fault('proof.paperMissing');
    const lacking = passes('file') && [...this.files.keys()].find((id) => !this.seen.has(id));
    if (lacking) throw new Fault('proof.fileMissing', { file: lacking });
    if (passes('bytes') && (this.open || this.wanted.size > 0)) throw new Fault('proof.bytesMissing');
  }

  private readHead(line: LineOf<'proof'>): void {
    if (!FORMATS.includes(line.format)) throw new Fault('proof.format', { format: line.format });
    this.head = line;
  }

  private readEdition({ hash, bundle, files }: LineOf<'edition'>): void {
    const texts = Object.values(files).every(
      (one) => typeof one === 'object' && one !== null && Object.values(one).every((text) => typeof text === 'string'),
    );
    const edition = texts ? compileSources(files, bundle) : undefined;
    if (edition?.hash !== hash) throw new Fault('proof.edition', { hash: hash.slice(0, 12) });
    this.editions.set(hash, edition);
  }

  private readCalendar({ hash, calendar }: LineOf<'calendar'>): void {
    if (hashOf(calendar) !== hash) throw new Fault('proof.calendar');
    this.calendars.add(hash);
  }

  private readKeys({ keys }: LineOf<'keys'>): void {
    const secret = keys.some((key) => typeof key !== 'object' || key === null || 'd' in key);
    if (secret) throw new Fault('proof.keys');
    this.keys = { keys };
  }

  private readAnchors({ certificates }: LineOf<'anchors'>): void {
    try {
      this.anchors = certificates.map((each) => new X509Certificate(Buffer.from(each, 'base64')));
    } catch {
      throw new Fault('proof.anchors');
    }
    if (this.anchors.some(({ raw }, at) => raw.toString('base64') !== certificates[at])) throw new Fault('proof.anchors');
  }

  private async judgeEvents(): Promise<void> {
    const { head, rows } = this;
    if (!head || rows.length === 0) throw new Fault('proof.missing', { what: 'event' });
    const broken = verifyChain(rows, head.case)[0];
    if (broken) throw new Fault(broken.code, broken.params);
    const events = rows.map(({ event }) => event);
    const [first] = events;
    if (first?.type !== 'opened' || first.header?.id !== head.case || first.header.number !== head.number) throw new Fault('proof.case');
    let header = first.header;
    for (const event of events) {
      header = headerAfter(this.editions, header, event);
      await this.judgeEvent(event, header);
    }
    this.files = new Map(filesOf(events));
    for (const { sha256, size } of this.files.values()) this.wanted.set(sha256, size);
  }

  private async judgeEvent(event: Event, header: CaseHeader): Promise<void> {
    const { seq } = event;
    const edition = this.editions.get(event.edition);
    if (!edition) throw new Fault('proof.editionMissing', { seq });
    if (!this.calendars.has(event.calendar)) throw new Fault('proof.calendarMissing', { seq });
    const paper = event.effects.find((effect) => effect.kind === 'paper' && hashOf(effect.paper.data) !== effect.paper.dataHash);
    if (paper?.kind === 'paper') throw new Fault('proof.paper', { number: paper.paper.number });
    for (const effect of event.effects) if (effect.kind === 'draw') this.judgeDraw(effect.draw, seq);
    if (!isSignable(event)) return;
    if (!isDecided(edition, header, event)) throw new Fault('proof.decision', { seq });
    const { signature } = event;
    if (!signature) {
      if (signatureAsked(edition, header, event) !== undefined) throw new Fault('proof.unsigned', { seq });
      return;
    }
    if (typeof signature.statement !== 'object' || signature.statement === null)
      throw new Fault('proof.statement', { seq, member: 'statement' });
    const trust = { anchors: this.given.anchors ?? this.anchors, keys: this.given.keys ?? this.keys };
    const [invalid] = await verifySignature(signature.statement, signature, trust, innAsked(edition, header, event));
    if (invalid) throw new Fault(FAULT_OF[invalid.code] ?? 'proof.signature', { seq, key: signature.key });
    if (signature.jws !== undefined) this.unchained += 1;
    this.judgeHolder(signature, seq);
    const member = signature.signer === event.actor.person ? disagreement(signature, event, header) : 'signer';
    if (member !== undefined) throw new Fault('proof.statement', { seq, member });
    this.signatures += 1;
  }

  /** The certificate must be that of the person who was asked for it, and a person of the case must always be the same one. */
  private judgeHolder(signature: Signed, seq: number): void {
    const pin = numberIn(signature);
    if (signature.holder === undefined || pin === undefined) {
      this.untied += 1;
      return;
    }
    const known = this.holders.get(signature.signer) ?? pin;
    if (signature.holder.hash !== holderHash(signature.holder.salt, pin) || known !== pin) throw new Fault('proof.holder', { seq });
    this.holders.set(signature.signer, pin);
  }

  /** Reckons a draw again from its candidates and its seed. */
  private judgeDraw(draw: DrawRecord, seq: number): void {
    if (!verifyDraw(draw)) throw new Fault('proof.draw', { seq, role: draw.role });
    this.draws += 1;
  }

  private readCase({ case: kase }: LineOf<'case'>): void {
    if (this.kase) throw new Fault('proof.order');
    const folded = fold(this.rows.map(({ event }) => event));
    if (canonical(folded) !== canonical(kase)) throw new Fault('proof.snapshot');
    this.kase = folded;
  }

  private readPaper({ paper, printed }: LineOf<'paper'>): void {
    const own = this.kase?.papers.find(({ id }) => id === paper.id);
    if (!own || this.seen.has(paper.id) || canonical(own) !== canonical(paper))
      throw new Fault('proof.paperDiffers', { number: paper.number });
    this.seen.add(paper.id);
    this.papers += 1;
    for (const one of printed) {
      if (typeof one?.sha256 !== 'string' || typeof one.size !== 'number') throw new Fault('proof.line');
      this.wanted.set(one.sha256, one.size);
      this.prints.set(one.sha256, own);
    }
  }

  private readFile({ id, name, type, size, sha256 }: LineOf<'file'>): void {
    const named = this.files.get(id);
    if (!named || this.seen.has(id) || canonical(named) !== canonical({ name, type, size, sha256 }))
      throw new Fault('proof.file', { name });
    this.seen.add(id);
  }

  private readBytes({ sha256, piece, last, data }: LineOf<'bytes'>): void {
    this.open ??= { sha256, hash: createHash('sha256'), size: 0, piece: 0, ...(this.prints.has(sha256) ? { kept: [] } : {}) };
    const { open } = this;
    const size = this.wanted.get(sha256);
    if (size === undefined || open.sha256 !== sha256 || open.piece !== piece)
      throw new Fault('proof.bytes', { sha256: sha256.slice(0, 12) });
    const bytes = Buffer.from(data, 'base64');
    open.hash.update(bytes);
    open.size += bytes.length;
    open.piece += 1;
    open.kept?.push(bytes);
    if (!last) return;
    if (bytes.toString('base64') !== data || open.size !== size || open.hash.digest('hex') !== sha256)
      throw new Fault('proof.bytes', { sha256: sha256.slice(0, 12) });
    this.wanted.delete(sha256);
    this.open = undefined;
    const paper = this.prints.get(sha256);
    if (paper && open.kept) this.judgePrint(paper, Buffer.concat(open.kept));
  }

  /** A printed file bears the signature of the body over all of it, made for the data of this paper. */
  private judgePrint(paper: Paper, bytes: Buffer): void {
    const signed = readPdfSignature(bytes);
    if (!signed) {
      // The event says that it must bear one; only what was issued before there was one may lack it.
      if (paper.sealed || bytes.includes('/ByteRange')) throw new Fault('proof.pdf', { number: paper.number });
      this.unsealed += 1;
      return;
    }
    const read = readDetached(signed.cms, signed.digest);
    const at = read?.at;
    if (!read || !at || chainProblems(read.certificate, read.certificates, this.given.anchors ?? this.anchors, at).length)
      throw new Fault('proof.pdf', { number: paper.number });
    if (signed.reason !== reasonFor(paper)) throw new Fault('proof.pdfOther', { number: paper.number });
    this.sealed += 1;
  }

  private readEnd({ lines, sha256 }: LineOf<'end'>): void {
    if (lines !== this.at - 1 || this.whole.digest('hex') !== sha256) throw new Fault('proof.seal');
    this.ended = true;
  }

  finish(): Proved {
    const { head, rows, signatures, draws, papers, files, editions, given, unchained, untied, sealed, unsealed } = this;
    if (!this.ended || !head) throw new Fault('proof.cut');
    return {
      case: head.case,
      number: head.number,
      head: rows.at(-1)?.hash ?? '',
      events: rows.length,
      signatures,
      draws,
      papers,
      files: files.size,
      editions: [...editions.keys()],
      unchained,
      untied,
      sealed,
      unsealed,
      trusted: given.anchors !== undefined || given.keys !== undefined,
    };
  }
}
