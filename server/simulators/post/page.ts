/** The letters and short messages as a page, in one language. */
import { LANGS, type Lang } from '../../../engine/language.ts';
import { html, type Markup } from '../../html.ts';
import { LANGUAGE_NAMES, words } from '../../messages/words.ts';
import { wordsOf } from '../messages/index.ts';
import type { Letter } from './letters.ts';

export function lettersPage(lang: Lang, letters: Letter[]): string {
  const title = words(lang, 'post.title');
  const links = LANGS.map(
    (each) => html`<a href="?lang=${each}" lang="${each}" ${each === lang && html`aria-current="true"`}>${LANGUAGE_NAMES[each]}</a>`,
  );
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${words(lang, 'verify.product')}</title><link rel="stylesheet" href="/verify/style.css"></head>
<body><header class="top"><div><a class="product" href="/">${words(lang, 'verify.product')}</a>
<nav class="languages" aria-label="${words(lang, 'verify.language')}">${links}</nav></div></header>
<main><h1>${title}</h1><p><a href="../?lang=${lang}">${wordsOf(lang).all}</a></p><p>${words(lang, 'post.intro')}</p>
${letters.length ? letters.map((each) => sheet(lang, each)) : html`<p class="sheet">${words(lang, 'post.none')}</p>`}</main></body></html>`
    .text;
}

function sheet(lang: Lang, { way, to, subject, text, at }: Letter): Markup {
  const when = `${at.slice(8, 10)}.${at.slice(5, 7)}.${at.slice(0, 4)} ${at.slice(11, 16)} UTC`;
  const row = (key: string, value: string) => html`<div><dt>${words(lang, key)}</dt><dd>${value}</dd></div>`;
  return html`<article class="sheet"><h2>${subject ?? words(lang, 'post.sms')}</h2>
<dl>${row('post.way', words(lang, `post.${way}`))}${row('post.to', to)}${row('post.at', when)}
<div><dt>${words(lang, 'post.text')}</dt><dd>${text.split('\n').map((line) => linked(line))}</dd></div></dl></article>`;
}

/** A line, its addresses to be followed. */
function linked(line: string): Markup {
  const parts = line.split(/(https?:\/\/\S+)/).map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`));
  return html`${parts}<br>`;
}
