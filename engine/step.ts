/** The pure step: takes a case, a request and all that the caller obtained, gives the event or the problems. Saves and sends nothing. */

import { today } from './calendar.ts';
import { hashOf } from './canonical.ts';
import { truth } from './condition.ts';
import { contextOf } from './context.ts';
import { standing } from './correspondence.ts';
import type { AnswerWay } from './definitions.gen.ts';
import { envOf } from './environment.ts';
import { askedLookups } from './form/lookup.ts';
import type { Effect } from './language.ts';
import type {
  Case,
  CaseHeader,
  Context,
  Edition,
  EffectRecord,
  Event,
  Given,
  Needs,
  Problem,
  Request,
  ServiceAnswer,
  Signed,
  Standing,
  Step,
} from './model.ts';
import { mayOpen, stateOf } from './offers.ts';
import { carriedFrom } from './origin.ts';
import { problem } from './problem.ts';
import { standingOf } from './quorum.ts';
import { askedOf, type Resolution, resolveEffects } from './step/effects.ts';
import { eventBase, withDeadlines } from './step/event.ts';
import { factsOf, formOf, fullContext, isTarget, type Known, type Plan, planStep, targetOf } from './step/plan.ts';
import { statementOf } from './step/statement.ts';
import { validateInput } from './validate.ts';

type ChildRecord = Extract<EffectRecord, { kind: 'case' }>;

const refused = (...problems: Problem[]): Step => ({ ok: false, problems });

/** Opens a case in the first state of the procedure; `origin` is the closed case that it takes up. */
export function open(edition: Edition, procedureId: string, header: CaseHeader, given: Given, origin?: Case): Step {
  const { now, live, actor } = given;
  const carried = origin && carriedFrom(edition, procedureId, header.applicant.id, origin);
  const opening = { now, live, applicant: header.applicant, ...(carried && { origin: carried.link }) };
  const forbidden = mayOpen(edition, procedureId, actor);
  if (forbidden.length > 0) return refused(...forbidden);
  const procedure = edition.procedures[procedureId];
  if (origin ? !carried : procedure?.opens.alone === false) return refused(problem('open.origin'));
  const problems = mayOpen(edition, procedureId, actor, opening);
  if (problems.length > 0) return refused(...problems);
  const event: Event = {
    ...eventBase(edition, procedureId, 1, procedure?.initial ?? '', [], given),
    type: 'opened',
    actor: given.actor,
    header: { ...header, ...(carried && { origin: carried.link }) },
    ...(carried && { data: carried.data }),
  };
  return { ok: true, event: withDeadlines(event, edition, undefined, given), warnings: [] };
}

/** What a step asks of its caller: first the decision and the options, then, with them, papers and their numbers. */
export function needs(edition: Edition, kase: Case, request: Request, given: Known): Needs {
  const target = targetOf(edition, kase, request);
  if (!isTarget(target)) return { papers: [], draws: [], cases: [], lookups: [], options: [], ...NOBODY };
  const stored = contextOf(edition, kase, given);
  const expanded = formOf(edition, target, stored);
  const wanted = target.kind === 'action' ? target.action.propose : undefined;
  const input = expanded && request.input && validateInput(edition, expanded, request.input, given).value;
  const plan = { target, role: given.actor.role, ...(input && { input }), ...(given.decision && { decision: given.decision }) };
  const undecided = wanted !== undefined && !given.decision;
  const effects = target.kind === 'action' && !undecided ? target.action.then : [];
  const context = fullContext(edition, kase, plan, given);
  const { records } = resolveEffects(effects, context, drafts(edition, kase));
  return {
    ...askedOf(effects, context, { edition, kase, persons: given.persons }),
    ...(undecided && { decision: { id: wanted, facts: factsOf(edition, wanted, stored), on: kase.header.openedOn } }),
    papers: papersIn(edition, records),
    draws: drawsIn(target.kind === 'action' ? target.action.then : []),
    cases: casesIn(edition, effects),
    lookups: expanded && request.input ? askedLookups(edition, expanded, request.input, stored, envOf(edition, stored)) : [],
    options: (expanded?.sources ?? []).flatMap(({ pointer, source }) => ('register' in source ? [{ pointer, source }] : [])),
    ...(target.sign && { sign: target.sign }),
  };
}

const NOBODY: Pick<Needs, 'persons' | 'unique' | 'engaged'> = { persons: [], unique: [], engaged: [] };

const drafts = (edition: Edition, kase: Case): Resolution => ({ edition, kase, papers: 'drafts', unknown: 'skip' });

function papersIn(edition: Edition, records: ReturnType<typeof resolveEffects>['records']): Needs['papers'] {
  return records.flatMap((record) => {
    if (record.kind !== 'paper') return [];
    const number = edition.documents[record.paper.document]?.number;
    return [{ document: record.paper.document, ...(number && 'series' in number && { series: number }) }];
  });
}

