/** Moves a running case to a later edition: takes both editions and the case, gives what would change, and the event. The earlier events stay as they are. */
import { today } from './calendar.ts';
import { contextOf } from './context.ts';
import type { Transition } from './definitions.gen.ts';
import { apply } from './fold.ts';
import { schemaProblems } from './form/schema-validator.ts';
import { expandForm } from './form.ts';
import type { Actor, Case, Edition, Event, Given, Lost, Problem, Step } from './model.ts';
import { carried, lostOf, stateMoved } from './move/carry.ts';
import { roleAmong } from './offers.ts';
import { problem } from './problem.ts';
import { resolveEffects } from './step/effects.ts';
import { begunIn, eventBase } from './step/event.ts';

type Moved = Extract<Event, { type: 'moved' }>;
type Moment = Pick<Given, 'now' | 'live' | 'actor' | 'engine'>;

/** What moving would come to. `lacking` are answers that the new edition asks for and the case has not: they do not stand in the way. */
export type MovePlan = { ok: true; event: Moved; lost: Lost[]; lacking: Problem[] } | { ok: false; problems: Problem[] };

/** The map by which a case of an earlier edition comes to this one, with the procedure it comes to. */
export function mapOf(to: Edition, procedure: string): { procedure: string; map: Transition } | undefined {
  const found = Object.entries(to.transitions ?? {}).find(([id, map]) => (map.procedure ?? id) === procedure);
  return found && { procedure: found[0], map: found[1] };
}

/** Whether this actor may move cases of the procedure to this edition. */
export function mayMove(to: Edition, procedure: string, actor: Actor, kase?: Case): string | undefined {
  const found = mapOf(to, procedure);
  return found && roleAmong(to, found.map.who, actor, kase);
}

/** Moves the case, or says all that stands in the way. */
export function move(to: Edition, kase: Case, given: Moment): Step {
  const plan = planMove(to, kase, given);
  return plan.ok ? { ok: true, event: plan.event, warnings: plan.lacking } : plan;
}

/** The move as it would be recorded, what would be lost and what would be lacking. */
export function planMove(to: Edition, kase: Case, given: Moment): MovePlan {
  const { header } = kase;
  const found = mapOf(to, header.procedure);
  const role = found && roleAmong(to, found.map.who, given.actor, kase);
  const refused = standing(to, kase, given) ?? (found ? undefined : problem('move.none')) ?? (role ? undefined : problem('action.role'));
  if (!found || role === undefined || refused) return { ok: false, problems: [refused ?? problem('move.none')] };
  const { procedure, map } = found;
  const unsaid = unsaidOf(to, kase, procedure, map);
  if (unsaid.length > 0) return { ok: false, problems: unsaid };
  const event = eventOf(to, kase, procedure, map, { ...given, actor: { ...given.actor, role } });
  const faults = shapeFaults(to, apply(kase, event), given);
  const wrong = faults.filter(({ code }) => code === 'move.shape');
  if (wrong.length > 0) return { ok: false, problems: wrong };
  return { ok: true, event, lost: event.lost, lacking: faults };
}

function standing(to: Edition, kase: Case, { now, live }: Moment): Problem | undefined {
  const { header, closed } = kase;
  if (closed) return problem('move.closed');
  if (header.bundle !== to.bundle.id || header.edition === to.hash) return problem('move.same');
  const { effectiveFrom } = to.bundle;
  return effectiveFrom > today(now, live) ? problem('move.notInForce', { day: effectiveFrom }) : undefined;
}

/** What the case has that the new edition does not know and the map does not speak of. */
function unsaidOf(to: Edition, kase: Case, procedure: string, map: Transition): Problem[] {
  if (map.stay?.includes(kase.state)) return [problem('move.stays', { state: kase.state })];
  const states = to.procedures[procedure]?.states ?? {};
  const parts = Object.values(states).flatMap((state) => Object.keys(state.parts ?? {}));
  const after = carried(kase, map);
  const missing = (kind: string, names: string[], known: (name: string) => boolean): Problem[] =>
    names.filter((name) => !known(name)).map((name) => problem('move.unsaid', { kind, name }));
  return [
    ...missing('state', [stateMoved(map, kase.state)], (name) => Object.hasOwn(states, name)),
    ...missing('form', Object.keys(after.data), (name) => Object.hasOwn(to.forms, name)),
    ...missing('part', Object.keys(after.parts), (name) => parts.includes(name)),
    ...missing('role', Object.keys(after.roles), (name) => Object.hasOwn(to.roles, name)),
  ];
}

function eventOf(to: Edition, kase: Case, procedure: string, map: Transition, given: Moment): Moved {
  const state = stateMoved(map, kase.state);
  const own = kase.deadlines.filter((one) => one.state === kase.state || one.status === 'paused');
  const known = ({ id, state: begun }: (typeof own)[number]) =>
    to.procedures[procedure]?.states[stateMoved(map, begun)]?.due?.some((due) => due.id === id) ?? false;
  const kept = map.deadlines === 'keep' ? own.filter(known).map(({ id }) => id) : [];
  const ended = own.filter(({ id, status }) => !kept.includes(id) && (status === 'running' || status === 'paused'));
  const base = eventBase(to, procedure, kase.seq + 1, state, [], given);
  const bare: Moved = {
    ...base,
    type: 'moved',
    actor: given.actor,
    title: map.title,
    from: kase.state,
    before: { edition: kase.header.edition, procedure: kase.header.procedure },
    procedure,
    map,
    since: map.deadlines === 'keep' ? kase.since : base.on,
    kept,
    lost: [...lostOf(kase, map), ...ended.map(({ id }): Lost => ({ kind: 'deadline', name: id }))],
  };
  const after = apply(kase, bare);
  const context = contextOf(to, after, given);
  const { records } = resolveEffects(map.then, context, { edition: to, kase: after, papers: 'drafts', unknown: 'skip' });
  return { ...bare, effects: records, deadlines: begunIn(to, after, after, base.on, given) };
}

/** Answers that the new edition's forms do not take: `move.shape`; and what they ask for beside: `move.lacking`. */
function shapeFaults(to: Edition, after: Case, given: Moment): Problem[] {
  const context = contextOf(to, after, given);
  const judged = (form: string, answers: unknown): Problem[] => {
    const { schema, hash } = expandForm(to, form, context);
    return schemaProblems(schema, hash, answers).map(({ code, pointer = '' }) =>
      problem(code === 'form.required' ? 'move.lacking' : 'move.shape', { form, field: pointer.slice(1) }),
    );
  };
  const parts = to.procedures[after.header.procedure]?.states[after.state]?.parts ?? {};
  return [
    ...Object.entries(after.data).flatMap(([form, answers]) => judged(form, answers)),
    ...Object.entries(parts).flatMap(([id, { form }]) => (after.parts[id] ?? []).flatMap(({ data }) => judged(form, data))),
  ];
}
