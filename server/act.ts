/** Opens a case, acts on it, lets a deadline lapse: each one transaction that the engine judges, stored whole or not at all. */
import { randomUUID } from 'node:crypto';
import { hashOf } from '../engine/canonical.ts';
import { apply } from '../engine/fold.ts';
import type {
  Actor,
  Case,
  CaseHeader,
  Edition,
  EffectRecord,
  Event,
  Given,
  Live,
  Needs,
  Request,
  Signature,
  Step,
} from '../engine/model.ts';
import { mayOpen, mayRead } from '../engine/offers.ts';
import { lapse, lapseNeeds, open, openChild, type Reply, receiveNeeds, receive as receiveReply, transition } from '../engine/step.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import type { Clock } from './clock.ts';
import type { Editions } from './editions.ts';
import { record } from './effects.ts';
import { casesFor, drawsFor, numbersFor, obtain } from './given.ts';
import { liveFor, ownIn } from './live.ts';
import type { Log } from './log.ts';
import type { Once, Outcome } from './once.ts';
import { ownProcedures } from './own-procedures.ts';
import { storable } from './storable.ts';
import { UUID } from './store/cases.ts';
import type { Knex } from './store/db.ts';
import { createStores, type Stores } from './store/stores.ts';
import { inTransaction, type Refused } from './store/transaction.ts';
import { summaryOf } from './summary.ts';

export type { Outcome };
export type Prepared = { ok: true; edition: Edition; live: Live; kase: Case; needs: Needs; given: Given } | Refused;

export interface Opening {
  bundle: string;
  procedure: string;
  actor: Actor;
  /** The id of the closed case that this one takes up. */
  from?: string;
  /** Idempotency-Key: the second request under it gets the first one's result. */
  key?: string;
}
export interface Acting {
  caseId: string;
  request: Request;
  actor: Actor;
  /** The version of the case that the actor has seen. */
  version: number;
  key?: string;
  signature?: Signature;
}

export interface Acts {
  openCase(opening: Opening): Promise<Outcome>;
  act(acting: Acting): Promise<Outcome>;
  /** What `act` would give the engine, for proposals, drafts and statements. Changes nothing. */
  prepare(asked: Omit<Acting, 'version' | 'key' | 'signature'> & { version?: number }): Promise<Prepared>;
  /** What records a service's answer within the transaction that it is given; an answer that nothing waits for changes nothing. */
  receive(caseId: string, reply: Reply): Promise<(sql: Knex) => Promise<void>>;
  /** Runs every deadline whose day is over. */
  lapseDue(): Promise<{ lapsed: number }>;
}

interface ActDeps {
  knex: Knex;
  stores: Stores;
  clock: Clock;
  editions: Editions;
  log: Log;
  once: Once;
  /** Called after something was stored that may have left work for the worker. */
  stored: () => void;
}

/** What a case's turn rests on, obtained before the transaction: an edition never changes. */
interface Ground {
  edition: Edition;
  live: Live;
  /** In force today: cases may be opened under it. */
  current?: Edition | undefined;
}

const unknown: Refused = { ok: false, problems: [{ code: 'case.unknown' }] };
const stale = (version: number, current: number): Refused => ({
  ok: false,
  problems: [{ code: 'case.stale', params: { version, current } }],
});
/** A deadline passes without anybody acting. */
const nobody: Actor = { person: '', name: '', role: '' };
/** Deadlines looked at in one go. */
const BATCH = 200;

