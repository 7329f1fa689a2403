/** The page of the pretended signature service: the codes that it would have sent, newest first. */
import type { Demo } from '../../../engine/model.ts';
import type { Sent } from './codes.ts';
import { type SimulatorWords, wordsIn } from './messages.ts';

export function pageOf(sent: readonly Sent[], demo: Demo, now: number, lang: string): string {
  const words = wordsIn(lang);
  const rows = sent.slice(0, 20).map((each) => rowOf(each, demo, now, words));
  return `<!doctype html><html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><title>${words.title}</title><link rel="stylesheet" href="/simulators/style.css"></head><body><main><h1>${words.title}</h1><p>${words.explain}</p>${rows.length ? `<ul>${rows.join('')}</ul>` : `<p>${words.none}</p>`}</main></body></html>`;
}

function rowOf({ pin, method, to, code, until, used }: Sent, { persons = [] }: Demo, now: number, words: SimulatorWords): string {
  const name = persons.find((each) => each.pin === pin)?.name ?? '';
  const state = used ? words.used : now > until ? words.over : words.open;
  return `<li><h2>${escaped(code)}</h2><p>${escaped(name)} · ${words[method]}: ${escaped(to)} · ${state}</p></li>`;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
