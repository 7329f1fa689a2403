/** Rows of a list whose items are small forms: added at the end, taken out after a second word. */
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils';
import { useState } from 'react';
import { useT } from '../messages/index.ts';
import { PlusIcon, TrashIcon } from '../theme/icons.tsx';
import { FieldGroup } from './FieldGroup.tsx';
import { useField } from './FormContext.ts';
import type { Ui } from './fields.ts';

export function ArrayFieldTemplate({
  title,
  items,
  canAdd,
  onAddClick,
  fieldPathId,
  uiSchema,
  disabled,
  readonly,
}: ArrayFieldTemplateProps) {
  const { t } = useT();
  const field = useField(fieldPathId.$id);
  const ui = (uiSchema ?? {}) as Ui;
  const fixed = disabled || readonly;
  return (
    <FieldGroup
      id={fieldPathId.$id}
      label={(ui['ui:title'] as string | undefined) ?? title}
      help={ui['ui:help'] as string | undefined}
      required={field.required}
      error={field.error}
    >
      <Stack gap="sm" mt="xs">
        {items}
        {canAdd && !fixed && (
          <Button variant="default" leftSection={<PlusIcon size={18} />} onClick={onAddClick} w="fit-content">
            {t('button.add')}
          </Button>
        )}
      </Stack>
    </FieldGroup>
  );
}

export function ArrayFieldItemTemplate({
  children,
  index,
  buttonsProps,
  hasToolbar,
  disabled,
  readonly,
  parentUiSchema,
}: ArrayFieldItemTemplateProps) {
  const { t } = useT();
  const [asking, ask] = useState(false);
  const number = index + 1;
  const listTitle = String((parentUiSchema as Ui | undefined)?.['ui:title'] ?? '');
  const remove = hasToolbar && buttonsProps.hasRemove && !disabled && !readonly;
  return (
    <Paper withBorder p="sm" component="fieldset" m={0} miw={0} aria-label={`${listTitle} ${number}`} bg="gray.0">
      <Group justify="space-between" mb="xs">
        <Text fw={600} size="sm" c="gray.8">
          {number}.
        </Text>
        {remove && !asking && (
          <Button
            variant="subtle"
            color="red.7"
            leftSection={<TrashIcon size={18} />}
            onClick={() => ask(true)}
            aria-label={`${t('button.delete')}: ${listTitle} ${number}`}
          >
            {t('button.delete')}
          </Button>
        )}
        {remove && asking && (
          <Group gap="xs" role="alert">
            <Text size="sm">{t('row.removeSure')}</Text>
            <Button color="red.6" onClick={buttonsProps.onRemoveItem}>
              {t('button.delete')}
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              {t('button.cancel')}
            </Button>
          </Group>
        )}
      </Group>
      {children}
    </Paper>
  );
}
