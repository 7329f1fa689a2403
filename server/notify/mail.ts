/** Sends a letter over SMTP. What goes wrong is told by its code alone: a server's own words may hold the address. */
import { createTransport } from 'nodemailer';
import type { Message } from './message.ts';

export type Send = (message: Message) => Promise<void>;

interface MailDeps {
  /** `smtp://user:password@host:port`; asked for at each letter, since a simulated one comes up later. */
  url: () => Promise<string>;
  from: string;
}

const WAIT_MS = 15_000;

/** @throws Error whose message is a code: `mail ECONNREFUSED`, `mail 550` */
export function createMailer({ url, from }: MailDeps): Send {
  return async ({ id, to, subject, text }) => {
    const host = from.slice(from.lastIndexOf('@') + 1).replace(/[^a-z0-9.-]/gi, '');
    try {
      const transport = createTransport({
        url: await url(),
        connectionTimeout: WAIT_MS,
        greetingTimeout: WAIT_MS,
        socketTimeout: WAIT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${host}>` });
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string };
      throw new Error(`mail ${responseCode ?? code ?? 'failed'}`);
    }
  };
}
