/** Bytes by their SHA-256 in a folder: the same bytes lie there once. Knows no names, cases or permissions. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Problem } from '../engine/model.ts';

export interface FileStore {
  /** Keeps the bytes durably. Over `limit` bytes it keeps nothing and says so. */
  put(
    source: Readable | Uint8Array,
    limit?: number,
  ): Promise<{ ok: true; sha256: string; size: number } | { ok: false; problems: Problem[] }>;
  open(sha256: string): Readable;
  read(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
}

/** Takes a folder of its own; what a killed process left half-written there is removed. */
export async function createFolderFiles(folder: string): Promise<FileStore> {
  const incoming = path.join(folder, 'incoming');
  await mkdir(incoming, { recursive: true });
  for (const name of await readdir(incoming)) await rm(path.join(incoming, name), { force: true });
  const at = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  const has = (sha256: string) =>
    access(at(sha256)).then(
      () => true,
      () => false,
    );
  return {
    has,
    open: (sha256) => createReadStream(at(sha256)),
    read: (sha256) => readFile(at(sha256)),
    async put(source, limit = Number.POSITIVE_INFINITY) {
      const aside = path.join(incoming, randomUUID());
      try {
        const { sha256, size } = await write(source instanceof Readable ? source : Readable.from([source]), aside, limit);
        if (size > limit) return { ok: false, problems: [{ code: 'file.tooLarge', params: { limit: Math.floor(limit / 1024 / 1024) } }] };
        if (!(await has(sha256))) await keep(aside, at(sha256));
        return { ok: true, sha256, size };
      } finally {
        await rm(aside, { force: true });
      }
    },
  };
}

/** Stops reading once the limit is passed. */
async function write(source: Readable, file: string, limit: number): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(file, 'wx');
  try {
    for await (const chunk of source) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      size += bytes.length;
      if (size > limit) break;
      hash.update(bytes);
      await handle.writeFile(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function keep(aside: string, file: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  await rename(aside, file);
  for (const each of [folder, path.dirname(folder)]) await syncFolder(each);
}

/** Makes a renaming durable; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
