// Bytes by their hash: once, whole, within the limit, and nothing left behind.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { createFolderFiles } from '../../server/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'jobo-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files', () => {
  it('gives back what was put in, under its SHA-256, however often it is put', async () => {
    const files = await createFolderFiles(folder);
    const bytes = Buffer.from('далил');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const puts = await Promise.all([files.put(bytes), files.put(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]))]);
    expect(puts).toEqual([
      { ok: true, sha256, size: bytes.length },
      { ok: true, sha256, size: bytes.length },
    ]);
    expect(await files.read(sha256)).toEqual(bytes);
    expect(Buffer.concat(await files.open(sha256).toArray())).toEqual(bytes);
    expect(await files.has('0'.repeat(64))).toBe(false);
  });

  it('keeps nothing that is over the limit or breaks off', async () => {
    const files = await createFolderFiles(folder);
    expect(await files.put(Buffer.alloc(2_000_000), 1_048_576)).toEqual({
      ok: false,
      problems: [{ code: 'file.tooLarge', params: { limit: 1 } }],
    });
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('gone');
      })(),
    );
    await expect(files.put(broken)).rejects.toThrow('gone');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('removes what a killed process left half-written', async () => {
    writeFileSync(join(folder, 'incoming', 'left'), 'half');
    await createFolderFiles(folder);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('reads no other file of the machine', async () => {
    const files = await createFolderFiles(folder);
    expect(() => files.open('../../etc/passwd')).toThrow();
  });
});
