/** Stores one event and all that follows from it within the case's own transaction. Decides nothing: the event says what it did. */
import { randomBytes } from 'node:crypto';
import { addDays } from '../engine/calendar.ts';
import { sealEvent } from '../engine/history.ts';
import type { Text } from '../engine/language.ts';
import type { Case, Edition, EffectRecord, Event, Paper } from '../engine/model.ts';
import { project } from '../engine/register.ts';
import { territoryOf } from '../engine/territory.ts';
import { fileIds } from './given.ts';
import type { NewNotice } from './store/notices.ts';
import type { Stores } from './store/stores.ts';

export interface Happened {
  edition: Edition;
  /** The case before the event, and after. */
  before?: Case;
  next: Case;
  event: Event;
  summary: Text;
  /** Real time, for the outbox. */
  real: string;
}

type Of<Kind extends EffectRecord['kind']> = Extract<EffectRecord, { kind: Kind }>;

/** The kind of job that prints a paper in one language. */
export const PRINT = 'pdf';

/** The kind of job that takes a notice to its persons. */
export const NOTIFY = 'notice';
export interface NotifyPayload {
  notice: string;
  /** The first of the notices that say the same: a person who gets several of them is told once. */
  telling?: string;
  /** The case's bundle and those it extends. */
  bundles: string[];
}

/** The kind of job that takes a message to an outside service. */
export const SEND = 'service';

/** `stores` stand over the transaction. */
export async function record(stores: Stores, happened: Happened): Promise<void> {
  const { before, next, event, summary } = happened;
  const { id, applicant } = next.header;
  if (event.type === 'opened') await stores.cases.insert(next, summary, event.at);
  else await stores.cases.update(next, before, summary, event.at);
  await append(stores, id, event);
  for (const effect of event.effects) await perform(stores, happened, effect);
  await settle(stores, happened);
  const answers = 'input' in event ? event.input : event.type === 'opened' ? event.data : undefined;
  if (answers) {
    const named = await stores.files.named(fileIds(answers), applicant.id);
    await stores.files.use(
      named.map((file) => file.id),
      id,
    );
  }
  if (event.type === 'acted') await stores.drafts.remove({ case: id, form: `${event.action}~${event.form ?? ''}`, owner: '' });
  if (event.type === 'handed-in') await stores.drafts.remove({ case: id, form: `${event.part}~${event.form}`, owner: event.actor.person });
}

async function append(stores: Stores, caseId: string, event: Event): Promise<void> {
  const prevHash = await stores.events.lastHash(caseId);
  const salt = randomBytes(16).toString('hex');
  await stores.events.append(caseId, { event, salt, prevHash, ...sealEvent({ caseId, previous: prevHash, event, salt }) });
}

async function perform(stores: Stores, happened: Happened, effect: EffectRecord): Promise<void> {
  if (effect.kind === 'paper') await issue(stores, happened, effect.paper);
  else if (effect.kind === 'notice') await tell(stores, happened, effect);
  else if (effect.kind === 'entry') await enter(stores, happened, effect);
  else if (effect.kind === 'appointed' || effect.kind === 'dismissed') await appoint(stores, happened, effect);
  else if (effect.kind === 'message') await dispatch(stores, happened, effect);
  // A role, a draw or a recusal stands in the fold, and was stored with the case.
}

async function issue(stores: Stores, { next, event, real }: Happened, paper: Paper): Promise<void> {
  const { id, bundle, edition } = next.header;
  await stores.papers.insert(paper, { case: id, bundle, edition, at: event.at });
  for (const lang of paper.languages)
    await stores.jobs.add({ kind: PRINT, key: `${paper.id}:${lang}`, payload: { paper: paper.id, lang }, runAt: real });
}

/** The inbox has it at once; the outbox takes it further. */
async function tell(stores: Stores, happened: Happened, effect: Of<'notice'>): Promise<void> {
  const bundles = happened.edition.lineage;
  const notices = await stores.notices.add(effect.to.flatMap((role) => recipients(happened, effect, role)));
  for (const notice of notices) {
    const payload: NotifyPayload = { notice, telling: notices[0] ?? notice, bundles };
    await stores.jobs.add({ kind: NOTIFY, key: notice, payload: { ...payload }, runAt: happened.real });
  }
}

/** The message goes out when the transaction is done; its id is the key, so that it is queued once. */
async function dispatch(stores: Stores, { next, real }: Happened, { service, message }: Of<'message'>): Promise<void> {
  await stores.jobs.add({ kind: SEND, key: message, payload: { case: next.header.id, service }, runAt: real });
}

/** A role of an organisation is told in the applicant's, one of a territory where the applicant lies, one of a body in the case's, one held in the case by name. */
function recipients({ edition, next, event }: Happened, { notice, title, text }: Of<'notice'>, role: string): NewNotice[] {
  const { id, applicant, bundle } = next.header;
  const told = { case: id, notice, role, title, text, at: event.at };
  const scope = edition.roles[role]?.scope;
  if (scope === 'case') return [...new Set(next.roles[role] ?? [])].map((person) => ({ ...told, person }));
  if (scope === 'organisation' || scope === 'newcomer') return [{ ...told, organisation: applicant.id }];
  if (scope === 'territory') {
    const territory = territoryOf(edition.roles[role], applicant.data);
    return territory === undefined ? [] : [{ ...told, territory }];
  }
  return [scope === 'body' ? { ...told, bundle } : told];
}

async function enter(stores: Stores, { edition, next, event }: Happened, effect: Of<'entry'>): Promise<void> {
  const { id, bundle, applicant } = next.header;
  const known = await stores.entries.lock(effect.register, effect.entry, edition.lineage);
  const base = known ?? { bundle, register: effect.register, id: effect.entry, organisation: applicant.id, case: id, data: {} };
  const data = project(base.data, effect);
  await stores.entries.save({ ...base, data }, event.at);
  if (edition.registers[effect.register]?.applicants) await stores.organisations.know(effect.entry, data);
}

/** Whoever came for an organisation that was not known does so no longer, once all that follows from its registration is done. */
async function settle(stores: Stores, { edition: { roles, registers }, event }: Happened): Promise<void> {
  const newcomers = Object.keys(roles).filter((role) => roles[role]?.scope === 'newcomer');
  for (const effect of event.effects)
    if (effect.kind === 'entry' && registers[effect.register]?.applicants)
      await stores.memberships.settleNewcomers(effect.entry, newcomers, event.on);
}

/** A membership begins or ends with the step, in the name of who took it. */
async function appoint(stores: Stores, { next, event }: Happened, effect: Of<'appointed' | 'dismissed'>): Promise<void> {
  const { person, role } = 'actor' in event ? event.actor : { person: '', role: '' };
  const by = { case: next.header.id, ...(person ? { person } : {}), ...(role ? { role } : {}) };
  for (const who of effect.people) {
    const membership = { person: who, role: effect.role, ...effect.held };
    if (effect.kind === 'dismissed') await stores.appointments.end({ ...membership, to: addDays(effect.on, -1) }, by, event.at);
    else {
      const { since: from, until: to } = effect;
      await stores.appointments.appoint({ ...membership, from, ...(to === undefined ? {} : { to }) }, by, event.at);
    }
  }
}
