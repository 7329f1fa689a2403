/** The Express app: security headers, the table of routes, the screen's files, and one place where every fault becomes a problem document. */
import { randomUUID } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Problem } from '../../engine/model.ts';
import type { Services } from '../services.ts';
import { BODY_BYTES, bodyProblems } from './bodies.ts';
import { publicLimit, signInLimits } from './limits.ts';
import { Metrics } from './metrics.ts';
import { originCheck } from './origin.ts';
import { pages } from './pages.ts';
import { languageOf, sendProblems } from './problems.ts';
import type { Asked, Instruments, Reply, Route } from './route.ts';
import { routes } from './routes.ts';
import { securityHeaders } from './security.ts';
import { verifyRouter } from './verify.ts';
import { verifyDeps } from './verify-deps.ts';
import { visitorOf } from './visitor.ts';

/** What the app needs beside the services. */
export interface AppSettings {
  services: Services;
  instruments: Instruments;
  /** Folder of the built screen. */
  screen: string;
  /** Routes of the workshop; empty unless definitions are watched. */
  workshop?: readonly Route[];
  /** Hands on what is asked of the simulated services. */
  simulators?: RequestHandler;
}

/** Builds the app; it listens to nothing by itself. */
export function createApp({ services, instruments, screen, workshop = [], simulators }: AppSettings): Express {
  const metrics = new Metrics();
  const all = [...routes({ metrics, workshop: workshop.length > 0 }), ...workshop];
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple').set('trust proxy', 'loopback');
  app.use(identified(services, metrics));
  if (simulators) app.use(simulators);
  app.use(securityHeaders(services.config.baseUrl));
  const foreign = new Set(all.filter(({ form }) => form).map(({ path }) => path));
  app.use(originCheck(services.config.baseUrl, foreign, (request, response, problems) => refuse(services, request, response, problems)));
  const busy = publicLimit(services.config, (request, response) => void refuse(services, request, response, [{ code: 'limit.public' }]));
  app.use('/verify', busy);
  app.use(verifyRouter(verifyDeps(services)));
  const limits = signInLimits(services.config, (request, response) => tooOften(services, request, response));
  for (const route of all) {
    const before = route.limit === undefined ? [] : route.limit === 'public' ? [busy] : [told(route.limit), ...limits];
    app[route.method](route.path, ...before, ...bodyReaders(services, route), handler(services, instruments, route));
  }
  app.use('/api', unknownAddress(services, all));
  app.use(pages(screen));
  app.use((request: Request, response: Response) => refuse(services, request, response, [{ code: 'not-found' }]));
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => failed(services, error, request, response));
  return app;
}

/** Names each request, times it, and logs method, pattern, status and time: no address, no body, nobody's name. */
function identified(services: Services, metrics: Metrics) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const id = randomUUID();
    const began = process.hrtime.bigint();
    response.locals.request = id;
    response.set('X-Request-Id', id);
    response.once('finish', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const route = typeof request.route?.path === 'string' ? request.route.path : 'other';
      metrics.observe(request.method, route, response.statusCode, seconds);
      const line = { request: id, method: request.method, route, status: response.statusCode, ms: Math.round(seconds * 1000) };
      if (route !== 'other' || response.statusCode >= 400) services.log.info(line, 'answered');
    });
    next();
  };
}

const told =
  (limit: 'page' | 'call') =>
  (_request: Request, response: Response, next: NextFunction): void => {
    response.locals.limit = limit;
    next();
  };

function tooOften(services: Services, request: Request, response: Response): void {
  if (response.locals.limit === 'page') response.redirect(303, '/sign-in?problem=limit.reached');
  else void refuse(services, request, response, [{ code: 'limit.reached' }]);
}

const FORM_BYTES = 16 * 1024;

/** JSON bodies are read only where the route takes one. */
function bodyReaders(services: Services, route: Route) {
  if (route.form) return [express.urlencoded({ extended: false, limit: FORM_BYTES, parameterLimit: 20 })];
  if (route.body === undefined) return [];
  const demandJson = (request: Request, response: Response, next: NextFunction): void => {
    if (request.is('application/json')) next();
    else
      void refuse(services, request, response, [
        { code: 'body.type', params: { given: request.get('content-type') ?? '–', expected: 'application/json' } },
      ]);
  };
  return [demandJson, express.json({ limit: BODY_BYTES, strict: true, type: 'application/json' })];
}

