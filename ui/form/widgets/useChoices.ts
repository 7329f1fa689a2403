/** The choices of a field as controls want them, and the way back to what the answer holds. */
import type { WidgetProps } from '@rjsf/utils';
import type { JsonSchema } from '../../../engine/language.ts';
import { useT } from '../../messages/index.ts';
import { type Choice, choicesOf, type Ui } from '../fields.ts';

/** Choices with their values as strings, since controls know only those; booleans without any are yes and no. */
export function useChoices({ schema, options }: WidgetProps): {
  list: { value: string; label: string }[];
  back: (value: string) => Choice['value'];
} {
  const { t } = useT();
  const given = choicesOf({ schema: schema as JsonSchema, ui: { 'ui:options': options as Ui } });
  const choices: Choice[] =
    given.length || schema.type !== 'boolean'
      ? given
      : [
          { value: true, label: t('answer.yes') },
          { value: false, label: t('answer.no') },
        ];
  const boolean = schema.type === 'boolean';
  const back = (value: string) => {
    const found = choices.find((choice) => String(choice.value) === value)?.value ?? value;
    return boolean ? String(found) === 'true' : found;
  };
  return { list: choices.map(({ value, label }) => ({ value: String(value), label })), back };
}

/** Values as a control knows them. */
export const asText = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));
/** Values as a control knows them. */
export const asTexts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
