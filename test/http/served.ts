// Every route that Express itself holds, routers within routers included, as `METHOD path`.
import type { Router } from 'express';
import { createApp } from '../../server/http/app.ts';
import type { Instruments, Route } from '../../server/http/route.ts';
import type { Services } from '../../server/services.ts';

interface Layer {
  route?: { path: string | RegExp; methods: Record<string, boolean> };
  handle?: Partial<Router>;
}

export function served(services: Services, workshop: readonly Route[] = []): string[] {
  const app = createApp({ services, instruments: {} as Instruments, screen: '/nowhere', workshop });
  return within((app.router as unknown as { stack: Layer[] }).stack);
}

function within(stack: Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route && typeof route.path === 'string') return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`);
    return handle?.stack ? within(handle.stack as unknown as Layer[]) : [];
  });
}