function handler(services: Services, instruments: Instruments, route: Route) {
  return async (request: Request, response: Response): Promise<void> => {
    const visitor = await visitorOf(services, request, !route.idle);
    response.locals.lang = visitor.lang;
    const asked: Asked = {
      services,
      instruments,
      request,
      visitor,
      lang: visitor.lang,
      param: (name) => String(request.params[name] ?? ''),
      query: (name) => (typeof request.query[name] === 'string' ? request.query[name] : undefined),
      body: (request.body ?? {}) as Record<string, unknown>,
    };
    await send(response, await answer(route, asked), visitor.lang);
  };
}

async function answer(route: Route, asked: Asked): Promise<Reply> {
  const { actor } = asked.visitor;
  if (route.needsEdition !== false && !(await asked.services.editions.ready())) return noEdition(asked.services);
  if (route.for === 'actor' && !actor) return { problems: [{ code: 'session.none' }] };
  const problems = route.body === undefined ? [] : bodyProblems(route.body, asked.body);
  if (problems.length) return { problems };
  if (route.for === 'anyone') return route.answer(asked);
  return actor ? route.answer({ ...asked, actor }) : { problems: [{ code: 'session.none' }] };
}

/** Nothing can be served by definitions that are not there: all their faults are listed. */
function noEdition({ editions }: Services): Reply {
  return { problems: [{ code: 'definitions.none' }, ...Object.values(editions.faults()).flat()] };
}

async function send(response: Response, reply: Reply, lang: Asked['lang']): Promise<void> {
  reply.cookies?.(response);
  if ('problems' in reply) return sendProblems(response.set(reply.headers ?? {}), reply.problems, lang, reply.beside);
  response.status(reply.status ?? 200).set({ 'Cache-Control': 'no-store', 'Content-Language': lang, ...reply.headers });
  if ('write' in reply) return reply.write(response);
  if ('redirect' in reply) response.redirect(303, reply.redirect);
  else if ('html' in reply) response.type('html').send(reply.html);
  else if ('text' in reply) response.type(reply.type).send(reply.text);
  else response.json(reply.json);
}

/** In the language of who asks, also where the request fails before it is known who that is. */
async function refuse(services: Services, request: Request, response: Response, problems: Problem[]): Promise<void> {
  const spoken = languageOf(request.query.lang, request.acceptsLanguages());
  // the session can't be read where the database is what failed
  const visitor = response.locals.lang ? undefined : await visitorOf(services, request, false).catch(() => undefined);
  sendProblems(response, problems, response.locals.lang ?? visitor?.lang ?? spoken);
}

/** An address below /api that no route has: the wrong method is told apart from the wrong address. */
function unknownAddress(services: Services, all: readonly Route[]) {
  return (request: Request, response: Response): void => {
    const path = request.baseUrl + request.path;
    const fits = all.filter((route) => new RegExp(`^${route.path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}/?$`).test(path));
    const allowed = [...new Set(fits.map((route) => route.method.toUpperCase()))].join(', ');
    if (allowed) response.set('Allow', allowed);
    void refuse(services, request, response, [
      allowed ? { code: 'route.method', params: { method: request.method, allowed } } : { code: 'not-found' },
    ]);
  };
}

/** What was thrown: faults of the request that Express itself finds, and bugs, which are logged and told without detail. */
function failed(services: Services, error: unknown, request: Request, response: Response): void {
  const { type, status } = (typeof error === 'object' && error !== null ? error : {}) as { type?: string; status?: number };
  const expected: Problem | undefined =
    type === 'entity.parse.failed' || type === 'encoding.unsupported' || type === 'charset.unsupported'
      ? { code: 'body.malformed' }
      : type === 'entity.too.large'
        ? { code: 'body.tooLarge', params: { limit: BODY_BYTES / 1024 } }
        : status !== undefined && status >= 400 && status < 500
          ? { code: status === 404 ? 'not-found' : 'body.malformed' }
          : undefined;
  const id = String(response.locals.request);
  if (!expected) services.log.error({ request: id, error: describe(error) }, 'a request failed');
  if (response.headersSent) return void response.destroy();
  void refuse(services, request, response, [expected ?? { code: 'server.internal', params: { request: id } }]);
}

/** The stack says where; a database's message may carry values, so only its first line and its code are kept. */
function describe(error: unknown): { name: string; code?: string; message: string; stack: string[] } {
  const { name = 'Error', code, message = String(error), stack = '' } = (error ?? {}) as Partial<Error & { code: string }>;
  const frames = stack
    .split('\n')
    .filter((line) => line.trim().startsWith('at '))
    .slice(0, 8);
  return { name, ...(code ? { code } : {}), message: code ? name : (message.split('\n')[0] ?? ''), stack: frames };
}
