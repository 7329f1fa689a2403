/**
 * Takes a notice from the outbox to those it is for: first one job finds the persons and the ways they want, then one job a person and way sends.
 * A job is kept under what is told, the person and the way, so that nothing is queued twice, nor for someone who holds two of the roles that are told;
 * a message carries the same id at each attempt.
 */
import { NOTIFY, type NotifyPayload } from '../effects.ts';
import type { Job, JobHandler } from '../jobs.ts';
import type { Parts } from '../services.ts';
import type { Contact } from '../store/contacts.ts';
import { createJobStore } from '../store/jobs.ts';
import type { Send } from './mail.ts';
import { letter, shortMessage } from './message.ts';

/** The ways that are set up; one that isn't is left out and its messages stay in the inbox alone. */
export interface Ways {
  mail?: Send;
  sms?: Send;
}

export function noticeJobs(parts: Parts, ways: Ways): Record<string, JobHandler> {
  const { mail, sms } = ways;
  return {
    [NOTIFY]: { run: (job) => spread(parts, ways, job) },
    ...(mail ? { mail: sending(parts, ({ email }) => email, letter, mail) } : {}),
    ...(sms ? { sms: sending(parts, ({ phone }) => phone, shortMessage, sms) } : {}),
  };
}

async function spread({ stores, editions, clock }: Parts, ways: Ways, job: Job): ReturnType<JobHandler['run']> {
  const { notice: id, telling = id, bundles } = job.payload as unknown as NotifyPayload;
  const notice = await stores.notices.get(id);
  if (!notice) return;
  const contacts = await stores.contacts.of(await stores.notices.recipients(notice, bundles, await editions.today()));
  const wanted = contacts.flatMap((contact) => waysOf(contact, ways).map((kind) => ({ kind, person: contact.person })));
  return async (sql) => {
    const jobs = createJobStore(sql);
    for (const { kind, person } of wanted)
      await jobs.add({ kind, key: `${telling}:${person}`, payload: { notice: id, telling, person }, runAt: clock.real() });
  };
}

function waysOf({ email, phone, byMail, bySms }: Contact, { mail, sms }: Ways): ('mail' | 'sms')[] {
  return [...(mail && byMail && email ? (['mail'] as const) : []), ...(sms && bySms && phone ? (['sms'] as const) : [])];
}

type Compose = typeof letter;

function sending({ stores, config }: Parts, addressOf: (contact: Contact) => string | undefined, compose: Compose, send: Send): JobHandler {
  return {
    async run(job) {
      const { notice: id, telling = id, person } = job.payload as { notice: string; telling?: string; person: string };
      const [notice, [contact]] = [await stores.notices.get(id), await stores.contacts.of([person])];
      const to = contact && addressOf(contact);
      // gone in the meantime: nobody is left to tell
      if (!notice || !contact || !to) return;
      await send(compose({ id: `${telling}.${person}`, to, lang: contact.lang, notice, baseUrl: config.baseUrl }));
    },
  };
}
