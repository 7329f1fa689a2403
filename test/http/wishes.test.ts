// How one is told: read and chosen by oneself alone, never over what another window chose.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WishesView } from '../../server/http/contract.ts';
import { mini } from '../store/mini.ts';
import { match, type TestServer, testServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer(mini());
});
afterAll(() => server?.stop());

const PATH = '/api/notices/wishes';
const tag = (headers: Headers) => headers.get('etag')?.replaceAll('"', '') ?? expect.fail('no ETag');

it('is each person’s own, starts with Kyrgyz letters, and is kept', async () => {
  const olga = await server.client('olga');
  const first = await olga.call<WishesView>('GET', PATH);
  expect(first.json).toMatchObject({ lang: 'ky', byMail: true, bySms: false, ways: { mail: true, sms: true } });
  const chosen = await olga.call<WishesView>('PUT', PATH, {
    body: { lang: 'ru', byMail: false, bySms: true },
    headers: match(tag(first.headers)),
  });
  expect(chosen.status).toBe(200);
  expect((await olga.call<WishesView>('GET', PATH)).json).toMatchObject({ lang: 'ru', byMail: false, bySms: true });
  expect((await (await server.client('murat')).call<WishesView>('GET', PATH)).json).toMatchObject({ lang: 'ky', byMail: true });
});

it('refuses what was chosen over an older reading, and what is no choice', async () => {
  const olga = await server.client('olga');
  const { headers } = await olga.call('GET', PATH);
  const body = { lang: 'en', byMail: true, bySms: true };
  expect((await olga.call('PUT', PATH, { body })).status).toBe(428);
  expect((await olga.call('PUT', PATH, { body, headers: match(tag(headers)) })).status).toBe(200);
  expect((await olga.call('PUT', PATH, { body, headers: match(tag(headers)) })).status).toBe(412);
  expect((await olga.call('PUT', PATH, { body: { ...body, email: 'x@y' }, headers: match('x') })).status).toBe(400);
  expect((await (await server.client()).call('GET', PATH)).status).toBe(401);
});
