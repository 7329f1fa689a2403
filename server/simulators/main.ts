/** The simulators' own process: is sent its settings by the process that started it, tells it its port, and ends with it. */
import type { AddressInfo } from 'node:net';
import { SIMULATORS } from './all.ts';
import { createSimulators } from './app.ts';
import type { SimulatedDemo } from './simulator.ts';

/** What it tells its parent once it listens. */
export interface Listening {
  port: number;
  ports: Record<string, number>;
}

export interface ChildSettings {
  folder: string;
  baseUrl: string;
  demo: SimulatedDemo;
}

process.on('disconnect', () => process.exit(0));
// The terminal's Ctrl-C reaches children too: the server stops this one when it has answered what was asked.
process.on('SIGINT', () => {});
process.once('message', async (settings) => {
  const { app, ports } = await createSimulators({ ...(settings as ChildSettings), simulators: SIMULATORS });
  const server = app.listen(0, '127.0.0.1', () =>
    process.send?.({ port: (server.address() as AddressInfo).port, ports } satisfies Listening),
  );
});
