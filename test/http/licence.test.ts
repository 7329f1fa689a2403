// The lives of a licence over HTTP: files are really uploaded, and the experts are those whom the server has drawn.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model.ts';
import type { CaseView, FileView } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { type TestServer, testServer } from './server.ts';
import { filesOf, Walk } from './walk.ts';

type Step = Scenario['steps'][number];
const ROLE = 'licence-expert';

/** A walk in which lists of file names become files, and whoever hands in the first sheets those who were drawn first. */
class LicenceWalk extends Walk {
  private readonly drawn = new Map<string, string>();

  override async take(step: Step): Promise<void> {
    const id = this.cases.get(step.case ?? '');
    const held = id === undefined ? [] : ((await this.server.running.services.stores.cases.get(id))?.kase.roles[ROLE] ?? []);
    if (step.part === 'sheet' && step.as && !this.drawn.has(`${id} ${step.as}`)) {
      const taken = new Set([...this.drawn].filter(([name]) => name.startsWith(`${id} `)).map(([, person]) => person));
      this.drawn.set(`${id} ${step.as}`, held.find((person) => !taken.has(person)) ?? step.as);
    }
    const as = this.drawn.get(`${id} ${step.as}`) ?? step.as;
    await super.take({ ...step, ...(as && { as }), ...(step.with && id && as && { with: await this.uploaded(step.with, id, as) }) });
  }

  private async uploaded(answers: Record<string, unknown>, id: string, person: string): Promise<Record<string, unknown>> {
    const client = await this.client(person, undefined);
    const upload = async (name: string) =>
      (await client.call<FileView>('POST', `/api/cases/${id}/files?name=${name}.pdf`, { raw: '%PDF-1.7\n' })).json.id;
    const entries = Object.entries(answers).map(async ([field, value]) => {
      const isFiles = Array.isArray(value) && value.every((one) => typeof one === 'string') && field !== 'consents';
      return [field, isFiles ? await Promise.all(value.map(upload)) : value] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }
}

async function walked(file: string, after: (server: TestServer, walk: Walk) => Promise<void>): Promise<void> {
  const scenario = JSON.parse(readFileSync(path.join(root, 'definitions/ministry/scenarios', file), 'utf8')) as Scenario;
  const failures: object[] = [];
  const files = await filesOf('ministry');
  const server = await testServer(files, { failures, realNow: () => Date.parse(`${scenario.start}T05:00:00Z`) });
  try {
    const walk = new LicenceWalk(server, 'ministry');
    for (const step of scenario.steps) await walk.take(step);
    await after(server, walk);
    expect(failures).toEqual([]);
  } finally {
    await server.stop();
  }
}

describe('a licence over HTTP', () => {
  it('is refused, appealed, granted and entered in the register', () =>
    walked('lic-09-appeal-upheld.json', async (server, walk) => {
      const head = await server.client('private-head');
      const view = (await head.call<CaseView>('GET', `/api/cases/${walk.cases.get('lic')}`)).json;
      const licence = view.papers.find(({ number }) => number.startsWith('LE-')) ?? expect.fail('no licence');
      const check = await (await server.client()).call('GET', `/verify/${licence.code}?lang=en`);
      expect(check.status).toBe(200);
      expect(check.text).toContain('The licence is in force and registered in the unified register.');
    }));

  it('is resubmitted with the data carried over while the refusal is appealed', () =>
    walked('lic-11-resubmitted.json', async (server, walk) => {
      const head = await server.client('private-head');
      const view = (await head.call<CaseView>('GET', `/api/cases/${walk.cases.get('again')}`)).json;
      const { state, list } = (await head.call<CaseView>('GET', `/api/cases/${walk.cases.get('lic')}`)).json;
      expect(list.view).toBe('licences');
      expect(state.tells?.map(({ value }) => value)).toEqual([expect.any(String), expect.stringContaining('өрт')]);
      expect(view.links).toMatchObject([{ id: walk.cases.get('lic'), relation: 'origin' }]);
    }));
});
