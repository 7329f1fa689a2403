/** How fields, groups, criteria and rows are laid out. Labels, help and errors are drawn by the widgets themselves. */
import { Button, Fieldset, Group, Paper, Stack, Text, Title } from '@mantine/core';
import ArrayFieldTitleTemplate from '@rjsf/mantine/lib/templates/ArrayFieldTitleTemplate.js';
import makeButtons from '@rjsf/mantine/lib/templates/ButtonTemplates/index.js';
import ErrorListTemplate from '@rjsf/mantine/lib/templates/ErrorList.js';
import MultiSchemaFieldTemplate from '@rjsf/mantine/lib/templates/MultiSchemaFieldTemplate.js';
import TitleFieldTemplate from '@rjsf/mantine/lib/templates/TitleField.js';
import WrapIfAdditionalTemplate from '@rjsf/mantine/lib/templates/WrapIfAdditionalTemplate.js';
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps, FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { useState } from 'react';
import { useT } from '../messages/index.ts';
import { PlusIcon, TrashIcon } from '../theme/icons.tsx';
import { Beside } from './Beside.tsx';
import { type Ui } from './fields.ts';
import { useField } from './FormContext.ts';

function FieldTemplate({ id, children, hidden }: FieldTemplateProps) {
  const field = useField(id);
  return hidden || field.hidden ? null : <>{children}</>;
}

function Criterion({ code, title, help, id, children }: { code: string; title: string; help: string | undefined; id: string; children: React.ReactNode }) {
  const place = `criterion-${id}`;
  return (
    <Paper withBorder p={{ base: 'sm', sm: 'lg' }} component="section" aria-labelledby={place}>
      <Title order={3} id={place} mb="xs">
        {title.startsWith(code) ? title : `${code} ${title}`}
      </Title>
      {help && (
        <Text size="sm" c="gray.8" mb="sm" className="pre">
          {help}
        </Text>
      )}
      <Beside of={id} />
      <Stack gap="lg">{children}</Stack>
    </Paper>
  );
}

function ObjectFieldTemplate({ title, properties, uiSchema, fieldPathId }: ObjectFieldTemplateProps) {
  const ui = (uiSchema ?? {}) as Ui;
  const mark = ui['jobo:criterion'] as { id: string; code: string } | undefined;
  const content = properties.filter((each) => !each.hidden).map((each) => <div key={each.name} style={{ display: 'contents' }}>{each.content}</div>);
  if (mark) {
    return (
      <Criterion code={mark.code} id={mark.id} title={title} help={ui['ui:help'] as string | undefined}>
        {content}
      </Criterion>
    );
  }
  const named = ui['ui:title'] as string | undefined;
  const holdsCriteria = properties.some((each) => (ui[each.name] as Ui | undefined)?.['jobo:criterion'] !== undefined);
  if (!named || holdsCriteria || fieldPathId.path.length === 0 || typeof fieldPathId.path.at(-1) === 'number') return <Stack gap="lg">{content}</Stack>;
  return (
    <Fieldset legend={named}>
      <Stack gap="lg">{content}</Stack>
    </Fieldset>
  );
}

function ArrayFieldTemplate({ title, items, canAdd, onAddClick, fieldPathId, uiSchema, disabled, readonly }: ArrayFieldTemplateProps) {
  const { t } = useT();
  const field = useField(fieldPathId.$id);
  const ui = (uiSchema ?? {}) as Ui;
  const help = ui['ui:help'] as string | undefined;
  const fixed = disabled || readonly;
  return (
    <div id={fieldPathId.$id} tabIndex={-1} role="group" aria-labelledby={`${fieldPathId.$id}-l`} aria-describedby={`${fieldPathId.$id}-e`}>
      <Text fw={600} size="sm" id={`${fieldPathId.$id}-l`}>
        {(ui['ui:title'] as string | undefined) ?? title} {field.required && <span aria-hidden="true" style={{ color: 'var(--mantine-color-error)' }}>*</span>}
      </Text>
      {help && <Text size="sm" c="gray.7">{help}</Text>}
      {field.error && <Text size="sm" c="var(--mantine-color-error)" id={`${fieldPathId.$id}-e`}>{field.error}</Text>}
      <Stack gap="sm" mt="xs">
        {items}
        {canAdd && !fixed && (
          <Button variant="default" leftSection={<PlusIcon size={18} />} onClick={onAddClick} w="fit-content">
            {t('button.add')}
          </Button>
        )}
      </Stack>
    </div>
  );
}

function ArrayFieldItemTemplate({ children, index, buttonsProps, hasToolbar, disabled, readonly, parentUiSchema }: ArrayFieldItemTemplateProps) {
  const { t } = useT();
  const [asking, ask] = useState(false);
  const number = index + 1;
  const listTitle = String((parentUiSchema as Ui | undefined)?.['ui:title'] ?? '');
  const remove = hasToolbar && buttonsProps.hasRemove && !disabled && !readonly;
  return (
    <Paper withBorder p="sm" role="group" aria-label={`${listTitle} ${number}`} bg="gray.0">
      <Group justify="space-between" mb="xs">
        <Text fw={600} size="sm" c="gray.8">
          {number}.
        </Text>
        {remove && !asking && (
          <Button variant="subtle" color="red.7" leftSection={<TrashIcon size={18} />} onClick={() => ask(true)} aria-label={`${t('button.delete')}: ${listTitle} ${number}`}>
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

export const templates = {
  ArrayFieldTitleTemplate,
  ButtonTemplates: makeButtons(),
  ErrorListTemplate,
  MultiSchemaFieldTemplate,
  TitleFieldTemplate,
  WrapIfAdditionalTemplate,
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  FieldErrorTemplate: () => null,
  FieldHelpTemplate: () => null,
};
