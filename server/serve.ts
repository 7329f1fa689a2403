/** Puts the whole server together: services, definitions, printing, signing, the workshop, HTTP. Gives a running server and the way to stop it. */
import { createServer, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from './config.ts';
import { createDesk } from './control/desk.ts';
import { deskListener } from './control/listen.ts';
import type { ImportReport } from './editions.ts';
import { createApp } from './http/app.ts';
import { createPaces } from './http/pace.ts';
import type { Instruments } from './http/route.ts';
import { createWays } from './identity/ways.ts';
import type { Log } from './log.ts';
import { createHands } from './press.ts';
import { createServices, type Services } from './services.ts';
import { createOffice } from './sign/office.ts';
import { startSimulators } from './simulators/child.ts';
import { demoOf } from './simulators/demo.ts';
import type { ChildSettings } from './simulators/main.ts';
import { simulatorsProxy } from './simulators/proxy.ts';
import { simulatedXRoad } from './simulators/xroad/address.ts';
import type { BundleFiles } from './store/editions.ts';
import { workshopRoutes } from './workshop/routes.ts';
import { openWorkshop, type Workshop } from './workshop/workshop.ts';

export interface Running {
  /** Where it listens. */
  port: number;
  services: Services;
  /** What the import at the start said, by bundle; empty where nothing is imported by itself. */
  imported: ImportReport[];
  stop(): Promise<void>;
}

export interface ServeDeps {
  log: Log;
  /** Reads the folders of definitions and templates. */
  read: () => Promise<BundleFiles>;
  /** Milliseconds; for tests. */
  realNow?: () => number;
  /** Starts the simulated services; a process of their own where absent. */
  simulate?: typeof startSimulators;
}

/** @throws StartError, and what `listen` throws (EADDRINUSE). */
export async function serve(config: Config, { log, read, realNow = Date.now, simulate = startSimulators }: ServeDeps): Promise<Running> {
  const files = config.embedded || config.simulators ? await read() : {};
  const simulators = config.simulators ? simulate(simulated(config, files), log) : undefined;
  const hands = createHands(config, simulators);
  const { templates, renderer } = hands;
  const standIn = async () => simulators && simulatedXRoad((await simulators.running()).address, config);
  const services = await createServices(config, { log, realNow, handlers: hands.handlers, standIn }).catch(async (error: unknown) => {
    await Promise.all([simulators?.stop(), hands.close()]);
    throw error;
  });
  const imported = config.embedded ? await services.editions.importBundles(files) : [];
  const workshop = config.dev ? await watchFolders(config, services, { log, read }) : undefined;
  const standingIn = simulators && (async () => (await simulators.running()).address);
  const office = createOffice(services, realNow, standingIn);
  services.db.lock?.serve(deskListener(createDesk(services, office), log));
  const signIn = createWays(config, log, standingIn);
  const instruments: Instruments = { templates, renderer, office, signIn, paces: createPaces(config, realNow) };
  const app = createApp({
    services,
    instruments,
    screen: SCREEN,
    workshop: workshop ? workshopRoutes(workshop) : [],
    ...(simulators ? { simulators: simulatorsProxy(simulators) } : {}),
  });
  const server = createServer(BOUNDS, app);
  const close = async () => {
    await workshop?.close();
    await services.close();
    await hands.close();
    await simulators?.stop();
  };
  try {
    const port = await listen(server, config);
    services.worker.start();
    const stop = async () => {
      await shut(server);
      await close();
    };
    return { port, services, imported, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a connection may take: heads of requests, and the time for them; a body that trickles in is cut. */
const BOUNDS: ServerOptions = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 20_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
};

/** The built screen: beside the built server, or in dist/ when the server runs from its sources. */
const HERE = path.dirname(fileURLToPath(import.meta.url));
const SCREEN = import.meta.url.endsWith('.ts') ? path.join(HERE, '../dist/ui') : path.join(HERE, '../ui');

/** What the pretended outside services know. */
function simulated({ dataDir, baseUrl }: Config, files: BundleFiles): ChildSettings {
  return { folder: path.join(dataDir, 'simulators'), baseUrl, demo: demoOf(files) };
}

function watchFolders({ definitionsDir, templatesDir }: Config, services: Services, deps: ServeDeps): Promise<Workshop> {
  return openWorkshop({ ...deps, folders: [definitionsDir, templatesDir], import: (files) => services.editions.importBundles(files) });
}

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const GRACE_MS = 3_000;

/** Answers what was asked already; what takes longer than the grace is cut. */
function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
