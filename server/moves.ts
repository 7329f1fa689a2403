/** Moves running cases to the edition in force: says which could be moved and what would change, and stores each move as one event of its case. */
import { hashOf } from '../engine/canonical.ts';
import { apply } from '../engine/fold.ts';
import type { Actor, Case, Edition, Live } from '../engine/model.ts';
import { answersMoved, formMoved } from '../engine/move/carry.ts';
import { type MovePlan, mapOf, mayMove, move, planMove } from '../engine/move.ts';
import { mayRead } from '../engine/offers.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import type { CaseQueries } from './cases.ts';
import type { Clock } from './clock.ts';
import type { Editions } from './editions.ts';
import { record } from './effects.ts';
import { liveFor } from './live.ts';
import type { Once, Outcome } from './once.ts';
import { type CaseRecord, UUID } from './store/cases.ts';
import type { Stores } from './store/stores.ts';
import type { Refused } from './store/transaction.ts';
import { summaryOf } from './summary.ts';

export interface Moving {
  caseId: string;
  actor: Actor;
  /** The version of the case that the actor has seen. */
  version: number;
  /** Hash of the edition to move to, where it must be this one: the actor has seen its plan. */
  to?: string;
  key?: string;
}

/** Running cases of one procedure and edition that an actor may move. */
export interface Movable {
  from: Edition;
  to: Edition;
  procedure: string;
  records: CaseRecord[];
  more: boolean;
}

export interface Moves {
  /** Undefined where there is no later edition in force or the actor may not move the case. */
  plan(caseId: string, actor: Actor): Promise<{ from: Edition; to: Edition; kase: Case; plan: MovePlan } | undefined>;
  move(moving: Moving): Promise<Outcome>;
  movable(actor: Actor): Promise<Movable[]>;
}

interface MovesDeps {
  stores: Stores;
  clock: Clock;
  editions: Editions;
  cases: CaseQueries;
  once: Once;
}

const unknown: Refused = { ok: false, problems: [{ code: 'case.unknown' }] };
const refused = (code: string, params?: Record<string, unknown>): Refused => ({
  ok: false,
  problems: [{ code, ...(params && { params }) }],
});
/** Cases of one group shown at once. */
const GROUP = 200;

export function createMoves({ stores, clock, editions, cases, once }: MovesDeps): Moves {
  async function given(within: Stores, own: Live, edition: Edition, kase: Case, actor: Actor) {
    return { now: clock.now(), live: await liveFor(within, edition, kase, own, clock.today(own)), actor, engine: ENGINE_VERSION };
  }

  async function plan(caseId: string, actor: Actor) {
    const seen = await cases.get(caseId, actor);
    const to = seen && (await editions.inForce(seen.kase.header.bundle));
    if (!seen || !to || to.hash === seen.edition.hash || !mayMove(to, seen.kase.header.procedure, actor, seen.kase)) return undefined;
    const own = await editions.live(seen.kase.header.bundle);
    return {
      from: seen.edition,
      to,
      kase: seen.kase,
      plan: planMove(to, seen.kase, await given(stores, own, seen.edition, seen.kase, actor)),
    };
  }

  async function moveOne({ caseId, actor, version, to: wanted, key }: Moving): Promise<Outcome> {
    const pin = UUID.test(caseId) ? await stores.cases.pin(caseId) : undefined;
    const to = pin && (await editions.inForce(pin.bundle));
    if (!pin || !to) return unknown;
    // A repeated click finds the case moved already: the key answers first.
    const known = [await editions.byHash(pin.edition), to];
    const own = await editions.live(pin.bundle);
    return once({ key, person: actor.person, route: `move:${caseId}` }, hashOf({ version, to: wanted ?? to.hash }), async (within) => {
      const kase = await within.cases.lock(caseId);
      const from = known.find(({ hash }) => hash === kase?.header.edition);
      if (!kase || !from || !mayRead(from, kase, actor)) return unknown;
      if (kase.seq !== version) return refused('case.stale', { version, current: kase.seq });
      if (wanted !== undefined && wanted !== to.hash) return refused('move.other');
      const moment = await given(within, own, from, kase, actor);
      const step = move(to, kase, moment);
      if (!step.ok) return step;
      const next = apply(kase, step.event);
      await carryDrafts(within, to, kase);
      const summary = summaryOf(to, next, moment);
      await record(within, { edition: to, before: kase, next, event: step.event, summary, real: clock.real() });
      return { ok: true, case: next, event: step.event, warnings: step.warnings, repeated: false };
    });
  }

  async function movable(actor: Actor): Promise<Movable[]> {
    const found: Movable[] = [];
    for (const { edition, procedure } of await stores.cases.running()) {
      const from = await editions.byHash(edition);
      const to = await editions.inForce(from.bundle.id);
      if (!to || to.hash === edition || !mayMove(to, procedure, actor)) continue;
      const { rows, next } = await cases.list(actor, { bundle: from.bundle.id, procedure, edition, open: true, limit: GROUP });
      if (rows.length > 0) found.push({ from, to, procedure, records: rows, more: next !== undefined });
    }
    return found;
  }

  return { plan, move: moveOne, movable };
}

/** What was being typed goes along under its new names. */
async function carryDrafts(within: Stores, to: Edition, kase: Case): Promise<void> {
  const found = mapOf(to, kase.header.procedure);
  if (!found) return;
  for (const draft of await within.drafts.ofCase(kase.header.id)) {
    const [step = '', form = ''] = draft.form.split('~');
    const now = formMoved(found.map, form);
    const data = answersMoved(found.map, form, (draft.data ?? {}) as Record<string, unknown>);
    if (now !== null) await within.drafts.carry(draft, { form: `${step}~${now}`, data });
  }
}
