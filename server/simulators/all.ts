/** Every simulator there is. */
import type { Simulator } from './simulator.ts';

export const SIMULATORS: readonly Simulator[] = [];
