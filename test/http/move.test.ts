// Moving running cases over HTTP and from the command line, with the demo's date moved forward to the day of the new edition.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { moveAsked } from '../../server/control/move.ts';
import type { CaseView, MoveList, MoveView } from '../../server/http/contract.ts';
import { BEGINS, twoEditions } from '../store/mini-later.ts';
import { type Client, key, match, problem, type TestServer, testServer } from './server.ts';

let server: TestServer;
let olga: Client;
let kanat: Client;
const START = Date.parse('2026-03-02T04:00:00Z');

beforeAll(async () => {
  server = await testServer(twoEditions(), { realNow: () => START });
  [olga, kanat] = [await server.client('olga'), await server.client('kanat')];
});
afterAll(() => server.stop());

async function sent(subject: string): Promise<string> {
  const { id } = (await olga.call<{ id: string }>('POST', '/api/cases', { body: { bundle: 'mini', procedure: 'permit' }, headers: key() }))
    .json;
  const answer = await olga.call('POST', `/api/cases/${id}/actions/send`, {
    body: { input: { subject, amount: 50 } },
    headers: { ...key(), ...match(1) },
  });
  expect(answer.status, answer.text).toBe(200);
  return id;
}

it('moves one case and another, shown before it is done', async () => {
  const ids = [await sent('A shed'), await sent('A mill'), await sent('A barn')];
  const [first = '', second = '', third = ''] = ids;
  expect((await kanat.call('GET', `/api/cases/${first}/move`)).status).toBe(404);
  expect((await kanat.call<CaseView>('GET', `/api/cases/${first}`)).json.move).toBeUndefined();
  const { services } = server.running;
  await services.clock.advance({ to: BEGINS, person: 'kanat', live: await services.editions.live('mini') });

  expect((await olga.call<MoveList>('GET', '/api/moves')).json.groups).toEqual([]);
  expect((await olga.call('GET', `/api/cases/${first}/move`)).status).toBe(404);
  const { groups } = (await kanat.call<MoveList>('GET', '/api/moves')).json;
  expect(groups).toMatchObject([{ from: '1.0.0', to: { version: '2.0.0', effectiveFrom: BEGINS }, more: false }]);
  expect(groups[0]?.cases.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect((await kanat.call<CaseView>('GET', `/api/cases/${first}`)).json.move).toEqual({ version: '2.0.0' });
  const view = (await kanat.call<MoveView>('GET', `/api/cases/${first}/move`)).json;
  expect(view).toMatchObject({ blocked: [], state: { from: 'Asked (ky)', to: 'Being weighed (ky)' }, told: ['Owner (ky)'] });
  expect(view.lacking).toEqual(['Request (ky): Site (ky)']);

  const path = `/api/cases/${first}/move`;
  const body = { to: view.to.hash };
  const at = view.version;
  expect((await kanat.call('POST', path, { body, headers: key() })).status).toBe(428);
  expect((await olga.call('POST', path, { body, headers: { ...key(), ...match(at) } })).status).toBe(403);
  const other = await kanat.call('POST', path, { body: { to: '0'.repeat(64) }, headers: { ...key(), ...match(at) } });
  expect([other.status, problem(other).code]).toEqual([412, 'move.other']);
  const headers = { ...key(), ...match(at) };
  const moved = await kanat.call<CaseView>('POST', path, { body, headers });
  expect(moved.status, moved.text).toBe(200);
  expect(moved.json).toMatchObject({ state: { id: 'weighed' }, edition: { version: '2.0.0' } });
  expect(moved.json.history.at(-1)).toMatchObject({ title: 'Moved to the new rules (ky)', who: 'Kanat', role: 'Clerk (ky)' });
  expect(moved.json.move).toBeUndefined();
  expect((await kanat.call('POST', path, { body, headers })).status).toBe(200);

  const asked = { case: second, to: '2.0.0', as: 'kanat', dryRun: true };
  expect(await moveAsked(services, asked)).toMatchObject({
    ok: true,
    moved: false,
    states: ['asked', 'weighed'],
    lacking: ['request.site'],
  });
  expect(await moveAsked(services, { ...asked, as: 'olga' })).toMatchObject({ ok: false, problems: [{ code: 'move.nobody' }] });
  expect(await moveAsked(services, { ...asked, to: '3.0.0' })).toMatchObject({ ok: false, problems: [{ code: 'move.edition' }] });
  expect(await moveAsked(services, { ...asked, dryRun: false })).toMatchObject({ ok: true, moved: true });
  expect((await kanat.call<MoveList>('GET', '/api/moves')).json.groups[0]?.cases.map(({ id }) => id)).toEqual([third]);
});
