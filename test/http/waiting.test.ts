// What puts a case before somebody, and what does not: a way back waits for nobody, and a reminder is no term that can be missed.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Procedure } from '../../engine/definitions.gen.ts';
import type { CaseView, HomeView, SessionView } from '../../server/http/contract.ts';
import { mini, text } from '../store/mini.ts';
import { key, match, type TestServer, testServer } from './server.ts';

/** A permit that its owner can take back, with a reminder two working days after it was asked for. */
function withdrawable(procedure: Procedure): Procedure {
  const { asked } = procedure.states;
  if (!asked) throw new Error('no state asked');
  asked.actions = {
    ...asked.actions,
    'take-back': { title: text('Take back'), who: ['owner'], optional: true, to: 'writing', basis: 'sample' },
  };
  asked.due = [
    ...(asked.due ?? []),
    {
      id: 'reminder',
      title: text('Reminder of the answer'),
      after: { workingDays: 2 },
      reminder: true,
      late: [{ notify: 'overdue', to: ['clerk'] }],
      basis: 'sample',
    },
  ];
  return procedure;
}

let server: TestServer;
beforeAll(async () => {
  server = await testServer(mini({ 'procedures/permit.json': withdrawable }));
});
afterAll(() => server?.stop());

it('a way back waits for nobody; a reminder is told and is never late', async () => {
  const olga = await server.client('olga');
  const kanat = await server.client('kanat');
  const { id } = (await olga.call<{ id: string }>('POST', '/api/cases', { body: { bundle: 'mini', procedure: 'permit' }, headers: key() }))
    .json;
  const view = async () => (await olga.call<CaseView>('GET', `/api/cases/${id}`)).json;
  const waits = async (client: typeof olga) => (await client.call<HomeView>('GET', '/api/home')).json.inbox;
  await olga.call('POST', `/api/cases/${id}/actions/send`, {
    body: { input: { subject: 'A shed', amount: 5 } },
    headers: { ...match((await view()).version), ...key() },
  });
  const asked = await view();
  expect(asked.actions.map((action) => action.id)).toEqual(['take-back']);
  expect(await waits(olga)).toEqual([]);
  expect(await waits(kanat)).toMatchObject([{ id, due: { title: 'Answer (ky)' } }]);
  const [answer, reminder] = asked.deadlines;
  expect(reminder).toMatchObject({ id: 'reminder', reminder: true, past: false });

  const day = new Date(Date.parse(reminder?.due ?? '') + 86_400_000).toISOString().slice(0, 10);
  expect(day < (answer?.due ?? '')).toBe(true);
  expect((await olga.call<SessionView>('POST', '/api/demo/clock', { body: { to: day } })).json.today).toBe(day);
  const told = await view();
  expect(told.deadlines).toMatchObject([
    { id: 'answer', status: 'running', past: false },
    { id: 'reminder', reminder: true, past: true },
  ]);
  expect(told.history.at(-1)?.title).toBe('Эскертүү жөнөтүлдү: Reminder of the answer (ky)');
  expect(await waits(kanat)).toMatchObject([{ id, due: { title: 'Answer (ky)', late: false } }]);

  await olga.call('POST', `/api/cases/${id}/actions/take-back`, { body: {}, headers: { ...match(told.version), ...key() } });
  expect(await waits(olga)).toMatchObject([{ id, next: ['Send (ky)'] }]);
});
