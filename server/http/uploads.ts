/** Receives the bytes of one file into a temporary one: bounded in size, its type told by its content, shown to the scanner, its name made harmless. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromFile } from 'file-type';
import type { Problem } from '../../engine/model.ts';
import { type ScannerAddress, scanFile } from '../scan/clamd.ts';
import { officeFault } from '../scan/office-file.ts';

/** Types of evidence and attachments: extension → media type. Nothing that a browser would run. */
const ALLOWED: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** As people know them, for the screen. */
export const ACCEPTED = Object.keys(ALLOWED);
const NAME_LENGTH = 150;
/** How much beyond the limit is read and thrown away, so that the sender hears the answer instead of a broken connection. */
const DRAINED = 32 * 1024 * 1024;

export type Received =
  | { ok: true; path: string; name: string; type: string; discard: () => Promise<void> }
  | { ok: false; problems: Problem[] };

/** Reads `source` to its end. The caller discards the temporary file when it has been kept. */
export async function receiveFile(source: Readable, givenName: string, limit: number, scanner?: ScannerAddress): Promise<Received> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jobo-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const refuse = async (problem: Problem): Promise<Received> => {
    await discard();
    return { ok: false, problems: [{ ...problem, pointer: '/file' }] };
  };
  try {
    const file = path.join(folder, 'file');
    const size = await write(source, file, limit);
    if (size > limit) return refuse({ code: 'file.tooLarge', params: { limit: Math.floor(limit / 1024 / 1024) } });
    if (size === 0) return refuse({ code: 'file.none' });
    const office = await officeFault(file);
    if (office) return refuse({ code: `file.${office}` });
    const found = await fileTypeFromFile(file);
    const type = found && ALLOWED[found.ext];
    if (!found || !type)
      return refuse({
        code: 'file.type',
        params: { given: found?.ext ?? extensionOf(givenName), allowed: ACCEPTED.join(', ') },
      });
    const verdict = scanner ? await scanFile(file, scanner) : 'clean';
    if (verdict !== 'clean') return refuse({ code: verdict === 'infected' ? 'file.infected' : 'file.scanner' });
    return { ok: true, path: file, name: nameOf(givenName, found.ext), type, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function write(source: Readable, file: string, limit: number): Promise<number> {
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  let size = 0;
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > limit + DRAINED) break;
      if (size <= limit && !target.write(chunk)) await once(target, 'drain');
    }
  } finally {
    target.end();
    await once(target, 'close');
  }
  return size;
}

/** The last part of the given path, without control, bidirectional and reserved characters, ending as its content demands. */
export function nameOf(given: string, extension: string): string {
  const bare =
    given
      .normalize('NFC')
      .replace(/[\p{C}<>:"|?*]/gu, '')
      .split(/[\\/]/)
      .at(-1)
      ?.trim()
      .replace(/^\.+/, '') ?? '';
  const stem = bare.replace(/\.[^.]{1,5}$/, '');
  return `${[...(stem || 'file')].slice(0, NAME_LENGTH).join('')}.${extension}`;
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '?';
}
