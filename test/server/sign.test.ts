// Signing through the cloud service: its protocol, what it may do wrong, what may be wrong with a certificate; detached CAdES and the seal in a PDF.
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPdfSignature, signPdf } from '../../server/pdf/sign.ts';
import { chainProblems, holderOf, holderProblems } from '../../server/sign/chain.ts';
import { readDetached, sha256 } from '../../server/sign/cms.ts';
import { createInfocom } from '../../server/sign/infocom.ts';
import { createKeyStore } from '../../server/sign/keys.ts';
import type { CloudSignatures } from '../../server/sign/service.ts';
import { certificatesIn, fromBase64 } from '../../server/sign/x509.ts';
import { type Simulated, simulated, smallPdf } from './signing-service.ts';

const who = { pin: '20000000000001', inn: '00000000000011' };
const text = (word: string) => ({ ky: word, ru: word, en: word });
const demo = {
  persons: [{ id: 'head', name: 'Асанова Гүлзат', pin: who.pin, email: 'head@example.kg', phone: '+996500000001', memberships: [] }],
  organisations: [{ id: 'school', name: text('«Алтын-Тилек» мектеби'), data: { inn: who.inn } }],
} as never;
const digest = sha256(Buffer.from('Өзүн-өзү баалоо'));
let folder: string;
let service: Simulated;
let now = Date.now();
let client: CloudSignatures;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'jobo-sign-'));
  service = await simulated(folder, demo, { realNow: () => now, slow: 6_000 });
  const anchors = async () =>
    certificatesIn(await (await fetch(`${service.service}/root.pem`)).text()).map((each) => new X509Certificate(each));
  client = createInfocom({ address: async () => service.service, token: 'x', anchors, timeout: 3_000 });
});
afterAll(async () => {
  await service.stop();
  await fs.rm(folder, { recursive: true });
});

const accept = (certificate: X509Certificate) => holderProblems(certificate, who);
async function code(): Promise<string> {
  expect(await client.sendCode(who, 'email')).toEqual([]);
  return (await service.sent())[0]?.code ?? '';
}
const codesOf = (made: Awaited<ReturnType<CloudSignatures['sign']>>) => ('problems' in made ? made.problems.map((each) => each.code) : []);
const other = (right: string) => (right === '000000' ? '000001' : '000000');

describe('the signature service', () => {
  afterEach(async () => {
    now = Date.now();
    await service.behave('well');
    await service.condition(who.pin, who.inn, 'good');
  });

  it('gives a signature that leads to its root, for the person and the organisation', async () => {
    const made = await client.sign(who, await code(), digest, accept);
    if ('problems' in made) throw new Error(JSON.stringify(made));
    const read = readDetached(made.cms, digest) ?? expect.fail('unreadable');
    expect(chainProblems(read.certificate, read.certificates, await client.anchors(), new Date())).toEqual([]);
    expect(holderOf(read.certificate)).toEqual(who);
    expect(read.certificate.subject).toContain('Асанова Гүлзат');
    expect(readDetached(made.cms, sha256(Buffer.from('else')))).toBeUndefined();
  });

  it('takes a code once, three times wrong, and not after five minutes', async () => {
    const first = await code();
    expect(codesOf(await client.sign(who, first, digest, accept))).toEqual([]);
    expect(codesOf(await client.sign(who, first, digest, accept))).toEqual(['sign.code.spent']);
    const second = await code();
    for (let time = 0; time < 3; time += 1)
      expect(codesOf(await client.sign(who, other(second), digest, accept))).toEqual(['sign.code.wrong']);
    expect(codesOf(await client.sign(who, second, digest, accept))).toEqual(['sign.code.spent']);
    const third = await code();
    now += 5 * 60_000 + 1;
    expect(codesOf(await client.sign(who, third, digest, accept))).toEqual(['sign.code.over']);
  });

  it.each([
    ['down', 'sign.service.down'],
    ['slow', 'sign.service.down'],
    ['nonsense', 'sign.service.nonsense'],
  ] as const)('being %s is told, and has spent no code', async (behaviour, expected) => {
    const given = await code();
    await service.behave(behaviour);
    expect((await client.sendCode(who, 'sms')).map((each) => each.code)).toEqual([expected]);
    expect(await client.sign(who, given, digest, accept)).toEqual({ problems: [{ code: expected }], spent: false });
    await service.behave('well');
    expect(codesOf(await client.sign(who, given, digest, accept))).toEqual([]);
  });

  it.each([
    ['revoked', 'sign.certificate.revoked'],
    ['otherPerson', 'sign.certificate.person'],
    ['otherOrganisation', 'sign.certificate.organisation'],
  ])('a certificate that is %s signs nothing', async (condition, expected) => {
    await service.condition(who.pin, who.inn, condition);
    expect(codesOf(await client.sign(who, await code(), digest, accept))).toEqual([expected]);
  });

  it.each([
    ['expired', 'sign.certificate.expired'],
    ['otherRoot', 'sign.certificate.untrusted'],
  ])('a certificate that is %s leads nowhere', async (condition, expected) => {
    await service.condition(who.pin, who.inn, condition);
    const made = await client.sign(who, await code(), digest, accept);
    const read = 'cms' in made ? readDetached(made.cms, digest) : undefined;
    if (!read) throw new Error('no signature');
    const problems = chainProblems(read.certificate, read.certificates, await client.anchors(), new Date());
    expect(problems.map((each) => each.code)).toEqual([expected]);
  });

  it('knows no signature for strangers', async () => {
    expect((await client.sendCode({ ...who, inn: '00000000000099' }, 'email')).map((each) => each.code)).toEqual(['sign.certificate.none']);
    expect((await client.sendCode({ pin: '29999999999999' }, 'email')).map((each) => each.code)).toEqual(['sign.certificate.none']);
  });
});

