/** The simulators as one Express app: each under `/simulators/ID`, behaving as it was told; `PUT /simulators/ID/behaviour` tells it. */
import path from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { BEHAVIOURS, type Behaviour, type SimulatedDemo, type Simulator } from './simulator.ts';
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

/** Builds the app; it listens to nothing by itself. */
export function createSimulators({ simulators, folder, baseUrl, demo, realNow = Date.now, slow = SLOW_MS }: SimulatorsSettings): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  for (const simulator of simulators) {
    const state = openState(path.join(folder, `${simulator.id}.json`));
    const at = `${PREFIX}/${simulator.id}`;
    app.get(`${at}/behaviour`, (_request, response) => void response.json({ behaviour: behaviourOf(state) }));
    app.put(`${at}/behaviour`, express.json(), (request, response) => tell(state, request, response));
    app.use(at, behave(state, slow), simulator.routes({ base: baseUrl + at, state, demo, realNow }));
  }
  return app;
}

const behaviourOf = (state: State) => state.get<Behaviour>('behaviour') ?? 'well';

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
