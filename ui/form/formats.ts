/** Formats as the engine reads them; the schema validator's own reading of them is wider. */
import { isDay } from '../../engine/browser.ts';
import type { JsonSchema } from '../../engine/language.ts';
import type { MessageKey } from '../messages/index.ts';

const FORMATS: Record<string, { holds: (text: string) => boolean; words: MessageKey }> = {
  date: { holds: isDay, words: 'fault.date' },
  uri: { holds: (text) => /^https?:\/\/[^\s/?#@\\]+([/?#]\S*)?$/i.test(text), words: 'fault.uri' },
  email: { holds: (text) => /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(text), words: 'fault.email' },
};

/** The words for a text that is not what its format says; undefined where all is well. */
export function formatFault(schema: JsonSchema | undefined, value: unknown): MessageKey | undefined {
  const format = schema?.format ? FORMATS[schema.format] : undefined;
  return format && typeof value === 'string' && value !== '' && !format.holds(value) ? format.words : undefined;
}
