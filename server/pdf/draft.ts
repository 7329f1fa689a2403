/** Takes a filled page, gives a complete HTML page of a draft with its watermark. To be served with DRAFT_CSP; it has no number and no code. */
import { words } from '../messages/words.ts';
import { fontCss } from './fonts.ts';
import { PAPER_CSP } from './renderer.ts';
import type { Page } from './template.ts';

/** The header a draft is served with: nothing runs, loads or is sent; only our own pages may frame it. */
export const DRAFT_CSP = `${PAPER_CSP}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox`;

const SCREEN = `
@media screen {
  html { background: #e9e9ec; }
  body { margin: 0; padding: 12px; }
  .jobo-sheet { box-sizing: border-box; max-width: 210mm; min-height: 297mm; margin: 0 auto; padding: clamp(16px, 5vw, 20mm); overflow-x: auto; background: #fff; box-shadow: 0 1px 6px #0003; }
  .jobo-sheet.jobo-wide { max-width: 297mm; min-height: 0; padding: 0; }
}
.jobo-draft { position: fixed; inset: 0; z-index: 9; display: flex; align-items: center; justify-content: center; pointer-events: none; overflow: hidden;
  color: #b42318; opacity: .13; font: 700 clamp(48px, 17vw, 150px)/1 'Noto Serif', serif; letter-spacing: .06em; }
.jobo-draft > span { transform: rotate(-35deg); }
.jobo-draft-note { max-width: 210mm; box-sizing: border-box; margin: 0 auto 12px; padding: .5em .8em; border-left: 3px solid #b42318; background: #fef3f2; color: #7a271a; font: 14px/1.4 'Noto Serif', serif; }`;

const escapeText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** A style can't end its own element. */
const escapeStyle = (css: string) => css.replace(/<(?=[/!a-z])/gi, '\\3c ');

export async function draftHtml(page: Page): Promise<string> {
  const word = words(page.lang, 'draft.word');
  return `<!doctype html>
<html lang="${page.lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${PAPER_CSP}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(`${word} · ${page.title}`)}</title>
<style>${await fontCss()}</style><style>${escapeStyle(page.css)}</style><style>${SCREEN}</style></head>
<body><p class="jobo-draft-note">${escapeText(words(page.lang, 'draft.note'))}</p>
<div class="jobo-draft" aria-hidden="true"><span>${escapeText(word)}</span></div>
<main class="jobo-sheet${page.landscape ? ' jobo-wide' : ''}">${page.body}</main>
</body></html>`;
}
