/** How fields, groups and criteria are laid out. Labels, help and errors are drawn by the widgets themselves. */
import { Fieldset, Paper, Stack, Text, Title } from '@mantine/core';
import ArrayFieldTitleTemplate from '@rjsf/mantine/lib/templates/ArrayFieldTitleTemplate.js';
import makeButtons from '@rjsf/mantine/lib/templates/ButtonTemplates/index.js';
import ErrorListTemplate from '@rjsf/mantine/lib/templates/ErrorList.js';
import MultiSchemaFieldTemplate from '@rjsf/mantine/lib/templates/MultiSchemaFieldTemplate.js';
import TitleFieldTemplate from '@rjsf/mantine/lib/templates/TitleField.js';
import WrapIfAdditionalTemplate from '@rjsf/mantine/lib/templates/WrapIfAdditionalTemplate.js';
import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { Beside } from './Beside.tsx';
import { useField } from './FormContext.ts';
import type { Ui } from './fields.ts';
import { ArrayFieldItemTemplate, ArrayFieldTemplate } from './rows.tsx';

function FieldTemplate({ id, children, hidden }: FieldTemplateProps) {
  const field = useField(id);
  return hidden || field.hidden ? null : children;
}

interface CriterionProps {
  id: string;
  code: string;
  title: string;
  help: string | undefined;
  children: ReactNode;
}

function Criterion({ code, title, help, id, children }: CriterionProps) {
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
  const content = properties
    .filter((each) => !each.hidden)
    .map((each) => (
      <div key={each.name} style={{ display: 'contents' }}>
        {each.content}
      </div>
    ));
  if (mark) {
    return (
      <Criterion code={mark.code} id={mark.id} title={title} help={ui['ui:help'] as string | undefined}>
        {content}
      </Criterion>
    );
  }
  const named = ui['ui:title'] as string | undefined;
  const holdsCriteria = properties.some((each) => (ui[each.name] as Ui | undefined)?.['jobo:criterion'] !== undefined);
  if (!named || holdsCriteria || fieldPathId.path.length === 0 || typeof fieldPathId.path.at(-1) === 'number')
    return <Stack gap="lg">{content}</Stack>;
  return (
    <Fieldset legend={named}>
      <Stack gap="lg">{content}</Stack>
    </Fieldset>
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
