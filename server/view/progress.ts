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
  // a reminder that was not needed any more is nothing to tell of
  const shown = kase.deadlines.filter(({ reminder, status }) => !(reminder && status === 'met'));
  return shown.map(({ id, state, title, due, status, words, reminder }) => {
    const daysLeft = Math.round((Date.parse(due) - Date.parse(today)) / 86_400_000);
    const now = status === 'running' && daysLeft < 0 ? 'late' : status;
    // late, and the case has gone on since: it asks for nothing any more
    const past = now === 'met' || (now === 'late' && (reminder === true || state !== kase.state));
    return { id, title: title[lang], due, status: now, words: words[lang], daysLeft, past, ...(reminder ? { reminder } : {}) };
  });
}

export function historyViews(reading: Reading, history: readonly StoredEvent[]): CaseView['history'] {
  const { edition, kase, lang } = reading;
  const procedure = edition.procedures[kase.header.procedure];
  const reminding = new Set(history.flatMap(({ event }) => event.deadlines.filter(({ reminder }) => reminder).map(({ id }) => id)));
  const titleOf = (event: Event) => {
    if (event.type === 'opened') return procedure?.opens.title[lang] ?? '';
    if (event.type !== 'lapsed') return event.title[lang];
    return `${VIEW_WORDS[lang].lapsed[reminding.has(event.deadline) ? 'reminded' : 'passed']}: ${event.title[lang]}`;
  };
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
