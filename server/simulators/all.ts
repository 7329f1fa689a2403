/** Every simulator there is. */
import { infocom } from './infocom/infocom.ts';
import type { Simulator } from './simulator.ts';

export const SIMULATORS: readonly Simulator[] = [infocom];
