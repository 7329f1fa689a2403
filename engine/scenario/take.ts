/** Takes one step of a scenario through the same engine as the server does: opens, acts, hands in. Expects nothing. */
import { hashOf } from '../canonical.ts';
import { contextOf } from '../context.ts';
import { decide } from '../decision.ts';
import { asRecord, layoutOf } from '../form/layout.ts';
import { expandForm, filesIn, initialAnswers } from '../form.ts';
import type { Actor, Case, CaseHeader, Edition, ExpandedForm, Given, LookedUp, LookupAsked, Request, Scenario, Step } from '../model.ts';
import { mayMove, move } from '../move.ts';
import { mayOpen, offers } from '../offers.ts';
import { problem } from '../problem.ts';
import { needs, open, type Reply, receive, receiveNeeds, statement, transition } from '../step.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { World } from './world.ts';

type ScenarioStep = Scenario['steps'][number];
type Answers = Record<string, unknown>;

/** What came of a step: its answer, or that nobody could be found to take it. */
export type Taken = { answer: Step; name: string } | { missing: 'person' | 'case'; wanted: string };

/** Opens the procedure that the step names. */
export function openCase(world: World, step: ScenarioStep, procedure: string): Taken {
  const candidates = world.actors(step.as ?? '', step.role);
  const actor = candidates.find((one) => mayOpen(world.edition, procedure, one).length === 0) ?? candidates[0];
  if (!actor) return { missing: 'person', wanted: step.as ?? '' };
  const name = step.case ?? procedure;
  const now = world.now();
  const series = world.edition.procedures[procedure]?.number;
  const header: CaseHeader = {
    id: hashOf([world.edition.bundle.id, procedure, name]).slice(0, 16),
    number: series ? world.number(series) : '',
    bundle: world.edition.bundle.id,
    edition: world.edition.hash,
    procedure,
    applicant: world.applicantOf(actor),
    openedAt: now,
    openedOn: world.today,
  };
  const origin = step.from === undefined ? undefined : world.cases.get(step.from);
  if (step.from !== undefined && !origin) return { missing: 'case', wanted: step.from };
  if (world.edition.procedures[procedure]?.opens.single && isOpenOf(world, procedure, header.applicant.id))
    return { answer: { ok: false, problems: [problem('open.single')] }, name };
  const answer = open(world.edition, procedure, header, { now, actor, live: world.liveAt(header), engine: ENGINE_VERSION }, origin);
  if (answer.ok) world.take(name, answer.event);
  return { answer, name };
}

function isOpenOf(world: World, procedure: string, applicant: string): boolean {
  return [...world.cases.values()].some(
    ({ header, closed }) => !closed && header.procedure === procedure && header.applicant.id === applicant,
  );
}

/** Does the action or hands in the part that the step names. */
export async function act(world: World, step: ScenarioStep, name: string): Promise<Taken> {
  const kase = world.cases.get(name);
  if (!kase) return { missing: 'case', wanted: name };
  const actor = actorFor(world, step, kase);
  if (!actor) return { missing: 'person', wanted: step.as ?? '' };
  const edition = world.editionOf(kase);
  const live = world.liveFor(kase);
  const now = world.now();
  const target: Request = step.do !== undefined ? { action: step.do } : { part: step.part ?? '' };
  const { expanded, input } = answersFor(edition, kase, step, { now, live, actor });
  const request: Request = { ...target, ...(input && { input }) };
  const first = needs(edition, kase, request, { now, live, actor });
  const decision = first.decision && (await decide(edition, first.decision.id, first.decision.facts, first.decision.on));
  const lookups = lookupsOf(edition, kase, step, first.lookups, world.now());
  const known = {
    now,
    live,
    actor,
    engine: ENGINE_VERSION,
    lookups,
    options: world.options(kase, first.options, actor),
    files: expanded && input ? filesFor(filesIn(expanded, input)) : {},
    draws: world.drawing(kase, first.draws),
    ...(decision && { decision }),
  };
  const persons = world.persons(needs(edition, kase, request, known).persons);
  const asked = needs(edition, kase, request, { ...known, persons });
  const checked = { ...known, persons, clashes: world.clashes(kase, asked.unique), engaged: world.engaged(kase, asked.engaged) };
  const answer = signedStep(world, kase, request, checked);
  if (answer.ok) world.take(name, answer.event);
  return { answer, name };
}

/** What the registers answer: what the step says they do, else what it fills in. */
export function lookupsOf(
  edition: Edition,
  kase: Case,
  { do: action, part, lookup = {}, with: given = {} }: ScenarioStep,
  asked: LookupAsked[],
  at: string,
): Record<string, LookedUp> {
  const state = edition.procedures[kase.header.procedure]?.states[kase.state];
  const form = action !== undefined ? state?.actions?.[action]?.form : state?.parts?.[part ?? '']?.form;
  const found = asked.flatMap(({ field, service }) => {
    const fills = Object.entries(fillsOf(edition, form ?? '', field));
    const filled = Object.fromEntries(fills.flatMap(([name, from]) => (given[name] === undefined ? [] : [[from, given[name]]])));
    const answer = Object.hasOwn(lookup, field) ? lookup[field] : filled;
    return answer ? [[field, { service, at, fields: answer as Answers }] as const] : [];
  });
  return Object.fromEntries(found);
}

