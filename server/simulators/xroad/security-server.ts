/** The simulated security server of X-Road: REST r1, its headers, and its own errors told from those of the providers by `X-Road-Error`. */
import { createHash, randomUUID } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import type { SimulatorDeps } from '../simulator.ts';
import type { State } from '../state.ts';
import { INSTANCE } from './address.ts';
import { type Answer, PROVIDERS, type Provider } from './providers.ts';

/** How a provider behaves; the security server itself is told on the list of all simulators. */
export const PROVIDER_BEHAVIOURS = ['well', 'down', 'slow', 'nonsense', 'refuses', 'broken'] as const;
export type ProviderBehaviour = (typeof PROVIDER_BEHAVIOURS)[number];

export const providerBehaviour = (state: State, id: string): ProviderBehaviour => state.get<ProviderBehaviour>(`provider.${id}`) ?? 'well';

const CLIENT = /^[A-Za-z0-9-]+\/[A-Za-z0-9-]+\/[A-Za-z0-9.-]+(\/[A-Za-z0-9.-]+)?$/;
const NONSENSE = '<html>502 {{{';

export function securityServer(deps: SimulatorDeps): Router {
  const router = Router();
  router.use('/r1', express.text({ type: () => true, limit: '1mb' }), (request, response) => void serve(deps, request, response));
  return router;
}

function serve(deps: SimulatorDeps, request: Request, response: Response): void {
  const [, instance, memberClass, member, subsystem, service = '', ...rest] = request.path.split('/').map(decodeURIComponent);
  const body = typeof request.body === 'string' ? request.body : '';
  response.set({
    'X-Road-Id': request.get('x-road-id') ?? randomUUID(),
    'X-Road-Request-Id': randomUUID(),
    'X-Road-Request-Hash': createHash('sha512').update(request.originalUrl).update(body).digest('base64'),
  });
  if (!CLIENT.test(request.get('x-road-client') ?? '')) return void fail(response, 400, 'Client.BadRequest', 'X-Road-Client');
  const provider = PROVIDERS.find(({ at }) => at === [memberClass, member, subsystem].join('/'));
  const handler = provider && Object.hasOwn(provider.services, service) ? provider.services[service] : undefined;
  if (instance !== INSTANCE || !provider || !handler) return void fail(response, 500, 'Server.ServerProxy.UnknownService', request.path);
  response.set({ 'X-Road-Client': request.get('x-road-client'), 'X-Road-Service': [instance, provider.at, service].join('/') });
  const call = {
    method: request.method,
    path: `/${rest.join('/')}`,
    body: parsed(body),
    key: request.get('idempotency-key') ?? request.get('x-road-id') ?? randomUUID(),
    issue: decodeURIComponent(request.get('x-road-issue') ?? ''),
  };
  const ground = { state: deps.state, demo: deps.demo, today: new Date(deps.realNow()).toISOString().slice(0, 10) };
  behave(deps, provider, response, () => handler(call, ground));
}

/** A failure of X-Road itself. */
function fail(response: Response, status: number, type: string, detail: string): void {
  response.status(status).set('X-Road-Error', type).json({ type, message: type, detail });
}

function behave({ state, slow }: SimulatorDeps, provider: Provider, response: Response, answer: () => Answer): void {
  const send = () => {
    const { status, body } = answer();
    response.status(status).json(body);
  };
  const behaviour = providerBehaviour(state, provider.id);
  if (behaviour === 'down') fail(response, 500, 'Server.ServerProxy.NetworkError', provider.at);
  else if (behaviour === 'slow') setTimeout(send, slow).unref();
  else if (behaviour === 'nonsense') response.status(200).type('text/html').send(NONSENSE);
  else if (behaviour === 'refuses') response.status(409).json({ type: 'Refused', message: provider.title.ky, detail: '' });
  else if (behaviour === 'broken') response.status(500).json({ type: 'InternalError', message: 'InternalError', detail: '' });
  else send();
}

function parsed(text: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    // an empty body is none
    return {};
  }
}
