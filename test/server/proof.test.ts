// The portable case file: a case taken out is proved with nothing but the file, and whatever is altered in it is found.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, hashOf } from '../../engine/canonical.ts';
import { type DrawRecord, drawFrom } from '../../engine/draw.ts';
import { fold } from '../../engine/fold.ts';
import { sealEvent } from '../../engine/history.ts';
import type { Event } from '../../engine/model.ts';
import { isKnownCode } from '../../engine/problem.ts';
import { readFolders } from '../../server/cli/files.ts';
import { readConfig } from '../../server/config.ts';
import { PROOF_MESSAGES } from '../../server/messages/proof.ts';
import { SIGN_MESSAGES } from '../../server/messages/sign.ts';
import { reasonFor, signPdf } from '../../server/pdf/sign.ts';
import { checkAnchor, writeAnchor } from '../../server/proof/anchor.ts';
import { exportCase } from '../../server/proof/export.ts';
import type { Line } from '../../server/proof/lines.ts';
import { type Trusted, verifyFile } from '../../server/proof/verify.ts';
import { seedCases } from '../../server/seed.ts';
import { createServices, type Services } from '../../server/services.ts';
import { createKeyStore } from '../../server/sign/keys.ts';
import type { SigningOffice } from '../../server/sign/office.ts';
import { holderHash } from '../../server/sign/statement.ts';
import { demoOf } from '../../server/simulators/demo.ts';
import { openMemory } from '../../server/store/db.ts';
import { root } from '../source.ts';
import { officeOf, type Simulated, simulated, smallPdf } from './signing-service.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
let folder: string;
let services: Services;
let office: SigningOffice;
let service: Simulated;
/** A signed report with a file, and the case that rests on it, with papers. */
let report: Buffer;
let whole: Buffer;
/** The printed file of a paper, longer than a piece. */
let print: Uint8Array;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-proof-'));
  const { config } = readConfig({ JOBO_DATA: folder }, []);
  services = await createServices(config, { log: silent, db: await openMemory() });
  const files = await readFolders(path.join(root, 'definitions'), path.join(root, 'templates'));
  await services.editions.importBundles({ kg: files.kg ?? {}, ministry: withEvidence(files.ministry ?? {}) });
  service = await simulated(path.join(folder, 'simulators'), demoOf(files));
  office = officeOf(services, service);
  expect(await seedCases(services, office, 2)).toMatchObject({ ok: true, seeded: { cases: 2 } });
  const rows: { id: string; seq: number }[] = await services.db.knex('kase').select('id', 'seq').orderBy('seq', 'desc');
  const [long, short] = rows.map(({ id }) => id);
  const [paper] = await services.stores.papers.ofCase(long ?? '');
  const sealer = await office.keys.sealer({ bundle: 'ministry', name: 'Министрлик' });
  if (!paper) throw new Error('no paper');
  print = await signPdf(smallPdf(), sealer, { reason: reasonFor(paper), at: new Date() });
  const printed = await services.bytes.put(print);
  if (printed.ok) await services.stores.papers.ready(paper.id, 'ky', { sha256: printed.sha256, size: printed.size });
  whole = await taken(long ?? '');
  report = await taken(short ?? '');
});
afterAll(async () => {
  await service.stop();
  await services.close();
  await rm(folder, { recursive: true });
});

/** One scenario only, in which a criterion has evidence. */
function withEvidence(bundle: Record<string, string>): Record<string, string> {
  const name = 'scenarios/01-five-years.json';
  const others = Object.entries(bundle).filter(([file]) => !file.startsWith('scenarios/'));
  const added = (bundle[name] ?? '').replace(
    '"links": ["https://example.org/okuu-plany"]',
    '"links": ["https://example.org/okuu-plany"], "evidence": ["plan"]',
  );
  return { ...Object.fromEntries(others), [name]: added };
}

