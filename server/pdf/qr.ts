/** Takes an address, gives its QR code as SVG: level M, with the quiet zone, named for screen readers. */
import QRCode from 'qrcode';
import type { Lang } from '../../engine/language.ts';
import { escapeText } from '../html.ts';
import { words } from '../messages/words.ts';

/** The only markup that a template may print unescaped. */
export async function qrSvg(url: string, lang: Lang): Promise<string> {
  const svg = await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return svg.replace('<svg ', `<svg class="qr" role="img" aria-label="${escapeText(words(lang, 'qr.label', { url }))}" `).trim();
}

/** The place of the code on a draft, which has none yet. */
export function qrBlank(): string {
  return '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 41 41" aria-hidden="true"><rect x="4" y="4" width="33" height="33" fill="none" stroke="#777" stroke-width=".5" stroke-dasharray="2 1"/></svg>';
}
