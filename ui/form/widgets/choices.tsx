/** Choosing: one of few (radio), one or several of many (select), several of few, yes or no, a statement to be made. */
import { Checkbox, MultiSelect, Paper, Radio, Select, Stack, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { JsonSchema } from '../../../engine/language.ts';
import { useT } from '../../messages/index.ts';
import { choicesOf, type Choice, type Ui } from '../fields.ts';
import { useField } from '../FormContext.ts';
import { helpOf } from './help.ts';

/** Choices with their values as strings, since controls know only those; booleans without any are yes and no. */
function useChoices({ schema, options }: WidgetProps): { list: { value: string; label: string }[]; back: (value: string) => Choice['value'] } {
  const { t } = useT();
  const given = choicesOf({ schema: schema as JsonSchema, ui: { 'ui:options': options as Ui } });
  const choices: Choice[] = given.length || schema.type !== 'boolean' ? given : [{ value: true, label: t('answer.yes') }, { value: false, label: t('answer.no') }];
  const boolean = schema.type === 'boolean';
  const back = (value: string) => {
    const found = choices.find((choice) => String(choice.value) === value)?.value ?? value;
    return boolean ? String(found) === 'true' : found;
  };
  return { list: choices.map(({ value, label }) => ({ value: String(value), label })), back };
}

const asText = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));
const asTexts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

export function RadioWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, disabled, readonly } = props;
  const field = useField(id);
  const { list, back } = useChoices(props);
  return (
    <Radio.Group id={id} label={label} description={helpOf(options)} withAsterisk={field.required} value={asText(value) ?? ''} onChange={(next) => onChange(back(next))} error={field.error}
      readOnly={readonly ?? false} labelProps={{ style: { fontWeight: 600 } }}>
      <Stack gap={4} mt={6}>
        {list.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} disabled={disabled || readonly || false} styles={TARGET} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

const TARGET = { body: { minHeight: 40, alignItems: 'center' }, label: { fontSize: 16, lineHeight: 1.4, paddingBlock: 6 } };

export function SelectWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, schema, disabled, readonly } = props;
  const { t } = useT();
  const field = useField(id);
  const { list, back } = useChoices(props);
  const common = {
    id, label, description: helpOf(options), required: field.required, disabled: disabled ?? false, readOnly: readonly ?? false, data: list, error: field.error, placeholder: t('select.choose'),
    nothingFoundMessage: t('select.nothing'), searchable: list.length > 8, maxDropdownHeight: 320, clearable: !field.required,
  };
  if (schema.type === 'array') {
    return <MultiSelect {...common} searchable value={asTexts(value)} onChange={(next) => onChange(next.length ? next.map(back) : undefined)} hidePickedOptions clearButtonProps={{ 'aria-label': t('button.clear') }} />;
  }
  const chosen = list.find((choice) => choice.value === asText(value));
  return (
    <div>
      <Select {...common} value={asText(value)} onChange={(next) => onChange(next === null ? undefined : back(next))} allowDeselect={false} clearButtonProps={{ 'aria-label': t('button.clear') }} />
      {chosen && chosen.label.length > 38 && (
        <Text size="sm" mt={4} hiddenFrom="sm" aria-hidden="true">
          {chosen.label}
        </Text>
      )}
    </div>
  );
}

export function CheckboxesWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, disabled, readonly } = props;
  const field = useField(id);
  const { list, back } = useChoices(props);
  return (
    <Checkbox.Group id={id} label={label} description={helpOf(options)} withAsterisk={field.required} value={asTexts(value)} error={field.error} labelProps={{ style: { fontWeight: 600 } }}
      onChange={(next) => onChange(next.length ? next.map(back) : undefined)}>
      <Stack gap={4} mt={6}>
        {list.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} disabled={disabled || readonly || false} styles={TARGET} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

export function CheckboxWidget({ id, label, value, onChange, options, disabled, readonly }: WidgetProps) {
  const field = useField(id);
  const named = (
    <>
      {label} {field.required && <span aria-hidden="true" style={{ color: 'var(--mantine-color-error)' }}>*</span>}
    </>
  );
  return (
    <Checkbox id={id} label={named} description={helpOf(options)} checked={value === true} required={field.required} disabled={disabled || readonly || false} error={field.error}
      onChange={(event) => onChange(event.currentTarget.checked)} styles={TARGET} />
  );
}

export function StatementWidget(props: WidgetProps) {
  if (props.schema.type !== 'boolean') {
    return (
      <Paper withBorder p="md" bg="gray.0">
        <Text fw={600} size="sm">{props.label}</Text>
        <Text className="pre">{String(props.value ?? helpOf(props.options) ?? '')}</Text>
      </Paper>
    );
  }
  return (
    <Paper withBorder p="md" bg="gov.0">
      <CheckboxWidget {...props} />
    </Paper>
  );
}
