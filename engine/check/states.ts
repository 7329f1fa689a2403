/** Takes a procedure's states as a graph; faults stages that miss one, and states that can't be reached or left. */
import type { Procedure, State } from '../definitions.gen.ts';
import { at, nearest, type Subject, unrepeated } from './subject.ts';

export function referState(subject: Subject, procedure: Procedure, id: string, pointer: string): void {
  const known = Object.keys(procedure.states);
  if (!known.includes(id)) subject.fault(pointer, 'reference.unknown', { kind: 'state', id, known: nearest(id, known) });
}

/** Every state stands in exactly one stage. */
export function checkStages(subject: Subject, procedure: Procedure): void {
  const stages = procedure.stages;
  unrepeated(
    subject,
    stages.map(({ id }) => id),
    (index) => at('/stages', index, 'id'),
  );
  const named = stages.flatMap((stage, index) =>
    stage.states.map((state, position) => ({ state, pointer: at('/stages', index, 'states', position) })),
  );
  for (const { state, pointer } of named) referState(subject, procedure, state, pointer);
  unrepeated(
    subject,
    named.map(({ state }) => state),
    (index) => named[index]?.pointer ?? '',
    'stage.twice',
  );
  for (const state of Object.keys(procedure.states)) {
    if (!named.some((candidate) => candidate.state === state))
      subject.fault(at('/states', state), 'stage.missing', { state }, { at: 'key' });
  }
}

/** States that can't be reached, can't be left, or never come to an end. */
export function checkReach(subject: Subject, procedure: Procedure): void {
  const targets = Object.values(procedure.states).flatMap(targetsOf);
  if ([procedure.initial, ...targets].some((to) => !Object.hasOwn(procedure.states, to))) return;
  const reached = reachable(procedure, procedure.initial);
  const states = Object.entries(procedure.states);
  const unreached = states.filter(([id]) => !reached.has(id));
  const stuck = states.filter(([id, state]) => reached.has(id) && !state.final && isStuck(state));
  for (const [state] of unreached) subject.fault(at('/states', state), 'state.unreachable', { state }, { at: 'key' });
  for (const [state] of stuck) subject.fault(at('/states', state), 'state.deadEnd', { state }, { at: 'key' });
  if (unreached.length + stuck.length > 0) return;
  const endless = states.filter(([id]) => ![...reachable(procedure, id)].some((other) => procedure.states[other]?.final));
  for (const [state] of endless) subject.fault(at('/states', state), 'state.noEnd', { state }, { at: 'key', level: 'warning' });
}

/** States that actions, and answers of services, lead to. */
function targetsOf(state: State | undefined): string[] {
  const ways = [...Object.values(state?.actions ?? {}), ...Object.values(state?.answers ?? {}).flat()];
  return ways.flatMap(({ to }) => (to === undefined ? [] : [to]));
}

const isStuck = (state: State): boolean => Object.keys(state.actions ?? {}).length === 0 && targetsOf(state).length === 0;

/** The states that can be come to from one, itself included. */
export function reachable(procedure: Procedure, from: string): Set<string> {
  const seen = new Set<string>();
  const queue = Object.hasOwn(procedure.states, from) ? [from] : [];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id) || !Object.hasOwn(procedure.states, id)) continue;
    seen.add(id);
    queue.push(...targetsOf(procedure.states[id]));
  }
  return seen;
}
