/** Who may do what now: takes an edition, a case and an actor, gives the offers and why one is blocked. The step is held to the same rules. */
import { truth } from './condition.ts';
import { contextOf, type Moment, type Opening, openingContext } from './context.ts';
import type { Action, Part, Requirement, State } from './definitions.gen.ts';
import { type Env, envOf } from './environment.ts';
import { valuesOf } from './expression.ts';
import type { Text } from './language.ts';
import type { Actor, Applicant, Case, Context, Edition, Live, Offer, Problem } from './model.ts';
import { problem } from './problem.ts';
import { isRecused, standingOf } from './quorum.ts';
import { territoryOf } from './territory.ts';
import { fillText } from './wording.ts';

/** The role under which this actor counts among `who`: where it is held is judged by its scope. */
export function roleAmong(edition: Edition, who: string[], actor: Actor, kase?: Case): string | undefined {
  return who.find((id) => {
    const scope = Object.hasOwn(edition.roles, id) ? edition.roles[id]?.scope : undefined;
    if (scope === 'case') return kase?.roles[id]?.includes(actor.person) ?? false;
    if (scope === undefined || actor.role !== id) return false;
    if (scope === 'organisation' || scope === 'newcomer')
      return actor.organisation !== undefined && (!kase || actor.organisation === kase.header.applicant.id);
    if (scope === 'territory')
      return actor.territory !== undefined && (!kase || actor.territory === territoryOf(edition.roles[id], kase.header.applicant.data));
    return scope === 'platform' || (actor.bundle !== undefined && edition.lineage.includes(actor.bundle));
  });
}

/** Whether this actor may see the case as it stands. */
export function mayRead(edition: Edition, kase: Case, actor: Actor): boolean {
  const readers = edition.procedures[kase.header.procedure]?.readers ?? [];
  return readers.some(({ who, states }) => (!states || states.includes(kase.state)) && roleAmong(edition, who, actor, kase) !== undefined);
}

/** Why this actor may not open the procedure; with a moment and an applicant its requirements are judged as well. */
export function mayOpen(edition: Edition, procedureId: string, actor: Actor, given?: Opening): Problem[] {
  const procedure = Object.hasOwn(edition.procedures, procedureId) ? edition.procedures[procedureId] : undefined;
  if (!procedure) return [problem('procedure.unknown', { procedure: procedureId })];
  const role = roleAmong(edition, procedure.opens.who, actor);
  if (role === undefined || (given?.applicant && isElsewhere(edition, role, actor, given.applicant))) return [problem('open.role')];
  if (!given) return [];
  const context = openingContext(edition, procedureId, { ...given, actor }, given);
  return requirementProblems(procedure.opens.require, context, envOf(edition, context), 'strict').filter(isError);
}

/** Whether the applicant is another organisation than the actor's own, or lies outside of the actor's territory. */
function isElsewhere(edition: Edition, role: string, { organisation, territory }: Actor, applicant: Applicant): boolean {
  const held = edition.roles[role];
  if (held?.scope === 'territory') return territory !== territoryOf(held, applicant.data);
  const own = held?.scope === 'organisation' || held?.scope === 'newcomer';
  return own && organisation !== undefined && organisation !== applicant.id;
}

/** Procedures that this actor's role may open without another case. */
export function openable(edition: Edition, actor: Actor): string[] {
  const list = Object.entries(edition.procedures).sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
  return list
    .filter(([, { opens }]) => opens.alone !== false)
    .map(([id]) => id)
    .filter((id) => mayOpen(edition, id, actor).length === 0);
}

/** The state a case stands in. */
export function stateOf(edition: Edition, kase: Case): State {
  const state = edition.procedures[kase.header.procedure]?.states[kase.state];
  if (!state) throw new Error(`no state ${kase.state} in ${kase.header.procedure}`);
  return state;
}