async function taken(id: string): Promise<Buffer> {
  const found = await exportCase({ stores: services.stores, bytes: services.bytes, office, at: '2026-11-20T00:00:00.000Z' }, id);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  const lines: string[] = [];
  for await (const line of found.lines) lines.push(line);
  return Buffer.from(lines.join(''));
}

/** In pieces of an odd size, as a disk may give it. */
async function* source(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_537) yield bytes.subarray(at, at + 65_537);
}
async function faultOf(bytes: Uint8Array, trusted?: Trusted): Promise<string | undefined> {
  const verdict = await verifyFile(source(bytes), trusted);
  if (verdict.holds) return undefined;
  const { code } = verdict.problem;
  expect(isKnownCode(code) || code in PROOF_MESSAGES.ky || code in SIGN_MESSAGES.ky, code).toBe(true);
  return code;
}

const linesOf = (bytes: Buffer): Line[] =>
  bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
/** The lines as a file again, closed with a hash that fits. */
function sealed(lines: Line[]): Buffer {
  return closed(lines.filter(({ kind }) => kind !== 'end').map((line) => `${canonical(line)}\n`));
}
function closed(texts: string[]): Buffer {
  const body = texts.join('');
  return Buffer.from(
    `${body}${canonical({ kind: 'end', lines: texts.length, sha256: createHash('sha256').update(body).digest('hex') })}\n`,
  );
}
/** The lines after someone with the database in hand has changed the events, and made chain and case fit again. */
function rewritten(bytes: Buffer, change: (event: Event) => void): Buffer {
  const lines = linesOf(bytes);
  const events: Event[] = [];
  let previous: string | null = null;
  const { case: caseId } = lines[0] as { case: string };
  for (const line of lines) {
    if (line.kind === 'case') line.case = fold(events);
    if (line.kind !== 'event') continue;
    change(line.event);
    events.push(line.event);
    Object.assign(line, sealEvent({ caseId, previous, event: line.event, salt: line.salt }));
    previous = line.hash;
  }
  return sealed(lines);
}

describe('a case taken out', () => {
  it('holds, and says what it proves', async () => {
    const verdict = await verifyFile(source(whole));
    expect(verdict).toMatchObject({ holds: true, proved: { trusted: false, unchained: 0, untied: 0, sealed: 1, unsealed: 0 } });
    const { proved } = verdict as Extract<typeof verdict, { holds: true }>;
    expect(proved.signatures).toBeGreaterThan(3);
    expect(proved.papers).toBeGreaterThan(3);
    expect(proved.events).toBe(linesOf(whole).filter(({ kind }) => kind === 'event').length);
    expect(await verifyFile(source(report))).toMatchObject({ holds: true, proved: { files: 1 } });
  });

  it('reckons every draw again', async () => {
    expect(await verifyFile(source(rewritten(whole, (event) => drawing(event, ({ drawn }) => drawn))))).toMatchObject({
      holds: true,
      proved: { draws: 1 },
    });
    expect(await verifyFile(source(rewritten(whole, (event) => drawing(event, () => ['b', 'a']))))).toMatchObject({
      holds: false,
      problem: { code: 'proof.draw', params: { seq: 1, role: 'expert' } },
    });
  });

  it('holds before the keys one trusts, and before no others', async () => {
    const anchors = await office.anchors();
    expect(await verifyFile(source(whole), { anchors })).toMatchObject({ holds: true, proved: { trusted: true } });
    const stranger = createKeyStore(path.join(folder, 'stranger'));
    const { raw } = new X509Certificate(Buffer.from(await stranger.root(), 'base64'));
    expect(await faultOf(whole, { anchors: [new X509Certificate(raw)] })).toBe('proof.certificate');
    const [own] = anchors;
    expect(await faultOf(whole, { anchors: own ? [own] : [] })).toBe('proof.certificate');
  });

  it('is tied to the person who was asked to sign', async () => {
    const holders = new Set<string>();
    const held = (change: (holder: { salt: string; hash: string }) => { salt: string; hash: string } | undefined) =>
      rewritten(whole, (event) => {
        if (!('signature' in event) || !event.signature?.holder) return;
        holders.add(event.signature.holder.hash);
        const changed = change(event.signature.holder);
        if (changed) event.signature.holder = changed;
        else delete event.signature.holder;
      });
    expect(await faultOf(held((holder) => holder))).toBeUndefined();
    expect(holders.size).toBeGreaterThan(3);
    expect(await faultOf(held(({ salt }) => ({ salt, hash: holderHash(salt, '10000000000000') })))).toBe('proof.holder');
    const older = await verifyFile(source(held(() => undefined)));
    expect(older).toMatchObject({ holds: true, proved: { untied: holders.size } });
  });

  it('is the same twice', async () => {
    const { case: id } = linesOf(report)[0] as { case: string };
    expect((await taken(id)).equals(report)).toBe(true);
  });
});

