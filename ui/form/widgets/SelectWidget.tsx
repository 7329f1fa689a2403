/** Choosing one or several of many. */
import { MultiSelect, Select, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useT } from '../../messages/index.ts';
import { useField } from '../FormContext.ts';
import { helpOf } from './help.ts';
import { asText, asTexts, useChoices } from './useChoices.ts';

export function SelectWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, schema, disabled, readonly } = props;
  const { t } = useT();
  const field = useField(id);
  const { list, back } = useChoices(props);
  const common = {
    id,
    label,
    description: helpOf(options),
    required: field.required,
    disabled: disabled ?? false,
    readOnly: readonly ?? false,
    data: list,
    error: field.error,
    placeholder: t('select.choose'),
    nothingFoundMessage: t('select.nothing'),
    searchable: list.length > 8,
    maxDropdownHeight: 320,
    clearable: !field.required,
  };
  if (schema.type === 'array') {
    return (
      <MultiSelect
        {...common}
        searchable
        value={asTexts(value)}
        onChange={(next) => onChange(next.length ? next.map(back) : undefined)}
        hidePickedOptions
        clearButtonProps={{ 'aria-label': t('button.clear') }}
      />
    );
  }
  const chosen = list.find((choice) => choice.value === asText(value));
  return (
    <div>
      <Select
        {...common}
        value={asText(value)}
        onChange={(next) => onChange(next === null ? undefined : back(next))}
        allowDeselect={false}
        clearButtonProps={{ 'aria-label': t('button.clear') }}
      />
      {chosen && chosen.label.length > 38 && (
        <Text size="sm" mt={4} hiddenFrom="sm" aria-hidden="true">
          {chosen.label}
        </Text>
      )}
    </div>
  );
}
