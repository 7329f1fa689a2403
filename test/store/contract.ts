// The store contract: what must hold on the embedded database and on a real PostgreSQL alike. Called by the tests of each.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../engine/fold.ts';
import { verifyChain } from '../../engine/history.ts';
import type { Services } from '../../server/services.ts';
import type { Db } from '../../server/store/db.ts';
import { codes, good, grant, opened, sent, serve } from './ground.ts';
import { mini, people } from './mini.ts';

export function storeContract(name: string, open: () => Promise<Db>): void {
  describe(`cases on ${name}`, () => {
    let services: Services;
    let db: Db;
    beforeAll(async () => {
      db = await open();
      services = await serve({ db });
    });
    afterAll(() => services.close());
    const count = async (table: string, where: Record<string, unknown> = {}) =>
      Number((await db.knex(table).where(where).count({ n: '*' }).first())?.n);

    it('keeps the fold of the events in the row, and an unbroken chain of hashes', async () => {
      const caseId = await sent(services);
      good(await grant(services, caseId));
      const events = await services.stores.events.of(caseId);
      const stored = await services.stores.cases.get(caseId);
      expect(events.map(({ event }) => event.type)).toEqual(['opened', 'acted', 'acted']);
      expect(stored?.kase).toEqual(fold(events.map(({ event }) => event)));
      expect(verifyChain(events, caseId)).toEqual([]);
      const forged = events.map((each) => (each.seq === 2 ? { ...each, event: { ...each.event, at: '2020-01-01T00:00:00.000Z' } } : each));
      expect(verifyChain(forged, caseId)).not.toEqual([]);
    });

    it('does with the event all that follows from it', async () => {
      const caseId = await sent(services);
      const { case: kase } = good(await grant(services, caseId));
      const [paper] = await services.stores.papers.ofCase(caseId);
      expect(paper).toMatchObject({
        document: 'permit',
        languages: ['ky', 'ru'],
        number: expect.stringMatching(/^P-2026-\d{4}$/),
        files: [
          { lang: 'ky', state: 'waiting' },
          { lang: 'ru', state: 'waiting' },
        ],
      });
      expect(await services.stores.papers.byCode(paper?.code ?? '')).toEqual(paper);
      expect(await count('jobs', { kind: 'pdf', key: `${paper?.id}:ky` })).toBe(1);
      const [entry] = await services.stores.entries.ofCase(caseId);
      expect(entry).toMatchObject({
        register: 'permits',
        organisation: 'farm',
        data: { number: paper?.number, subject: 'A shed', until: '2027-03-02' },
      });
      expect(paper?.proves).toEqual({ register: 'permits', entry: entry?.id });
      expect(kase.closed).toBe(true);
      const inbox = await services.stores.notices.of(people.olga, []);
      expect(inbox.filter((notice) => notice.case === caseId)).toMatchObject([{ read: false, title: { en: 'Granted' } }]);
      expect((await services.stores.notices.of(people.murat, [])).filter((notice) => notice.case === caseId)).toEqual([]);
      await services.stores.notices.markRead(people.olga, [], services.clock.now());
      expect(await services.stores.notices.unread(people.olga, [])).toBe(0);
    });

    it('refuses an action on a version that is not the last, and changes nothing', async () => {
      const caseId = await sent(services);
      expect(codes(await grant(services, caseId, 1))).toEqual(['case.stale']);
      expect(await count('event', { case: caseId })).toBe(2);
    });

    it('refuses what the engine refuses, and draws no number for it', async () => {
      const caseId = await opened(services);
      const before = await db.knex('series').select().orderBy('name');
      const outcome = await services.acts.act({
        caseId,
        request: { action: 'send', input: { subject: 'x'.repeat(41), amount: 1 } },
        actor: people.olga,
        version: 1,
      });
      expect(codes(outcome)).toEqual(['form.maxLength']);
      expect(
        codes(
          await services.acts.act({
            caseId,
            request: { action: 'send', input: { subject: 'a\0b', amount: 1 } },
            actor: people.olga,
            version: 1,
          }),
        ),
      ).toEqual(['input.characters']);
      expect(codes(await grant(services, caseId, 1))).toHaveLength(1);
      expect(codes(await services.acts.act({ caseId, request: { action: 'send' }, actor: people.murat, version: 1 }))).toEqual([
        'case.unknown',
      ]);
      expect(await db.knex('series').select().orderBy('name')).toEqual(before);
      expect(await count('event', { case: caseId })).toBe(1);
    });

    it('knows no case by an id that is none', async () => {
      expect(codes(await grant(services, 'nothing'))).toEqual(['case.unknown']);
      expect(codes(await services.acts.prepare({ caseId: 'nothing', request: { action: 'grant' }, actor: people.kanat }))).toEqual([
        'case.unknown',
      ]);
      expect(await services.cases.get('nothing', people.kanat)).toBeUndefined();
      expect(await services.cases.list(people.kanat, { q: '\0', after: 'nothing' })).toEqual({ rows: [] });
    });

    it('gives a repeated request the first one’s result', async () => {
      const first = good(await services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor: people.olga, key: 'open-1234' }));
      const second = good(await services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor: people.olga, key: 'open-1234' }));
      expect(second).toMatchObject({ repeated: true, case: first.case });
      const caseId = first.case.header.id;
      const send = (subject: string) =>
        services.acts.act({
          caseId,
          request: { action: 'send', input: { subject, amount: 1 } },
          actor: people.olga,
          version: 1,
          key: 'send-1234',
        });
      const [one, two] = [good(await send('One')), good(await send('One'))];
      expect(two).toEqual({ ...one, repeated: true });
      expect(codes(await send('Two'))).toEqual(['idempotency.reused']);
      expect(await count('event', { case: caseId })).toBe(2);
    });

    it('frees the key of a refused request', async () => {
      const caseId = await opened(services);
      const send = (subject: string) =>
        services.acts.act({
          caseId,
          request: { action: 'send', input: { subject, amount: 1 } },
          actor: people.olga,
          version: 1,
          key: 'again-1234',
        });
      expect(codes(await send('x'.repeat(41)))).toEqual(['form.maxLength']);
      good(await send('Short'));
    });

    it('lets one of two at once win and tells the other', async () => {
      const caseId = await sent(services);
      const outcomes = await Promise.all([grant(services, caseId), grant(services, caseId), grant(services, caseId)]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.flatMap(codes)).toEqual(['case.stale', 'case.stale']);
      expect(await count('paper', { case: caseId })).toBe(1);
    });

    it('does a doubled click once', async () => {
      const caseId = await sent(services);
      const outcomes = await Promise.all([1, 2, 3].map(() => grant(services, caseId, 2, 'click-1234')));
      expect(outcomes.map((outcome) => good(outcome).repeated).sort()).toEqual([false, true, true]);
      expect(await count('event', { case: caseId })).toBe(3);
    });

    it('refuses to change or remove an event', async () => {
      const caseId = await opened(services);
      for (const change of [
        db.knex('event').where({ case: caseId }).update({ type: 'x' }),
        db.knex('event').where({ case: caseId }).delete(),
        db.knex.raw('truncate event'),
      ]) {
        await expect(change).rejects.toMatchObject({ code: '23001' });
      }
      expect(await count('event', { case: caseId })).toBe(1);
    });

    it('keeps nothing when one of the effects fails', async () => {
      const caseId = await sent(services);
      const tables = ['event', 'paper', 'paper_file', 'entry', 'jobs', 'notice', 'deadline'];
      const state = async () => [
        await Promise.all(tables.map((table) => count(table))),
        await db.knex('series').orderBy('name'),
        await services.stores.cases.get(caseId),
      ];
      const before = await state();
      await db.knex.schema.alterTable('notice', (table) => table.renameColumn('text', 'text_gone'));
      await expect(grant(services, caseId)).rejects.toThrow();
      await db.knex.schema.alterTable('notice', (table) => table.renameColumn('text_gone', 'text'));
      expect(await state()).toEqual(before);
      good(await grant(services, caseId));
    });

    it('numbers without gaps and without doubles, however many at once', async () => {
      const last = async () => Number((await db.knex('series').where({ name: 'mini/cases' }).first('last'))?.last ?? 0);
      const before = await last();
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, () => services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor: people.olga })),
      );
      const numbers = outcomes.map((outcome) => good(outcome).case.header.number).sort();
      expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => `C-2026/${String(before + index + 1).padStart(3, '0')}`).sort());
    });

    it('keeps drafts by their version, and drops them when they are sent', async () => {
      const caseId = await opened(services);
      const key = { case: caseId, form: 'send~request', owner: '' };
      const put = (etag: string, data: unknown) =>
        services.stores.drafts.put({ ...key, section: 'main', data, person: 'olga', at: services.clock.now(), etag });
      expect(await put('0', { subject: 'A' })).toMatchObject({ ok: true, etag: '1' });
      expect(await put('0', { subject: 'B' })).toEqual({ ok: false, current: '1' });
      const race = await Promise.all([put('1', { subject: 'C' }), put('1', { subject: 'D' })]);
      expect(race.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(await put('x', {})).toEqual({ ok: false, current: '2' });
      expect(await services.stores.drafts.of(key)).toHaveLength(1);
      good(
        await services.acts.act({
          caseId,
          request: { action: 'send', input: { subject: 'A', amount: 1 } },
          actor: people.olga,
          version: 1,
        }),
      );
      expect(await services.stores.drafts.of(key)).toEqual([]);
    });

    it('shows cases to those who may see them, and what waits to those who may act', async () => {
      const caseId = await sent(services, { subject: 'Жаңы көпүрө', amount: 50 });
      const rows = async (actor: (typeof people)[keyof typeof people]) =>
        (await services.cases.list(actor, { q: 'ЖАҢЫ көп' })).rows.map(({ id }) => id);
      expect(await rows(people.olga)).toEqual([caseId]);
      expect(await rows(people.kanat)).toEqual([caseId]);
      expect(await rows(people.murat)).toEqual([]);
      expect(await rows(people.aida)).toEqual([]);
      const assign = { action: 'assign', input: { adviser: 'adviser-1' } };
      good(await services.acts.act({ caseId, request: assign, actor: people.kanat, version: 2 }));
      expect(await rows(people.aida)).toEqual([caseId]);
      const waiting = async (actor: typeof people.aida) =>
        (await services.cases.inbox(actor))
          .filter(({ record }) => record.id === caseId)
          .flatMap(({ offers }) => offers.map(({ id }) => id));
      expect(await waiting(people.aida)).toEqual(['opinion']);
      expect(await waiting(people.olga)).toEqual([]);
      good(await services.acts.act({ caseId, request: { part: 'opinion', input: { view: 'Good' } }, actor: people.aida, version: 3 }));
      expect(await waiting(people.aida)).toEqual([]);
      good(await grant(services, caseId, 4));
      expect(await rows(people.aida)).toEqual([]);
      expect(await services.cases.get(caseId, people.murat)).toBeUndefined();
      expect(await services.cases.counts(people.murat)).toEqual([]);
      expect(await services.cases.counts(people.kanat)).toMatchObject([{ bundle: 'mini', procedure: 'permit' }]);
    });

    it('lists to each exactly what the engine lets them read', async () => {
      const all: string[] = await db.knex('kase').pluck('id');
      const outsider = { person: 'olga', name: 'Olga', role: 'outsider', bundle: 'mini' };
      for (const actor of [...Object.values(people), outsider]) {
        const { rows } = await services.cases.list(actor, { limit: 1_000 });
        const may = await Promise.all(all.map(async (id) => ((await services.cases.get(id, actor)) ? [id] : [])));
        expect(rows.map(({ id }) => id).sort()).toEqual(may.flat().sort());
      }
    });

    it('pages through a list without missing or doubling a case', async () => {
      for (let n = 0; n < 5; n += 1) await opened(services);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await services.cases.list(people.olga, { limit: 3, ...(after ? { after } : {}) });
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(seen).toHaveLength(await count('kase', { applicant: 'farm' }));
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('lets a file be named by its applicant’s cases only, and read by those who may see one of them', async () => {
      const caseId = await opened(services);
      const put = await services.bytes.put(Buffer.from('plan'));
      if (!put.ok) throw new Error('refused');
      const file = await services.stores.files.create({
        case: caseId,
        organisation: 'farm',
        name: 'plan.txt',
        size: 4,
        type: 'text/plain',
        sha256: put.sha256,
        person: 'olga',
        at: services.clock.now(),
      });
      const input = { subject: 'With a plan', amount: 1, plan: [file.id] };
      const foreign = good(await services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor: people.murat })).case.header.id;
      expect(
        codes(await services.acts.act({ caseId: foreign, request: { action: 'send', input }, actor: people.murat, version: 1 })),
      ).not.toEqual([]);
      const other = await opened(services);
      good(await services.acts.act({ caseId: other, request: { action: 'send', input }, actor: people.olga, version: 1 }));
      expect(await services.stores.files.casesOf(file.id)).toEqual([caseId, other]);
      expect(await services.cases.mayReadFile(file.id, people.kanat)).toMatchObject({ id: file.id, sha256: put.sha256 });
      expect(await services.cases.mayReadFile(file.id, people.murat)).toBeUndefined();
    });

    it('prepares a proposal without changing anything', async () => {
      const caseId = await sent(services, { subject: 'Big', amount: 500 });
      const prepared = await services.acts.prepare({ caseId, request: { action: 'grant' }, actor: people.kanat, version: 2 });
      expect(prepared).toMatchObject({ ok: true, given: { decision: { outcome: 'short', rule: 'rest' } } });
      expect(await count('event', { case: caseId })).toBe(2);
    });

    it('knows sessions by their token until they end', async () => {
      const token = await services.stores.sessions.create({
        person: 'olga',
        lang: 'ky',
        way: 'esi',
        at: services.clock.real(),
        expiresAt: '2026-03-02T16:00:00.000Z',
      });
      const when = (now: string, seenSince = '2026-03-02T00:00:00.000Z') => ({ now, seenSince });
      const now = when(services.clock.real());
      expect(await services.stores.sessions.get(token, now)).toMatchObject({ person: 'olga', lang: 'ky' });
      await services.stores.sessions.speak(token, 'ru');
      expect(await services.stores.sessions.get(token, now)).toMatchObject({ lang: 'ru' });
      expect(await services.stores.sessions.get(token, when('2026-03-02T16:00:00.000Z'))).toBeUndefined();
      expect(await services.stores.sessions.get(token, when(now.now, now.now))).toBeUndefined();
      expect(JSON.stringify(await db.knex('session').select())).not.toContain(token);
    });
  });

  describe(`definitions and dates on ${name}`, () => {
    let services: Services;
    let db: Db;
    beforeAll(async () => {
      db = await open();
      services = await serve({ db });
    });
    afterAll(() => services.close());

    it('imports what has changed, and only that', async () => {
      expect(await services.editions.importBundles(mini())).toMatchObject([{ result: 'unchanged' }]);
      expect(await services.editions.ready()).toBe(true);
    });

    it('refuses definitions with a fault, lists it, and goes on with the last good edition', async () => {
      const good = await services.editions.inForce('mini');
      const broken = mini({ 'procedures/permit.json': (procedure: { initial: string }) => ({ ...procedure, initial: 'nowhere' }) });
      expect(await services.editions.importBundles(broken)).toMatchObject([{ result: 'refused', hash: good?.hash }]);
      expect(services.editions.faults().mini?.[0]).toMatchObject({
        file: expect.stringContaining('procedures/permit.json'),
        line: expect.any(Number),
      });
      expect((await services.editions.inForce('mini'))?.hash).toBe(good?.hash);
      await services.editions.importBundles(mini());
      expect(services.editions.faults().mini).toEqual([]);
    });

    it('keeps a case on the edition it was opened under', async () => {
      const caseId = await opened(services);
      const before = await services.editions.inForce('mini');
      const next = mini({ 'procedures/permit.json': (procedure: object) => ({ ...procedure, title: { ky: 'Б', ru: 'Б', en: 'Other' } }) });
      expect(await services.editions.importBundles(next)).toMatchObject([{ result: 'stored' }]);
      const after = await services.editions.inForce('mini');
      expect(after?.hash).not.toBe(before?.hash);
      expect((await services.cases.get(caseId, people.olga))?.edition.hash).toBe(before?.hash);
      await services.editions.importBundles(mini());
      expect((await services.editions.inForce('mini'))?.hash).toBe(before?.hash);
    });

    it('has no rules in force before their day', async () => {
      expect(await services.editions.inForce('mini', '2023-12-31')).toBeUndefined();
      expect(codes(await services.acts.openCase({ bundle: 'nobody', procedure: 'permit', actor: people.olga }))).toEqual(['open.bundle']);
    });

    it('moves the date forward only, records who did it, and runs the deadlines that have passed', async () => {
      const caseId = await sent(services);
      const live = await services.editions.live('mini');
      const move = (to: string) => services.clock.advance({ to, person: 'olga', live });
      expect(codes(await move('2026-03-02'))).toEqual(['clock.backward']);
      expect(codes(await move('2026-02-30'))).toEqual(['clock.form']);
      expect(codes(await move('2099-01-01'))).toEqual(['clock.far']);
      expect((await services.stores.cases.get(caseId))?.record.due).toMatchObject({ day: '2026-03-09' });
      expect(await services.acts.lapseDue()).toEqual({ lapsed: 0 });
      expect(await move('2026-03-09')).toMatchObject({ ok: true, now: '2026-03-09T04:00:00.000Z' });
      expect(await services.acts.lapseDue()).toEqual({ lapsed: 0 });
      await move('2026-03-20');
      expect(await services.editions.today('mini')).toBe('2026-03-20');
      expect(
        await Promise.all([services.acts.lapseDue(), services.acts.lapseDue()]).then((runs) =>
          runs.reduce((sum, { lapsed }) => sum + lapsed, 0),
        ),
      ).toBe(1);
      const event = (await services.stores.events.of(caseId)).at(-1)?.event;
      expect(event).toMatchObject({ type: 'lapsed', deadline: 'answer', due: '2026-03-09', on: '2026-03-20' });
      expect((await services.stores.notices.of(people.kanat, ['mini'])).filter((notice) => notice.case === caseId)).toHaveLength(1);
      expect(await services.clock.moves()).toMatchObject([
        { person: 'olga', from: '2026-03-09', to: '2026-03-20' },
        { from: '2026-03-02', to: '2026-03-09' },
      ]);
      const again = await serve({ db, folder: services.config.dataDir });
      expect(again.clock.now()).toBe('2026-03-20T04:00:00.000Z');
    });
  });
}