describe('a printed file', () => {
  /** The case with other bytes in place of the printed file, closed anew. */
  function exchanged(bytes: Uint8Array): Buffer {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const was = createHash('sha256').update(print).digest('hex');
    const lines = linesOf(whole).flatMap((line): Line[] => {
      if (line.kind === 'paper')
        line.printed = line.printed.map((one) => (one.sha256 === was ? { ...one, sha256, size: bytes.length } : one));
      if (line.kind !== 'bytes' || line.sha256 !== was) return [line];
      return line.piece === 0 ? [{ ...line, sha256, last: true, data: Buffer.from(bytes).toString('base64') }] : [];
    });
    return sealed(lines);
  }

  it('altered, cut, or put in place of another is found', async () => {
    expect(await faultOf(exchanged(print))).toBeUndefined();
    const altered = Uint8Array.from(print);
    altered[40] = 0x41;
    expect(await faultOf(exchanged(altered))).toBe('proof.pdf');
    expect(await faultOf(exchanged(print.subarray(0, -3)))).toBe('proof.pdf');
    const sealer = await office.keys.sealer({ bundle: 'ministry', name: 'Министрлик' });
    expect(await faultOf(exchanged(await signPdf(smallPdf(), sealer, { reason: 'Jobo other', at: new Date() })))).toBe('proof.pdfOther');
    const foreign = await createKeyStore(path.join(folder, 'foreign')).sealer({ bundle: 'ministry', name: 'Министрлик' });
    expect(await faultOf(exchanged(await signPdf(smallPdf(), foreign, { reason: 'Jobo x', at: new Date() })))).toBe('proof.pdf');
    // the event says that the files bear a signature, so one without is found
    expect(await faultOf(exchanged(smallPdf()))).toBe('proof.pdf');
  });
});

describe('the heads of all chains', () => {
  it('find a database whose events were written anew with their whole chain', async () => {
    const { stores, db } = services;
    const file = await writeAnchor(stores, office.keys, new Date().toISOString());
    const anchors = await office.anchors();
    expect(file.statement.heads).toHaveLength(2);
    expect(await checkAnchor(stores, file, anchors)).toEqual([]);
    expect(await checkAnchor(stores, { ...file, statement: { ...file.statement, at: 'x' } }, anchors)).toEqual([{ code: 'anchor.seal' }]);
    const [print] = file.statement.prints ?? [];
    const where = { paper: print?.paper, lang: print?.lang };
    await expect(
      db
        .knex('paper_file')
        .where(where)
        .update({ sha256: '0'.repeat(64) }),
    ).rejects.toThrow(/append-only/);
    await db.knex.raw('alter table paper_file disable trigger all');
    await db
      .knex('paper_file')
      .where(where)
      .update({ sha256: '0'.repeat(64) });
    const other = { code: 'anchor.print', params: { number: print?.number, lang: print?.lang } };
    expect(await checkAnchor(stores, file, anchors)).toEqual([other]);
    await db.knex('paper_file').where(where).update({ sha256: print?.sha256 });
    const [head] = file.statement.heads;
    const history = await stores.events.of(head?.case ?? '');
    // whoever holds the database may switch off what keeps events as they are
    await db.knex.raw('alter table event disable trigger all');
    let previous: string | null = null;
    for (const { seq, event, salt } of history) {
      if (seq === 1) event.at = '2020-01-01T00:00:00.000Z';
      const { payloadHash, hash } = sealEvent({ caseId: head?.case ?? '', previous, event, salt });
      const row = { payload: JSON.stringify(event), payload_hash: payloadHash, prev_hash: previous, hash };
      await db.knex('event').where({ case: head?.case, seq }).update(row);
      previous = hash;
    }
    const params = { case: head?.number, seq: head?.seq };
    expect(await checkAnchor(stores, file, anchors)).toEqual([{ code: 'anchor.rewritten', params }]);
    await db.knex('event').where({ case: head?.case, seq: head?.seq }).delete();
    expect(await checkAnchor(stores, file, anchors)).toEqual([{ code: 'anchor.missing', params }]);
  });
});

