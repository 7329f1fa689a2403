/** Liveness, readiness, numbers and the description of the API. Nothing here needs a session. */
import type { Metrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import { words } from './problems.ts';
import type { Asked, Reply, Route } from './route.ts';

export function healthRoutes(metrics: Metrics): Route[] {
  return [
    { method: 'get', path: '/healthz', for: 'anyone', needsEdition: false, answer: async () => ({ json: { status: 'ok' } }) },
    { method: 'get', path: '/readyz', for: 'anyone', needsEdition: false, answer: ready },
    { method: 'get', path: '/metrics', for: 'anyone', needsEdition: false, answer: async () => numbers(metrics) },
    {
      method: 'get',
      path: '/openapi.json',
      for: 'anyone',
      needsEdition: false,
      answer: async ({ services }) => ({ json: openapi(services.config.baseUrl) }),
    },
  ];
}

/** 503 without a good edition; the faults of the last import are listed either way. */
async function ready({ services, lang }: Asked): Promise<Reply> {
  const isReady = await services.editions.ready();
  const faults = Object.entries(services.editions.faults()).flatMap(([bundle, problems]) =>
    problems.map((problem) => ({
      bundle,
      code: problem.code,
      file: problem.file,
      line: problem.line,
      column: problem.column,
      ...words(problem, lang),
    })),
  );
  return { status: isReady ? 200 : 503, json: { status: isReady ? 'ready' : 'no good edition', faults } };
}

function numbers(metrics: Metrics): Reply {
  const memory = process.memoryUsage();
  const text = metrics.text({
    process_resident_memory_bytes: memory.rss,
    process_heap_used_bytes: memory.heapUsed,
    process_uptime_seconds: Math.round(process.uptime()),
  });
  return { text, type: 'text/plain; version=0.0.4; charset=utf-8' };
}
