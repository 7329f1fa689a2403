// The API's description names every route that is served and no other; the pages that tell how the server is.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openapi } from '../../server/http/openapi.ts';
import { workshopRoutes } from '../../server/workshop/routes.ts';
import { mini } from '../store/mini.ts';
import { served } from './served.ts';
import { type TestServer, testServer } from './server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer(mini());
});
afterAll(async () => {
  await server?.stop();
});

it('describes every route', () => {
  const workshop = workshopRoutes({ bundles: () => [], onRead: () => () => undefined, close: async () => undefined });
  const found = served(server.running.services, workshop).map((each) => each.replace(/:(\w+)/g, '{$1}'));
  const paths = openapi('http://localhost:3000').paths as Record<string, object>;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(found.sort());
  expect(found.length).toBeGreaterThan(30);
});

it('answers how it is, without a session', async () => {
  const client = await server.client();
  expect((await client.call('GET', '/healthz')).json).toEqual({ status: 'ok' });
  expect(await client.call('GET', '/readyz')).toMatchObject({ status: 200, json: { status: 'ready', faults: [] } });
  expect((await client.call<{ openapi: string }>('GET', '/openapi.json')).json.openapi).toBe('3.1.0');
  await client.call('GET', `/api/cases/${crypto.randomUUID()}`);
  const metrics = (await client.call('GET', '/metrics')).text;
  expect(metrics).toMatch(/jobo_http_seconds_count\{method="GET",route="\/healthz",status="200"\} 1/);
  expect(metrics).toContain('route="/api/cases/:id",status="401"');
});

it('sends the headers that keep foreign code out', async () => {
  const { headers } = await (await server.client()).call('GET', '/api/session');
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self';/);
  expect(headers.get('content-security-policy')).toMatch(/style-src 'self' 'nonce-[\w+/=]+'/);
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('cache-control')).toBe('no-store');
});
