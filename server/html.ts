/** HTML written by a tag that escapes every value: the pages that the server draws itself. */

/** Markup that may stand in a page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
export type Part = Markup | string | number | undefined | false | Part[];

/** For markup that is put together without the tag. */
export const escapeText = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(textOf).join('');
  return part instanceof Markup ? part.text : escapeText(String(part));
}

/** Every value is escaped; markup made by this tag is not escaped twice. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(pieces.reduce((page, piece, index) => page + textOf(parts[index - 1]) + piece));
}
