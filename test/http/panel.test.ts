// The scenarios of the panel over HTTP: what several decide together, on the embedded database.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyDraw } from '../../engine/draw.ts';
import type { Scenario } from '../../engine/model.ts';
import type { CaseView, HomeView } from '../../server/http/contract.ts';
import { panel } from '../fixtures/panel/bundle.ts';
import { type TestServer, testServer } from './server.ts';
import { Walk } from './walk.ts';

const files = panel().panel ?? {};
const scenarios = Object.keys(files).filter((path) => path.startsWith('scenarios/'));

/** What is looked at beside the states that the scenario itself names. */
const AFTER: Record<string, (walk: Walk, server: TestServer) => Promise<void>> = {
  'scenarios/01-council.json': async (walk) => {
    const view = (await (await walk.client('chynar', undefined)).call<CaseView>('GET', `/api/cases/${walk.cases.get('a')}`)).json;
    expect(view.parts.find(({ id }) => id === 'vote')?.handedIn.map(({ name }) => name)).toEqual(['cora', 'cyril', 'chin']);
    const found = await walk.server.running.services.stores.cases.get(walk.cases.get('a') ?? '');
    expect(found?.kase.recusals?.map(({ part, person }) => `${part} ${person}`)).toEqual(['sheet esen', 'vote chad']);
    const last = (await walk.server.running.services.cases.history(walk.cases.get('a') ?? '')).at(-1)?.event;
    expect(last).toMatchObject({ action: 'refuse', quorum: { vote: { have: 3, need: 2, holders: 3 } } });
  },
  'scenarios/02-draw.json': async (walk) => {
    const found = await walk.server.running.services.stores.cases.get(walk.cases.get('a') ?? '');
    const [record] = found?.kase.draws?.expert ?? [];
    if (!record) throw new Error('no draw');
    expect(record.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(verifyDraw(record)).toBe(true);
    expect(record.candidates.filter(({ excluded }) => excluded).map(({ id, excluded }) => `${id} ${excluded?.kind}`)).toEqual([
      'x3 conflict',
      'x5 twice',
      'x6 unknown',
    ]);
    expect(found?.kase.roles.expert).toHaveLength(2);
    const view = (await (await walk.client('osmon', undefined)).call<CaseView>('GET', `/api/cases/${walk.cases.get('a')}`)).json;
    const [draw] = view.draws;
    expect(draw).toMatchObject({ role: 'Expert (ky)', register: 'Experts (ky)', seed: record.seed, count: 2, holds: true });
    for (const { id, ticket } of draw?.candidates ?? [])
      if (ticket !== undefined) expect(createHash('sha256').update(`${draw?.line}${id}`).digest('hex')).toBe(ticket);
    const ranked = draw?.candidates.filter(({ ticket }) => ticket !== undefined).map(({ place }) => place);
    expect(ranked?.slice(0, 3)).toEqual([1, 2, undefined].slice(0, ranked?.length));
    expect(draw?.candidates.flatMap(({ id, excluded }) => (excluded ? [`${id} ${excluded}`] : []))).toEqual([
      'x3 Works for the applicant (ky)',
      'x5 Ушул эле адам тизмеде дагы бир жолу бар',
      'x6 Кызыкчылыктар кагылышуусу жок экенин билүүгө маалымат жетишпейт: Employer (ky)',
    ]);
  },
  'scenarios/03-plan.json': async (walk) => {
    const client = await walk.client('osmon', undefined);
    const seen = async (name: string) => (await client.call<CaseView>('GET', `/api/cases/${walk.cases.get(name)}`)).json;
    expect((await seen('a')).links).toEqual([
      {
        id: walk.cases.get('a/plan'),
        number: 'P-2026/001',
        title: 'Plan (ky)',
        state: { title: 'Done (ky)', tone: 'neutral' },
        relation: 'child',
      },
    ]);
    const child = await seen('a/plan');
    expect(child.links).toMatchObject([{ id: walk.cases.get('a'), number: 'R-2026/001', relation: 'parent' }]);
    expect(child.summary).toBe('A school');
    const members = await walk.client('cora', undefined);
    expect((await members.call<CaseView>('GET', `/api/cases/${walk.cases.get('a')}`)).json.links).toEqual([]);
  },
  'scenarios/04-again.json': async (walk) => {
    const client = await walk.client('olga', undefined);
    const seen = async (name: string) => (await client.call<CaseView>('GET', `/api/cases/${walk.cases.get(name)}`)).json;
    const [old, fresh] = [await seen('a'), await seen('b')];
    expect(old.links).toMatchObject([{ id: fresh.id, relation: 'next' }]);
    expect(old.openings).toEqual([{ bundle: 'panel', procedure: 'review', title: 'Ask (ky)' }]);
    expect(fresh.links).toMatchObject([{ id: old.id, relation: 'origin', state: { title: 'Withdrawn (ky)' } }]);
    expect(fresh.summary).toBe('A school');
    const home = (await client.call<HomeView>('GET', '/api/home')).json;
    expect(home.openings.map(({ procedure }) => procedure)).toEqual(['review']);
  },
};

describe('the panel over HTTP', () => {
  it.each(scenarios)('%s', async (path) => {
    const scenario = JSON.parse(files[path] ?? '') as Scenario;
    const failures: object[] = [];
    const server = await testServer(panel(), { failures, realNow: () => Date.parse(`${scenario.start}T05:00:00Z`) });
    try {
      const walk = new Walk(server, 'panel');
      for (const step of scenario.steps) await walk.take(step);
      await AFTER[path]?.(walk, server);
      expect(failures).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});
