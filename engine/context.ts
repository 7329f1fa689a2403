/** What expressions and conditions of a case see: takes an edition, a case and the moment, gives the context with its environment. */
import { today } from './calendar.ts';
import { servicesRoot } from './correspondence.ts';
import { type Env, parametersOn, withEnvironment } from './environment.ts';
import type { Actor, Applicant, Case, CaseOrigin, Context, DecisionRecord, Edition, Live } from './model.ts';
import { ownEntries } from './own.ts';
import { standingOf } from './quorum.ts';

export interface Moment {
  now: string;
  live: Live;
  actor?: Actor;
  /** The answers now handed in, and the form they answer: they stand under its id and under `given.input`. */
  input?: Record<string, unknown>;
  form?: string;
  /** The decision just made, before any event holds it. */
  decision?: DecisionRecord;
}

/** A case about to be opened; `origin` is the one that it takes up. */
export interface Opening {
  now: string;
  live: Live;
  applicant?: Applicant;
  origin?: CaseOrigin;
}

/** The context of a case. */
export function contextOf(edition: Edition, kase: Case, moment: Moment): Context {
  const { header } = kase;
  const decisions = moment.decision ? { ...kase.decisions, [moment.decision.decision]: moment.decision } : kase.decisions;
  const env = environmentOf(edition, header.openedOn, moment.live, header.procedure);
  const late = kase.deadlines.map(({ id, status }) => [id, status === 'late'] as const);
  const context: Context = {
    ...kase.data,
    ...(moment.form !== undefined && moment.input && { [moment.form]: moment.input }),
    ...moments(edition, moment),
    case: {
      id: header.id,
      number: header.number,
      openedOn: header.openedOn,
      since: kase.since,
      state: kase.state,
      procedure: header.procedure,
    },
    applicant: applicantRoot(header.applicant),
    parts: Object.fromEntries(Object.entries(kase.parts).map(([part, list]) => [part, list.map(submitted)])),
    proposal: Object.fromEntries(Object.entries(decisions).map(([id, record]) => [id, proposed(record, edition)])),
    papers: Object.fromEntries(kase.papers.map(({ document, number, date, code }) => [document, { number, date, code }])),
    entries: kase.entries,
    own: ownEntries(edition, moment),
    quorum: quorums(edition, kase, env),
    recusals: kase.recusals ?? [],
    ...(header.parent && { parent: header.parent }),
    ...(header.origin && { origin: header.origin }),
    children: childrenOf(edition, kase, moment.live),
    draws: Object.fromEntries(Object.entries(kase.draws ?? {}).map(([role, list]) => [role, list.at(-1)])),
    roles: kase.roles,
    services: servicesRoot(kase),
    late: { ...dueOf(edition, header.procedure), ...Object.fromEntries(late) },
    given: moment.input ? { input: moment.input } : {},
  };
  return withEnvironment(context, env);
}

/** What is seen before there is a case: the applicant and what registers hold of it, the case taken up, who acts, and the day. */
export function openingContext(
  edition: Edition,
  procedure: string,
  moment: Moment,
  opening: Pick<Opening, 'applicant' | 'origin'>,
): Context {
  const { applicant, origin } = opening;
  const context = {
    ...moments(edition, moment),
    ...(applicant && { applicant: applicantRoot(applicant) }),
    ...(moment.live.own && { own: ownEntries(edition, moment) }),
    ...(origin && { origin }),
  };
  return withEnvironment(context, environmentOf(edition, today(moment.now, moment.live), moment.live, procedure));
}

function environmentOf(edition: Edition, on: string, live: Live, procedure: string): Env {
  const facts = edition.procedures[procedure]?.facts;
  return { param: parametersOn(edition, on), edition, live, ...(facts && { facts }) };
}

function moments(edition: Edition, { now, live, actor }: Moment): Context {
  const body = edition.bundle.body;
  return {
    now,
    today: today(now, live),
    ...(body && { body }),
    ...(actor && { actor: { person: actor.person, name: actor.name, role: actor.role } }),
  };
}

/** Where the parts of the present state stand. */
function quorums(edition: Edition, kase: Case, env: Env): Record<string, unknown> {
  const parts = edition.procedures[kase.header.procedure]?.states[kase.state]?.parts ?? {};
  return Object.fromEntries(
    Object.entries(parts).map(([id, part]) => {
      const standing = standingOf(id, part, kase, env);
      return [id, { ...standing, ...(standing.need !== undefined && { reached: standing.have >= standing.need }) }];
    }),
  );
}

/** The cases that this one has opened, by procedure, as far as it is known where they stand. */
function childrenOf(edition: Edition, { header, children = [] }: Case, live: Live): Record<string, unknown> {
  const known = children.map((link) => ({ ...link, ...live.children?.[link.id] }));
  return Object.fromEntries(opensOf(edition, header.procedure).map((id) => [id, known.filter(({ procedure }) => procedure === id)]));
}

const opens = new WeakMap<object, string[]>();

/** Procedures whose cases this one may open. */
function opensOf(edition: Edition, id: string): string[] {
  const procedure = edition.procedures[id];
  if (!procedure) return [];
  let found = opens.get(procedure);
  if (!found) {
    const effects = Object.values(procedure.states).flatMap(({ actions = {}, due = [], answers = {} }) => [
      ...Object.values(actions).flatMap((action) => action.then ?? []),
      ...due.flatMap(({ late }) => late ?? []),
      ...Object.values(answers).flatMap((ways) => ways.flatMap((way) => way.then ?? [])),
    ]);
    found = [...new Set(effects.flatMap(({ open }) => (open === undefined ? [] : [open])))];
    opens.set(procedure, found);
  }
  return found;
}

const applicantRoot = ({ id, name, data }: Applicant): Record<string, unknown> => ({ ...data, id, name });

const submitted = ({ data, person, name, role, at }: Case['parts'][string][number]): Record<string, unknown> => ({
  ...data,
  person,
  name,
  role,
  at,
});

function proposed(record: DecisionRecord, edition: Edition): Record<string, unknown> {
  const outcome = edition.decisions[record.decision]?.outcomes.find(({ id }) => id === record.outcome);
  return {
    ...record.values,
    ...(record.outcome !== undefined && { outcome: record.outcome }),
    ...(outcome && { title: outcome.title }),
    ...(record.rule !== undefined && { rule: record.rule }),
    ...(record.outcomes && { outcomes: record.outcomes }),
    ...(record.rules && { rules: record.rules }),
    reasons: record.reasons.map(({ text }) => ({ text })),
    changes: record.changes.map(({ text }) => ({ text })),
    undetermined: record.undetermined,
  };
}

const dues = new WeakMap<object, Record<string, boolean>>();

/** Every deadline of the procedure has not lapsed, until it has. */
function dueOf(edition: Edition, id: string): Record<string, boolean> {
  const procedure = edition.procedures[id];
  if (!procedure) return {};
  let found = dues.get(procedure);
  if (!found) {
    found = Object.fromEntries(Object.values(procedure.states).flatMap((state) => (state.due ?? []).map((due) => [due.id, false])));
    dues.set(procedure, found);
  }
  return found;
}
