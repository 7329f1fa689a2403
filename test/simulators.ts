// The simulated services within the test's own process: the same app as in a process of its own, started faster.
import type { AddressInfo } from 'node:net';
import { SIMULATORS } from '../server/simulators/all.ts';
import { createSimulators } from '../server/simulators/app.ts';
import type { startSimulators } from '../server/simulators/child.ts';

/** `slow`: how long a slow service takes, milliseconds. */
export const simulateInside =
  (options: { slow?: number; realNow?: () => number } = {}): typeof startSimulators =>
  (settings) => {
    const server = createSimulators({ ...settings, ...options, simulators: SIMULATORS }).listen(0, '127.0.0.1');
    const listening = new Promise<string>((resolve) =>
      server.once('listening', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
    );
    return {
      address: () => listening,
      stop: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  };
