/** Looks into the list of a ZIP file (docx, xlsx) without unpacking anything: takes a file, gives what speaks against it. */
import { type FileHandle, open } from 'node:fs/promises';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** The end may be followed by a comment of that length. */
const COMMENT = 0xffff;

/** Unpacked, all together: a document of 20 MB that tells of more is no document. */
const UNPACKED = 300 * 1024 * 1024;
const ENTRIES = 10_000;
const LIST_BYTES = 4 * 1024 * 1024;

export type OfficeFault = 'bomb' | 'macro' | 'broken';

/** Undefined when nothing speaks against it, also for what is no ZIP file. */
export async function officeFault(path: string): Promise<OfficeFault | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if ((await bytesAt(file, 0, 4)).toString('latin1') !== 'PK\x03\x04') return undefined;
    const from = Math.max(0, size - END_BYTES - COMMENT);
    const tail = await bytesAt(file, from, size - from);
    const end = lastEnd(tail);
    if (end < 0) return 'broken';
    const [count, length, at] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
    if (count > ENTRIES || length > LIST_BYTES) return 'bomb';
    if (at + length > size) return 'broken';
    return listFault(await bytesAt(file, at, length), count);
  } finally {
    await file.close();
  }
}

function listFault(list: Buffer, count: number): OfficeFault | undefined {
  let unpacked = 0;
  let at = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_BYTES > list.length || list.readUInt32LE(at) !== ENTRY) return 'broken';
    // a size of all ones stands for one too large for this list
    unpacked += list.readUInt32LE(at + 24);
    if (unpacked > UNPACKED) return 'bomb';
    const [name, extra, comment] = [list.readUInt16LE(at + 28), list.readUInt16LE(at + 30), list.readUInt16LE(at + 32)];
    if (/vbaproject\.bin$/i.test(list.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + name))) return 'macro';
    at += ENTRY_BYTES + name + extra + comment;
  }
  return at === list.length ? undefined : 'broken';
}

function lastEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END) return at;
  return -1;
}

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}