describe('the seal of the body', () => {
  const body = { bundle: 'body', name: 'Билим берүү жана илим министрлиги' };
  const keysIn = (name: string) => createKeyStore(path.join(folder, name));

  it('covers a PDF to the last byte, and the file before it is untouched', { timeout: 60_000 }, async () => {
    const keys = keysIn('pdf');
    const before = smallPdf();
    const signed = await signPdf(before, await keys.sealer(body), { reason: 'Jobo 12', at: new Date() });
    expect(Buffer.from(signed.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true);
    const found = readPdfSignature(signed) ?? expect.fail('no signature');
    const read = readDetached(found.cms, found.digest) ?? expect.fail('unreadable');
    expect(read.certificate.subject).toContain(body.name);
    expect(found.reason).toBe('Jobo 12');
    const root = new X509Certificate(fromBase64(await keys.root()));
    expect(chainProblems(read.certificate, read.certificates, [root], new Date())).toEqual([]);
    expect(readPdfSignature(Buffer.concat([signed, Buffer.from('x')]))).toBeUndefined();
    const missed: number[] = [];
    for (let at = 1; at < signed.length; at += 23) {
      const changed = Uint8Array.from(signed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const again = readPdfSignature(changed);
      const kept = again && readDetached(again.cms, again.digest);
      if (kept && chainProblems(kept.certificate, kept.certificates, [root], new Date()).length === 0) missed.push(at);
    }
    // what no signature covers is within the signature: the names of its algorithms
    expect(missed.length).toBeLessThan(6);
  });

  it('is made with a new key after a rotation, and the old certificate stays', async () => {
    const keys = keysIn('rotated');
    await keys.sealer(body);
    const [old] = await keys.list();
    await keys.rotate();
    const list = await keys.list();
    expect(list.map(({ owner, number, current }) => [owner, number, current])).toEqual([
      ['body', 1, false],
      ['body', 2, true],
    ]);
    expect(list[0]?.certificate).toBe(old?.certificate);
    expect(list[1]?.certificate).not.toBe(old?.certificate);
    for (const file of await fs.readdir(path.join(folder, 'rotated')))
      expect((await fs.stat(path.join(folder, 'rotated', file))).mode & 0o777).toBe(0o600);
  });

  it('is one key, though many ask for it first at once', async () => {
    await Promise.all([keysIn('race').sealer(body), keysIn('race').sealer(body), keysIn('race').sealer(body)]);
    expect(await keysIn('race').list()).toHaveLength(1);
  });
});
