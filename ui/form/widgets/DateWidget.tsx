/** A date of a form. */
import type { WidgetProps } from '@rjsf/utils';
import { DateField } from '../../shell/DateField.tsx';
import { useField } from '../FormContext.ts';
import { helpOf } from './help.ts';

export function DateWidget({ id, label, value, onChange, options, disabled, readonly }: WidgetProps) {
  const field = useField(id);
  return (
    <DateField
      id={id}
      label={label}
      value={value as string | undefined}
      onChange={onChange}
      required={field.required}
      readOnly={disabled || readonly}
      description={helpOf(options)}
      error={field.error}
    />
  );
}
