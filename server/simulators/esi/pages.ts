/** The screens of the simulated identity service as HTML: of an interaction, of signing out. No script. */
import { LANGS, type Lang } from '../../../engine/language.ts';
import { type Fault, type Interaction, PASSWORD } from './interaction.ts';
import { en } from './messages/en.ts';
import { type EsiMessages, ky } from './messages/ky.ts';
import { ru } from './messages/ru.ts';
import { account, type EsiPerson } from './people.ts';

const WORDS: Record<Lang, EsiMessages> = { ky, ru, en };
const SHORT: Record<Lang, string> = { ky: 'КЫР', ru: 'РУС', en: 'ENG' };

export interface PageSettings {
  interaction: Interaction;
  people: readonly EsiPerson[];
  lang: Lang;
  style: string;
  now: number;
  fault?: Fault;
  /** What was typed as the number. */
  pin?: string;
  tab?: string;
}

export function page(settings: PageSettings): string {
  const { interaction, lang, style, people } = settings;
  const words = WORDS[lang];
  const first = interaction.step === 'pin';
  const body = `
    <h1>${first ? words.title : interaction.step === 'password' ? words.passwordTitle : words.title}</h1>
    ${first ? tabs(words, settings.tab) : ''}
    ${faultOf(settings, words)}
    <div class="sheet">${first && settings.tab ? `<p>${settings.tab === 'card' ? words.cardExplain : words.qrExplain}</p>` : stepOf(settings, words)}</div>
    ${first ? persons(people, lang, words) : ''}
    <form method="post" class="leave"><button class="plain" name="do" value="cancel" formnovalidate>${words.cancel}</button>
    ${first ? '' : `<button class="plain" name="do" value="again" formnovalidate>${words.again}</button>`}</form>`;
  return html(words.title, lang, style, body, switcher(lang, words));
}

function stepOf(settings: PageSettings, words: EsiMessages): string {
  const { interaction } = settings;
  if (interaction.step === 'pin') return pinForm(settings, words);
  if (interaction.step === 'password') return passwordForm(settings, words);
  return interaction.step === 'signature' ? signatureForm(settings, words) : codeForm(interaction, words);
}

const consent = (words: EsiMessages) => `
  <details><summary>${words.noAccount}</summary><p>${words.noAccountHow}</p></details><p class="small">${words.consent}</p>`;

function pinForm({ pin = '', fault }: PageSettings, words: EsiMessages): string {
  return `<form method="post"><label for="pin">${words.pin}</label>
    <input id="pin" name="pin" inputmode="numeric" autocomplete="username" maxlength="20" value="${plain(pin)}" aria-describedby="pin-hint"${fault ? ' aria-invalid="true"' : ''} required>
    <p class="small" id="pin-hint">${words.pinHint}</p><button>${words.next}</button></form>${consent(words)}`;
}

function passwordForm({ interaction, fault }: PageSettings, words: EsiMessages): string {
  return `<form method="post"><p>${words.pin}: <span class="code">${plain(interaction.person?.pin ?? '')}</span></p>
    <label for="password">${words.password}</label>
    <input id="password" name="password" type="password" autocomplete="current-password" aria-describedby="password-hint"${fault ? ' aria-invalid="true"' : ''} required>
    <p class="small" id="password-hint">${words.simulator}. ${words.password}: <b>${PASSWORD}</b></p>
    <button>${words.next}</button></form>
    <details><summary>${words.forgot}</summary><p>${fill(words.forgotHow, { password: PASSWORD })}</p></details>${consent(words)}`;
}

