/** Starts the simulators' process, starts it again when it dies, and stops it. Gives the address it listens at. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../log.ts';
import type { ChildSettings, Listening } from './main.ts';

export interface Simulators {
  /** Waits for the running process: `http://127.0.0.1:PORT`, and the ports of what is not HTTP. */
  running(): Promise<{ address: string; ports: Record<string, number> }>;
  stop(): Promise<void>;
}

const HERE = path.dirname(fileURLToPath(import.meta.url));
/** The built process, also when the server runs from its sources. */
const MAIN = import.meta.url.endsWith('.ts') ? path.join(HERE, '../../dist/server/simulators/main.js') : path.join(HERE, 'main.js');
const AGAIN_MS = 500;

export function startSimulators(settings: ChildSettings, log: Log): Simulators {
  let stopping = false;
  let child: ChildProcess;
  let running: ReturnType<Simulators['running']>;
  const begin = () => {
    child = fork(MAIN, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const begun = child;
    running = new Promise((resolve, reject) => {
      begun.once('message', (message) => {
        const { port, ports } = message as Listening;
        resolve({ address: `http://127.0.0.1:${port}`, ports });
      });
      begun.once('exit', (code) => reject(new Error(`the simulators ended with ${code}`)));
    });
    // whoever asks is told; when nobody asks, the log says it
    running.catch(() => {});
    begun.once('exit', (code) => {
      if (stopping) return;
      log.error({ code }, 'the simulators ended; starting them again');
      setTimeout(begin, AGAIN_MS).unref();
    });
    begun.send(settings);
  };
  begin();
  return {
    running: () => running,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
