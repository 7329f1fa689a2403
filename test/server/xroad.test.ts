// X-Road's REST protocol against the real simulators: headers, each kind of failure told apart, and the pages that tell a service how to behave.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import type { Service } from '../../engine/model.ts';
import { readConfig } from '../../server/config.ts';
import { createXRoad, type Message, type Reply } from '../../server/xroad/client.ts';
import { registry } from '../fixtures/services/bundle.ts';
import { type Simulated, simulated } from './simulated.ts';

const { edition, demo } = readEdition(registry(), 'registry');
if (!edition || !demo) throw new Error('not read');
const service = (id: string): Service => edition.services[id] ?? expect.fail(id);
const client = 'KG-TEST/GOV/70000000/jobo';
const id = '6f1c5c1e-7a3b-4a55-9d0a-000000000001';
const message = (sent: Record<string, unknown>): Message => ({ id, sent, issue: 'Л-0001', pin: '20000000000001' });
/** Shorter than the simulators' “slow” takes (5 s), and long enough for a busy machine. */
const PATIENCE = 4_000;
const tax = { pin: '20000000000001' };

let there: Simulated;
beforeAll(async () => {
  there = await simulated(demo);
});
afterAll(() => there.stop());
const send = (name: string, sent: Record<string, unknown>, url = there.xroad): Promise<Reply> =>
  createXRoad(async () => ({ url, client, timeoutMs: PATIENCE })).send(service(name), message(sent));