export function createActs({ knex, stores, clock, editions, log, once, stored }: ActDeps): Acts {
  const at = (live: Live) => ({ now: clock.now(), today: clock.today(live) });

  async function groundOf(caseId: string): Promise<Ground | undefined> {
    const pin = UUID.test(caseId) ? await stores.cases.pin(caseId) : undefined;
    if (!pin) return undefined;
    const current = await editions.inForce(pin.bundle);
    return { edition: await editions.byHash(pin.edition), live: await editions.live(pin.bundle), current };
  }

  /** Stores what the engine has judged good. */
  async function settle(within: Stores, ground: Ground, before: Case | undefined, step: Step, now: string): Promise<Outcome> {
    if (!step.ok) return step;
    const { edition, live } = ground;
    const { event, warnings } = step;
    const next = apply(before, event);
    await record(within, {
      edition,
      ...(before ? { before } : {}),
      next,
      event,
      summary: summaryOf(edition, next, { now, live }),
      real: clock.real(),
    });
    await openChildren(within, ground, next, event, now);
    return { ok: true, case: next, event, warnings, repeated: false };
  }

  /** Cases that the event opens, in its own transaction. */
  async function openChildren(within: Stores, ground: Ground, { header }: Case, { effects, ...event }: Event, now: string) {
    const actor = 'actor' in event ? event.actor : nobody;
    for (const effect of effects) {
      if (effect.kind !== 'case') continue;
      const { live } = ground;
      const edition = editionForChild(ground, effect);
      const opened = openChild(edition, header, effect, { now, actor, live, engine: ENGINE_VERSION });
      const child = apply(undefined, opened);
      await record(within, { edition, next: child, event: opened, summary: summaryOf(edition, child, { now, live }), real: clock.real() });
    }
  }

  /** Whether it is opened here and not under the base that all share. */
  async function isOwn(edition: Edition, procedure: string): Promise<boolean> {
    const inForce = await Promise.all(edition.lineage.map((each) => editions.inForce(each)));
    return ownProcedures(
      edition,
      inForce.filter((each) => each !== undefined),
    ).some(([id]) => id === procedure);
  }

  /** The case that is taken up, where this actor may read it. */
  async function originOf(id: string, actor: Actor): Promise<Case | undefined> {
    const found = UUID.test(id) ? await stores.cases.get(id) : undefined;
    return found && mayRead(await editions.byHash(found.record.edition), found.kase, actor) ? found.kase : undefined;
  }

  async function openCase({ bundle, procedure, actor, from, key }: Opening): Promise<Outcome> {
    const edition = await editions.inForce(bundle);
    if (!edition) return { ok: false, problems: [{ code: 'open.bundle', params: { bundle } }] };
    const problems = mayOpen(edition, procedure, actor);
    if (problems.length) return { ok: false, problems };
    if (!(await isOwn(edition, procedure))) return { ok: false, problems: [{ code: 'open.bundle', params: { bundle } }] };
    const { number: series, opens } = edition.procedures[procedure] ?? {};
    const applicant = actor.organisation === undefined ? undefined : await stores.organisations.get(actor.organisation);
    if (!series || !applicant) return { ok: false, problems: [{ code: 'open.applicant' }] };
    const origin = from === undefined ? undefined : await originOf(from, actor);
    if (from !== undefined && !origin) return { ok: false, problems: [{ code: 'open.origin' }] };
    const live = await editions.live(bundle);
    const request = { key, person: actor.person, route: `open:${bundle}:${procedure}` };
    return once(
      request,
      hashOf({ bundle, procedure, role: actor.role, organisation: applicant.id, ...(from === undefined ? {} : { from }) }),
      async (within) => {
        const { now, today } = at(live);
        const number = await within.series.draw(bundle, series, today);
        const header: CaseHeader = {
          id: randomUUID(),
          number,
          bundle,
          edition: edition.hash,
          procedure,
          applicant,
          openedAt: now,
          openedOn: today,
        };
        const own = await ownIn(within, edition, procedure, applicant.id);
        const step = open(edition, procedure, header, { now, actor, live: { ...live, own }, engine: ENGINE_VERSION }, origin);
        if (opens?.single && (await isOpen(within, header))) return { ok: false, problems: [{ code: 'open.single' }] };
        if (origin && step.ok && (await takenBefore(within, step.event))) return { ok: false, problems: [{ code: 'open.takenUp' }] };
        return settle(within, { edition, live, current: edition }, undefined, step, now);
      },
    );
  }

  async function act({ caseId, request, actor, version, key, signature }: Acting): Promise<Outcome> {
    const problems = storable(request.input);
    if (problems.length) return { ok: false, problems };
    const ground = await groundOf(caseId);
    if (!ground) return unknown;
    const route = `act:${caseId}:${request.action ?? ''}:${request.part ?? ''}`;
    return once({ key, person: actor.person, route }, hashOf({ request, version }), async (within) => {
      const kase = await within.cases.lock(caseId);
      if (!kase || !mayRead(ground.edition, kase, actor)) return unknown;
      if (kase.seq !== version || kase.header.edition !== ground.edition.hash) return stale(version, kase.seq);
      const { now, today } = at(ground.live);
      const live = await liveFor(within, ground.edition, kase, ground.live, today);
      const { given } = await obtain(within, { ...ground, live, kase, request, actor, now, today }, true);
      const step = transition(ground.edition, kase, request, { ...given, ...(signature ? { signature } : {}) });
      return settle(within, ground, kase, step, now);
    });
  }

  async function prepare({ caseId, request, actor, version }: Parameters<Acts['prepare']>[0]): Promise<Prepared> {
    const problems = storable(request.input);
    if (problems.length) return { ok: false, problems };
    const ground = await groundOf(caseId);
    const found = ground && (await stores.cases.get(caseId));
    if (!found || !mayRead(ground.edition, found.kase, actor)) return unknown;
    const { kase } = found;
    if (version !== undefined && kase.seq !== version) return stale(version, kase.seq);
    const moment = at(ground.live);
    const live = await liveFor(stores, ground.edition, kase, ground.live, moment.today);
    const { needs, given } = await obtain(stores, { ...ground, live, kase, request, actor, ...moment }, false);
    return { ok: true, ...ground, live, kase, needs, given };
  }

  /** False when it was met, or has lapsed, meanwhile. */
  async function lapseOne(caseId: string, deadline: string): Promise<boolean> {
    const ground = await groundOf(caseId);
    if (!ground) return false;
    const outcome = await inTransaction<Outcome>(knex, async (sql) => {
      const within = createStores(sql);
      const kase = await within.cases.lock(caseId);
      const { now, today } = at(ground.live);
      if (kase?.header.edition !== ground.edition.hash) return unknown;
      if (!kase.deadlines.some(({ id, status, due }) => id === deadline && status === 'running' && due < today)) return unknown;
      const { edition } = ground;
      const live = await liveFor(within, edition, kase, ground.live, today);
      const { papers, draws, cases } = lapseNeeds(edition, kase, deadline, { now, live });
      const numbers = await numbersFor(within, papers, kase.header.bundle, today);
      const seeds = await drawsFor(within, edition, draws);
      const children = await casesFor(within, cases, kase.header.bundle, today);
      return settle(
        within,
        ground,
        kase,
        lapse(edition, kase, deadline, {
          now,
          live,
          actor: nobody,
          engine: ENGINE_VERSION,
          papers: numbers,
          draws: seeds,
          cases: children,
        }),
        now,
      );
    });
    if (!outcome.ok) log.warn({ case: caseId, deadline, codes: outcome.problems.map(({ code }) => code) }, 'deadline not run');
    return outcome.ok;
  }

  async function receive(caseId: string, reply: Reply): Promise<(sql: Knex) => Promise<void>> {
    const ground = await groundOf(caseId);
    if (!ground) throw new Error(`case ${caseId} is not in the store`);
    return (sql) => received(createStores(sql), ground, caseId, reply);
  }

  async function received(within: Stores, ground: Ground, caseId: string, reply: Reply): Promise<void> {
    const kase = await within.cases.lock(caseId);
    const waiting = kase?.services?.[reply.service];
    if (!kase || waiting?.message !== reply.message || waiting.status !== 'waiting') return;
    const { now, today } = at(ground.live);
    const { edition } = ground;
    const live = await liveFor(within, edition, kase, ground.live, today);
    const { papers, draws, cases } = receiveNeeds(edition, kase, reply, { now, live });
    const given = {
      now,
      live,
      actor: nobody,
      engine: ENGINE_VERSION,
      papers: await numbersFor(within, papers, kase.header.bundle, today),
      draws: await drawsFor(within, edition, draws),
      cases: await casesFor(within, cases, kase.header.bundle, today),
    };
    const outcome = await settle(within, ground, kase, receiveReply(edition, kase, reply, given), now);
    if (!outcome.ok) throw new Error(`the answer was not recorded: ${outcome.problems.map(({ code }) => code).join(', ')}`);
    stored();
  }

  async function lapseDue(): Promise<{ lapsed: number }> {
    let lapsed = 0;
    for (;;) {
      // The latest day of any calendar; each case is judged by its own.
      const days = await Promise.all((await editions.bundles()).map((bundle) => editions.today(bundle)));
      const latest = days.sort().at(-1);
      if (latest === undefined) break;
      const due = await stores.cases.overdue(latest, BATCH);
      let ran = 0;
      for (const each of due) if (await lapseOne(each.case, each.id)) ran += 1;
      lapsed += ran;
      if (ran === 0 || due.length < BATCH) break;
    }
    if (lapsed) stored();
    return { lapsed };
  }

  return { openCase, act, prepare, receive, lapseDue };
}

/** The opener's edition, or the one in force where the effect says so and it knows the procedure. */
function editionForChild({ edition, current }: Ground, { under, link }: Extract<EffectRecord, { kind: 'case' }>): Edition {
  return under === 'inForce' && current && Object.hasOwn(current.procedures, link.procedure) ? current : edition;
}

/** Whether the closed case has been taken up where that may happen once. Its row is locked, so that two can't ask at once. */
/** Whether the applicant has such a case open; the applicant is held until the transaction ends, so that two who ask at once see each other. */
async function isOpen(within: Stores, { applicant, bundle, procedure }: CaseHeader): Promise<boolean> {
  await within.organisations.lock(applicant.id);
  return (await within.cases.openOf(applicant.id, bundle, procedure)).length > 0;
}

async function takenBefore(within: Stores, event: Event): Promise<boolean> {
  const { origin, procedure } = event.type === 'opened' ? event.header : {};
  if (!origin?.once || procedure === undefined) return false;
  await within.cases.lock(origin.id);
  return (await within.cases.takenUp(origin.id, procedure)).length > 0;
}
