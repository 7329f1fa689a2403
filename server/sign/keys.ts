/**
 * The key store of an installation: a root of its own, and below it the keys that seal for each body and for the installation itself. In the default a
 * file a key, for its user alone. A key that was replaced stays, so that what it sealed can be verified.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createSealer } from './seal.ts';
import { issue, type KeyPair, type Name } from './x509.ts';

export interface KeyOwner {
  /** The id of a bundle, or undefined for the installation itself. */
  bundle?: string;
  name: string;
}

export interface Sealer {
  /** A detached CMS over the bytes with this SHA-256. */
  seal(digest: Uint8Array, at?: Date): Promise<Uint8Array>;
  /** No seal is longer; bytes. */
  longest: number;
}

export interface KeyRecord {
  owner: string;
  number: number;
  name: string;
  from: string;
  until: string;
  current: boolean;
  /** DER, base64. */
  certificate: string;
}

export interface KeyStore {
  sealer(owner: KeyOwner): Promise<Sealer>;
  list(): Promise<KeyRecord[]>;
  /** Gives every owner a new key; gives the owners. */
  rotate(): Promise<KeyRecord[]>;
  /** The root's certificate: what a verifier trusts. DER, base64. */
  root(): Promise<string>;
}

interface KeyFile extends KeyPair {
  name: string;
  from: string;
  until: string;
}

const DAY = 86_400_000;
const ROOT_DAYS = 20 * 365;
const KEY_DAYS = 3 * 365;
/** The owner of what the installation itself signs; no bundle's id ends so. */
const INSTALLATION = 'installation.';
const FILE = /^(.+)-(\d+)\.json$/;

export function createKeyStore(folder: string, realNow: () => number = Date.now): KeyStore {
  const sealers = new Map<string, { until: number; sealer: Sealer }>();

  async function root(): Promise<KeyFile> {
    const name = 'Jobo';
    return (
      (await read('root')) ?? (await keep('root', await make(name, { country: 'KG', commonName: `${name} ${randomUUID().slice(0, 8)}` })))
    );
  }

  async function make(name: string, subject: Name, issuer?: KeyPair): Promise<KeyFile> {
    const from = new Date(realNow() - DAY);
    const until = new Date(realNow() + (issuer ? KEY_DAYS : ROOT_DAYS) * DAY);
    const pair = await issue({ subject, ...(issuer ? { issuer } : {}), authority: !issuer, from, until });
    return { ...pair, name, from: from.toISOString(), until: until.toISOString() };
  }

  const next = async (owner: string, name: string, number: number): Promise<KeyFile> =>
    keep(`${owner}-${number}`, await make(name, { country: 'KG', organisation: name, commonName: name }, await root()));

  async function read(name: string): Promise<KeyFile | undefined> {
    try {
      return JSON.parse(await fs.readFile(path.join(folder, `${name}.json`), 'utf8')) as KeyFile;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The file as it is kept: another process may have been faster. */
  async function keep(name: string, key: KeyFile): Promise<KeyFile> {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${name}.json`);
    const aside = `${file}.${randomUUID()}.tmp`;
    await fs.writeFile(aside, JSON.stringify(key), { mode: 0o600 });
    try {
      // A link, unlike a rename, never replaces the key that another process made in the meantime.
      await fs.link(aside, file);
      return key;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return (await read(name)) ?? key;
    } finally {
      await fs.unlink(aside);
    }
  }

  async function numbers(): Promise<Map<string, number>> {
    const newest = new Map<string, number>();
    for (const file of await fs.readdir(folder).catch(() => [])) {
      const [, owner, number] = FILE.exec(file) ?? [];
      if (owner !== undefined) newest.set(owner, Math.max(newest.get(owner) ?? 0, Number(number)));
    }
    return newest;
  }

  async function current(owner: string, name: string): Promise<{ key: KeyFile; number: number }> {
    const number = (await numbers()).get(owner) ?? 0;
    const kept = number > 0 ? await read(`${owner}-${number}`) : undefined;
    // A key that is over is replaced by itself.
    if (kept && Date.parse(kept.until) > realNow()) return { key: kept, number };
    return { key: await next(owner, name, number + 1), number: number + 1 };
  }

  async function list(): Promise<KeyRecord[]> {
    const records: KeyRecord[] = [];
    for (const [owner, newest] of [...(await numbers())].sort()) {
      for (let number = 1; number <= newest; number += 1) {
        const kept = await read(`${owner}-${number}`);
        if (!kept) continue;
        const { name, from, until, certificate } = kept;
        records.push({ owner, number, name, from: from.slice(0, 10), until: until.slice(0, 10), current: number === newest, certificate });
      }
    }
    return records;
  }

  return {
    async sealer({ bundle, name }) {
      const owner = bundle ?? INSTALLATION;
      const held = sealers.get(owner);
      if (held && held.until > realNow()) return held.sealer;
      const { key } = await current(owner, name);
      // The root does not go along: whoever verifies has it, or trusts nobody's word.
      const sealer = await createSealer([key]);
      // A minute, so that a rotation by another process is seen.
      sealers.set(owner, { sealer, until: Math.min(Date.parse(key.until), realNow() + 60_000) });
      return sealer;
    },
    list,
    async rotate() {
      for (const { owner, number, name, current: newest } of await list()) if (newest) await next(owner, name, number + 1);
      sealers.clear();
      return (await list()).filter((each) => each.current);
    },
    root: async () => (await root()).certificate,
  };
}
