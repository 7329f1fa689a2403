/** A register field's stored value as people read it: labels of classifiers, days as day.month.year, texts in the asked language. */
import { LANGS, type Lang, type Text } from '../../engine/language.ts';
import type { Edition, Register } from '../../engine/model.ts';
import { shortDate } from '../messages/dates.ts';
import { words } from '../messages/words.ts';

type Field = Register['fields'][string];

/** Empty where there is no value, or one that is no line of text (a whole report, for one). */
export function fieldValue(edition: Edition, field: Field, value: unknown, lang: Lang): string {
  if (Array.isArray(value))
    return value
      .map((each) => fieldValue(edition, field, each, lang))
      .filter(Boolean)
      .join(', ');
  if (isText(value)) return value[lang];
  if (typeof value === 'boolean') return words(lang, value ? 'verify.yes' : 'verify.no');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (field.classifier !== undefined)
    return edition.classifiers[field.classifier]?.items.find(({ id }) => id === value)?.title[lang] ?? value;
  return field.type === 'date' && /^\d{4}-\d{2}-\d{2}/.test(value) ? shortDate(value) : value;
}

export function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && LANGS.every((lang) => typeof (value as Record<string, unknown>)[lang] === 'string');
}
