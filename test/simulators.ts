// The simulated services within the test's own process: the same app as in a process of its own, started faster.
import type { AddressInfo } from 'node:net';
import { SIMULATORS } from '../server/simulators/all.ts';
import { createSimulators } from '../server/simulators/app.ts';
import type { startSimulators } from '../server/simulators/child.ts';

/** `slow`: how long a slow service takes, milliseconds. */
export const simulateInside =
  (options: { slow?: number } = {}): typeof startSimulators =>
  (settings) => {
    const started = createSimulators({ ...settings, ...options, simulators: SIMULATORS }).then(({ app, ports }) => {
      const server = app.listen(0, '127.0.0.1');
      return new Promise<{ server: typeof server; address: string; ports: typeof ports }>((resolve) =>
        server.once('listening', () => resolve({ server, ports, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })),
      );
    });
    return {
      running: () => started,
      async stop() {
        const { server } = await started;
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await closed;
      },
    };
  };
