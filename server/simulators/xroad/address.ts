/** Where the simulated security server is reached, and who we are to it. */
import type { Config, XRoadConfig } from '../../config.ts';
import { PREFIX } from '../app.ts';

/** Its part of the address, and the X-Road instance that it pretends. */
export const XROAD = 'xroad';
export const INSTANCE = 'KG-TEST';
const CLIENT = `${INSTANCE}/GOV/70000000/jobo`;

export function simulatedXRoad(address: string, { serviceTimeout }: Pick<Config, 'serviceTimeout'>): XRoadConfig {
  return { url: `${address}${PREFIX}/${XROAD}`, client: CLIENT, timeoutMs: serviceTimeout };
}
