/** The frame of a field that is more than one control: its label, help and error, tied to the group. */
import { Input, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  id: string;
  label: string;
  help?: string | undefined;
  required: boolean;
  error?: string | undefined;
  role?: 'radiogroup' | undefined;
  children: ReactNode;
}

export function FieldGroup({ id, label, help, required, error, role, children }: Props) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="group"
      role={role}
      aria-labelledby={`${id}-l`}
      aria-describedby={error ? `${id}-e` : undefined}
    >
      <Input.Label component="div" id={`${id}-l`} fw={600} required={required}>
        {label}
      </Input.Label>
      {help && (
        <Text size="sm" c="gray.7">
          {help}
        </Text>
      )}
      {error && (
        <Text size="sm" c="var(--mantine-color-error)" id={`${id}-e`}>
          {error}
        </Text>
      )}
      {children}
    </fieldset>
  );
}
