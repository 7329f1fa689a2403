// Two editions of one bundle: each case stays under its own until it is moved, and a move is one event that everything holds to.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../engine/canonical.ts';
import { fold } from '../../engine/fold.ts';
import { sealEvent, verifyChain } from '../../engine/history.ts';
import type { Event } from '../../engine/model.ts';
import { exportCase } from '../../server/proof/export.ts';
import type { Line } from '../../server/proof/lines.ts';
import { verifyFile } from '../../server/proof/verify.ts';
import type { Services } from '../../server/services.ts';
import { createOffice } from '../../server/sign/office.ts';
import { openMemory } from '../../server/store/db.ts';
import { codes, good, grant, opened, sent, serve } from './ground.ts';
import { people } from './mini.ts';
import { BEGINS, LATER, twoEditions } from './mini-later.ts';

let services: Services;
const inForce = async () => (await services.editions.inForce('mini'))?.bundle.version;
const move = (caseId: string, version: number, more: object = {}) => services.moves.move({ caseId, actor: people.kanat, version, ...more });
const kaseOf = async (id: string) => (await services.stores.cases.get(id))?.kase ?? expect.fail('no case');

beforeAll(async () => {
  services = await serve({ db: await openMemory() });
  const reports = await services.editions.importBundles(twoEditions());
  expect(reports.map(({ bundle, result }) => [bundle, result])).toEqual([
    ['mini', 'unchanged'],
    [LATER, 'stored'],
  ]);
});
afterAll(() => services.close());

