/** The ways to sign in that the configuration gives: the identity service and tokens, real or simulated. */
import type { Config } from '../config.ts';
import type { SignInWays } from '../http/route.ts';
import type { Log } from '../log.ts';
import { anchorsIn, certificatesOf } from './anchors.ts';
import { createEsi } from './esi.ts';
import { createRutoken } from './rutoken.ts';

export const RETURN = '/api/sign-in/esi/return';

/** `simulators` gives the address of the simulated services' own process, where there is one. */
export function createWays(config: Config, log: Log, simulators?: () => Promise<string>): SignInWays {
  const { esi, baseUrl, rutokenAnchors } = config;
  const behind = simulators && behindOurAddress(`${baseUrl}/simulators/`, simulators);
  const anchors = rutokenAnchors
    ? () => anchorsIn(rutokenAnchors)
    : behind && (async () => certificatesOf(Buffer.from(await (await behind(`${baseUrl}/simulators/rutoken/anchors.pem`)).text())));
  return {
    ...(esi ? { esi: createEsi({ settings: esi, redirectUri: baseUrl + RETURN, log, ...(behind ? { fetch: behind } : {}) }) } : {}),
    ...(anchors ? { rutoken: createRutoken(anchors) } : {}),
  };
}

/** What stands under our own address is asked at the process itself: the server need not be reachable by that address. */
function behindOurAddress(prefix: string, address: () => Promise<string>): typeof fetch {
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    return url.startsWith(prefix) ? fetch((await address()) + new URL(url).pathname + new URL(url).search, init) : fetch(input, init);
  };
}
