/** Asks a virus scanner that speaks clamd's protocol (INSTREAM over TCP): takes bytes, gives its verdict. Changes no file. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

export interface ScannerAddress {
  host: string;
  port: number;
}
/** `down`: it could not be asked, or did not say. */
export type Verdict = 'clean' | 'infected' | 'down';

/** The whole of one scan. */
const TIMEOUT_MS = 60_000;
const LONGEST_ANSWER = 4_096;

/** Sends a file's bytes, each piece with its length before it, and a piece of no length at the end. */
export async function scanFile(path: string, { host, port }: ScannerAddress, timeout = TIMEOUT_MS): Promise<Verdict> {
  const socket = connect({ host, port });
  const cut = setTimeout(() => socket.destroy(new Error('timeout')), timeout);
  try {
    const answer = answerOf(socket);
    // what fails while sending shows in the answer too
    await Promise.race([send(socket, path), answer]);
    return verdictOf(await answer);
  } catch {
    return 'down';
  } finally {
    clearTimeout(cut);
    socket.destroy();
  }
}

async function send(socket: Socket, path: string): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE((chunk as Buffer).length);
    socket.write(length);
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  socket.write(Buffer.alloc(4));
}

async function answerOf(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += (chunk as Buffer).toString('utf8');
    if (text.includes('\0') || text.length > LONGEST_ANSWER) break;
  }
  return text;
}

/** Only the one sentence that says so means clean. */
function verdictOf(answer: string): Verdict {
  const said = answer.split('\0')[0]?.trim() ?? '';
  if (said === 'stream: OK') return 'clean';
  return /^stream: .+ FOUND$/.test(said) ? 'infected' : 'down';
}
