/** Messages to outside services within a case: takes what was sent and what was answered, gives where each stands. Sends nothing. */
import { hashOf } from './canonical.ts';
import type { Case, Correspondence, EffectRecord, Event, Service } from './model.ts';

type Sent = Extract<EffectRecord, { kind: 'message' }>;
type Answered = Extract<Event, { type: 'answered' }>;

/** Names of `services.ID` that stand beside the fields of the answer. */
export const STANDING_NAMES: readonly string[] = ['status', 'sentOn', 'answeredOn', 'reason'];

/** A UUID that is the same whenever the same event sends to the same service: whoever receives it twice can tell. */
export function messageId(caseId: string, seq: number, service: string): string {
  const hash = hashOf(['message', caseId, seq, service]);
  const variant = '89ab'[Number.parseInt(hash[16] ?? '0', 16) % 4];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** A later message to the same service takes the place of the one before. */
export function withMessage(kase: Case, { service, message, sent }: Sent, event: Event): Case {
  const by = 'actor' in event ? event.actor.person : '';
  const waiting: Correspondence = { message, status: 'waiting', sent, sentOn: event.on, sentAt: event.at, ...(by !== '' && { by }) };
  return { ...kase, services: { ...kase.services, [service]: waiting } };
}

/** Only the message that waits can be answered. */
export function withAnswer(kase: Case, { service, message, on, answer }: Answered): Case {
  const before = kase.services?.[service];
  if (!before || before.message !== message || before.status !== 'waiting') return kase;
  return { ...kase, services: { ...kase.services, [service]: { ...before, status: answer.status, answeredOn: on, answer } } };
}

/** What paths see under `services`. */
export function servicesRoot({ services = {} }: Case): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(services).map(([id, one]) => [id, standing(one)]));
}

/** As the answer leaves it, before any event holds it. */
export const standing = ({ status, sentOn, answeredOn, answer }: Correspondence): Record<string, unknown> => ({
  ...answer?.fields,
  status,
  sentOn,
  ...(answeredOn !== undefined && { answeredOn }),
  ...(answer?.reason !== undefined && { reason: answer.reason }),
});

/** Whether everything that must be sent is there. */
export function isComplete({ sends }: Service, sent: Record<string, unknown>): boolean {
  return Object.entries(sends).every(([name, { optional }]) => optional || sent[name] !== undefined);
}
