/** Takes what is known of a paper today, gives the public check as HTML without a script, in one language. It finds nothing and decides nothing. */
import { LANGS, type Lang, type Tone } from '../../engine/language.ts';
import { html, Markup } from '../html.ts';
import { LANGUAGE_NAMES, words } from '../messages/words.ts';

/** What anyone who holds the paper may know; texts in the language of the request. */
export interface VerifiedPaper {
  code: string;
  title: string;
  number: string;
  date: string;
  holder?: string;
  issuer?: string;
  status: { id: string; title: string; tone: Tone; meaning?: string };
  /** The last valid day, in full. */
  until?: string;
  fields: { title: string; value: string | string[] }[];
  files: { lang: Lang; url: string; ready: boolean; sha256?: string }[];
  /** Today, DD.MM.YYYY. */
  checkedOn: string;
}

export interface Contact {
  name: string;
  lines: string[];
}

export const EXAMPLE_CODE = '7K3M-9QXA-0TZV-4HWE';

const ICONS: Record<Tone, string> = {
  good: '<path d="M12 2 4 5v6c0 5 3.4 9.4 8 11 4.6-1.6 8-6 8-11V5z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>',
  active: '<circle cx="12" cy="12" r="10"/><path d="M12 11v6M12 7v.5"/>',
  neutral: '<circle cx="12" cy="12" r="10"/><path d="M12 11v6M12 7v.5"/>',
  warning: '<path d="M12 3 2 20h20z"/><path d="M12 10v5M12 17.5v.5"/>',
  bad: '<circle cx="12" cy="12" r="10"/><path d="m8.5 8.5 7 7m0-7-7 7"/>',
};

function icon(tone: Tone): Markup {
  const attributes =
    'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"';
  return new Markup(`<svg ${attributes} aria-hidden="true" focusable="false">${ICONS[tone]}</svg>`);
}

