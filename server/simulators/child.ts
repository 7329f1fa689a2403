/** Starts the simulators' process, starts it again when it dies, and stops it. Gives the address it listens at. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../log.ts';
import type { ChildSettings } from './main.ts';

export interface Simulators {
  /** `http://127.0.0.1:PORT` of the running process; waits for it. */
  address(): Promise<string>;
  stop(): Promise<void>;
}

const HERE = path.dirname(fileURLToPath(import.meta.url));
/** The built process, also when the server runs from its sources. */
const MAIN = import.meta.url.endsWith('.ts') ? path.join(HERE, '../../dist/server/simulators/main.js') : path.join(HERE, 'main.js');
const AGAIN_MS = 500;

export function startSimulators(settings: ChildSettings, log: Log): Simulators {
  let stopping = false;
  let child: ChildProcess;
  let address: Promise<string>;
  const begin = () => {
    child = fork(MAIN, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const begun = child;
    address = new Promise((resolve, reject) => {
      begun.once('message', (message) => resolve(`http://127.0.0.1:${(message as { port: number }).port}`));
      begun.once('exit', (code) => reject(new Error(`the simulators ended with ${code}`)));
    });
    // whoever asks is told; when nobody asks, the log says it
    address.catch(() => {});
    begun.once('exit', (code) => {
      if (stopping) return;
      log.error({ code }, 'the simulators ended; starting them again');
      setTimeout(begin, AGAIN_MS).unref();
    });
    begun.send(settings);
  };
  begin();
  return {
    address: () => address,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}
