/** Takes PDF bytes, gives their text page by page and what else a reader of the file sees; for tests only. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function readPdf(
  bytes: Uint8Array,
): Promise<{ pages: string[]; text: string; title: string; lang: string | null; tagged: boolean }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const pages: string[] = [];
  let tagged = true;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items, lang } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    tagged = tagged && (await page.getStructTree()) !== null && lang !== undefined;
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  await pdf.destroy();
  return { pages, text: pages.join('\n').replace(/\s+/g, ' '), title: info.Title ?? '', lang: info.Language ?? null, tagged };
}

/** PostScript names of the fonts in the file, without their subset prefix. */
export function fontsOf(bytes: Uint8Array): string[] {
  const names = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g),
  ].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}