function layout(given: { lang: Lang; path: string; title: string; content: Markup }): string {
  const { lang, path, title, content } = given;
  const links = LANGS.map(
    (each) =>
      html`<a href="${path}?lang=${each}" lang="${each}" hreflang="${each}" ${each === lang && html`aria-current="true"`}>${LANGUAGE_NAMES[each]}</a>`,
  );
  return html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · ${words(lang, 'verify.product')}</title><link rel="stylesheet" href="/verify/style.css"></head>
<body><header class="top"><div><a class="product" href="/">${words(lang, 'verify.product')}</a>
<nav class="languages" aria-label="${words(lang, 'verify.language')}">${links}</nav></div></header>
<main>${content}</main></body></html>`.text;
}

function form(lang: Lang, typed = ''): Markup {
  return html`<form class="sheet" action="/verify" method="get"><input type="hidden" name="lang" value="${lang}">
<label for="code">${words(lang, 'verify.code')}</label>
<input id="code" name="code" value="${typed}" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint">
<p class="small" id="code-hint">${words(lang, 'verify.hint', { example: EXAMPLE_CODE })}</p>
<button type="submit">${words(lang, 'verify.check')}</button></form>`;
}

/** Where a code is typed by hand. */
export function formPage(lang: Lang): string {
  const title = words(lang, 'verify.title');
  return layout({ lang, path: '/verify', title, content: html`<h1>${title}</h1><p>${words(lang, 'verify.intro')}</p>${form(lang)}` });
}

/** No such paper: what to do next. `letters` is how many characters were typed, where that is not 16. */
export function unknownPage(lang: Lang, given: { typed: string; letters?: number; contacts: Contact[] }): string {
  const title = words(lang, 'verify.unknown');
  const advice = ['verify.unknownRead', 'verify.unknownLetters', 'verify.unknownContact'].map((key) => html`<li>${words(lang, key)}</li>`);
  const contacts = given.contacts.map(
    ({ name, lines }) => html`<div><dt>${name}</dt><dd>${lines.map((line) => html`${line}<br>`)}</dd></div>`,
  );
  return layout({
    lang,
    path: '/verify',
    title,
    content: html`<div class="status warning">${icon('warning')}<div><h1>${title}</h1>
${given.letters !== undefined && html`<p>${words(lang, 'verify.length', { count: given.letters })}</p>`}</div></div>
<section class="sheet"><ul class="advice">${advice}</ul></section>${form(lang, given.typed)}
${contacts.length > 0 && html`<section class="sheet"><h2>${words(lang, 'verify.contacts')}</h2><dl>${contacts}</dl></section>`}`,
  });
}

/** The paper and what it is worth today. */
export function paperPage(lang: Lang, paper: VerifiedPaper): string {
  const { status } = paper;
  // The last day of a certificate that is void is no news, and would read as a promise.
  const current = status.tone !== 'bad';
  // What stands above is not said twice.
  const said = [paper.number, paper.date, paper.holder];
  const fields = paper.fields.filter(({ value }) => Array.isArray(value) || !said.includes(value));
  const say = (key: string, params?: Record<string, unknown>) => words(lang, key, params);
  return layout({
    lang,
    path: `/verify/${paper.code}`,
    title: `${paper.title} № ${paper.number}`,
    content: html`<h1>${paper.title} <span class="number">№ ${paper.number}</span></h1>
<section class="status ${status.tone}" aria-labelledby="status">${icon(status.tone)}<div>
<p>${say('verify.statusOn', { date: paper.checkedOn })}</p><h2 id="status">${status.title}</h2>
${status.meaning && html`<p>${status.meaning}</p>`}
${current && paper.until && html`<p class="until">${say('verify.until')}: ${paper.until}</p>`}</div></section>
<section class="sheet"><h2>${say('verify.document')}</h2>${facts(lang, paper)}<p class="small">${say('verify.match')}</p></section>
${fields.length > 0 && html`<section class="sheet"><h2>${say('verify.register')}</h2>${list(fields)}</section>`}
${files(lang, paper)}
<p class="again"><a href="/verify?lang=${lang}">${say('verify.another')}</a></p>`,
  });
}

function facts(lang: Lang, paper: VerifiedPaper): Markup {
  const rows = [
    { title: words(lang, 'verify.number'), value: paper.number },
    { title: words(lang, 'verify.date'), value: paper.date },
    { title: words(lang, 'verify.holder'), value: paper.holder ?? '' },
    { title: words(lang, 'verify.issuer'), value: paper.issuer ?? '' },
  ];
  const code = html`<div><dt>${words(lang, 'verify.code')}</dt><dd class="code">${paper.code}</dd></div>`;
  return list(
    rows.filter(({ value }) => value !== ''),
    code,
  );
}

function list(rows: VerifiedPaper['fields'], last?: Markup): Markup {
  const value = (given: string | string[]) =>
    Array.isArray(given) ? html`<ul>${given.map((each) => html`<li>${each}</li>`)}</ul>` : given;
  return html`<dl>${rows.map((row) => html`<div><dt>${row.title}</dt><dd>${value(row.value)}</dd></div>`)}${last}</dl>`;
}

function files(lang: Lang, paper: VerifiedPaper): Markup {
  const say = (key: string, params?: Record<string, unknown>) => words(lang, key, params);
  const one = (file: VerifiedPaper['files'][number]) => {
    const language = say(`verify.in.${file.lang}`);
    if (!file.ready) return html`<div class="file"><p>${say('verify.pending', { language })}</p></div>`;
    return html`<div class="file"><a class="button" href="${file.url}" hreflang="${file.lang}" type="application/pdf">${say('verify.download', { language })}</a>
<p class="small">${say('verify.hash')}<span class="hash">${file.sha256}</span></p></div>`;
  };
  return html`<section class="sheet"><h2>${say('verify.files')}</h2>${paper.files.map(one)}
<details><summary>${say('verify.compare')}</summary><p>${say('verify.compareText')}</p>
<pre>${say('verify.compareWindows')}
${say('verify.compareUnix')}</pre></details></section>`;
}