/** What this actor may do now, parts first. Each says why it is blocked, as far as that is known before a form is filled. */
export function offers(edition: Edition, kase: Case, actor: Actor, given: { now: string; live: Live }): Offer[] {
  const state = stateOf(edition, kase);
  const parts = Object.entries(state.parts ?? {}).filter(
    ([id, { who }]) => roleAmong(edition, who, actor, kase) !== undefined && !isRecused(kase, id, actor.person),
  );
  const actions = Object.entries(state.actions ?? {}).filter(([, { who }]) => roleAmong(edition, who, actor, kase) !== undefined);
  if (parts.length === 0 && actions.length === 0) return [];
  const moment: Moment = { ...given, actor };
  return [
    ...parts.map(([id, part]) => partOffer(id, part, kase, actor)),
    ...actions.map(([id, action]) => actionOffer(edition, kase, id, action, moment)),
  ];
}

function partOffer(id: string, { action, title, form, sign }: Part, kase: Case, actor: Actor): Offer {
  const mine = kase.parts[id]?.find(({ person }) => person === actor.person)?.data;
  return {
    kind: 'part',
    id,
    title: action,
    help: title,
    tone: 'primary',
    form,
    dialog: false,
    shows: [],
    ...(sign && { sign }),
    blocked: [],
    ...(mine && { mine }),
  };
}

function actionOffer(edition: Edition, kase: Case, id: string, action: Action, moment: Moment): Offer {
  const context = contextOf(edition, kase, moment);
  const known = action.form === undefined ? context : withoutAnswers(context, action);
  const env = envOf(edition, known);
  const stored = requirementProblems(action.require, known, env, action.form === undefined && !action.propose ? 'strict' : 'lenient');
  const { title, help, tone, form, dialog, optional, shows, propose, sign, confirm, to } = action;
  return {
    kind: 'action',
    id,
    title,
    ...(help && { help }),
    tone: tone ?? 'default',
    ...(form !== undefined && { form }),
    dialog: dialog ?? false,
    ...(optional && { optional }),
    shows: shows ?? [],
    ...(propose !== undefined && { propose }),
    ...(sign && { sign }),
    ...(confirm && { confirm }),
    ...(to !== undefined && { to }),
    blocked: [...partProblems(edition, kase, action, env), ...stored.filter(isError)],
  };
}

/** The context without the answers and the proposal that the action itself will bring: they must not be judged by older ones. */
export function withoutAnswers(context: Context, { form, propose }: Action): Context {
  const copy = { ...context };
  if (form !== undefined) delete copy[form];
  if (propose !== undefined) {
    const { [propose]: _, ...others } = context.proposal as Record<string, unknown>;
    copy.proposal = others;
  }
  return copy;
}

/** Parts that have not reached their quorum, or of which it is not known what it is. */
export function partProblems(edition: Edition, kase: Case, { needs }: Action, env: Env): Problem[] {
  const parts = stateOf(edition, kase).parts ?? {};
  return (needs ?? []).flatMap((id) => {
    const { have, need } = standingOf(id, parts[id], kase, env);
    if (need === undefined) return [problem('action.undetermined', { facts: [`quorum.${id}.need`] })];
    return have >= need ? [] : [problem('action.parts', { part: id, have, need })];
  });
}

/** Requirements that do not hold. `strict` lets nothing unknown pass; `lenient` leaves it to be judged when the answers are there. */
export function requirementProblems(
  requirements: Requirement[] | undefined,
  context: Context,
  env: Env,
  rigour: 'strict' | 'lenient',
): Problem[] {
  return (requirements ?? []).flatMap((requirement) => {
    const verdict = truth(requirement.that, context, env);
    if (verdict.value === true || (verdict.value === undefined && rigour === 'lenient')) return [];
    const at = {
      text: sentenceOf(requirement, context, env),
      level: requirement.level ?? ('error' as const),
      ...(requirement.field !== undefined && { pointer: requirement.field }),
    };
    return [
      verdict.value === false
        ? problem('action.requirement', undefined, at)
        : problem('action.undetermined', { facts: verdict.unknown }, at),
    ];
  });
}

/** The sentence with the values that it names. */
function sentenceOf({ else: sentence, with: given }: Requirement, context: Context, env: Env): Text {
  if (!given) return sentence;
  const values = valuesOf(given, context, env);
  return fillText(sentence, (name) => values[name]);
}

export const isError = ({ level }: Problem): boolean => level !== 'warning';
