// The code that the pretended signature service has sent: what a signer reads in the mail.
import type { StatementView } from '../../server/http/contract.ts';
import { infocom } from '../../server/simulators/infocom/infocom.ts';
import type { Answer, Client } from './server.ts';

export interface SentCode {
  pin: string;
  inn?: string;
  code: string;
}

/** The last code that was sent to anybody. */
export async function lastCode(url: string): Promise<SentCode> {
  const sent = (await (await fetch(`${url}/simulators/${infocom.id}/sent`)).json()) as SentCode[];
  const [last] = sent;
  if (!last) throw new Error('no code was sent');
  return last;
}

/** Reads what is signed, asks for a code, reads it: what goes along with the step, and the answer about what is signed. */
export async function signatureOf(client: Client, url: string, where: string, body: object) {
  const signed: Answer<StatementView> = await client.call<StatementView>('POST', `${where}/statement`, { body });
  if (signed.status !== 200) return { signed };
  const statement = signed.json.hash;
  const asked = await client.call<{ id: string }>('POST', `${where}/code`, { body: { ...body, statement, method: 'email' } });
  if (asked.status !== 200) return { signed, asked };
  return { signed, asked, signature: { statement, asked: asked.json.id, code: (await lastCode(url)).code } };
}