describe('one byte', () => {
  it('flipped anywhere is found', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(report, whole),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.integer({ min: 1, max: 255 }),
        async (file, place, change) => {
          const bytes = Buffer.from(file);
          const at = Math.floor(place * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ change;
          expect(await faultOf(bytes), `byte ${at} ^ ${change}`).toBeDefined();
        },
      ),
      { numRuns: 250 },
    );
  });

  it('missing or too many is found', async () => {
    for (const bytes of [
      report.subarray(0, -1),
      report.subarray(1),
      Buffer.concat([report, Buffer.from('\n')]),
      Buffer.concat([report, Buffer.from('{}')]),
      Buffer.alloc(0),
    ])
      expect(await faultOf(bytes)).toBeDefined();
    for (let cut = 0, at = report.indexOf(10); at >= 0 && cut < 40; cut += 1, at = report.indexOf(10, at + 1))
      if (at + 1 < report.length) expect(await faultOf(report.subarray(0, at + 1))).toBeDefined();
  });

  it('cannot make it stumble', async () => {
    for (const text of [
      '{',
      'null',
      '[]',
      '{"kind":"proof"}',
      '{"kind":"__proto__"}',
      '['.repeat(100_000),
      '\u0000',
      `"${'x'.repeat(100_000)}`,
    ])
      expect(await faultOf(Buffer.from(`${text}\n`))).toBe('proof.line');
  });
});