function fillsOf(edition: Edition, form: string, field: string): Record<string, string> {
  const { ui, criteria } = edition.forms[form] ?? {};
  return { ...criteria?.before?.ui, ...criteria?.after?.ui, ...ui }[field]?.lookup?.fills ?? {};
}

/** Lets a service answer the message that waits for it. */
export function answer(world: World, { with: fields = {}, refused }: ScenarioStep, service: string, name: string): Taken {
  const kase = world.cases.get(name);
  if (!kase) return { missing: 'case', wanted: name };
  const { edition } = world;
  const [now, live] = [world.now(), world.liveFor(kase)];
  const given =
    refused === undefined ? { status: 'answered' as const, fields } : { status: 'refused' as const, fields: {}, reason: refused };
  const reply: Reply = { service, message: kase.services?.[service]?.message ?? '', answer: given };
  const { papers, draws, cases } = receiveNeeds(edition, kase, reply, { now, live });
  const taken = receive(edition, kase, reply, {
    now,
    live,
    actor: { person: '', name: '', role: '' },
    engine: ENGINE_VERSION,
    papers: world.draw(kase, papers),
    draws: world.drawing(kase, draws),
    cases: world.opening(kase, cases),
  });
  if (taken.ok) world.take(name, taken.event);
  return { answer: taken, name };
}

/** Moves the case to the edition in force that day. */
export function moveCase(world: World, step: ScenarioStep, name: string): Taken {
  const kase = world.cases.get(name);
  if (!kase) return { missing: 'case', wanted: name };
  const candidates = world.actors(step.as ?? '', step.role);
  const actor = candidates.find((one) => mayMove(world.edition, kase.header.procedure, one, kase)) ?? candidates[0];
  if (!actor) return { missing: 'person', wanted: step.as ?? '' };
  const answer = move(world.edition, kase, { now: world.now(), live: world.liveFor(kase), actor, engine: ENGINE_VERSION });
  if (answer.ok) world.take(name, answer.event);
  return { answer, name };
}

/** Numbers are drawn and a signature is put only once nothing else stands in the way. */
function signedStep(world: World, kase: Case, request: Request, known: Given): Step {
  const edition = world.editionOf(kase);
  const trial = transition(edition, kase, request, known);
  const ready = trial.ok || trial.problems.every(({ code }) => ['sign.missing', 'effect.paper', 'effect.case'].includes(code));
  if (!ready) return trial;
  const second = needs(edition, kase, request, known);
  const signature = second.sign && {
    cms: '',
    statementHash: hashOf(statement(edition, kase, request, known)),
    key: 'scenario',
    signer: known.actor.person,
  };
  return transition(edition, kase, request, {
    ...known,
    papers: world.draw(kase, second.papers),
    cases: world.opening(kase, second.cases),
    ...(signature && { signature }),
  });
}

function actorFor(world: World, step: ScenarioStep, kase: Case): Actor | undefined {
  const candidates = world.actors(step.as ?? '', step.role);
  const [kind, id] = step.do !== undefined ? ['action', step.do] : ['part', step.part];
  const offered = (actor: Actor): boolean =>
    offers(world.editionOf(kase), kase, actor, { now: world.now(), live: world.liveFor(kase) }).some(
      (offer) => offer.kind === kind && offer.id === id,
    );
  return candidates.find(offered) ?? candidates[0];
}

/** The form of a step and what a person would send: what it shows first, with the step's answers over it. */
export function answersFor(
  edition: Edition,
  kase: Case,
  step: ScenarioStep,
  moment: Pick<Given, 'now' | 'live' | 'actor'>,
): { expanded?: ExpandedForm; input?: Answers } {
  const expanded = formFor(edition, kase, step, moment);
  if (!expanded) return step.with ? { input: step.with } : {};
  return { expanded, input: composed(edition, expanded, kase, step.with ?? {}, moment) };
}

function formFor(
  edition: Edition,
  kase: Case,
  step: ScenarioStep,
  moment: Pick<Given, 'now' | 'live' | 'actor'>,
): ExpandedForm | undefined {
  const state = edition.procedures[kase.header.procedure]?.states[kase.state];
  const id = step.do !== undefined ? state?.actions?.[step.do]?.form : state?.parts?.[step.part ?? '']?.form;
  return id === undefined ? undefined : expandForm(edition, id, contextOf(edition, kase, moment));
}

/** What a person would send: what the form shows first, with the step's answers over it. `each` fills the criteria left out. */
function composed(
  edition: Edition,
  expanded: ExpandedForm,
  kase: Case,
  given: Answers,
  moment: Pick<Given, 'now' | 'live' | 'actor'>,
): Answers {
  const shown = initialAnswers(edition, expanded, contextOf(edition, kase, moment));
  const { kind, groups } = layoutOf(expanded);
  if (kind !== 'criteria') return { ...shown, ...given };
  const { each, criteria, ...rest } = given;
  const [named, before] = [asRecord(criteria) ?? {}, asRecord(shown.criteria) ?? {}];
  const ids = groups.flatMap((group) => group.criteria.map(({ id }) => id));
  const filled = ids.map((id) => [id, { ...asRecord(before[id]), ...asRecord(named[id] ?? each) }]);
  return { ...shown, ...rest, criteria: { ...named, ...Object.fromEntries(filled) } };
}

/** In a scenario every file that an answer names is there. */
function filesFor(ids: string[]): NonNullable<Given['files']> {
  return Object.fromEntries(ids.map((id) => [id, { name: `${id}.pdf`, type: 'application/pdf', size: 1, sha256: hashOf(id) }]));
}
