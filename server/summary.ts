/** What tells one case from another in a list: the procedure's own expression, in all languages. */
import { contextOf } from '../engine/context.ts';
import { envOf } from '../engine/environment.ts';
import { value } from '../engine/expression.ts';
import type { Text } from '../engine/language.ts';
import type { Case, Edition, Live } from '../engine/model.ts';
import { textOf } from '../engine/wording.ts';

/** Empty while nothing has been answered. */
export function summaryOf(edition: Edition, kase: Case, moment: { now: string; live: Live }): Text {
  const expression = edition.procedures[kase.header.procedure]?.summary;
  const context = contextOf(edition, kase, moment);
  const text = textOf(expression === undefined ? '' : value(expression, context, envOf(edition, context)));
  return typeof text === 'string' ? { ky: text, ru: text, en: text } : text;
}
