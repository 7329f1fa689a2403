// On the embedded database: one district never gets another's cases, notices or entries, and membership days count by the product's day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../engine/model.ts';
import { liveFor } from '../../server/live.ts';
import type { Services } from '../../server/services.ts';
import { good, serve } from './ground.ts';
import { people } from './mini.ts';
import { secretive } from './secretive.ts';

const warden = (territory: string): Actor => ({ person: territory, name: '', role: 'warden', territory });
let services: Services;
const cases: Record<string, string> = {};

beforeAll(async () => {
  services = await serve({});
  const [report] = await services.editions.importBundles(secretive());
  if (report?.result === 'refused') throw new Error(JSON.stringify(report.problems));
  for (const owner of [people.olga, people.murat]) {
    const { id } = good(await services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor: owner })).case.header;
    good(
      await services.acts.act({
        caseId: id,
        request: { action: 'send', input: { subject: 'A shed', amount: 1 } },
        actor: owner,
        version: 1,
      }),
    );
    good(await services.acts.act({ caseId: id, request: { action: 'grant' }, actor: people.kanat, version: 2 }));
    const open = good(await services.acts.openCase({ bundle: 'mini', procedure: 'permit', actor: owner })).case.header.id;
    good(
      await services.acts.act({ caseId: open, request: { action: 'send', input: { subject: 'B', amount: 1 } }, actor: owner, version: 1 }),
    );
    cases[owner.organisation] = open;
  }
});
afterAll(() => services?.close());

describe('a district', () => {
  it('lists, counts and is asked about its own cases, by the engine’s verdict', async () => {
    for (const [territory, applicant] of [
      ['naryn', 'farm'],
      ['osh', 'mill'],
    ] as const) {
      const { rows } = await services.cases.list(warden(territory), {});
      expect(rows.map((row) => row.applicant.id)).toEqual([applicant, applicant]);
      expect((await services.cases.inbox(warden(territory))).map(({ record }) => record.id)).toEqual([cases[applicant]]);
      expect(await services.cases.counts(warden(territory))).toMatchObject([{ count: 2 }]);
    }
    expect(await services.cases.get(cases.farm ?? '', warden('osh'))).toBeUndefined();
    expect((await services.cases.list(warden('nowhere'), {})).rows).toEqual([]);
    const { territory: _, ...nowhere } = warden('naryn');
    expect((await services.cases.list(nowhere, {})).rows).toEqual([]);
  });

  it('is told of its own cases, and sees its own entries', async () => {
    const { notices, entries } = services.stores;
    const told = await notices.of(warden('naryn'), []);
    expect(told).toHaveLength(1);
    const stored = await notices.get(told[0]?.id ?? '');
    expect(stored && (await notices.recipients(stored, ['mini'], '2026-03-02'))).toEqual(['naryn']);
    expect(await notices.of({ ...people.kanat, role: 'warden' }, ['mini'])).toEqual([]);
    const of = async (code: string) =>
      (await entries.list({ register: 'visits', bundles: ['mini'], territory: { code, fields: ['town'] }, limit: 9 })).map(
        ({ organisation }) => organisation,
      );
    expect([await of('naryn'), await of('osh'), await of('nowhere')]).toEqual([['farm'], ['mill'], []]);
  });

  it('has its holders counted on the day, where the applicant lies', async () => {
    const { memberships } = services.stores;
    const holders = (territory: string, day: string) => memberships.holders('warden', { territory }, day);
    await memberships.save({ person: 'aida', role: 'warden', territory: 'osh', from: '2026-04-01', to: '2026-04-30' });
    expect(await holders('osh', '2026-03-31')).toEqual(['omurbek', 'osh']);
    expect(await holders('osh', '2026-04-30')).toEqual(['aida', 'omurbek', 'osh']);
    expect(await holders('osh', '2026-05-01')).toEqual(['omurbek', 'osh']);
    await memberships.save({ person: 'aida', role: 'warden', territory: 'osh', to: '2026-01-01' });
    expect((await memberships.of('aida', '2026-01-01')).filter(({ territory }) => territory === 'osh')).toHaveLength(1);
    expect((await memberships.of('aida', '2026-04-15')).filter(({ territory }) => territory === 'osh')).toEqual([]);
    const found = await services.stores.cases.get(cases.farm ?? '');
    const edition = await services.editions.byHash(found?.record.edition ?? '');
    const opinion = edition.procedures.permit?.states.asked?.parts?.opinion ?? expect.fail('no part');
    const counted = { ...edition, procedures: { permit: structuredClone(edition.procedures.permit ?? expect.fail('none')) } };
    Object.assign(counted.procedures.permit.states.asked?.parts ?? {}, { opinion: { ...opinion, quorum: { share: 1, of: 'warden' } } });
    const live = await services.editions.live('mini');
    const seen = found && (await liveFor(services.stores, counted, found.kase, live, '2026-03-02'));
    expect(seen?.holders).toEqual({ warden: ['naryn'] });
  });
});
