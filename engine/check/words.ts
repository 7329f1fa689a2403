/** Takes any definition; faults `{name}` in a text where nothing of that name is given. A text that nothing fills names nothing. */
import type { Decision, Notice } from '../definitions.gen.ts';
import { LANGS } from '../language.ts';
import type { Kind } from '../load.ts';
import { isText, namesWithin } from '../wording.ts';
import { at, nearest, type Subject } from './subject.ts';

/** Scenarios and demo data hold what people wrote. */
const UNFILLED: readonly Kind[] = ['scenario', 'demo'];

export function checkWords(subject: Subject, kind: Kind, definition: unknown): void {
  if (!UNFILLED.includes(kind)) walk(subject, givenIn(subject, kind, definition), definition, '');
}

/** Text → the names it is filled with, wherever in the definition it stands; nothing where they are not known. */
type GivenTexts = Record<string, string[] | undefined>;

function givenIn({ world }: Subject, kind: Kind, definition: unknown): GivenTexts {
  const parameters = world.complete('parameters') ? [...world.parameters.keys()] : undefined;
  if (kind === 'procedure') return { note: parameters };
  if (kind === 'form') return { intro: parameters };
  if (kind === 'decision') return { because: Object.keys((definition as Decision).inputs) };
  if (kind !== 'notice') return {};
  const names = Object.keys((definition as Notice).data ?? {});
  return { title: names, text: names };
}

function walk(subject: Subject, given: GivenTexts, node: unknown, pointer: string): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, member] of Object.entries(node)) {
    const here = at(pointer, key);
    if (isText(member)) checkText(subject, member, here, Object.hasOwn(given, key) ? given[key] : besides(node, key));
    else walk(subject, given, member, here);
  }
}

/** The sentence of a requirement and of `say` is filled with what stands in `with` beside it. */
function besides(node: object, key: string): string[] {
  return (key === 'else' || key === 'say') && 'with' in node ? Object.keys(node.with ?? {}) : [];
}

function checkText(subject: Subject, text: Record<string, string>, pointer: string, known: string[] | undefined): void {
  if (!known) return;
  for (const lang of LANGS)
    for (const name of namesWithin(text[lang] ?? ''))
      if (!known.includes(name)) subject.fault(at(pointer, lang), 'text.placeholder', { name, known: nearest(name, known) });
}
