// A notice on its way out of the inbox: to whom, by which way, in which language, once; real SMTP and HTTP against the simulated services.
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMailer } from '../../server/notify/mail.ts';
import { createSms } from '../../server/notify/sms.ts';
import { noticeJobs, type Ways } from '../../server/notify/spread.ts';
import type { Services } from '../../server/services.ts';
import { createSimulators } from '../../server/simulators/app.ts';
import type { Letter } from '../../server/simulators/post/letters.ts';
import { post } from '../../server/simulators/post/post.ts';
import { good, grant, sent, serve } from '../store/ground.ts';
import { people } from '../store/mini.ts';

let folder: string;
let http: Server;
let base: string;
let services: Services;
let ways: Ways;
let now = Date.parse('2026-03-02T04:00:00Z');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jobo-post-'));
  const { app, ports } = await createSimulators({ simulators: [post], folder, baseUrl: 'http://localhost', demo: {} });
  http = await new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
  base = `http://127.0.0.1:${(http.address() as AddressInfo).port}/simulators/post`;
  ways = {
    mail: createMailer({ url: async () => `smtp://127.0.0.1:${ports.smtp}`, from: 'jobo@example.kg' }),
    sms: createSms({ url: async () => `${base}/sms` }),
  };
  services = await serve({ realNow: () => now, handlers: (parts) => noticeJobs(parts, ways) });
});
afterAll(async () => {
  await services?.close();
  http?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => behave('well'));

const behave = (behaviour: string) =>
  fetch(`${base}/behaviour`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ behaviour }) });
const letters = async (): Promise<Letter[]> => (await fetch(`${base}/letters.json`)).json() as Promise<Letter[]>;
const fresh = async (since: Letter[]): Promise<Letter[]> => (await letters()).filter(({ id }) => !since.some((each) => each.id === id));

/** A case whose owner has been told of its outcome. */
async function granted(): Promise<string> {
  const caseId = await sent(services);
  good(await grant(services, caseId));
  return caseId;
}

describe('a notice', () => {
  it('reaches those who hold the role, by the ways and in the language they chose, and nobody else', async () => {
    const { contacts } = services.stores;
    await contacts.learn(people.olga.person, { email: 'olga@example.kg', phone: '+996500000001' });
    await contacts.choose(people.olga.person, { lang: 'ru', byMail: true, bySms: true });
    await contacts.learn(people.murat.person, { email: 'murat@example.kg' });
    const before = await letters();
    const caseId = await granted();
    await services.worker.runUntilIdle();
    const got = await fresh(before);
    expect(got.map(({ way, to }) => `${way} ${to}`).sort()).toEqual(['mail olga@example.kg', 'sms +996500000001']);
    const mail = got.find(({ way }) => way === 'mail');
    const [row] = await services.stores.notices.of(people.olga, ['mini']);
    expect(mail?.subject).toBe(row?.title.ru);
    expect(mail?.text).toContain(row?.text.ru);
    expect(mail?.text).toContain(`/cases/${caseId}`);
  });

  it('is not sent twice, though its jobs run again', async () => {
    const before = await letters();
    await services.db.knex('jobs').whereIn('kind', ['notice', 'mail', 'sms']).update({ done_at: null });
    expect(await services.worker.runUntilIdle()).toBeGreaterThan(0);
    expect(await letters()).toEqual(before);
  });

  it('waits while the service is down, goes out later, and no address is kept in the error', async () => {
    const before = await letters();
    await behave('down');
    await granted();
    await services.worker.runUntilIdle();
    const waiting = await services.db.knex('jobs').whereIn('kind', ['mail', 'sms']).whereNull('done_at').select('last_error', 'attempts');
    expect(waiting).toHaveLength(2);
    for (const { last_error, attempts } of waiting) {
      expect(last_error).toMatch(/^(mail|sms) \S+$/);
      expect(attempts).toBe(1);
    }
    await behave('well');
    expect(await fresh(before)).toEqual([]);
    now += 60_000;
    await services.worker.runUntilIdle();
    expect(await fresh(before)).toHaveLength(2);
  });

  it('is not taken for sent when the gateway answers nonsense', async () => {
    await behave('nonsense');
    await expect(createSms({ url: async () => `${base}/sms` })({ id: 'a', to: '+1', subject: '', text: '' })).rejects.toThrow(/^sms 200$/);
  });

  it('comes once to a person who holds two of the roles that are told', async () => {
    const { contacts, memberships, notices } = services.stores;
    await contacts.learn(people.aida.person, { email: 'aida@example.kg' });
    const own = { person: people.aida.person, role: 'owner', organisation: 'farm' };
    await memberships.save(own);
    const before = await letters();
    const caseId = await sent(services);
    const assign = { action: 'assign', input: { adviser: 'adviser-1' } };
    good(await services.acts.act({ caseId, request: assign, actor: people.kanat, version: 2, key: 'assign-twice' }));
    good(await grant(services, caseId, 3));
    await services.worker.runUntilIdle();
    expect((await fresh(before)).filter(({ to }) => to === 'aida@example.kg')).toHaveLength(1);
    const inbox = await notices.of({ ...own, name: 'Aida' }, ['mini']);
    expect(inbox.filter((each) => each.case === caseId)).toHaveLength(1);
    expect(await notices.unread({ ...own, name: 'Aida' }, ['mini'])).toBe(inbox.length);
    await memberships.save({ ...own, to: '2026-01-01' });
  });

  it('goes nowhere once the person wants neither way', async () => {
    const before = await letters();
    await services.stores.contacts.choose(people.olga.person, { lang: 'ky', byMail: false, bySms: false });
    await granted();
    await services.worker.runUntilIdle();
    expect(await fresh(before)).toEqual([]);
  });
});

describe('the simulated post', () => {
  it('shows what was sent as a page in three languages, escaped', async () => {
    await createSms({ url: async () => `${base}/sms` })({ id: 'x', to: '+996', subject: '', text: '<script>alert(1)</script>' });
    for (const [lang, title] of [
      ['ky', 'Почта жана SMS'],
      ['ru', 'Почта и SMS'],
      ['en', 'Mail and SMS'],
    ]) {
      const page = await (await fetch(`${base}/?lang=${lang}`)).text();
      expect(page).toContain(title);
      expect(page).not.toContain('<script>');
    }
  });
});
