// With the real definitions: the education office of one district sees the schools of that district and nothing of another's.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Scenario } from '../../engine/model.ts';
import { readFolders } from '../../server/cli/files.ts';
import type { SessionView } from '../../server/http/contract.ts';
import { root } from '../source.ts';
import { testServer } from './server.ts';
import { Walk } from './walk.ts';

const file = path.join(root, 'definitions/ministry/scenarios/07-late.json');

it('one district never sees another’s', async () => {
  const { start, steps } = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const files = await readFolders(path.join(root, 'definitions'), path.join(root, 'templates'));
  const server = await testServer(files, { realNow: () => Date.parse(`${start}T05:00:00Z`) });
  try {
    const walk = new Walk(server, 'ministry');
    for (const step of steps.slice(0, 3)) await walk.take(step);
    const id = walk.cases.get('acc') ?? expect.fail('no case');
    const [naryn, other] = [await server.client('other-district'), await server.client('district')];
    expect((await naryn.call<SessionView>('GET', '/api/session')).json.acting).toMatchObject({ scopeTitle: 'Нарын району' });
    const asked = ['/api/home', '/api/cases', `/api/cases/${id}`, '/api/notices', '/api/registers/ministry/self-assessments'];
    const seen = async (client: typeof naryn) => (await Promise.all(asked.map((each) => client.call('GET', each)))).map(({ text }) => text);
    expect((await seen(naryn)).join('\n')).toContain('«Кызыл-Гүл»');
    expect((await naryn.call('GET', `/api/cases/${id}`)).status).toBe(200);
    expect((await seen(other)).join('\n')).not.toMatch(/Кызыл-Гүл/);
    expect((await other.call('GET', `/api/cases/${id}`)).status).toBe(404);
  } finally {
    await server.stop();
  }
});
