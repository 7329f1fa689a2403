/** Every simulator there is. */
import { esi } from './esi/esi.ts';
import { rutoken } from './rutoken/rutoken.ts';
import type { Simulator } from './simulator.ts';

export const SIMULATORS: readonly Simulator[] = [esi, rutoken];
