/** What a request comes to before anything is signed or drawn: takes a request, gives the plan of the step or all problems of the first kind found. */
import { hashOf } from '../canonical.ts';
import { contextOf } from '../context.ts';
import { typedFacts } from '../decision/facts.ts';
import type { Action, Part } from '../definitions.gen.ts';
import { envOf } from '../environment.ts';
import { lookup } from '../expression.ts';
import { expandForm, filesIn, lookupsUsed } from '../form.ts';
import type { Text } from '../language.ts';
import type { Case, Context, DecisionRecord, Edition, ExpandedForm, Files, Given, LookedUp, Problem, Request } from '../model.ts';
import { isError, partProblems, requirementProblems, roleAmong, stateOf, withoutAnswers } from '../offers.ts';
import { problem } from '../problem.ts';
import { isRecused } from '../quorum.ts';
import { validateInput } from '../validate.ts';

/** Given without what is obtained only at the end. */
export type Known = Pick<Given, 'now' | 'live' | 'actor'> & Partial<Pick<Given, 'options' | 'files' | 'lookups' | 'decision' | 'persons'>>;

/** What is asked for, found in the state the case stands in. */
export type Target = { id: string; title: Text; who: string[]; form?: string; sign?: Action['sign'] } & (
  | { kind: 'action'; action: Action }
  | { kind: 'part'; part: Part }
);

export interface Plan {
  target: Target;
  /** The role under which the actor counts. */
  role: string;
  input?: Record<string, unknown>;
  lookups?: Record<string, LookedUp>;
  /** Those that the answers name. */
  files?: Files;
  decision?: DecisionRecord;
  /** With the answers and the decision. */
  context: Context;
  warnings: Problem[];
}

type Answer = { ok: true; plan: Plan } | { ok: false; problems: Problem[] };
const refused = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems });

/** Finds what is asked for; says whether it is unknown, or belongs to another state. */
export function targetOf(edition: Edition, kase: Case, request: Request): Target | Problem {
  const state = stateOf(edition, kase);
  const id = request.action ?? request.part ?? '';
  const kind = request.action === undefined ? 'parts' : 'actions';
  const found = Object.hasOwn(state[kind] ?? {}, id) ? state[kind]?.[id] : undefined;
  if (!found) {
    const elsewhere = Object.values(edition.procedures[kase.header.procedure]?.states ?? {}).some((one) =>
      Object.hasOwn(one[kind] ?? {}, id),
    );
    return elsewhere ? problem(kase.closed ? 'case.closed' : 'action.state', { action: id }) : problem('action.unknown', { action: id });
  }
  const { title, who, form, sign } = found;
  const common = { id, title, who, ...(form !== undefined && { form }), ...(sign && { sign }) };
  return kind === 'actions' ? { ...common, kind: 'action', action: found as Action } : { ...common, kind: 'part', part: found as Part };
}

export const isTarget = (found: Target | Problem): found is Target => 'kind' in found;

/** Checks in order: state, role, parts, requirements on what is stored, answers, decision, requirements with all of it. */
export function planStep(edition: Edition, kase: Case, request: Request, given: Known): Answer {
  const target = targetOf(edition, kase, request);
  if (!isTarget(target)) return refused(target);
  const role = roleAmong(edition, target.who, given.actor, kase);
  if (role === undefined) return refused(problem('action.role', { action: target.id }));
  if (target.kind === 'part' && isRecused(kase, target.id, given.actor.person))
    return refused(problem('part.recused', { part: target.id }));
  const actor = { ...given.actor, role };
  const stored = contextOf(edition, kase, { ...given, actor });
  const blocked = target.kind === 'action' ? storedProblems(edition, kase, target.action, stored) : [];
  if (blocked.length > 0) return refused(...blocked);
  const answered = answersOf(edition, target, request, stored, given);
  if (answered.problems.length > 0) return refused(...answered.problems);
  const decision = target.kind === 'action' ? target.action.propose : undefined;
  const undecided = decision === undefined ? [] : decisionProblems(edition, decision, stored, given.decision);
  if (undecided.length > 0) return refused(...undecided);
  const plan: Omit<Plan, 'context' | 'warnings'> = {
    target,
    role,
    ...(answered.input && { input: answered.input }),
    ...(answered.lookups && { lookups: answered.lookups }),
    ...(answered.files && { files: answered.files }),
    ...(decision !== undefined && given.decision && { decision: given.decision }),
  };
  const context = fullContext(edition, kase, plan, given);
  const open = target.kind === 'action' ? requirementProblems(target.action.require, context, envOf(edition, context), 'strict') : [];
  if (open.some(isError)) return refused(...open);
  return { ok: true, plan: { ...plan, context, warnings: open } };
}

function storedProblems(edition: Edition, kase: Case, action: Action, stored: Context): Problem[] {
  const known = withoutAnswers(stored, action);
  const env = envOf(edition, known);
  return [...partProblems(edition, kase, action, env), ...requirementProblems(action.require, known, env, 'lenient').filter(isError)];
}

/** The form of the target in this context. */
export function formOf(edition: Edition, target: Target, context: Context): ExpandedForm | undefined {
  return target.form === undefined ? undefined : expandForm(edition, target.form, context);
}

function answersOf(
  edition: Edition,
  target: Target,
  { input }: Request,
  context: Context,
  given: Known,
): { problems: Problem[] } & Pick<Plan, 'input' | 'lookups' | 'files'> {
  const expanded = formOf(edition, target, context);
  if (!expanded) return { problems: input && Object.keys(input).length > 0 ? [problem('form.unexpected')] : [] };
  if (input === undefined) return { problems: [problem('form.missing', { form: expanded.id })] };
  const { problems, value } = validateInput(edition, expanded, input, given);
  const files = filesIn(expanded, value).flatMap((id) => (given.files?.[id] ? [[id, given.files[id]] as const] : []));
  const lookups = lookupsUsed(expanded, value, given.lookups);
  return { problems, input: value, ...(lookups && { lookups }), ...(files.length > 0 && { files: Object.fromEntries(files) }) };
}

/** The facts of a decision, as far as they are known. */
export function factsOf(edition: Edition, decision: string, context: Context): Record<string, unknown> {
  const env = envOf(edition, context);
  const definition = edition.decisions[decision];
  if (!definition) throw new Error(`no decision ${decision}`);
  const names = Object.keys(definition.inputs);
  return typedFacts(definition, Object.fromEntries(names.map((name) => [name, lookup(name, context, env)])));
}

function decisionProblems(edition: Edition, decision: string, stored: Context, record: DecisionRecord | undefined): Problem[] {
  if (!record || record.decision !== decision) return [problem('decision.missing', { decision })];
  return hashOf(record.facts) === hashOf(factsOf(edition, decision, stored)) ? [] : [problem('decision.stale', { decision })];
}

/** The context of the step itself; the answers of a part stand under `given.input` only. */
export function fullContext(edition: Edition, kase: Case, plan: Omit<Plan, 'context' | 'warnings'>, given: Known): Context {
  const { target, role, input, decision } = plan;
  return contextOf(edition, kase, {
    now: given.now,
    live: given.live,
    actor: { ...given.actor, role },
    ...(input && { input }),
    ...(input && target.kind === 'action' && target.form !== undefined && { form: target.form }),
    ...(decision && { decision }),
  });
}
