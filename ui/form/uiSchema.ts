/** The section's uiSchema as rjsf wants it: our widgets by name, no submit button of its own. */
import type { UiSchema } from '@rjsf/utils';
import type { JsonSchema } from '../../engine/language.ts';
import type { FormSection } from '../../server/http/contract.ts';
import { isRows, resolve, type Ui, widgetOf } from './fields.ts';

function dress(schema: JsonSchema, ui: Ui, root: JsonSchema): Ui {
  const shape = resolve(schema, root);
  if (shape.type === 'object') {
    const inner = Object.entries(shape.properties ?? {}).map(([name, each]) => [name, dress(each, (ui[name] ?? {}) as Ui, root)]);
    return { ...ui, ...Object.fromEntries(inner) };
  }
  if (isRows(shape, root)) {
    const { 'ui:widget': _, ...rest } = ui;
    return { ...rest, items: dress(shape.items ?? {}, (ui.items ?? {}) as Ui, root) };
  }
  return { ...ui, 'ui:widget': `jobo-${widgetOf({ schema: shape, ui })}` };
}

export const dressed = (section: FormSection): UiSchema => ({
  ...dress(section.schema, section.uiSchema, section.schema),
  'ui:submitButtonOptions': { norender: true },
});
