/** What a simulator of an outside service is: routes that speak the service's own protocol and show its screens, and a state of its own. */
import type { Router } from 'express';
import type { Text } from '../../engine/language.ts';
import type { Demo } from '../../engine/model.ts';
import type { State } from './state.ts';

/** How a service behaves today: as it should, not reachable, slow, or answering what nobody can read. */
export const BEHAVIOURS = ['well', 'down', 'slow', 'nonsense'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** The demo data of all bundles, with the bodies that act by them. */
export interface SimulatedDemo extends Demo {
  bodies?: { inn: string; name: Text }[];
}

export interface SimulatorDeps {
  /** The address people and the server reach this simulator by, without a slash at the end: `http://localhost:3000/simulators/ID`. */
  base: string;
  /** Kept in a file of the simulator's own. */
  state: State;
  /** The persons, organisations and entries of the bundles' `demo.json`, merged in the order of the bundles' folders. */
  demo: SimulatedDemo;
  /** Milliseconds since 1970. */
  realNow: () => number;
  /** How long a slow service takes; milliseconds. */
  slow: number;
}

export interface Simulator {
  /** Its part of the address. */
  id: string;
  /** Its name on the list of all simulators. */
  title?: Text;
  /** Shows no page of its own at its address. */
  pageless?: true;
  /** What can be seen and told also while the service is down. */
  page?(deps: SimulatorDeps): Router;
  routes(deps: SimulatorDeps): Router;
  /** Where the service speaks something else than HTTP: begins to listen, gives each port under a name. */
  listen?(deps: SimulatorDeps): Promise<Record<string, number>>;
}
