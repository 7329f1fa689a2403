/** Takes any definition; faults `{name}` in a text where nothing of that name is given. A text that nothing fills names nothing. */
import type { Decision, Notice } from '../definitions.gen.ts';
import { LANGS } from '../language.ts';
import type { Kind } from '../load.ts';
import { isText, namesWithin } from '../wording.ts';
import { at, nearest, type Subject } from './subject.ts';

/** Scenarios and demo data hold what people wrote. */
const UNFILLED: readonly Kind[] = ['scenario', 'demo'];

export function checkWords(subject: Subject, kind: Kind, definition: unknown): void {
  if (!UNFILLED.includes(kind)) walk(subject, givenIn(kind, definition), definition, '');
}

/** What texts of this name are filled with, wherever in the definition they stand. */
function givenIn(kind: Kind, definition: unknown): Record<string, string[]> {
  if (kind === 'decision') return { because: Object.keys((definition as Decision).inputs) };
  if (kind !== 'notice') return {};
  const names = Object.keys((definition as Notice).data ?? {});
  return { title: names, text: names };
}

function walk(subject: Subject, given: Record<string, string[]>, node: unknown, pointer: string): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, member] of Object.entries(node)) {
    const here = at(pointer, key);
    if (isText(member)) checkText(subject, member, here, Object.hasOwn(given, key) ? (given[key] ?? []) : besides(node, key));
    else walk(subject, given, member, here);
  }
}

/** The sentence of a requirement and of `say` is filled with what stands in `with` beside it. */
function besides(node: object, key: string): string[] {
  return (key === 'else' || key === 'say') && 'with' in node ? Object.keys(node.with ?? {}) : [];
}

function checkText(subject: Subject, text: Record<string, string>, pointer: string, known: string[]): void {
  for (const lang of LANGS)
    for (const name of namesWithin(text[lang] ?? ''))
      if (!known.includes(name)) subject.fault(at(pointer, lang), 'text.placeholder', { name, known: nearest(name, known) });
}