describe('a message', () => {
  it('carries the headers of the protocol and brings the receipt back', async () => {
    const reply = await send('tax-person', tax);
    expect(reply).toMatchObject({ kind: 'answer', body: { pin: tax.pin, fullName: 'Асанова Гүлзат' }, receipt: { id } });
    expect(reply.kind === 'answer' && Object.keys(reply.receipt).sort()).toEqual(['id', 'request-hash', 'request-id']);
    expect(there.seen.at(-1)).toMatchObject({
      'x-road-client': client,
      'x-road-id': id,
      'x-road-userid': 'KG20000000000001',
      'x-road-issue': encodeURIComponent('Л-0001'),
      'idempotency-key': id,
      'content-type': 'application/json',
    });
  });

  it('finds a legal entity with its director', async () => {
    expect(await send('justice-entity', { inn: '00000000000011' })).toMatchObject({
      kind: 'answer',
      body: { director: { fullName: 'Асанова Гүлзат' }, nameKy: 'A school (ky)', status: 'active' },
    });
  });

  it.each([
    ['tax-person', { pin: '99999999999999' }],
    ['justice-entity', { inn: '99999999999999' }],
  ])('is not found: %s', async (name, sent) => expect(await send(name, sent)).toMatchObject({ kind: 'notFound' }));

  it.each([
    ['down', { kind: 'trouble', problem: { code: 'xroad.error', params: { type: 'Server.ServerProxy.NetworkError' } } }],
    ['slow', { kind: 'trouble', problem: { code: 'xroad.timeout' } }],
    ['nonsense', { kind: 'trouble', problem: { code: 'xroad.unreadable' } }],
    ['refuses', { kind: 'refused', status: 409, reason: 'Салык кызматы' }],
    ['broken', { kind: 'trouble', problem: { code: 'xroad.provider', params: { status: 500 } } }],
    ['well', { kind: 'answer' }],
  ])('to a provider that is %s', async (behaviour, expected) => {
    await there.provider('tax', behaviour);
    expect(await send('tax-person', tax)).toMatchObject(expected);
  });

  it.each([
    ['down', 'xroad.unreachable'],
    ['slow', 'xroad.timeout'],
    ['nonsense', 'xroad.unreadable'],
  ])('to a security server that is %s', async (behaviour, code) => {
    await there.server(behaviour);
    expect(await send('tax-person', tax)).toEqual({ kind: 'trouble', problem: { code } });
    // its page is there all the same
    expect((await fetch(`${there.url}/simulators/xroad/`)).status).toBe(200);
    await there.server('well');
  });

  it('to a service that nobody offers is a failure of X-Road, not of a provider', async () => {
    const { address, ...rest } = service('tax-person');
    const wrong = { ...rest, address: { ...address, service: 'nothing' } };
    const reply = await createXRoad(async () => ({ url: there.xroad, client, timeoutMs: PATIENCE })).send(wrong, message(tax));
    expect(reply).toEqual({ kind: 'trouble', problem: { code: 'xroad.error', params: { type: 'Server.ServerProxy.UnknownService' } } });
  });

  it('without a security server, or one that redirects or never ends, is a trouble', async () => {
    expect(await createXRoad(async () => undefined).send(service('tax-person'), message(tax))).toEqual({
      kind: 'trouble',
      problem: { code: 'xroad.unconfigured' },
    });
    const asked: string[] = [];
    const odd = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.startsWith('/moved')) response.writeHead(302, { Location: '/elsewhere' }).end();
      else {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.write(`"${'x'.repeat(1_100_000)}`);
      }
    });
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(odd.address() as AddressInfo).port}`;
    expect(await send('tax-person', tax, `${at}/moved`)).toEqual({
      kind: 'trouble',
      problem: { code: 'xroad.redirect', params: { status: 302 } },
    });
    expect(asked).toHaveLength(1);
    expect(await send('tax-person', tax, `${at}/endless`)).toEqual({ kind: 'trouble', problem: { code: 'xroad.unreadable' } });
    odd.closeAllConnections();
    odd.close();
    expect(await send('tax-person', tax, at)).toMatchObject({ problem: { code: 'xroad.unreachable' } });
  });
});

describe('a register', () => {
  const licence = { number: 'L-1', inn: '00000000000011', organisation: { ky: 'a', ru: 'b', en: 'c' }, issuedOn: '2026-09-01' };
  it('makes one entry of what comes twice, and answers the same', async () => {
    const [first, again] = [await send('licence-register', licence), await send('licence-register', licence)];
    expect(first).toMatchObject({ kind: 'answer', body: { registrationNumber: expect.stringMatching(/^UR-\d{4}-00001$/) } });
    expect(again.kind === 'answer' && again.body).toEqual(first.kind === 'answer' && first.body);
    expect(there.entries('unified-register')).toMatchObject([{ key: id, issue: 'Л-0001', asked: 2 }]);
  });

  it('refuses what is not complete', async () => {
    expect(await send('licence-register', { inn: '1' })).toMatchObject({
      kind: 'refused',
      status: 422,
      reason: expect.stringContaining('number'),
    });
  });

  it('shows what was entered, in three languages, without a script', async () => {
    for (const [lang, word] of Object.entries({ ky: 'Жазуу', ru: 'Записи', en: 'Entries' })) {
      const page = await (await fetch(`${there.url}/simulators/xroad/?lang=${lang}`)).text();
      expect(page).toContain(`lang="${lang}"`);
      expect(page).toContain('L-1');
      expect(page).toContain(word);
      expect(page).not.toContain('<script');
    }
    const list = await (await fetch(`${there.url}/simulators/`)).text();
    expect(list).toContain('href="xroad/?lang=ky"');
    expect(list).toMatch(/value="well" aria-pressed="true"/);
  });
});

describe('the configuration', () => {
  it('names a client and files that are wrong', () => {
    const { problems } = readConfig({ XROAD_URL: 'http://ss', XROAD_CLIENT: 'nobody', XROAD_TLS_CERT: '/nowhere/cert.pem' }, []);
    expect(problems.map(({ code }) => code)).toEqual(['config.client', 'config.file']);
    expect(readConfig({ XROAD_URL: 'https://ss/', XROAD_CLIENT: client }, []).config.xroad).toEqual({
      url: 'https://ss',
      client,
      timeoutMs: 10_000,
    });
  });
});
