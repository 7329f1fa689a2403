/** The widgets by the names that `uiSchema.ts` gives them. */

import { CheckboxesWidget, CheckboxWidget, RadioWidget, StatementWidget } from './choices.tsx';
import { DateWidget } from './DateWidget.tsx';
import { FilesWidget } from './FilesWidget.tsx';
import { LinksWidget } from './LinksWidget.tsx';
import { orReadOnly } from './ReadOnly.tsx';
import { SelectWidget } from './SelectWidget.tsx';
import { TableWidget } from './TableWidget.tsx';
import { TextareaWidget, TextWidget } from './text.tsx';

export const widgets = {
  'jobo-text': orReadOnly(TextWidget),
  'jobo-textarea': orReadOnly(TextareaWidget),
  'jobo-date': orReadOnly(DateWidget),
  'jobo-select': orReadOnly(SelectWidget),
  'jobo-radio': orReadOnly(RadioWidget),
  'jobo-checkboxes': CheckboxesWidget,
  'jobo-checkbox': CheckboxWidget,
  'jobo-table': TableWidget,
  'jobo-files': FilesWidget,
  'jobo-links': LinksWidget,
  'jobo-statement': StatementWidget,
};
