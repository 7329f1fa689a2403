/** One unit of work on a case under an Idempotency-Key: run once, its result given again to whoever repeats the request. */
import { fold } from '../engine/fold.ts';
import type { Case, Event, Problem } from '../engine/model.ts';
import type { Clock } from './clock.ts';
import type { Knex } from './store/db.ts';
import type { RequestKey } from './store/idempotency.ts';
import { createStores, type Stores } from './store/stores.ts';
import { inTransaction, type Refused } from './store/transaction.ts';

export type Outcome = { ok: true; case: Case; event: Event; warnings: Problem[]; repeated: boolean } | Refused;

export type Once = (
  request: Omit<RequestKey, 'key'> & { key: string | undefined },
  hash: string,
  work: (within: Stores) => Promise<Outcome>,
) => Promise<Outcome>;

/** `stored` is called after something was stored that may have left work for the worker. */
export function createOnce({ knex, clock, stored }: { knex: Knex; clock: Clock; stored: () => void }): Once {
  return async (request, hash, work) => {
    const outcome = await inTransaction<Outcome>(knex, async (sql) => {
      const within = createStores(sql);
      if (request.key === undefined) return work(within);
      const key = { ...request, key: request.key };
      const claim = await within.idempotency.claim<{ case: string; seq: number }>(key, hash, clock.real());
      if (!claim.first)
        return claim.sameRequest ? repeated(within, claim.result) : { ok: false, problems: [{ code: 'idempotency.reused' }] };
      const done = await work(within);
      if (done.ok) await within.idempotency.keep(key, { case: done.case.header.id, seq: done.event.seq });
      return done;
    });
    if (outcome.ok && !outcome.repeated) stored();
    return outcome;
  };
}

/** The case as the first request left it. */
async function repeated(within: Stores, first: { case: string; seq: number }): Promise<Outcome> {
  const events = (await within.events.of(first.case, first.seq)).map(({ event }) => event);
  const event = events.at(-1);
  if (!event) throw new Error('a kept result names no event');
  return { ok: true, case: fold(events), event, warnings: [], repeated: true };
}