const drawsIn = (effects: Effect[] | undefined): Needs['draws'] =>
  (effects ?? []).flatMap(({ draw, from }) => (draw !== undefined && from !== undefined ? [{ role: draw, register: from }] : []));

const casesIn = (edition: Edition, effects: Effect[] | undefined): Needs['cases'] =>
  (effects ?? []).flatMap(({ open: procedure }) => {
    const series = procedure === undefined ? undefined : edition.procedures[procedure]?.number;
    return procedure !== undefined && series ? [{ procedure, series }] : [];
  });

/** The opening of a case that an event of another has opened: for the same applicant, in the same edition, with what it was given. */
export function openChild(edition: Edition, parent: CaseHeader, { link, data }: ChildRecord, given: Given): Event {
  const { procedure } = link;
  const initial = edition.procedures[procedure]?.initial;
  if (initial === undefined) throw new Error(`no procedure ${procedure}`);
  const header: CaseHeader = {
    ...link,
    bundle: parent.bundle,
    edition: edition.hash,
    applicant: parent.applicant,
    openedAt: given.now,
    openedOn: today(given.now, given.live),
    parent: { id: parent.id, number: parent.number, procedure: parent.procedure },
  };
  const event: Event = { ...eventBase(edition, procedure, 1, initial, [], given), type: 'opened', actor: given.actor, header, data };
  return withDeadlines(event, edition, undefined, given);
}

/** What is to be signed. The request should be valid: with answers that are not, it is a statement about what was sent. */
export function statement(edition: Edition, kase: Case, request: Request, given: Known): Record<string, unknown> {
  const answer = planStep(edition, kase, request, given);
  if (answer.ok) return statementOf(edition, kase, answer.plan, given);
  return {
    case: { id: kase.header.id, number: kase.header.number },
    seq: kase.seq + 1,
    request,
    refused: answer.problems.map(({ code }) => code),
  };
}

/** Takes the step: the event with all that follows from it, or why it cannot be taken. */
export function transition(edition: Edition, kase: Case, request: Request, given: Given): Step {
  const answer = planStep(edition, kase, request, given);
  if (!answer.ok) return answer;
  const { plan } = answer;
  const unsigned = signatureProblems(edition, kase, plan, given);
  if (unsigned.length > 0) return refused(...unsigned);
  const { target } = plan;
  const effects = target.kind === 'action' ? target.action.then : undefined;
  const resolved = resolveEffects(effects, plan.context, {
    edition,
    kase,
    papers: given.papers,
    draws: given.draws,
    cases: given.cases,
    persons: given.persons,
    clashes: given.clashes,
    engaged: given.engaged,
    unknown: 'stop',
  });
  if (resolved.problems.length > 0) return refused(...resolved.problems);
  const to = (target.kind === 'action' ? target.action.to : undefined) ?? kase.state;
  const base = { ...eventBase(edition, kase.header.procedure, kase.seq + 1, to, resolved.records, given), from: kase.state };
  const event = eventOf(
    plan,
    base,
    given,
    target.sign && given.signature && { ...given.signature, statement: statementOf(edition, kase, plan, given) },
    countedFor(edition, kase, plan),
  );
  return { ok: true, event: withDeadlines(event, edition, kase, given), warnings: plan.warnings };
}

function signatureProblems(edition: Edition, kase: Case, plan: Plan, given: Given): Problem[] {
  if (!plan.target.sign) return [];
  if (!given.signature) return [problem('sign.missing', { sign: plan.target.sign })];
  return given.signature.statementHash === hashOf(statementOf(edition, kase, plan, given)) ? [] : [problem('sign.stale')];
}

/** Where the parts stand that the action needs. */
function countedFor(edition: Edition, kase: Case, { target, context }: Plan): Record<string, Standing> | undefined {
  if (target.kind !== 'action' || !target.action.needs?.length) return undefined;
  const parts = stateOf(edition, kase).parts ?? {};
  const env = envOf(edition, context);
  return Object.fromEntries(target.action.needs.map((id) => [id, standingOf(id, parts[id], kase, env)]));
}

function eventOf(
  { target, role, input, lookups, files, decision }: Plan,
  base: ReturnType<typeof eventBase> & { from: string },
  given: Given,
  signature: Signed | undefined,
  quorum?: Record<string, Standing>,
): Event {
  const actor = { ...given.actor, role };
  const answered = { ...(lookups && { lookups }), ...(files && { files }) };
  const signed = signature ? { signature } : {};
  if (target.kind === 'part') {
    const { action: title, form } = target.part;
    return { ...base, type: 'handed-in', actor, part: target.id, title, form, input: input ?? {}, ...answered, ...signed };
  }
  return {
    ...base,
    type: 'acted',
    actor,
    action: target.id,
    title: target.title,
    ...(target.form !== undefined && input && { form: target.form, input, ...answered }),
    ...(decision && { decision }),
    ...(quorum && { quorum }),
    ...signed,
  };
}

