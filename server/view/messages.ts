/** Messages of a case to outside services: what waits, since when, what stood in the way, and what was answered. */

import { isText, print } from '../../engine/index.ts';
import type { Text } from '../../engine/language.ts';
import type { Actor, Correspondence, Edition, Service } from '../../engine/model.ts';
import { SEND } from '../effects.ts';
import type { MessageView } from '../http/contract.ts';
import { words } from '../http/problems.ts';
import type { JobStanding } from '../store/jobs.ts';
import { troubleOf } from '../xroad/courier.ts';
import type { Reading } from './reading.ts';

/** Whoever acts for the body, or for the platform, may ask for another attempt. */
export function mayHurry({ roles }: Edition, { role }: Actor): boolean {
  const scope = roles[role]?.scope;
  return scope !== undefined && scope !== 'organisation' && scope !== 'case';
}

export async function messageViews(reading: Reading): Promise<MessageView[]> {
  const { kase, edition, services } = reading;
  const all = Object.entries(kase.services ?? {});
  const waiting = all.filter(([, { status }]) => status === 'waiting').map(([, { message }]) => message);
  const jobs = waiting.length ? await services.stores.jobs.standing(SEND, waiting) : new Map<string, JobStanding>();
  return all.flatMap(([id, one]) => {
    const service = edition.services[id];
    return service ? [messageView(reading, id, service, one, jobs.get(one.message))] : [];
  });
}

function messageView(
  { lang, edition, actor }: Reading,
  id: string,
  service: Service,
  { message, status, sent, sentAt, answer, answeredOn }: Correspondence,
  job: JobStanding | undefined,
): MessageView {
  const trouble = job?.error === undefined ? undefined : words(troubleOf(job.error), lang).message;
  return {
    id: message,
    service: id,
    title: service.title[lang],
    status: status === 'waiting' && job?.failed ? 'failed' : status,
    since: sentAt,
    ...(answeredOn === undefined ? {} : { answeredOn }),
    attempts: job?.attempts ?? 0,
    ...(job && !job.failed && job.attempts > 0 ? { nextAt: job.runAt } : {}),
    ...(trouble === undefined ? {} : { trouble }),
    ...(answer?.reason === undefined ? {} : { reason: answer.reason }),
    sent: lines(service.sends, sent, lang),
    answer: lines(service.answer.fields, answer?.fields ?? {}, lang),
    mayHurry: status === 'waiting' && mayHurry(edition, actor),
  };
}

function lines(titles: Record<string, { title: Text }>, values: Record<string, unknown>, lang: Reading['lang']): MessageView['sent'] {
  return Object.entries(titles).flatMap(([name, { title }]) => {
    const found = values[name];
    if (found === undefined) return [];
    return [{ title: title[lang], value: isText(found) || typeof found === 'string' ? print(found, lang) : JSON.stringify(found) }];
  });
}
