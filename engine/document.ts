/** What a paper says: takes a document's definition and a context, gives the data of its template, texts in all languages. Prints nothing. */
import { envOf } from './environment.ts';
import { value } from './expression.ts';
import type { Lang } from './language.ts';
import type { Context, Edition } from './model.ts';
import { isText } from './wording.ts';

/** The data of a document; a name whose value is unknown is `null`, so that a template finds every name it may use. */
export function documentData(edition: Edition, documentId: string, context: Context): Record<string, unknown> {
  const document = edition.documents[documentId];
  if (!document) throw new Error(`no document ${documentId}`);
  const env = envOf(edition, context);
  return Object.fromEntries(Object.entries(document.data).map(([name, expression]) => [name, asJson(value(expression, context, env))]));
}

/** A value as JSON: unknown is `null`, and is left out inside. */
export function asJson(found: unknown): unknown {
  if (found === undefined || found === null) return null;
  if (Array.isArray(found)) return found.map(asJson);
  if (typeof found !== 'object') return found;
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, asJson(inner)]),
  );
}

/** The data in one language: every text replaced by its string. */
export function localise(data: Record<string, unknown>, lang: Lang): Record<string, unknown> {
  return localised(data, lang) as Record<string, unknown>;
}

function localised(value: unknown, lang: Lang): unknown {
  if (isText(value)) return value[lang];
  if (Array.isArray(value)) return value.map((item) => localised(item, lang));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, localised(inner, lang)]));
}

/** A human number from its format: `{n:5}` is the counter padded to 5, `{year}` the year of the day. */
export function formatNumber(format: string, counter: number, day: string): string {
  return format
    .replace(/\{n(?::(\d))?\}/g, (_, width?: string) => String(counter).padStart(Number(width ?? 0), '0'))
    .replaceAll('{year}', day.slice(0, 4));
}
