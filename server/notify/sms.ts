/** Sends a short message through an HTTP gateway: `POST URL {id, to, text}` with a bearer token; the id is its idempotency key. */
import type { Send } from './mail.ts';

interface SmsDeps {
  url: () => Promise<string>;
  token?: string | undefined;
}

const WAIT_MS = 15_000;

/** @throws Error whose message is a code: `sms 503`, `sms ECONNREFUSED` */
export function createSms({ url, token }: SmsDeps): Send {
  return async ({ id, to, text }) => {
    const response = await fetch(await url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ id, to, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    }).catch((error: Error & { cause?: { code?: string } }) => {
      throw new Error(`sms ${error.cause?.code ?? error.name}`);
    });
    const accepted: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
    if ((accepted as { id?: unknown } | undefined)?.id !== id) throw new Error(`sms ${response.status}`);
  };
}
