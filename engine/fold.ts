/** The state of a case from its events alone: takes events, gives the case. Needs no edition, decides nothing. */
import { withAnswer, withMessage } from './correspondence.ts';
import { type DrawRecord, peopleDrawn } from './draw.ts';
import type { Case, EffectRecord, Event, Submission } from './model.ts';
import { carried, stateMoved } from './move/carry.ts';
import { project } from './register.ts';

/** The case after all of its events. The first one opens it. */
export function fold(events: readonly Event[]): Case {
  const kase = events.reduce<Case | undefined>((sofar, event) => apply(sofar, event), undefined);
  if (!kase) throw new Error('a case without events');
  return kase;
}

/** The case after one more event; the case given stays as it is. */
export function apply(kase: Case | undefined, event: Event): Case {
  const before = event.type === 'opened' ? opened(event) : kase;
  if (!before) throw new Error('the first event does not open a case');
  if (event.type === 'moved') return moved(before, event);
  const entered = event.type === 'opened' || event.to !== before.state;
  const next: Case = {
    ...before,
    seq: event.seq,
    state: event.to,
    since: entered ? event.on : before.since,
    closed: before.closed || event.closed === true,
    ...(entered && event.type !== 'opened' && left(before, event)),
  };
  const after = withDeadlines(withAnswers(next, event), event);
  return event.effects.reduce((sofar, effect) => withEffect(sofar, effect, event), after);
}

function opened({ header, to, on, data = {} }: Extract<Event, { type: 'opened' }>): Case {
  const empty = { data, parts: {}, decisions: {}, papers: [], roles: {}, deadlines: [], entries: {} };
  return { header, state: to, seq: 0, since: on, closed: false, ...empty };
}

/** Under its new edition the case has what the map carries over; deadlines that are not kept end, without having been met. */
function moved(before: Case, event: Extract<Event, { type: 'moved' }>): Case {
  const { map, edition, procedure, seq, to, since, kept } = event;
  const deadlines = before.deadlines
    .filter(({ id, state, status }) => kept.includes(id) || (state !== before.state && status !== 'paused'))
    .map((one) => ({ ...one, state: stateMoved(map, one.state) }));
  const header = { ...before.header, edition, procedure };
  const after = withDeadlines({ ...before, ...carried(before, map), header, seq, state: to, since, deadlines }, event);
  return event.effects.reduce((sofar, effect) => withEffect(sofar, effect, event), after);
}

/** Leaving a state in time meets or pauses its deadlines; parts of the state entered begin anew. */
function left({ deadlines, parts }: Case, { to, on }: Event): Pick<Case, 'deadlines' | 'parts'> {
  const kept = Object.entries(parts).filter(([, list]) => !list.some((submission) => submission.state === to));
  return { deadlines: deadlines.map((one) => leaving(one, { to, on })), parts: Object.fromEntries(kept) };
}

type Deadline = Case['deadlines'][number];

/** A pause lasts as long as the case stands in states that pause; what then neither goes on nor is paused has been met. */
function leaving(deadline: Deadline, { to, on }: { to: string; on: string }): Deadline {
  const { status, pausedOn: _, ...rest } = deadline;
  const pausing = deadline.pausedIn?.includes(to) ?? false;
  if (status === 'running') {
    if (to === deadline.state || deadline.goesOnIn?.includes(to)) return deadline;
    return pausing ? { ...rest, status: 'paused', pausedOn: on } : { ...rest, status: 'met' };
  }
  return status === 'paused' && !pausing ? { ...rest, status: 'met' } : deadline;
}

function withAnswers(kase: Case, event: Event): Case {
  if (event.type === 'answered') return withAnswer(kase, event);
  if (event.type === 'handed-in') return { ...kase, parts: { ...kase.parts, [event.part]: handedIn(kase.parts[event.part] ?? [], event) } };
  if (event.type !== 'acted') return kase;
  const { form, input, decision } = event;
  return {
    ...kase,
    ...(form !== undefined && input && { data: { ...kase.data, [form]: input } }),
    ...(decision && { decisions: { ...kase.decisions, [decision.decision]: decision } }),
  };
}

/** One submission a person: a later one takes the place of the earlier. */
function handedIn(list: Submission[], { actor, at, input, to }: Extract<Event, { type: 'handed-in' }>): Submission[] {
  const submission = { state: to, person: actor.person, name: actor.name, role: actor.role, at, data: input };
  const place = list.findIndex(({ person }) => person === actor.person);
  return place < 0 ? [...list, submission] : list.with(place, submission);
}

function withDeadlines(kase: Case, event: Event): Case {
  const begun = event.deadlines.map((one) => ({ ...one, state: event.to, status: 'running' as const }));
  const again = new Set(begun.map(({ id }) => id));
  const kept = kase.deadlines.filter(({ id, state }) => !(again.has(id) && state === event.to));
  const marked =
    event.type !== 'lapsed'
      ? kept
      : kept.map((one) => (one.id === event.deadline && one.status === 'running' ? { ...one, status: 'late' as const } : one));
  return { ...kase, deadlines: [...marked, ...begun] };
}

function withEffect(kase: Case, effect: EffectRecord, event: Event): Case {
  switch (effect.kind) {
    case 'paper':
      return { ...kase, papers: [...kase.papers, effect.paper] };
    case 'role':
      return { ...kase, roles: { ...kase.roles, [effect.role]: effect.people } };
    case 'entry':
      if (effect.entry !== kase.header.id) return kase;
      return { ...kase, entries: { ...kase.entries, [effect.register]: project(kase.entries[effect.register], effect) } };
    case 'case':
      return { ...kase, children: [...(kase.children ?? []), effect.link] };
    case 'draw':
      return withDraw(kase, effect.draw);
    case 'recusal':
      return recused(kase, effect, event.on);
    case 'message':
      return withMessage(kase, effect, event);
    case 'appointed':
    case 'dismissed':
    case 'notice':
      return kase;
  }
}

/** Whoever stands aside from a part is counted there no longer: what was handed in stays in the event only. */
function recused(kase: Case, { part, people, reason }: Extract<EffectRecord, { kind: 'recusal' }>, on: string): Case {
  const before = (kase.recusals ?? []).filter((one) => one.part !== part || !people.includes(one.person));
  const list = kase.parts[part];
  return {
    ...kase,
    recusals: [...before, ...people.map((person) => ({ part, person, reason, on }))],
    ...(list && { parts: { ...kase.parts, [part]: list.filter(({ person }) => !people.includes(person)) } }),
  };
}

/** A draw gives the role to those drawn; a replacement leaves it to those who keep their places. */
function withDraw(kase: Case, draw: DrawRecord): Case {
  const { role, replaced } = draw;
  const kept = replaced ? (kase.roles[role] ?? []).filter((person) => !replaced.people.includes(person)) : [];
  return {
    ...kase,
    roles: { ...kase.roles, [role]: [...kept, ...peopleDrawn(draw)] },
    draws: { ...kase.draws, [role]: [...(kase.draws?.[role] ?? []), draw] },
  };
}
