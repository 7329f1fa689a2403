/** A mail server that keeps what it is handed and delivers nothing. Gives its port. */
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { behaviourOf } from '../overview.ts';
import type { SimulatorDeps } from '../simulator.ts';
import { take } from './letters.ts';

const LETTER_BYTES = 1024 * 1024;

export function listenSmtp({ state, realNow }: SimulatorDeps): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    size: LETTER_BYTES,
    logger: false,
    onConnect(_session, answer) {
      const behaviour = behaviourOf(state);
      if (behaviour === 'well') answer();
      else answer(Object.assign(new Error('try again later'), { responseCode: 421 }));
    },
    onData(stream, { envelope }, answer) {
      read(stream).then(
        async (bytes) => {
          const { messageId, subject, text, from } = await PostalMime.parse(bytes);
          const to = envelope.rcptTo.map(({ address }) => address).join(', ');
          const at = new Date(realNow()).toISOString();
          take(state, { id: messageId ?? at, way: 'mail', to, from: from?.address ?? '', subject: subject ?? '', text: text ?? '', at });
          answer();
        },
        (error: Error) => answer(error),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      // a client that goes away in mid-sentence is no fault of ours
      server.on('error', () => {});
      resolve((server.server.address() as AddressInfo).port);
    });
  });
}

async function read(stream: SMTPServerDataStream): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
