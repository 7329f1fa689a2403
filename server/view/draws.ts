/** The draws of a case as the screen shows them: who was in the pool, who was left out and why, who was drawn, and what it takes to reckon it again. */
import { DRAW_ALGORITHM, type DrawRecord, type Exclusion, ticketOf, verifyDraw } from '../../engine/index.ts';
import type { Lang, Text } from '../../engine/language.ts';
import type { CaseView } from '../http/contract.ts';
import { VIEW_WORDS } from '../messages/view.ts';
import type { StoredEvent } from '../store/events.ts';
import type { Reading } from './reading.ts';

type DrawView = CaseView['draws'][number];

/** Every draw that the history holds, the oldest first. */
export function drawViews(reading: Reading, history: readonly StoredEvent[]): DrawView[] {
  const made = history.flatMap(({ seq, event }) =>
    event.effects.flatMap((effect) => (effect.kind === 'draw' ? [{ seq, at: event.at, draw: effect.draw }] : [])),
  );
  const persons = new Map(made.flatMap(({ draw }) => draw.candidates.map(({ person, name }) => [person, name] as const)));
  const named = (person: string) => said(persons.get(person), reading.lang) ?? person;
  return made.map(({ seq, at, draw }) => ({ seq, at, ...drawView(reading, draw, named) }));
}

function drawView({ edition, lang }: Reading, draw: DrawRecord, named: (person: string) => string): Omit<DrawView, 'seq' | 'at'> {
  const { role, register, seed, count, algorithm, candidates, drawn, replaced } = draw;
  const place = (id: string) => drawn.indexOf(id) + 1;
  const held = edition.registers[register];
  const fields = (facts: string[]) => facts.map((fact) => held?.fields[fact]?.title[lang] ?? fact);
  const views = candidates.map(({ id, name, excluded }) => ({
    id,
    name: said(name, lang) ?? id,
    ...(excluded ? { excluded: reasonOf(excluded, lang, fields) } : { ticket: ticketOf(id, draw) }),
    ...(place(id) > 0 && { place: place(id) }),
  }));
  return {
    role: edition.roles[role]?.title[lang] ?? role,
    register: held?.title[lang] ?? register,
    count,
    seed,
    algorithm,
    line: [DRAW_ALGORITHM, seed, register, role, ''].join('|'),
    holds: verifyDraw(draw),
    candidates: views.sort(inOrder),
    ...(replaced && { replaced: { people: replaced.people.map(named), reason: said(replaced.reason, lang) ?? '' } }),
  };
}

type Candidate = DrawView['candidates'][number];

/** As the draw ranked them; those left out come last. */
function inOrder(a: Candidate, b: Candidate): number {
  if (a.ticket !== undefined && b.ticket !== undefined) return a.ticket < b.ticket ? -1 : 1;
  return a.ticket !== undefined ? -1 : b.ticket !== undefined ? 1 : a.id < b.id ? -1 : 1;
}

function reasonOf(excluded: Exclusion, lang: Lang, fields: (facts: string[]) => string[]): string {
  const words = VIEW_WORDS[lang].excluded;
  if (excluded.kind === 'conflict') return excluded.because[lang];
  return excluded.kind === 'unknown' ? `${words.unknown}: ${fields(excluded.facts).join(', ')}` : words[excluded.kind];
}

const said = (text: Text | string | undefined, lang: Lang): string | undefined => (typeof text === 'object' ? text[lang] : text);
