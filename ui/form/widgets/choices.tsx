/** Choosing: one of few (radio), several of few, yes or no, a statement to be made. */
import { Checkbox, Paper, Radio, Stack, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useField } from '../FormContext.ts';
import { helpOf } from './help.ts';
import { asText, asTexts, useChoices } from './useChoices.ts';

/** Rows tall enough for a finger. */
const TARGET = { body: { minHeight: 40, alignItems: 'center' }, label: { fontSize: 16, lineHeight: 1.4, paddingBlock: 6 } };

export function RadioWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, disabled, readonly } = props;
  const field = useField(id);
  const { list, back } = useChoices(props);
  return (
    <Radio.Group
      id={id}
      label={label}
      description={helpOf(options)}
      withAsterisk={field.required}
      value={asText(value) ?? ''}
      onChange={(next) => onChange(back(next))}
      error={field.error}
      readOnly={readonly ?? false}
      labelProps={{ style: { fontWeight: 600 } }}
    >
      <Stack gap={4} mt={6}>
        {list.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} disabled={disabled || readonly || false} styles={TARGET} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

export function CheckboxesWidget(props: WidgetProps) {
  const { id, label, value, onChange, options, disabled, readonly } = props;
  const field = useField(id);
  const { list, back } = useChoices(props);
  return (
    <Checkbox.Group
      id={id}
      label={label}
      description={helpOf(options)}
      withAsterisk={field.required}
      value={asTexts(value)}
      error={field.error}
      labelProps={{ style: { fontWeight: 600 } }}
      onChange={(next) => onChange(next.length ? next.map(back) : undefined)}
    >
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
      {label}{' '}
      {field.required && (
        <span aria-hidden="true" style={{ color: 'var(--mantine-color-error)' }}>
          *
        </span>
      )}
    </>
  );
  return (
    <Checkbox
      id={id}
      label={named}
      description={helpOf(options)}
      checked={value === true}
      required={field.required}
      disabled={disabled || readonly || false}
      error={field.error}
      onChange={(event) => onChange(event.currentTarget.checked)}
      styles={TARGET}
    />
  );
}

export function StatementWidget(props: WidgetProps) {
  if (props.schema.type !== 'boolean') {
    return (
      <Paper withBorder p="md" bg="gray.0">
        <Text fw={600} size="sm">
          {props.label}
        </Text>
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
