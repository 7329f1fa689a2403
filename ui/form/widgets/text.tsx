/** One line and many lines of text. Long text carries a live counter in code points and is never cut. */
import { NumberInput, Text, Textarea, TextInput } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useT } from '../../messages/index.ts';
import { useField, useTools } from '../FormContext.ts';
import { LookupButton } from '../LookupButton.tsx';
import { helpOf } from './help.ts';
import { useBuffered } from './useBuffered.ts';

const TYPES: Record<string, { type: 'email' | 'url'; inputMode: 'email' | 'url' }> = {
  email: { type: 'email', inputMode: 'email' },
  uri: { type: 'url', inputMode: 'url' },
};

function LineWidget({ id, label, value, onChange, options, schema, disabled, readonly, placeholder }: WidgetProps) {
  const field = useField(id);
  const { lookups } = useTools();
  const name = String(field.path?.[0] ?? '');
  const { text, type, settle } = useBuffered(value === undefined ? undefined : String(value), field.path, onChange);
  const fills = options.lookup as string[] | undefined;
  const kind = TYPES[String(schema.format)];
  const line = (
    <TextInput
      id={id}
      label={label}
      description={helpOf(options)}
      placeholder={placeholder ?? ''}
      required={field.required}
      disabled={disabled ?? false}
      readOnly={readonly ?? false}
      value={text}
      error={field.error}
      onChange={(event) => {
        type(event.currentTarget.value);
        if (fills) lookups.forget(fills);
      }}
      onBlur={settle}
      {...(kind ?? {})}
    />
  );
  if (!fills) return line;
  return (
    <div>
      {line}
      <LookupButton id={id} field={name} empty={text.trim() === ''} disabled={disabled ?? false} />
    </div>
  );
}

function NumberWidget({ id, label, value, onChange, options, schema, disabled, readonly }: WidgetProps) {
  const field = useField(id);
  return (
    <NumberInput
      id={id}
      label={label}
      description={helpOf(options)}
      required={field.required}
      disabled={disabled ?? false}
      readOnly={readonly ?? false}
      value={(value as number | undefined) ?? ''}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      allowDecimal={schema.type === 'number'}
      maw={220}
      hideControls
      inputMode="decimal"
      error={field.error}
      decimalSeparator=","
      allowedDecimalSeparators={['.', ',']}
    />
  );
}

export function TextWidget(props: WidgetProps) {
  return props.schema.type === 'integer' || props.schema.type === 'number' ? <NumberWidget {...props} /> : <LineWidget {...props} />;
}

export function TextareaWidget({ id, label, value, onChange, options, schema, disabled, readonly, placeholder }: WidgetProps) {
  const { t } = useT();
  const field = useField(id);
  const { text, type, settle } = useBuffered(value as string | undefined, field.path, onChange);
  const length = [...text].length;
  const max = schema.maxLength;
  const over = max !== undefined && length > max;
  const error = field.error ?? (over ? t('fault.maxLength', { limit: max }) : undefined);
  return (
    <div>
      <Textarea
        id={id}
        label={label}
        description={helpOf(options)}
        placeholder={placeholder ?? ''}
        required={field.required}
        disabled={disabled ?? false}
        readOnly={readonly ?? false}
        value={text}
        autosize
        minRows={max !== undefined && max <= 250 ? 3 : 5}
        maxRows={18}
        error={error}
        aria-describedby={max === undefined ? undefined : `${id}-count`}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={settle}
      />
      {max !== undefined && (
        <Text id={`${id}-count`} size="sm" c={over ? 'var(--mantine-color-error)' : 'gray.7'} fw={over ? 600 : 400} ta="right" mt={4}>
          {t('sa.report.counter', { n: length, max })}
        </Text>
      )}
    </div>
  );
}
