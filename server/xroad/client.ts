/** The consumer's side of X-Road's REST protocol (r1): one message to a service through the security server, and what came of it. */
import http from 'node:http';
import https from 'node:https';
import type { Problem, Service } from '../../engine/model.ts';
import { type Wire, wireOf } from '../../engine/service.ts';
import type { XRoadConfig } from '../config.ts';

export interface Message {
  /** X-Road-Id, and the key under which the provider knows a repetition. */
  id: string;
  sent: Record<string, unknown>;
  /** Number of the case. */
  issue: string;
  /** Personal number of the one on whose behalf it is sent: a header, never a line of a log. */
  pin?: string;
}

/** Names of headers without `X-Road-`, as the other side's log knows the message. */
export type Receipt = Record<string, string>;

export type Reply =
  | { kind: 'answer'; body: unknown; receipt: Receipt }
  | { kind: 'notFound'; receipt: Receipt }
  /** The provider understood and will not do it; `reason` in its own words. */
  | { kind: 'refused'; status: number; reason?: string; receipt: Receipt }
  /** It may go well another time. */
  | { kind: 'trouble'; problem: Problem };

export interface XRoad {
  send(service: Service, message: Message): Promise<Reply>;
}

interface Raw {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

const MOST_BYTES = 1_000_000;
/** Statuses by which a provider says no for good. */
const REFUSALS = [400, 409, 410, 422];

const trouble = (code: string, params?: Record<string, unknown>): Reply => ({
  kind: 'trouble',
  problem: { code, ...(params ? { params } : {}) },
});

/** `reach` gives the configuration; undefined where no security server is configured. */
export function createXRoad(reach: () => Promise<XRoadConfig | undefined>): XRoad {
  return {
    async send(service, message) {
      const config = await reach();
      if (!config) return trouble('xroad.unconfigured');
      try {
        return replyOf(await exchange(config, service, message));
      } catch (error) {
        return trouble(error instanceof TimedOut ? 'xroad.timeout' : error instanceof TooLarge ? 'xroad.unreadable' : 'xroad.unreachable');
      }
    },
  };
}

/** Failures of X-Road itself are told from the provider's by their header. */
function replyOf({ status, headers, text }: Raw): Reply {
  const failure = headers['x-road-error'];
  if (failure !== undefined) return trouble('xroad.error', { type: String(failure).slice(0, 120) });
  const receipt = receiptOf(headers);
  const body = parsed(text);
  if (status >= 200 && status < 300) return body === undefined ? trouble('xroad.unreadable') : { kind: 'answer', body, receipt };
  if (status >= 300 && status < 400) return trouble('xroad.redirect', { status });
  if (status === 404) return { kind: 'notFound', receipt };
  if (!REFUSALS.includes(status)) return trouble('xroad.provider', { status });
  const { message, detail } = (typeof body === 'object' && body !== null ? body : {}) as { message?: unknown; detail?: unknown };
  const reason = [message, detail].filter((each) => typeof each === 'string' && each !== '').join(': ');
  return { kind: 'refused', status, ...(reason ? { reason: reason.slice(0, 500) } : {}), receipt };
}

function receiptOf(headers: http.IncomingHttpHeaders): Receipt {
  const kept = ['id', 'request-id', 'request-hash'].flatMap((name) => {
    const given = headers[`x-road-${name}`];
    return typeof given === 'string' ? [[name, given.slice(0, 200)] as const] : [];
  });
  return Object.fromEntries(kept);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // what can't be read is told apart by whoever asked
    return undefined;
  }
}

class TimedOut extends Error {}
class TooLarge extends Error {}

/** Where the message goes: the security server's address, the provider, and what the definition puts into path and query. */
function urlOf({ url, client }: XRoadConfig, { address }: Service, wire: Wire): URL {
  const instance = client.split('/')[0] ?? '';
  const parts = [instance, address.class, address.member, ...(address.subsystem === undefined ? [] : [address.subsystem]), address.service];
  const target = new URL(`${url}/r1/${parts.map(encodeURIComponent).join('/')}${wire.path}`);
  for (const [name, value] of Object.entries(wire.query)) target.searchParams.set(name, value);
  return target;
}

function exchange(config: XRoadConfig, service: Service, message: Message): Promise<Raw> {
  const wire = wireOf(service, message.sent);
  const url = urlOf(config, service, wire);
  const body = wire.body === undefined ? undefined : Buffer.from(JSON.stringify(wire.body));
  const headers = {
    Accept: 'application/json',
    'X-Road-Client': config.client,
    'X-Road-Id': message.id,
    'X-Road-Issue': encodeURIComponent(message.issue),
    'Idempotency-Key': message.id,
    ...(message.pin !== undefined && /^\d{14}$/.test(message.pin) ? { 'X-Road-UserId': `KG${message.pin}` } : {}),
    ...(body ? { 'Content-Type': 'application/json', 'Content-Length': String(body.length) } : {}),
  };
  const options = { method: wire.method, headers, ...config.tls };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, options, (response) => {
      read(response).then((text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }), reject);
    });
    const late = setTimeout(() => request.destroy(new TimedOut()), config.timeoutMs);
    request.once('error', reject);
    request.once('close', () => clearTimeout(late));
    request.end(body);
  });
}

async function read(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) {
      response.destroy();
      throw new TooLarge();
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
