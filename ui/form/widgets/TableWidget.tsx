/** Choosing one or several rows of a table; on a phone each row is a card. */
import { Checkbox, Radio, Table, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import type { JsonSchema } from '../../../engine/language.ts';
import { useT } from '../../messages/index.ts';
import { FieldGroup } from '../FieldGroup.tsx';
import { useField } from '../FormContext.ts';
import { type Choice, choicesOf, type Ui } from '../fields.ts';
import { helpOf } from './help.ts';
import classes from './table.module.css';

interface Row {
  choice: Choice;
  chosen: boolean;
  many: boolean;
  fixed: boolean;
  name: string;
  columns: string[];
  pick: () => void;
}

function ChoiceRow({ choice, chosen, many, fixed, name, columns, pick }: Row) {
  const Control = many ? Checkbox : Radio;
  return (
    <Table.Tr data-chosen={chosen || undefined} className={classes.row}>
      <Table.Td className={classes.pick}>
        <Control id={`${name}=${choice.value}`} name={name} checked={chosen} onChange={pick} disabled={fixed} aria-label={choice.label} />
      </Table.Td>
      {(choice.cells ?? [choice.label]).map((cell, index) => (
        <Table.Td key={columns[index] ?? index} className={classes.cell} data-label={columns[index]}>
          <label htmlFor={`${name}=${choice.value}`}>{cell}</label>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

export function TableWidget({ id, label, value, onChange, options, schema, disabled, readonly }: WidgetProps) {
  const { t } = useT();
  const field = useField(id);
  const choices = choicesOf({ schema: schema as JsonSchema, ui: { 'ui:options': options as Ui } });
  const columns = (options.columns as string[] | undefined) ?? [];
  const many = schema.type === 'array';
  const chosen = many ? ((value as unknown[] | undefined) ?? []) : [value];
  const toggle = (each: Choice['value']) => {
    if (!many) return onChange(each);
    const next = chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each];
    onChange(next.length ? next : undefined);
  };
  return (
    <FieldGroup
      id={id}
      label={label}
      help={helpOf(options)}
      required={field.required}
      error={field.error}
      role={many ? undefined : 'radiogroup'}
    >
      {choices.length === 0 ? (
        <Text size="sm" c="gray.7" mt="xs">
          {t('table.nothing')}
        </Text>
      ) : (
        <Table mt="xs" withTableBorder className={classes.table}>
          {columns.length > 0 && (
            <Table.Thead className={classes.head}>
              <Table.Tr>
                <Table.Td />
                {columns.map((column) => (
                  <Table.Th key={column} scope="col">
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
          )}
          <Table.Tbody>
            {choices.map((choice) => (
              <ChoiceRow
                key={String(choice.value)}
                choice={choice}
                chosen={chosen.includes(choice.value)}
                many={many}
                fixed={disabled || readonly || false}
                name={id}
                columns={columns}
                pick={() => toggle(choice.value)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </FieldGroup>
  );
}