describe('whatever is altered in a file that is closed anew', () => {
  /** What only the closing hash covers: what was known of the taking out, and what does not count for an edition. */
  const UNPROVEN = /^(proof\.(engine|exportedAt)|keys\.keys\.0\.(use|alg|key_ops|ext)|edition\.files\.\w+\.(calendar|demo|scenarios\/.*))/;

  it('is found, member by member', { timeout: 120_000 }, async () => {
    const lines = linesOf(report).filter(({ kind }) => kind !== 'end');
    const texts = lines.map((line) => `${canonical(line)}\n`);
    const missed: string[] = [];
    let tried = 0;
    for (const [index, line] of lines.entries()) {
      const places = placesIn(line).filter((place) => place.at(-1) !== 'kind' && !UNPROVEN.test([line.kind, ...place].join('.')));
      // Of the hundreds that a line may have, a dozen spread over it.
      const some = places.filter((_, at) => at % Math.ceil(places.length / 12) === 0);
      for (const place of some) {
        const changed = structuredClone(line);
        alter(changed, place);
        tried += 1;
        if ((await faultOf(closed(texts.with(index, `${canonical(changed)}\n`)))) === undefined)
          missed.push([line.kind, ...place].join('.'));
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(100);
  });

  it('even when lines are taken away or doubled', { timeout: 60_000 }, async () => {
    const lines = linesOf(report);
    for (const index of lines.keys()) {
      const { kind } = lines[index] as Line;
      if (kind === 'end') continue;
      expect(await faultOf(sealed(lines.toSpliced(index, 1))), `without ${kind}`).toBeDefined();
      if (kind !== 'edition' && kind !== 'calendar' && kind !== 'anchors')
        expect(await faultOf(sealed(lines.toSpliced(index, 0, lines[index] as Line))), `twice ${kind}`).toBeDefined();
    }
  });

  it('is found where what was signed was changed and the chain made anew', async () => {
    const signed = (event: Event) => 'signature' in event && event.signature !== undefined;
    const cases: [string, (event: Event) => void][] = [
      ['proof.statement', (event) => signed(event) && 'input' in event && Object.assign(event, { input: { other: true } })],
      ['proof.statement', (event) => signed(event) && Object.assign(event, { on: '2020-01-01' })],
      [
        'proof.signature',
        (event) =>
          'signature' in event &&
          event.signature &&
          Object.assign(event.signature.statement, { on: '2020-01-01' }) &&
          Object.assign(event.signature, { statementHash: hashOf(event.signature.statement) }),
      ],
      ['proof.unsigned', (event) => signed(event) && Reflect.deleteProperty(event, 'signature')],
      [
        'proof.decision',
        (event) => 'decision' in event && event.decision && Object.assign(event.decision, { outcome: 'other', rule: 'other' }),
      ],
      ['proof.decision', (event) => 'decision' in event && event.decision && Object.assign(event.decision, { decision: 'nowhere' })],
      ['proof.paper', (event) => event.effects.map((effect) => effect.kind === 'paper' && Object.assign(effect.paper, { data: {} }))],
      [
        'proof.draw',
        (event) => drawing(event, ({ drawn, candidates }) => candidates.map(({ id }) => id).filter((id) => !drawn.includes(id))),
      ],
      ['proof.editionMissing', (event) => Object.assign(event, { edition: 'other' })],
      ['proof.shape', (event) => Reflect.deleteProperty(event, 'effects')],
    ];
    for (const [code, change] of cases) {
      const file = code === 'proof.shape' ? malformed(whole) : rewritten(whole, change);
      expect(await faultOf(file)).toBe(code);
    }
  });
});

/** A draw of the first event, with other persons drawn at will. */
function drawing(event: Event, drawn: (record: DrawRecord) => string[]): void {
  if (event.type !== 'opened') return;
  const pool = ['a', 'b', 'c', 'd'].map((id) => ({ id, person: id }));
  const record = drawFrom(pool, { role: 'expert', register: 'experts', seed: 'ab12', count: 2 });
  event.effects.push({ kind: 'draw', draw: { ...record, drawn: drawn(record) } });
}

/** An event well chained that is none. */
function malformed(bytes: Buffer): Buffer {
  const lines = linesOf(bytes);
  const { case: caseId } = lines[0] as { case: string };
  let previous: string | null = null;
  for (const line of lines) {
    if (line.kind !== 'event') continue;
    Reflect.deleteProperty(line.event, 'effects');
    Object.assign(line, sealEvent({ caseId, previous, event: line.event, salt: line.salt }));
    previous = line.hash;
  }
  return sealed(lines);
}

type Place = string[];

/** Every member of a line; of long lists, maps and texts of files a few. */
function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const entries = Object.entries(value);
  const some = entries.length > 12 ? entries.filter((_, index) => index % Math.ceil(entries.length / 4) === 0) : entries;
  return some.flatMap(([key, one]) => placesIn(one, [...place, key]));
}

function alter(line: Line, place: Place): void {
  const last = place.at(-1) ?? '';
  const holder = place.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], line) as Record<string, unknown>;
  const value = holder[last];
  // A letter within the text of a definition: a blank more would change nothing that counts.
  const text = (old: string) =>
    place[1] === undefined || line.kind !== 'edition' || place[0] !== 'files' ? `${old}x` : old.replace(/[a-z](?=[^a-z]*$)/, '0');
  holder[last] =
    typeof value === 'string' ? text(value) : typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : 'x';
}
