/** Answers the command line over the socket in the folder: takes requests, asks the desk, gives lines of JSON or a case file. Who may reach the socket may read the folder. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Log } from '../log.ts';
import type { BundleFiles } from '../store/editions.ts';
import type { Desk } from './desk.ts';
import type { GrantAsked } from './grant.ts';
import type { MoveAsked } from './move.ts';

/** Definitions with their templates; far above what a bundle holds. */
const LARGEST = 256 * 1024 * 1024;

export function deskListener(desk: Desk, log: Log): RequestListener {
  return (request, response) => {
    answer(desk, request, response).catch((error: Error) => {
      log.error({ error: error.message, path: request.url }, 'control');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = (await bodyOf(request)) as {
    case: string;
    files: BundleFiles;
    only: string[];
    cases: number;
    move: MoveAsked;
    grant: GrantAsked;
    anchor: unknown;
    limit: number;
  };
  if (request.url === '/import') response.end(JSON.stringify(await desk.import(asked.files, asked.only)));
  else if (request.url === '/move') response.end(JSON.stringify(await desk.move(asked.move)));
  else if (request.url === '/grant') response.end(JSON.stringify(await desk.grant(asked.grant)));
  else if (request.url === '/export') await sendCase(desk, asked.case, response);
  else if (request.url === '/access') response.end(JSON.stringify(await desk.access(asked.case, asked.limit)));
  else if (request.url === '/anchor') response.end(JSON.stringify(await desk.anchor()));
  else if (request.url === '/check-anchor') response.end(JSON.stringify(await desk.checkAnchor(asked.anchor)));
  else if (request.url === '/seed') {
    const outcome = await desk.seed(asked.cases, (cases) => response.write(`${JSON.stringify({ cases })}\n`));
    response.end(`${JSON.stringify({ outcome })}\n`);
  } else response.writeHead(404).end();
}

async function sendCase(desk: Desk, asked: string, response: ServerResponse): Promise<void> {
  const found = await desk.export(asked);
  if (!found.ok) response.writeHead(422).end(JSON.stringify(found.problems));
  else await pipeline(Readable.from(found.lines), response);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST) throw new Error('request too large');
    chunks.push(chunk as Buffer);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