/** The real service shows the day as YYYY.MM.DD; here days read DD.MM.YYYY everywhere. */
function signatureForm({ interaction, lang, now }: PageSettings, words: EsiMessages): string {
  const until = new Date(now + 200 * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('.');
  const clouds = (interaction.person?.signatures ?? []).map(
    ({ inn, organisation }) => `<label class="choice"><input type="radio" name="signature" value="${inn}" required>
      <span><b>${words.cloud}</b><br>${words.organisation}: ${plain(organisation[lang])} (${words.inn} = ${inn})<br>
      ${words.validity}: ${until}</span></label>`,
  );
  return `<form method="post"><fieldset><legend>${words.choose}</legend>
    <label class="choice"><input type="radio" name="signature" value="simple" required><span><b>${words.simple}</b><br>${words.simpleSub}</span></label>
    ${clouds.join('')}</fieldset>
    <button name="method" value="email">${words.byEmail}</button> <button name="method" value="sms">${words.bySms}</button></form>`;
}

function codeForm({ person, method, code = '' }: Interaction, words: EsiMessages): string {
  const to = (method === 'sms' ? person?.phone : person?.email) ?? '';
  return `<p>${fill(words.sent, { to: plain(to) })} <b class="code">${code}</b></p>
    <form method="post"><label for="code">${words.code}</label>
    <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6" required>
    <button>${words.enter}</button></form>`;
}

function faultOf({ fault, pin = '' }: PageSettings, words: EsiMessages): string {
  if (!fault) return '';
  const said: Record<Fault, string> = {
    pin: words.faultPin,
    noPerson: `${fill(words.faultNoPerson, { pin: plain(pin) })}. ${words.faultNoPersonHint}.`,
    password: words.faultPassword,
    signature: words.faultSignature,
    code: words.faultCode,
    codeTooOften: words.faultCodeTooOften,
  };
  return `<p class="status bad" role="alert">${said[fault]}</p>`;
}

function tabs(words: EsiMessages, current = 'signature'): string {
  const each = (id: string, title: string) =>
    `<a href="?${id === 'signature' ? '' : `tab=${id}`}"${id === current ? ' aria-current="page"' : ''}>${title}</a>`;
  return `<nav class="tabs" aria-label="${words.tabs}">${each('signature', words.tabSignature)}${each('card', words.tabCard)}${each('qr', words.tabQr)}</nav>`;
}

/** One button each: with the signature of the organisation, or the simple one of who has none. */
function persons(people: readonly EsiPerson[], lang: Lang, words: EsiMessages): string {
  const groups = new Map<string, string[]>();
  for (const person of people) {
    for (const signature of person.signatures.length ? person.signatures : [undefined]) {
      const place = signature?.organisation[lang] ?? words.simple;
      const row = `<li><button name="person" value="${account(person, signature).sub}"><b>${plain(person.name)}</b>
        <span>${plain(person.about?.[lang] ?? '')}</span><span>${signature ? `${words.cloud}: ${plain(place)}` : words.simple}</span></button></li>`;
      groups.set(place, [...(groups.get(place) ?? []), row]);
    }
  }
  const lists = [...groups].map(([place, rows]) => `<h3>${plain(place)}</h3><ul class="persons">${rows.join('')}</ul>`);
  return `<section class="status active simulator" aria-labelledby="simulator"><div><h2 id="simulator">${words.simulator}</h2><p>${words.simulatorExplain}</p></div></section>
    <h2 id="persons">${words.persons}</h2><form method="post" aria-labelledby="persons">${lists.join('')}</form>`;
}

/** `form` is the provider's own, with the id `op.logoutForm`. */
export function signOutPage(form: string, lang: Lang, style: string): string {
  const words = WORDS[lang];
  const body = `<h1>${words.signOut}</h1><div class="sheet"><p>${words.signOutAsk}</p>${form}
    <button form="op.logoutForm" name="logout" value="yes">${words.signOutYes}</button></div>`;
  return html(words.signOut, lang, style, body);
}

export function signedOutPage(lang: Lang, style: string): string {
  const words = WORDS[lang];
  return html(words.signOut, lang, style, `<h1>${words.signOut}</h1><p>${words.signedOut}</p>`);
}

const switcher = (lang: Lang, words: EsiMessages): string =>
  `<nav class="languages" aria-label="${words.languages}">${LANGS.map(
    (each) => `<a href="?lang=${each}" lang="${each}"${each === lang ? ' aria-current="true"' : ''}>${SHORT[each]}</a>`,
  ).join('')}</nav>`;

function html(title: string, lang: Lang, style: string, body: string, top = ''): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title><link rel="stylesheet" href="${style}"></head>
    <body><header class="top"><div><span class="product">БИС · ЕСИ</span>${top}</div></header><main>${body}</main></body></html>`;
}

const fill = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Beside the stylesheet of the public check. */
export const ESI_CSS = `
input { text-transform: none; }
.tabs { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 1rem; }
.tabs a { display: inline-flex; align-items: center; min-height: 44px; }
.tabs a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; border-bottom: 3px solid var(--link); }
fieldset { border: 0; margin: 0; padding: 0; } legend { padding: 0; font-weight: 600; }
.choice { display: flex; gap: .75rem; align-items: flex-start; font-weight: 400; padding: .75rem 0; }
.choice input { flex: none; width: 24px; min-height: 24px; margin: 0; }
.persons { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.persons button { display: flex; flex-direction: column; align-items: flex-start; gap: .15rem; width: 100%; margin: 0; text-align: left; font-weight: 400; background: var(--sheet); color: var(--ink); border: 1px solid #6b7789; }
.persons button:hover { background: var(--active-bg); }
.leave { margin-top: 1rem; }
.plain { background: var(--sheet); color: var(--link); border: 1px solid var(--link); }
.plain:hover { background: var(--active-bg); }
`;
