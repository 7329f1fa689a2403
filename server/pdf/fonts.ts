/** Gives the CSS of the fonts a paper is printed with: Noto Serif as data: addresses, so that no page ever loads anything. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The PostScript names of our fonts begin with this; anything else in a PDF came from elsewhere. */
export const OUR_FONTS = 'NotoSerif';

const require = createRequire(import.meta.url);
const WEIGHTS = [400, 700];
const STYLES = ['normal', 'italic'];
/** The Kyrgyz letters stand in cyrillic-ext, the sign of the som in latin-ext. */
const SUBSETS: Record<string, string> = {
  'cyrillic-ext': 'U+0460-052F, U+1C80-1C8A, U+20B4, U+2DE0-2DFF, U+A640-A69F, U+FE2E-FE2F',
  cyrillic: 'U+0301, U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116',
  'latin-ext':
    'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
};

async function face(subset: string, range: string, weight: number, style: string): Promise<string> {
  const file = require.resolve(`@fontsource/noto-serif/files/noto-serif-${subset}-${weight}-${style}.woff2`);
  const data = (await readFile(file)).toString('base64');
  return `@font-face{font-family:'Noto Serif';font-style:${style};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
}

let css: Promise<string> | undefined;

/** `@font-face` rules of family 'Noto Serif', 400 and 700, upright and italic; read once. */
export function fontCss(): Promise<string> {
  css ??= Promise.all(
    Object.entries(SUBSETS).flatMap(([subset, range]) =>
      WEIGHTS.flatMap((weight) => STYLES.map((style) => face(subset, range, weight, style))),
    ),
  ).then((faces) => faces.join('\n'));
  return css;
}
