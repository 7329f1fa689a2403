// A real server on a free port over an embedded database in a folder of its own, and clients that keep their cookies.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../server/config.ts';
import { demoPin } from '../../server/demo.ts';
import type { ProblemDocument } from '../../server/http/contract.ts';
import { type Running, serve } from '../../server/serve.ts';
import { demoOf } from '../../server/simulators/demo.ts';
import { accountsOf, peopleOf } from '../../server/simulators/esi/people.ts';
import { simulateInside } from '../simulators.ts';

type Files = Record<string, Record<string, string>>;

export interface TestServer {
  url: string;
  running: Running;
  /** Gives the same folder a new process's worth of state; other definitions where given. */
  restart(files?: Files): Promise<void>;
  stop(): Promise<void>;
  /** Signed in as `person` of the demo, or nobody. */
  client(person?: string): Promise<Client>;
}

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  text: string;
  json: T;
}
export interface Client {
  call<T = unknown>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
}
export interface CallOptions {
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
}

/** Where the next one is looked for: from a place of this process's own. */
let next = process.pid % 20_000;

/** Below the ports that the system gives out by itself, so that no outgoing connection takes it before the server listens, or while it restarts. */
async function freePort(): Promise<number> {
  const port = 10_000 + (next++ % 20_000);
  const probe = createServer();
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
  return free ? port : freePort();
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Options {
  env?: Record<string, string>;
  realNow?: () => number;
  failures?: object[];
  /** How long a slow service takes; milliseconds. */
  slow?: number;
  /** Collects all that the server logs. */
  lines?: string[];
  /** Reads the definitions anew, where they are watched. */
  read?: () => Promise<Files>;
}

/** `failures` collects what the server logs as errors: a test that expects none can look. */
export async function testServer(files: Files, options: Options = {}): Promise<TestServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jobo-http-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const keep = (facts: object, message?: string) => void options.lines?.push(`${message} ${JSON.stringify(facts)}`);
  const error = (facts: object, message?: string) => {
    keep(facts, message);
    options.failures?.push(facts);
  };
  const log = options.lines ? { info: keep, warn: keep, error } : { ...silent, error };
  const { config, problems } = readConfig(
    { PORT: String(port), JOBO_DATA: folder, JOBO_FILE_LIMIT_MB: '1', JOBO_CODE_LIMIT: '10000', ...options.env },
    [],
  );
  if (problems.length) throw new Error(JSON.stringify(problems));
  const start = (given: Files) =>
    serve(config, {
      log,
      read: options.read ?? (async () => given),
      simulate: simulateInside(options.slow === undefined ? {} : { slow: options.slow }),
      ...(options.realNow ? { realNow: options.realNow } : {}),
    });
  let present = files;
  const server: TestServer = {
    url,
    running: await start(files),
    async restart(given = files) {
      present = given;
      await server.running.stop();
      server.running = await start(given);
    },
    async stop() {
      await server.running.stop();
      await rm(folder, { recursive: true, force: true });
    },
    async client(person) {
      const client = keeping(url);
      if (person === undefined) return client;
      const known = demoOf(options.read ? await options.read() : present).persons?.find(({ id }) => id === person);
      if (!known) throw new Error(`no demo person ${person}`);
      const back = await throughEsi(client, choiceOf(files, demoPin(known)));
      if (back.headers.get('location') !== '/') throw new Error(`sign-in as ${person}: ${(await client.call('GET', '/api/sign-in')).text}`);
      return client;
    },
  };
  return server;
}

function keeping(url: string): Client {
  const cookies = new Map<string, string>();
  return {
    async call(method, where, { body, raw, headers = {} } = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await fetch(url + where, {
        method,
        headers: {
          Origin: url,
          // server and client share a process here: one that was busy for long would reset a connection that waits to be used again
          Connection: 'close',
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent as BodyInit }),
        redirect: 'manual',
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, text, json: (isJson ? JSON.parse(text) : undefined) as never };
    },
  };
}

/** What a click on the person of this number means at the identity service: the signature of their organisation, or the simple one. */
export function choiceOf(files: Files, pin: string): string {
  const own = [...accountsOf(peopleOf(demoOf(files))).values()].filter(({ person }) => person.pin === pin);
  const chosen = own.find(({ signature }) => signature) ?? own[0];
  if (!chosen) throw new Error('the identity service does not know this number');
  return chosen.sub;
}

/** To the identity service, a click on a person there, and back; gives our answer to the return. */
export async function throughEsi(client: Client, sub: string, from = '/'): Promise<Answer> {
  const at = await arrive(client, from);
  return returnFrom(client, await client.call('POST', at, form({ person: sub })));
}

/** To the page of the identity service; gives its path. */
export async function arrive(client: Client, from = '/'): Promise<string> {
  const sent = await client.call('GET', `/api/sign-in/esi?from=${encodeURIComponent(from)}`);
  const asked = await client.call('GET', pathOf(sent));
  if (!asked.headers.has('location')) throw new Error(`${asked.status} ${asked.text}`);
  return pathOf(asked);
}

/** From the identity service's last answer to ours. */
export async function returnFrom(client: Client, answer: Answer): Promise<Answer> {
  const { action, fields } = await postedForm(client, answer);
  return client.call('POST', action, form(fields));
}

/** The form that the identity service has the browser post to us. */
export async function postedForm(client: Client, answer: Answer): Promise<{ action: string; fields: Record<string, string> }> {
  const page = await client.call('GET', pathOf(answer));
  const attribute = (text: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const inputs = [...page.text.matchAll(/<input[^>]*>/g)].map(([text]) => [attribute(text, 'name'), attribute(text, 'value')] as const);
  return { action: new URL(attribute(page.text, 'action')).pathname, fields: Object.fromEntries(inputs.filter(([name]) => name)) };
}

export const form = (fields: Record<string, string>): CallOptions => ({
  raw: new URLSearchParams(fields).toString(),
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
});

const pathOf = (answer: Answer): string => {
  const url = new URL(answer.headers.get('location') ?? '', 'http://here');
  return url.pathname + url.search;
};

export const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
export const match = (version: number | string) => ({ 'If-Match': `"${version}"` });
/** The problem document of a refused answer. */
export const problem = (answer: Answer) => answer.json as ProblemDocument;
