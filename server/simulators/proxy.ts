/** Hands requests below `/simulators` to the simulators' process and its answers back, so that all stand under one address. */
import http from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { PREFIX } from './app.ts';
import type { Simulators } from './child.ts';

export function simulatorsProxy(simulators: Simulators): RequestHandler {
  return (request, response, next) => {
    if (request.path !== PREFIX && !request.path.startsWith(`${PREFIX}/`)) return next();
    simulators.running().then(
      ({ address }) => pass(address, request, response),
      () => cut(response),
    );
  };
}

function pass(address: string, request: Request, response: Response): void {
  const out = http.request(address + request.originalUrl, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.once('error', () => response.destroy());
  });
  out.once('error', () => cut(response));
  response.once('close', () => out.destroy());
  request.pipe(out);
}

/** What asked for a service that is cut off finds its connection cut too. */
function cut(response: Response): void {
  response.destroy();
}