/** Marks a deadline as passed, with what follows from it. It runs on the day after the last day at the earliest. */
export function lapse(edition: Edition, kase: Case, deadlineId: string, given: Given): Step {
  const running = kase.deadlines.find(({ id, status }) => id === deadlineId && status === 'running');
  if (!running) return refused(problem('deadline.unknown', { deadline: deadlineId }));
  if (today(given.now, given.live) <= running.due) return refused(problem('deadline.notDue', { deadline: deadlineId, due: running.due }));
  const resolved = resolveUnasked(
    edition,
    kase,
    lateEffects(edition, kase, deadlineId),
    lapsedContext(edition, kase, deadlineId, given),
    given,
  );
  if (resolved.problems.length > 0) return refused(...resolved.problems);
  const base = { ...eventBase(edition, kase.header.procedure, kase.seq + 1, kase.state, resolved.records, given), from: kase.state };
  const event: Event = { ...base, type: 'lapsed', deadline: deadlineId, title: running.title, due: running.due };
  return { ok: true, event: withDeadlines(event, edition, kase, given), warnings: [] };
}

/** Papers that a lapse will issue, with the series to draw from. */
export function lapseNeeds(
  edition: Edition,
  kase: Case,
  deadlineId: string,
  given: Pick<Given, 'now' | 'live'>,
): Pick<Needs, 'papers' | 'draws' | 'cases'> {
  return wantedBy(edition, kase, lateEffects(edition, kase, deadlineId), lapsedContext(edition, kase, deadlineId, given));
}

/** Effects that follow without anybody having asked for them: what is not known keeps none from happening. */
function resolveUnasked(edition: Edition, kase: Case, effects: Effect[] | undefined, context: Context, { papers, draws, cases }: Given) {
  return resolveEffects(effects, context, { edition, kase, papers, draws, cases, unknown: 'skip' });
}

/** What such effects will need from outside. */
function wantedBy(
  edition: Edition,
  kase: Case,
  effects: Effect[] | undefined,
  context: Context,
): Pick<Needs, 'papers' | 'draws' | 'cases'> {
  const { records } = resolveEffects(effects, context, drafts(edition, kase));
  return { papers: papersIn(edition, records), draws: drawsIn(effects), cases: casesIn(edition, effects) };
}

/** A deadline may go on in other states than the one it began in. */
function lateEffects(edition: Edition, kase: Case, deadlineId: string): Effect[] | undefined {
  const states = Object.values(edition.procedures[kase.header.procedure]?.states ?? {});
  return states.flatMap(({ due }) => due ?? []).find(({ id }) => id === deadlineId)?.late;
}

function lapsedContext(edition: Edition, kase: Case, deadlineId: string, { now, live }: Pick<Given, 'now' | 'live'>) {
  const deadlines = kase.deadlines.map((one) => (one.id === deadlineId ? { ...one, status: 'late' as const } : one));
  return contextOf(edition, { ...kase, deadlines }, { now, live });
}

/** What a service has answered, and to which of the case's messages. */
export interface Reply {
  service: string;
  message: string;
  answer: ServiceAnswer;
}

/** Records the answer to the message that waits, with what the state says follows from it. An answer to any other message is refused. */
export function receive(edition: Edition, kase: Case, reply: Reply, given: Given): Step {
  const waiting = kase.services?.[reply.service];
  if (waiting?.message !== reply.message || waiting.status !== 'waiting') return refused(problem('service.notWaiting'));
  const { way, context } = wayOf(edition, kase, reply, given);
  const resolved = resolveUnasked(edition, kase, way?.then, context, given);
  if (resolved.problems.length > 0) return refused(...resolved.problems);
  const base = eventBase(edition, kase.header.procedure, kase.seq + 1, way?.to ?? kase.state, resolved.records, given);
  const title = edition.services[reply.service]?.title;
  if (!title) throw new Error(`no service ${reply.service}`);
  const event: Event = { ...base, from: kase.state, type: 'answered', title, ...reply };
  return { ok: true, event: withDeadlines(event, edition, kase, given), warnings: [] };
}

/** Papers, draws and cases that an answer will bring. */
export function receiveNeeds(
  edition: Edition,
  kase: Case,
  reply: Reply,
  given: Pick<Given, 'now' | 'live'>,
): Pick<Needs, 'papers' | 'draws' | 'cases'> {
  const { way, context } = wayOf(edition, kase, reply, given);
  return wantedBy(edition, kase, way?.then, context);
}

/** The first way of the state whose condition holds, with the answer known. */
function wayOf(edition: Edition, kase: Case, { service, answer }: Reply, { now, live }: Pick<Given, 'now' | 'live'>) {
  const stored = contextOf(edition, kase, { now, live });
  const waiting = kase.services?.[service];
  const known = waiting && standing({ ...waiting, status: answer.status, answer, answeredOn: today(now, live) });
  const context = { ...stored, services: { ...(stored.services as object), [service]: known } };
  const env = envOf(edition, context);
  const ways: AnswerWay[] = stateOf(edition, kase).answers?.[service] ?? [];
  return { way: ways.find(({ when }) => !when || truth(when, context, env).value === true), context };
}
