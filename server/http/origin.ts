/** Refuses what another site's page makes a signed-in browser send: a request that changes something must name its own origin. */
import type { NextFunction, Request, Response } from 'express';
import type { Problem } from '../../engine/model.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A check of every changing request; browsers send both headers by themselves, programs send `Origin`. */
export function originCheck(
  baseUrl: string,
  /** Paths that other sites' pages may post to. */
  foreign: ReadonlySet<string>,
  refuse: (request: Request, response: Response, problems: Problem[]) => void,
) {
  const ours = new URL(baseUrl).origin;
  return (request: Request, response: Response, next: NextFunction): void => {
    if (SAFE.has(request.method) || foreign.has(request.path) || sameOrigin(request, ours)) next();
    else refuse(request, response, [{ code: 'origin.foreign' }]);
  };
}

function sameOrigin(request: Request, ours: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.get('origin');
  if (origin === undefined) return site === 'same-origin';
  return origin === ours || origin === `${request.protocol}://${request.get('host')}`;
}
