/** Where a case stands: its stages, its deadlines, and what has happened so far. */
import type { Event } from '../../engine/model.ts';
import type { CaseView } from '../http/contract.ts';
import { VIEW_WORDS } from '../messages/view.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Reading } from './reading.ts';

/** The stage of the present state is current, those before it done. In a state outside of all stages those it has passed are done. */
export function stageViews({ kase, edition, lang }: Reading, history: readonly StoredEvent[]): CaseView['stages'] {
  const stages = edition.procedures[kase.header.procedure]?.stages ?? [];
  const current = stages.findIndex(({ states }) => states.includes(kase.state));
  const passed = new Set(history.map(({ event }) => event.to));
  return stages.map(({ id, title, states }, index) => {
    const done = current < 0 ? states.some((state) => passed.has(state)) : index < current || (index === current && kase.closed);
    return { id, title: title[lang], status: done ? 'done' : index === current ? 'current' : 'todo' };
  });
}

export function deadlineViews({ kase, lang, today }: Reading): CaseView['deadlines'] {
  return kase.deadlines.map(({ id, state, title, due, status, words }) => {
    const daysLeft = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
    const shown = status === 'running' && daysLeft < 0 ? 'late' : status;
    // late, and the case has gone on since: it asks for nothing any more
    const past = shown === 'met' || (shown === 'late' && state !== kase.state);
    return { id, title: title[lang], due, status: shown, words: words[lang], daysLeft, past };
  });
}

export function historyViews(reading: Reading, history: readonly StoredEvent[]): CaseView['history'] {
  const { edition, kase, lang } = reading;
  const procedure = edition.procedures[kase.header.procedure];
  const titleOf = (event: Event) => (event.type === 'opened' ? (procedure?.opens.title[lang] ?? '') : event.title[lang]);
  return history.map(({ seq, event, hash }) => {
    const actor = 'actor' in event ? event.actor : undefined;
    const entered = event.from !== event.to ? procedure?.states[event.to]?.title[lang] : undefined;
    return {
      seq,
      at: event.at,
      who: actor?.name ?? VIEW_WORDS[lang].system,
      role: actor ? (edition.roles[actor.role]?.title[lang] ?? actor.role) : '',
      title: titleOf(event),
      ...(entered === undefined ? {} : { note: entered }),
      hash: hash.slice(0, 12),
    };
  });
}
