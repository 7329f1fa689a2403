/** The page of the pretended signature service: the codes that it would have sent, newest first. */
import type { Lang } from '../../../engine/language.ts';
import type { Demo } from '../../../engine/model.ts';
import { wordsOf } from '../messages/index.ts';
import { esc } from '../page.ts';
import type { Sent } from './codes.ts';
import { type SimulatorWords, wordsIn } from './messages.ts';

/** What stands on the page below its title. */
export function codesOf(sent: readonly Sent[], demo: Demo, now: number, lang: Lang): string {
  const words = wordsIn(lang);
  const rows = sent.slice(0, 20).map((each) => rowOf(each, demo, now, words));
  const list = rows.length ? `<ul>${rows.join('')}</ul>` : `<p>${words.none}</p>`;
  return `<p><a href="../?lang=${lang}">${wordsOf(lang).all}</a></p><p>${words.explain}</p>${list}`;
}

function rowOf({ pin, method, to, code, until, used }: Sent, { persons = [] }: Demo, now: number, words: SimulatorWords): string {
  const name = persons.find((each) => each.pin === pin)?.name ?? '';
  const state = used ? words.used : now > until ? words.over : words.open;
  return `<li><h2>${esc(code)}</h2><p>${esc(name)} · ${words[method]}: ${esc(to)} · ${state}</p></li>`;
}
