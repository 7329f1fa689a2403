/** A field that is only read: what a look-up has filled, or what the form was given, in the words of its choices. */
import { Textarea } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { showDay } from '../../shell/dates.ts';
import { useField, useTools } from '../FormContext.ts';
import { helpOf } from './help.ts';
import { useChoices } from './useChoices.ts';

function ReadOnly(props: WidgetProps) {
  const { id, label, options, schema } = props;
  const field = useField(id);
  const { filled } = useTools().lookups;
  const { list } = useChoices(props);
  const name = String(field.path?.[0] ?? '');
  const value = String((Object.hasOwn(filled, name) ? filled[name] : props.value) ?? '');
  const written = schema.format === 'date' && value !== '' ? showDay(value) : value;
  return (
    <Textarea
      id={id}
      label={label}
      description={helpOf(options)}
      required={field.required}
      value={list.find((choice) => choice.value === value)?.label ?? written}
      error={field.error}
      readOnly
      autosize
      minRows={1}
    />
  );
}

/** The widget itself, but for a text, a choice or a day that may only be read. */
export const orReadOnly = (Widget: (props: WidgetProps) => ReactNode) =>
  function Field(props: WidgetProps) {
    return props.readonly && props.schema.type === 'string' ? <ReadOnly {...props} /> : <Widget {...props} />;
  };
