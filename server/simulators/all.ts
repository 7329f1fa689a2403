/** Every simulator there is. */
import { infocom } from './infocom/infocom.ts';
import { post } from './post/post.ts';
import type { Simulator } from './simulator.ts';
import { xroad } from './xroad/simulator.ts';

export const SIMULATORS: readonly Simulator[] = [infocom, post, xroad];
