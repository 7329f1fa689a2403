/** The job that takes a case's message to its service and brings the answer back into the case: tried at least once, recorded once. */
import type { Reply as CaseReply } from '../../engine/index.ts';
import type { Correspondence, Edition, Problem, ServiceAnswer } from '../../engine/model.ts';
import { readAnswer } from '../../engine/service.ts';
import type { Acts } from '../act.ts';
import type { Job, JobHandler } from '../jobs.ts';
import type { Stores } from '../store/stores.ts';
import type { Reply, XRoad } from './client.ts';

interface CourierDeps {
  stores: Stores;
  editionOf(hash: string): Promise<Edition>;
  xroad: XRoad;
  acts: Pick<Acts, 'receive'>;
}

/** Two days of patience: at once, then after 5 seconds, doubled up to an hour. */
const PATIENCE = { attempts: 60, first: 5_000, longest: 3_600_000 };

/** Handles jobs with the payload {case, service}; the key is the message's id. It throws where trying again may help. */
export function courier({ stores, editionOf, xroad, acts }: CourierDeps): JobHandler {
  return {
    patience: PATIENCE,
    async run(job) {
      const { case: caseId, service: id } = job.payload as { case: string; service: string };
      const found = await stores.cases.get(caseId);
      if (!found) throw new Error(`case ${caseId} is not in the store`);
      const waiting = found.kase.services?.[id];
      // answered before, or overtaken by a later message
      if (waiting?.message !== job.key || waiting.status !== 'waiting') return;
      const service = (await editionOf(found.record.edition)).services[id];
      if (!service) throw new Error(`no service ${id}`);
      const reply = await xroad.send(service, await messageOf(stores, job, waiting, found.kase.header.number));
      const answer = answerOf(reply, reply.kind === 'answer' ? readAnswer(service, reply.body) : undefined);
      if ('problem' in answer) throw new Error(keptTrouble(answer.problem));
      const received: CaseReply = { service: id, message: job.key, answer };
      return acts.receive(caseId, received);
    },
  };
}

async function messageOf(stores: Stores, { key }: Job, { sent, by }: Correspondence, issue: string) {
  const pin = by === undefined ? undefined : await stores.persons.pin(by);
  return { id: key, sent, issue, ...(pin === undefined ? {} : { pin }) };
}

function answerOf(reply: Reply, fields: Record<string, unknown> | undefined): ServiceAnswer | { problem: Problem } {
  if (reply.kind === 'trouble') return { problem: reply.problem };
  const { receipt } = reply;
  if (reply.kind === 'answer') return fields ? { status: 'answered', fields, receipt } : { problem: { code: 'xroad.unreadable' } };
  const reason = reply.kind === 'refused' ? reply.reason : undefined;
  return { status: 'refused', fields: {}, ...(reason === undefined ? {} : { reason }), receipt };
}

/** How a trouble is kept with the job: as the problem, so that it can be told in any language later. It names nobody. */
const keptTrouble = ({ code, params }: Problem): string => JSON.stringify({ code, ...(params ? { params } : {}) });

/** A kept trouble; one of another making (the server's own fault) is told as such. */
export function troubleOf(kept: string): Problem {
  try {
    const found = JSON.parse(kept) as Partial<Problem>;
    if (typeof found.code === 'string') return { code: found.code, ...(found.params ? { params: found.params } : {}) };
  } catch {
    // no trouble of the service: a fault within
  }
  return { code: 'xroad.internal' };
}
