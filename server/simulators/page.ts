/** What the simulators' pages are made of: plain HTML in one language, no script, one style sheet. Takes trusted words and escaped data. */
import type { Request, Response } from 'express';
import { LANGS, type Lang } from '../../engine/language.ts';
import { LANGUAGE_NAMES } from '../messages/words.ts';
import type { SimulatorWords } from './messages/index.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const esc = (text: unknown): string => String(text ?? '').replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);

/** The language in the address; Kyrgyz where there is none. */
export const askedLang = (request: Request): Lang => LANGS.find((lang) => lang === request.query.lang) ?? 'ky';

const CSP = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** `title` and the words of `body` are escaped by the caller. */
export function sendPage(response: Response, { lang, title, body }: { lang: Lang; title: string; body: string }): void {
  const langs = LANGS.map(
    (each) => `<a href="?lang=${each}" lang="${each}"${each === lang ? ' aria-current="true"' : ''}>${LANGUAGE_NAMES[each]}</a>`,
  );
  response
    .set({ 'Content-Security-Policy': CSP, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
    .type('html')
    .send(
      `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<title>${title}</title><link rel="stylesheet" href="/simulators/style.css"></head><body><main>` +
        `<nav>${langs.join(' ')}</nav><h1>${title}</h1>${body}</main></body></html>`,
    );
}

/** One button for each way to behave; the present one is pressed. */
export function behaviourButtons<B extends string>(
  action: string,
  behaviours: readonly B[],
  present: B,
  words: SimulatorWords,
  name: string,
): string {
  const known = words.behaviours as Record<string, string>;
  const buttons = behaviours.map(
    (each) => `<button name="behaviour" value="${each}" aria-pressed="${each === present}">${known[each] ?? esc(each)}</button>`,
  );
  return `<form method="post" action="${esc(action)}"><fieldset><legend>${words.behaves}: ${name}</legend>${buttons.join(' ')}</fieldset></form>`;
}

export const PAGE_STYLE = `:root { color-scheme: light; }
body { margin: 0; background: #f5f6f8; color: #16202c; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
nav { display: flex; gap: 1rem; justify-content: flex-end; }
a { color: #0b4f8a; } nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
section { background: #fff; border: 1px solid #c9d0d8; border-radius: 8px; padding: .25rem 1rem 1rem; margin: 1rem 0; }
fieldset { border: 0; padding: 0; margin: 0; } legend { padding: 0; margin-bottom: .5rem; color: #44505e; }
button { font: inherit; min-height: 44px; padding: .25rem .9rem; margin: 0 .25rem .5rem 0; border: 1px solid #5b6773; border-radius: 6px; background: #fff; color: inherit; cursor: pointer; }
button[aria-pressed="true"] { background: #0b4f8a; border-color: #0b4f8a; color: #fff; }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
.table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-top: 1px solid #dde2e8; }
`;
