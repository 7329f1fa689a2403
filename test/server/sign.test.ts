/** The demo key: detached JWS over RFC 8785 bytes, kept across starts, broken by a single byte. */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemoSigner } from '../../server/sign/demo-key.ts';
import { type Signer, verifySignature } from '../../server/sign/signer.ts';

const statement = { case: 'c1', seq: 3, action: 'бекитүү', input: { order: '3454', text: 'Өзүн-өзү баалоо' } };
const head = { person: 'aibek', name: 'Айбек Үсөнов', onBehalfOf: 'school-7' };
let dataDir: string;
let signer: Signer;

beforeAll(async () => {
  dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'jobo-sign-'));
  signer = await createDemoSigner({ dataDir, now: () => Date.UTC(2026, 10, 20) });
});
afterAll(() => fs.rm(dataDir, { recursive: true }));

test('a signature verifies, whatever the order of the keys', async () => {
  const signature = await signer.sign(statement, head);
  expect(await signer.verify(statement, signature)).toEqual([]);
  const { input, ...rest } = statement;
  expect(await signer.verify({ input, ...rest }, signature)).toEqual([]);
});

test('the JWS is detached and names key, signer and time, and no name of a person', async () => {
  const { jws, key } = await signer.sign(statement, head);
  const [header = '', payload] = jws.split('.');
  expect(payload).toBe('');
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'ES256',
    kid: key,
    signer: 'aibek',
    onBehalfOf: 'school-7',
    iat: 1795132800,
  });
});

test('one changed byte of the statement, the header or the value makes it invalid', async () => {
  const signature = await signer.sign(statement, head);
  const changed = { ...statement, input: { ...statement.input, text: 'Өзүн-өзү баалоо.' } };
  expect(await signer.verify(changed, signature)).toEqual([{ code: 'sign.invalid' }]);
  const { hashOf } = await import('../../engine/canonical.ts');
  expect(await signer.verify(changed, { ...signature, statementHash: hashOf(changed) })).toEqual([{ code: 'sign.invalid' }]);
  for (let at = 0; at < signature.jws.length; at += 1) {
    const other = signature.jws[at] === 'A' ? 'B' : signature.jws[at] === 'w' ? 'x' : 'A';
    const jws = signature.jws.slice(0, at) + other + signature.jws.slice(at + 1);
    expect(await signer.verify(statement, { ...signature, jws }), `byte ${at}`).not.toEqual([]);
  }
});

test('another signer, another key, another algorithm, another form', async () => {
  const signature = await signer.sign(statement, head);
  expect(await signer.verify(statement, { ...signature, signer: 'nurlan' })).toEqual([{ code: 'sign.signer' }]);
  expect(await verifySignature(statement, signature, { keys: [] })).toEqual([{ code: 'sign.key', params: { key: signature.key } }]);
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: signature.key, signer: 'aibek', iat: 1 })).toString('base64url');
  expect(await signer.verify(statement, { ...signature, jws: `${none}..AA` })).toEqual([{ code: 'sign.form' }]);
  expect(await signer.verify(statement, { ...signature, jws: 'x.y' })).toEqual([{ code: 'sign.form' }]);
});

test('the key is made once, even by two at once, read by its user only, and its public half shows no secret', async () => {
  const again = await createDemoSigner({ dataDir, now: () => 0 });
  expect(await again.publicKeys()).toEqual(await signer.publicKeys());
  expect(JSON.stringify(await signer.publicKeys())).not.toContain('"d"');
  expect((await fs.stat(path.join(dataDir, 'keys', 'demo-es256.jwk.json'))).mode & 0o777).toBe(0o600);
  const fresh = await fs.mkdtemp(path.join(dataDir, 'fresh-'));
  const [one, two] = await Promise.all([
    createDemoSigner({ dataDir: fresh, now: () => 0 }),
    createDemoSigner({ dataDir: fresh, now: () => 0 }),
  ]);
  expect(await one?.publicKeys()).toEqual(await two?.publicKeys());
});
