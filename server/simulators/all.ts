/** Every simulator there is. */
import { esi } from './esi/esi.ts';
import { infocom } from './infocom/infocom.ts';
import { post } from './post/post.ts';
import { rutoken } from './rutoken/rutoken.ts';
import type { Simulator } from './simulator.ts';
import { xroad } from './xroad/simulator.ts';

export const SIMULATORS: readonly Simulator[] = [esi, infocom, rutoken, post, xroad];
