/** The providers behind the simulated security server: two that know the demo's organisations and persons, and registers that keep entries. */
import type { Text } from '../../../engine/language.ts';
import type { Demo } from '../../../engine/model.ts';
import type { State } from '../state.ts';
import { makeEntry } from './entries.ts';

export interface Call {
  method: string;
  /** After the service code. */
  path: string;
  body: Record<string, unknown>;
  /** The same for every attempt at one message. */
  key: string;
  issue: string;
}
export interface Answer {
  status: number;
  body: unknown;
}
export interface Ground {
  state: State;
  demo: Demo;
  /** ISO day. */
  today: string;
}

export interface Provider {
  id: string;
  title: Text;
  /** `class/member/subsystem`. */
  at: string;
  services: Record<string, (call: Call, ground: Ground) => Answer>;
  /** What it knows from the start; absent for registers that are written to. */
  knows?: (demo: Demo) => number;
}

const missing = (message: string): Answer => ({ status: 404, body: { type: 'NotFound', message, detail: '' } });
const NO_WAY = missing('no such path');

/** Organisations of the demo, by their number. */
function entityOf({ organisations = [] }: Demo, inn: string): Record<string, unknown> | undefined {
  const found = organisations.find(({ data }) => data.inn === inn);
  if (!found) return undefined;
  const { name, data } = found;
  const address = data.address as Text | undefined;
  return {
    inn,
    nameKy: name.ky,
    nameRu: name.ru,
    director: { fullName: data.head },
    ...(address ? { addressKy: address.ky, addressRu: address.ru } : {}),
    ...(data.ownership ? { ownership: data.ownership } : {}),
    status: data.status ?? 'active',
  };
}

function legalEntities({ method, path }: Call, { demo }: Ground): Answer {
  const [, inn] = /^\/v1\/entities\/(\d+)$/.exec(path) ?? [];
  if (method !== 'GET' || inn === undefined) return NO_WAY;
  const body = entityOf(demo, inn);
  return body?.director ? { status: 200, body } : missing('no such legal entity');
}

function persons({ method, path, body }: Call, { demo }: Ground): Answer {
  if (method !== 'POST' || path !== '/v1/find') return NO_WAY;
  const found = demo.persons?.find(({ pin }) => pin !== undefined && pin === body.pin);
  return found ? { status: 200, body: { pin: found.pin, fullName: found.name } } : missing('no such person');
}

/** Until when the head's own signature and the organisation's are valid, as the demo says. */
function certificates({ method, path, body: { pin, inn } }: Call, { demo }: Ground): Answer {
  if (method !== 'POST' || path !== '/v1/find') return NO_WAY;
  const data = demo.organisations?.find(({ data }) => data.inn !== undefined && data.inn === inn)?.data;
  const [personal, own] = [data?.headPin === pin ? data?.headSignatureTo : undefined, data?.organisationSignatureTo];
  if (!personal) return missing('no such account');
  return { status: 200, body: { personal: { validTo: personal }, ...(own ? { organisation: { validTo: own } } : {}) } };
}

/** Enters what comes under its key once, and answers the repetition as it answered the first. */
const entries =
  (register: string, path: string, needs: string[], made: (number: string, day: string) => Record<string, string>) =>
  (call: Call, { state, today }: Ground): Answer => {
    if (call.method !== 'POST' || call.path !== path) return NO_WAY;
    const absent = needs.filter((name) => call.body[name] === undefined);
    if (absent.length) return { status: 422, body: { type: 'Incomplete', message: 'missing', detail: absent.join(', ') } };
    const { answer, again } = makeEntry(state, register, call, (number) => made(number, today));
    return { status: again ? 200 : 201, body: answer };
  };

const registered = (prefix: string) => (number: string, day: string) => ({
  registrationNumber: `${prefix}-${day.slice(0, 4)}-${number}`,
  registeredOn: day,
});
const removed = (number: string, day: string) => ({ removalNumber: `NR-X-${day.slice(0, 4)}-${number}`, removedOn: day });

export const PROVIDERS: readonly Provider[] = [
  {
    id: 'justice',
    title: { ky: 'Юстиция министрлиги', ru: 'Министерство юстиции', en: 'Ministry of Justice' },
    at: 'GOV/70000001/justice',
    services: { 'legal-entities': legalEntities },
    knows: ({ organisations = [] }) => organisations.length,
  },
  {
    id: 'tax',
    title: { ky: 'Салык кызматы', ru: 'Налоговая служба', en: 'Tax service' },
    at: 'GOV/70000002/tax',
    services: { persons },
    knows: ({ persons: known = [] }) => known.filter(({ pin }) => pin !== undefined).length,
  },
  {
    id: 'pki',
    title: { ky: '«Инфоком»: сертификаттар', ru: '«Инфоком»: сертификаты', en: 'Infocom: certificates' },
    at: 'GOV/70000005/pki',
    services: { certificates },
    knows: ({ organisations = [] }) => organisations.filter(({ data }) => data.headSignatureTo !== undefined).length,
  },
  {
    id: 'unified-register',
    title: { ky: 'Лицензиялардын бирдиктүү реестри', ru: 'Единый реестр лицензий', en: 'Unified register of licences' },
    at: 'GOV/70000003/licences',
    services: { 'licence-entries': entries('unified-register', '/v1/entries', ['number', 'inn', 'issuedOn'], registered('UR')) },
  },
  {
    id: 'national-register',
    title: { ky: 'Аккредитациянын улуттук реестри', ru: 'Национальный реестр аккредитации', en: 'National register of accreditations' },
    at: 'GOV/70000004/accreditation',
    services: {
      'accreditation-entries': entries('national-register', '/v1/entries', ['certificate', 'inn', 'validTo'], registered('NR')),
      'accreditation-removals': entries('national-register', '/v1/removals', ['certificate', 'inn', 'annulledOn', 'reason'], removed),
    },
  },
];
