/** How often one address may try: sign-ins begun and sign-ins refused are counted apart, so that a school behind one address is not locked out by its own people. */
import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Config } from '../config.ts';

const WINDOW_MS = 10 * 60_000;

/** The handlers to stand before what signs people in. The counts are this process's own. */
export function signInLimits(
  config: Pick<Config, 'signInLimit' | 'signInRefusals'>,
  tooOften: (request: Request, response: Response) => void,
): RequestHandler[] {
  const shared = { windowMs: WINDOW_MS, standardHeaders: 'draft-8' as const, legacyHeaders: false, handler: tooOften };
  return [
    rateLimit({ ...shared, limit: config.signInLimit }),
    rateLimit({
      ...shared,
      limit: config.signInRefusals,
      skipSuccessfulRequests: true,
      requestWasSuccessful: (_request, response) => response.locals.signInRefused !== true,
    }),
  ];
}

/** For what anyone may read: generous, since a whole office may stand behind one address. */
export function publicLimit(
  { publicLimit: limit }: Pick<Config, 'publicLimit'>,
  tooOften: (request: Request, response: Response) => void,
): RequestHandler {
  return rateLimit({ windowMs: WINDOW_MS, limit, standardHeaders: 'draft-8', legacyHeaders: false, handler: tooOften });
}

/** Marks an answer as a refused sign-in, so that it counts. */
export function refusedSignIn(response: Response): void {
  response.locals.signInRefused = true;
}
