// Whoever signs in as the director of an organisation must be called as the register of legal entities calls its director; others are not held against it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPin } from '../../server/demo.ts';
import type { SessionView, SignInView } from '../../server/http/contract.ts';
import { sameName } from '../../server/identity/director.ts';
import { mini } from '../store/mini.ts';
import { choiceOf, type TestServer, testServer, throughEsi } from './server.ts';

const text = (en: string) => ({ ky: `${en} (ky)`, ru: `${en} (ru)`, en });
const files = mini({
  'roles.json': ({ roles }: { roles: Record<string, object> }) => ({
    roles: {
      ...roles,
      owner: { ...roles.owner, director: true },
      helper: { title: text('Helper'), scope: 'organisation', basis: 'sample' },
    },
  }),
  'demo.json': (demo: { organisations: { id: string; data: object }[]; persons: object[] }) => {
    demo.persons.push({ id: 'helen', name: 'Helen', memberships: [{ role: 'helper', organisation: 'farm' }] });
    return demo;
  },
});

let server: TestServer;
beforeAll(async () => {
  server = await testServer(files);
});
afterAll(async () => {
  await server?.stop();
});

/** What the register says of the farm's director. */
async function registered(head: unknown): Promise<void> {
  const { organisations } = server.running.services.stores;
  const farm = (await organisations.get('farm')) ?? expect.fail('no farm');
  const { head: _before, ...data } = farm.data;
  await organisations.save({ ...farm, data: head === undefined ? data : { ...data, head } });
}

/** Signs in as the person; gives the problem's code, or who one is then. */
async function entered(id: string): Promise<{ code?: string; title?: string; person?: string }> {
  const client = await server.client();
  await throughEsi(client, choiceOf(files, demoPin({ id })));
  const { problem } = (await client.call<SignInView>('GET', '/api/sign-in', { headers: { 'Accept-Language': 'en' } })).json;
  const { person } = (await client.call<SessionView>('GET', '/api/session')).json;
  return { ...(problem && { code: problem.code, title: problem.title }), ...(person && { person: person.id }) };
}

it('another name is refused in the words of the source, and nobody is signed in', async () => {
  await registered('Osmon');
  expect(await entered('olga')).toEqual({
    code: 'signin.director',
    title: "The director's full name must match the data in the legal-entities database of the Kyrgyz Republic.",
  });
});

it('the same name enters, whatever its case and blanks', async () => {
  for (const head of ['Olga', '  OLGA ']) {
    await registered(head);
    expect(await entered('olga')).toEqual({ person: 'olga' });
  }
});

it('where the register has named nobody, there is nothing to hold it against', async () => {
  for (const head of [undefined, '  ', 7]) {
    await registered(head);
    expect(await entered('olga')).toEqual({ person: 'olga' });
  }
});

it('another role of the organisation, and another organisation, are not held against it', async () => {
  await registered('Osmon');
  expect(await entered('helen')).toEqual({ person: 'helen' });
  expect(await entered('murat')).toEqual({ person: 'murat' });
});

it.each([
  ['Асанова Гүлзат', ' асанова   ГҮЛЗАТ ', true],
  ['Йыбек', 'Йыбек'.normalize('NFD'), true],
  ['Асанова Гүлзат', 'Гүлзат Асанова', false],
  ['Асанова Гүлзат', 'Асанов Гүлзат', false],
])('%s and %s are the same name: %s', (one, other, same) => {
  expect(sameName(one, other)).toBe(same);
});