describe('two editions in the store', () => {
  let early: string;
  let draft: string;

  it('brings the later one into force on its day, and not before', async () => {
    expect(await inForce()).toBe('1.0.0');
    early = await sent(services);
    draft = await opened(services);
    expect(codes(await move(early, 2))).toEqual(['move.same']);
    expect(await services.moves.movable(people.kanat)).toEqual([]);
    await services.clock.advance({ to: BEGINS, person: people.kanat.person, live: await services.editions.live('mini') });
    expect(await inForce()).toBe('2.0.0');
  });

  it('leaves the cases opened before under the old one', async () => {
    const late = await opened(services);
    const editions = await Promise.all(
      [early, draft, late].map(async (id) => (await services.editions.byHash((await kaseOf(id)).header.edition)).bundle.version),
    );
    expect(editions).toEqual(['1.0.0', '1.0.0', '2.0.0']);
    const refused = await services.acts.act({
      caseId: late,
      request: { action: 'send', input: { subject: 'A mill', amount: 5 } },
      actor: people.olga,
      version: 1,
    });
    expect(codes(refused)).toContain('form.unknownField');
    good(
      await services.acts.act({
        caseId: draft,
        request: { action: 'send', input: { subject: 'A mill', amount: 5 } },
        actor: people.olga,
        version: 1,
      }),
    );
  });

  it('shows what moving would change, and who may', async () => {
    const groups = await services.moves.movable(people.kanat);
    expect(groups.map(({ from, to, records }) => [from.bundle.version, to.bundle.version, records.length])).toEqual([
      ['1.0.0', '2.0.0', 2],
    ]);
    expect(await services.moves.movable(people.olga)).toEqual([]);
    expect(await services.moves.plan(early, people.olga)).toBeUndefined();
    const seen = await services.moves.plan(early, people.kanat);
    expect(seen?.plan).toMatchObject({
      ok: true,
      event: { from: 'asked', to: 'weighed', kept: ['answer'], deadlines: [{ id: 'report' }] },
      lost: [],
      lacking: [{ code: 'move.lacking', params: { form: 'request', field: 'site' } }],
    });
    expect((await kaseOf(early)).seq).toBe(2);
  });

  it('moves a case by one event: answers under their new names, deadlines kept, the applicant told', async () => {
    const before = await kaseOf(early);
    expect(codes(await services.moves.move({ caseId: early, actor: people.olga, version: 2 }))).toEqual(['action.role']);
    expect(codes(await move(early, 1))).toEqual(['case.stale']);
    const first = good(await move(early, 2, { key: 'move-12345' }));
    expect(good(await move(early, 2, { key: 'move-12345' }))).toMatchObject({ repeated: true });
    const { case: kase, event } = first;
    expect(event).toMatchObject({ type: 'moved', before: { edition: before.header.edition, procedure: 'permit' }, since: before.since });
    expect(kase).toMatchObject({ state: 'weighed', data: { request: { subject: 'A shed', cost: 50 } }, since: before.since });
    expect(kase.data.request).not.toHaveProperty('amount');
    const due = (one: typeof kase) =>
      one.deadlines.filter(({ status }) => status === 'running').map(({ id, state, due: day }) => [id, state, day]);
    expect(due(kase)[0]).toEqual(['answer', 'weighed', before.deadlines[0]?.due]);
    expect(due(kase)[1]?.[0]).toBe('report');
    const told = await services.stores.notices.of(people.olga, []);
    expect(told.filter((notice) => notice.case === early).map(({ title }) => title.en)).toContain('Moved');
    const row = await services.stores.cases.get(early);
    expect(row?.record.edition).toBe(event.edition);
    expect(codes(await move(early, 3))).toEqual(['move.same']);
    good(await grant(services, early, 3));
  });

  it('keeps the history as it was: the fold gives the row, the chain holds, the case file is proved', async () => {
    const events = await services.stores.events.of(early);
    expect(events.map(({ event }) => event.type)).toEqual(['opened', 'acted', 'moved', 'acted']);
    expect(fold(events.map(({ event }) => event))).toEqual(await kaseOf(early));
    expect(verifyChain(events, early)).toEqual([]);
    expect(events[1]?.event).toMatchObject({ input: { amount: 50 } });
    const lines = await exported(early);
    const verdict = await verifyFile(bytesOf(lines));
    expect(verdict).toMatchObject({ holds: true, proved: { events: 4, editions: [expect.any(String), expect.any(String)] } });
  });

  it('finds a move that is not the one the edition gives', async () => {
    const events = (await services.stores.events.of(early)).map(({ event }) => event);
    for (const forge of [
      (event: Moved): Moved => ({ ...event, map: { ...event.map, stay: ['writing'] } }),
      (event: Moved): Moved => ({ ...event, before: { ...event.before, edition: event.edition } }),
      (event: Moved): Moved => ({ ...event, to: 'granted', closed: true }),
    ]) {
      const forged = events.map((event) => (event.type === 'moved' ? forge(event) : event));
      const verdict = await verifyFile(bytesOf(await resealed(early, forged)));
      expect(verdict).toMatchObject({ holds: false, problem: { code: 'proof.move', params: { seq: 3 } } });
    }
  });

  it('takes along what is being typed', async () => {
    const key = { case: draft, form: 'grant~', owner: '' };
    const typed = {
      ...key,
      form: 'send~request',
      section: 'form',
      data: { subject: 'A barn', amount: 7, plan: [] },
      person: 'olga',
      at: services.clock.real(),
      etag: '0',
    };
    await services.stores.drafts.put(typed);
    good(await move(draft, 2));
    expect(await services.stores.drafts.ofCase(draft)).toMatchObject([{ form: 'send~request', data: { subject: 'A barn', cost: 7 } }]);
  });
});

type Moved = Extract<Event, { type: 'moved' }>;

async function exported(id: string): Promise<string[]> {
  const office = createOffice(services, Date.now);
  const found = await exportCase({ stores: services.stores, bytes: services.bytes, office, at: services.clock.real() }, id);
  if (!found.ok) return expect.fail(JSON.stringify(found.problems));
  const lines: string[] = [];
  for await (const line of found.lines) lines.push(String(line));
  return lines;
}

async function* bytesOf(lines: string[]) {
  yield Buffer.from(lines.join(''));
}

/** The case file with these events, chained and sealed anew, as one who holds the database could make it. */
async function resealed(id: string, events: Event[]): Promise<string[]> {
  const lines = (await exported(id)).map((text) => JSON.parse(text) as Line);
  let previous: string | null = null;
  const made = lines.slice(0, -1).map((line) => {
    if (line.kind === 'case') return { ...line, case: fold(events) };
    if (line.kind !== 'event') return line;
    const event = events[line.seq - 1] ?? expect.fail('no event');
    const sealed = sealEvent({ caseId: id, previous, event, salt: line.salt ?? '' });
    previous = sealed.hash;
    return { ...line, event, ...sealed };
  });
  const texts = made.map((line) => `${canonical(line)}\n`);
  const sha256 = createHash('sha256').update(texts.join('')).digest('hex');
  return [...texts, `${canonical({ kind: 'end', lines: texts.length, sha256 })}\n`];
}
