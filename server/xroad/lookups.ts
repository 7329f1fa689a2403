/** Look-ups of a form: asks the service, keeps what it answered with the case, and gives kept answers to the engine. */
import { randomUUID } from 'node:crypto';
import { hashOf } from '../../engine/canonical.ts';
import type { Actor, Case, LookedUp, LookupAsked, Problem, Service } from '../../engine/model.ts';
import { readAnswer } from '../../engine/service.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../store/stores.ts';
import type { XRoad } from './client.ts';

export type Found = { ok: true; fields: Record<string, unknown>; at: string } | { ok: false; problems: Problem[] };

export interface Lookups {
  /** Asks now. What is not found and what can't be reached are told apart, in the definition's words where it has any. */
  ask(asked: { service: Service; lookup: LookupAsked; kase: Case; actor: Actor }): Promise<Found>;
}

interface LookupDeps {
  stores: Stores;
  xroad: XRoad;
  clock: Clock;
  log: Log;
}

/** So many a person may ask within an hour: a register is no directory. */
const HOURLY = 60;
const HOUR_MS = 3_600_000;

export function createLookups({ stores, xroad, clock, log }: LookupDeps): Lookups {
  async function ask({ service, lookup, kase, actor }: Parameters<Lookups['ask']>[0]): Promise<Found> {
    const at = { pointer: `/${lookup.field}` };
    if (!lookup.sends) return { ok: false, problems: [{ code: 'lookup.incomplete', ...at }] };
    const real = clock.real();
    const asked = await stores.lookups.asked(actor.person, new Date(Date.parse(real) - HOUR_MS).toISOString());
    if (asked >= HOURLY) return { ok: false, problems: [{ code: 'lookup.tooMany', params: { limit: HOURLY }, ...at }] };
    const pin = await stores.persons.pin(actor.person);
    const id = randomUUID();
    const message = { id, sent: lookup.sends, issue: kase.header.number, ...(pin === undefined ? {} : { pin }) };
    const reply = await xroad.send(service, message);
    const fields = reply.kind === 'answer' ? readAnswer(service, reply.body) : undefined;
    log.info({ service: lookup.service, message: id, came: fields || reply.kind !== 'answer' ? reply.kind : 'unreadable' }, 'looked up');
    if (reply.kind === 'trouble' || (reply.kind === 'answer' && !fields)) return { ok: false, problems: [unavailable(service, at)] };
    const row = { case: kase.header.id, service: lookup.service, sent: hashOf(lookup.sends), person: actor.person };
    const now = clock.now();
    await stores.lookups.keep({ ...row, ...(fields ? { answer: fields } : {}), receipt: reply.receipt, at: now }, real);
    return fields ? { ok: true, fields, at: now } : { ok: false, problems: [notFound(service, at)] };
  }
  return { ask };
}

const unavailable = ({ says }: Service, at: { pointer: string }): Problem => ({
  code: 'lookup.unavailable',
  ...at,
  ...(says?.unavailable ? { text: says.unavailable } : {}),
});
const notFound = ({ says }: Service, at: { pointer: string }): Problem => ({
  code: 'lookup.notFound',
  ...at,
  ...(says?.notFound ? { text: says.notFound } : {}),
});

/** Of what is asked, what was answered last in this case to the very same question. */
export async function keptLookups(stores: Stores, caseId: string, asked: LookupAsked[]): Promise<Record<string, LookedUp>> {
  const found: Record<string, LookedUp> = {};
  for (const { field, service, sends } of asked) {
    const kept = sends && (await stores.lookups.latest(caseId, service, hashOf(sends)));
    if (kept?.answer) found[field] = { service, at: kept.at, fields: kept.answer, receipt: kept.receipt };
  }
  return found;
}
