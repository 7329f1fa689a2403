/** The simulators as one Express app: each under `/simulators/ID`, behaving as it was told; `PUT /simulators/ID/behaviour` tells it. */
import path from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { behaviourOf, overview } from './overview.ts';
import { BEHAVIOURS, type SimulatedDemo, type Simulator } from './simulator.ts';
import { openState, type State } from './state.ts';

export interface SimulatorsSettings {
  simulators: readonly Simulator[];
  /** Folder of the simulators' states. */
  folder: string;
  /** The server's own address, without a slash at the end. */
  baseUrl: string;
  demo: SimulatedDemo;
  realNow?: () => number;
  /** How long a slow service takes; milliseconds. */
  slow?: number;
}

export const PREFIX = '/simulators';
const SLOW_MS = 20_000;

/** Builds the app, which listens to nothing by itself, and opens the ports of what is not HTTP. */
export async function createSimulators(settings: SimulatorsSettings): Promise<{ app: Express; ports: Record<string, number> }> {
  const { simulators, folder, baseUrl, demo, realNow = Date.now, slow = SLOW_MS } = settings;
  let ports: Record<string, number> = {};
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use((_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  const states = new Map<string, State>();
  // first of all, so that a service that is down can be told to come back
  app.use(PREFIX, overview(simulators, states));
  for (const simulator of simulators) {
    const state = openState(path.join(folder, `${simulator.id}.json`));
    states.set(simulator.id, state);
    const at = `${PREFIX}/${simulator.id}`;
    app.get(`${at}/behaviour`, (_request, response) => void response.json({ behaviour: behaviourOf(state) }));
    app.put(`${at}/behaviour`, express.json(), (request, response) => tell(state, request, response));
    const deps = { base: baseUrl + at, state, demo, realNow, slow };
    if (simulator.page) app.use(at, simulator.page(deps));
    app.use(at, behave(state, slow), simulator.routes(deps));
    ports = { ...ports, ...(await simulator.listen?.(deps)) };
  }
  return { app, ports };
}

function tell(state: State, request: Request, response: Response): void {
  const given = BEHAVIOURS.find((each) => each === (request.body as { behaviour?: unknown } | undefined)?.behaviour);
  if (!given) return void response.status(400).json({ behaviours: BEHAVIOURS });
  state.set('behaviour', given);
  response.json({ behaviour: given });
}

/** A service that is down cuts the connection, as an unplugged one would. */
function behave(state: State, slow: number) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const behaviour = behaviourOf(state);
    if (behaviour === 'down') request.socket.destroy();
    else if (behaviour === 'slow') setTimeout(next, slow).unref();
    else if (behaviour === 'nonsense') response.status(200).type('text/html').send('<!doctype html><title>502</title>ééé{');
    else next();
  };
}
