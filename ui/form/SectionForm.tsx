/** One section of a form, drawn by rjsf. Uncontrolled: it is given the answers once and tells of every change. */
import withTheme from '@rjsf/core/lib/withTheme.js';
import type { RJSFSchema, TranslatableString } from '@rjsf/utils';
import { memo, useMemo } from 'react';
import type { FormSection } from '../../server/http/contract.ts';
import type { Answers } from '../draft/answers.ts';
import { type MessageKey, useT } from '../messages/index.ts';
import { prefixOf } from './fields.ts';
import { templates } from './templates.tsx';
import { dressed } from './uiSchema.ts';
import { validator } from './validator.ts';
import { widgets } from './widgets/index.ts';

// The theme's own door would bring every widget and the calendar along; ours are named one by one.
const Form = withTheme({ templates, widgets });
const DEFAULTS = { constAsDefaults: 'never', arrayMinItems: { populate: 'never' }, emptyObjectFields: 'skipDefaults' } as const;

/** rjsf's own strings, in the language of the screen; its keys are English sentences. */
function useRjsfWords() {
  const { t } = useT();
  return useMemo(
    () => (sentence: TranslatableString, params?: string[]) =>
      (params ?? []).reduce((text, value, index) => text.replaceAll(`%${index + 1}`, value), t(`rjsf.${sentence}` as MessageKey)),
    [t],
  );
}

interface Props {
  form: string;
  section: FormSection;
  initial: Answers;
  disabled: boolean;
  onChange: (section: string, answers: Answers) => void;
}

export const SectionForm = memo(function SectionForm({ form, section, initial, disabled, onChange }: Props) {
  const words = useRjsfWords();
  const uiSchema = useMemo(() => dressed(section), [section]);
  return (
    <Form
      tagName="div"
      idPrefix={prefixOf(form, section.id)}
      schema={section.schema as RJSFSchema}
      uiSchema={uiSchema}
      validator={validator}
      initialFormData={initial}
      onChange={(event) => onChange(section.id, event.formData as Answers)}
      translateString={words}
      experimental_defaultFormStateBehavior={DEFAULTS}
      showErrorList={false}
      disabled={disabled}
      noValidate
      noHtml5Validate
    />
  );
});
