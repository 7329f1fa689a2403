/** The simulator of Түндүк (X-Road): a security server with the registers behind it. */
import type { Simulator } from '../simulator.ts';
import { XROAD } from './address.ts';
import { xroadPage } from './page.ts';
import { securityServer } from './security-server.ts';

const title = {
  ky: 'Түндүк (X-Road): мамлекеттик реестрлер',
  ru: 'Түндүк (X-Road): государственные реестры',
  en: 'Tunduk (X-Road): state registers',
};

export const xroad: Simulator = {
  id: XROAD,
  title,
  page: (deps) => xroadPage(deps, title),
  routes: securityServer,
};
