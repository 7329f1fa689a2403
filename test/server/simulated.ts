// The real simulators' app on a free port, with its state in a folder of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Demo } from '../../engine/model.ts';
import { SIMULATORS } from '../../server/simulators/all.ts';
import { createSimulators } from '../../server/simulators/app.ts';
import { openState } from '../../server/simulators/state.ts';
import { type Entry, entriesOf } from '../../server/simulators/xroad/entries.ts';

export interface Simulated {
  url: string;
  xroad: string;
  /** Headers of every message that came, in order. */
  seen: Record<string, string | undefined>[];
  /** Of one provider. */
  provider(id: string, behaviour: string): Promise<void>;
  server(behaviour: string): Promise<void>;
  entries(register: string): Entry[];
  stop(): Promise<void>;
}

export async function simulated(demo: Demo): Promise<Simulated> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jobo-simulators-'));
  const { app } = await createSimulators({ simulators: SIMULATORS, folder, baseUrl: 'http://localhost', demo, slow: 5_000 });
  const seen: Simulated['seen'] = [];
  const server = createServer((request, response) => {
    if (request.url?.includes('/r1/')) seen.push(request.headers as Record<string, string>);
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tell = async (where: string, behaviour: string) => {
    const answer = await fetch(`${url}/simulators/${where}`, {
      method: 'POST',
      body: new URLSearchParams({ behaviour }),
      redirect: 'manual',
    });
    if (answer.status !== 303) throw new Error(`${where} ${behaviour}: ${answer.status}`);
  };
  return {
    url,
    xroad: `${url}/simulators/xroad`,
    seen,
    provider: (id, behaviour) => tell(`xroad/providers/${id}/behaviour`, behaviour),
    server: (behaviour) => tell('xroad/behaviour', behaviour),
    entries: (register) => entriesOf(openState(path.join(folder, 'xroad.json')), register),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
