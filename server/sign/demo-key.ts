/** The signer of the embedded default: one ES256 key of this installation, in a file only its user may read. Real in format, not in law: nobody has proved who they are. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { hashOf } from '../../engine/canonical.ts';
import { ALGORITHM, bytesOf, type SignatureHeader, type Signer, verifySignature } from './signer.ts';

export interface DemoKeyOptions {
  /** The installation's folder; the key lies in `keys/` under it. */
  dataDir: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Reads the key, or makes it on first use. */
export async function createDemoSigner({ dataDir, now }: DemoKeyOptions): Promise<Signer> {
  const privateJwk = await loadOrMakeKey(path.join(dataDir, 'keys'));
  const key = await importJWK(privateJwk, ALGORITHM);
  const kid = await calculateJwkThumbprint(privateJwk);
  const { d: _secret, ...publicJwk } = privateJwk;
  const keys = { keys: [{ ...publicJwk, kid, alg: ALGORITHM, use: 'sig' }] };
  return {
    async sign(statement, { person, onBehalfOf }) {
      const header: SignatureHeader = {
        alg: ALGORITHM,
        kid,
        signer: person,
        ...(onBehalfOf ? { onBehalfOf } : {}),
        iat: Math.floor(now() / 1000),
      };
      const jws = await new CompactSign(bytesOf(statement)).setProtectedHeader(header).sign(key);
      const [head, , value] = jws.split('.');
      return { jws: `${head}..${value}`, statementHash: hashOf(statement), key: kid, signer: person };
    },
    verify: (statement, signature) => verifySignature(statement, signature, keys),
    publicKeys: async () => structuredClone(keys),
  };
}

async function loadOrMakeKey(folder: string): Promise<JWK> {
  const file = path.join(folder, 'demo-es256.jwk.json');
  await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return JSON.parse(await fs.readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const aside = `${file}.${randomUUID()}.tmp`;
  await fs.writeFile(aside, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  try {
    // A link, unlike a rename, never replaces the key that another process made in the meantime.
    await fs.link(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await fs.unlink(aside);
  }
  return JSON.parse(await fs.readFile(file, 'utf8')) as JWK;
}
