/** Every simulator there is. */
import type { Simulator } from './simulator.ts';
import { xroad } from './xroad/simulator.ts';

export const SIMULATORS: readonly Simulator[] = [xroad];
