/** Takes a form; faults its schema, its texts, its choices and what its conditions and prefills name. */
import type { Condition, FieldUi, JsonSchema, OptionsSource } from '../language.ts';
import { parse } from '../logic.ts';
import type { Form } from '../model.ts';
import { pathShape, type Scope } from './condition.ts';
import { type DataShape, listedShape, merged, OPEN, object, resolved, schemaShape, value } from './data-shape.ts';
import { expressionShape } from './expression.ts';
import { checkLimits, checkTexts } from './field.ts';
import { checkCondition, leavesOf } from './guard.ts';
import { ROOTS, sharedScope } from './scope.ts';
import { checkLookup } from './service.ts';
import { checkSees } from './sight.ts';
import { at, careful, nearest, refer, type Subject, unrepeated } from './subject.ts';

type Fields = { schema: JsonSchema; ui: Record<string, FieldUi> };

export function checkForm(subject: Subject, form: Form, id: string): void {
  const scope = sharedScope(subject.world, ({ forms }) => forms, id);
  checkSees(subject, form.sees, '');
  if (ROOTS.includes(id)) subject.fault('', 'form.reserved', { form: id });
  if (form.checklist !== undefined) {
    refer(subject, 'checklist', form.checklist, '/checklist');
    return;
  }
  if (form.criteria) {
    checkCriteriaForm(subject, form.criteria, scope);
    return;
  }
  checkFields(subject, { schema: form.schema ?? {}, ui: form.ui ?? {} }, '', scope, OPEN);
}

function checkCriteriaForm(subject: Subject, criteria: NonNullable<Form['criteria']>, scope: Scope): void {
  if (criteria.set !== undefined) refer(subject, 'criteria', criteria.set, '/criteria/set');
  if (criteria.ofType !== undefined) pathShape(subject, criteria.ofType, scope, '/criteria/ofType');
  if (criteria.prefill !== undefined) {
    const given = expressionShape(subject, criteria.prefill, { root: scope.root, facts: scope.facts }, '/criteria/prefill');
    if (given.is !== 'map' && given.is !== 'open') subject.fault('/criteria/prefill', 'form.notByCriterion', {});
  }
  if (criteria.showing !== undefined) checkShowing(subject, criteria.showing, scope);
  const around = [criteria.before, criteria.after]
    .flatMap((fields) => (fields ? [schemaShape(subject.world, fields.schema, fields.ui)] : []))
    .reduce(merged, object({}));
  const criterion = object({ id: value('string'), code: value('string'), title: value('text'), section: OPEN });
  checkFields(subject, criteria.each, '/criteria/each', scope, merged(around, object({ criterion, key: value('string') })));
  for (const part of ['before', 'after'] as const) {
    const fields = criteria[part];
    if (fields) checkFields(subject, fields, at('/criteria', part), scope, around);
  }
}

/** A form of criteria, or a path to answers of one. */
function checkShowing(subject: Subject, showing: string, scope: Scope): void {
  if (showing.includes('.')) {
    pathShape(subject, showing, scope, '/criteria/showing');
    return;
  }
  refer(subject, 'form', showing, '/criteria/showing');
  const shown = subject.world.get('form', showing);
  if (shown && !shown.criteria) subject.fault('/criteria/showing', 'form.notCriteria', { form: showing });
}

/** One object schema with its texts; conditions see its own fields and those `around` it. */
function checkFields(subject: Subject, { schema, ui }: Fields, pointer: string, scope: Scope, around: DataShape): void {
  checkLimits(subject, schema, at(pointer, 'schema'));
  checkTexts(subject, schema, ui, { schema: at(pointer, 'schema'), ui: at(pointer, 'ui') });
  const own = schemaShape(subject.world, schema, ui);
  const item = around.is === 'object' ? merged(own, around) : own;
  const { subject: watched, sound } = careful(subject);
  for (const [name, field] of Object.entries(ui))
    checkField(watched, field, memberOf(schema, name, schema), schema, { ...scope, item }, at(pointer, 'ui', name));
  if (sound()) checkShown(subject, ui, at(pointer, 'ui'));
  checkLookups(subject, ui, own, { ...scope, item }, pointer);
}

/** A field whose showing hangs on its own answer is never shown: what is hidden has no answer. */
function checkShown(subject: Subject, ui: Record<string, FieldUi>, pointer: string): void {
  const asked = new Map(Object.entries(ui).map(([name, { visibleWhen }]) => [name, visibleWhen ? fieldsIn(visibleWhen) : []]));
  const hangsOn = (name: string): Set<string> => {
    const found = new Set(asked.get(name));
    for (const next of found) for (const further of asked.get(next) ?? []) found.add(further);
    return found;
  };
  for (const name of asked.keys())
    if (hangsOn(name).has(name)) subject.fault(at(pointer, name, 'visibleWhen'), 'field.circle', { field: name });
}

function fieldsIn(condition: Condition): string[] {
  const compared = leavesOf(parse(condition)).flatMap((leaf) => [
    leaf.fact,
    ...[leaf.compared].flat().flatMap((one) => (typeof one === 'object' && 'fact' in one ? [one.fact] : [])),
  ]);
  return compared.map((path) => path.split('.')[0] ?? path);
}

/** A look-up stands at the top of a form: a row or a criterion has none. */
function checkLookups(subject: Subject, ui: Record<string, FieldUi>, own: DataShape, scope: Scope, pointer: string): void {
  const filled: string[] = [];
  const places: string[] = [];
  for (const [name, { lookup, items }] of Object.entries(ui)) {
    const here = at(pointer, 'ui', name, 'lookup');
    for (const [column, { lookup: inner }] of Object.entries(items ?? {}))
      if (inner) subject.fault(at(pointer, 'ui', name, 'items', column, 'lookup'), 'lookup.place', { field: column }, { at: 'key' });
    if (!lookup) continue;
    if (pointer === '/criteria/each') subject.fault(here, 'lookup.place', { field: name }, { at: 'key' });
    checkLookup(subject, lookup, own, scope, here);
    filled.push(name, ...Object.keys(lookup.fills));
    places.push(here, ...Object.keys(lookup.fills).map((field) => at(here, 'fills', field)));
  }
  unrepeated(subject, filled, (index) => places[index] ?? '');
}

function memberOf(schema: JsonSchema, name: string, root: JsonSchema): JsonSchema {
  const properties = schema.properties ?? {};
  return Object.hasOwn(properties, name) ? resolved(properties[name] ?? {}, root) : {};
}

function checkField(
  subject: Subject,
  field: FieldUi,
  schema: JsonSchema,
  root: JsonSchema,
  scope: Scope & { item: DataShape },
  pointer: string,
): void {
  checkSees(subject, field.sees, pointer);
  if (field.visibleWhen) checkCondition(subject, field.visibleWhen, scope, at(pointer, 'visibleWhen'));
  if (field.requiredWhen) checkCondition(subject, field.requiredWhen, scope, at(pointer, 'requiredWhen'));
  if (field.prefill !== undefined)
    expressionShape(subject, field.prefill, { root: scope.root, facts: scope.facts }, at(pointer, 'prefill'));
  if (field.options) checkOptions(subject, field.options, scope, at(pointer, 'options'));
  const inner = schema.type === 'array' ? resolved(schema.items ?? {}, root) : schema;
  const columns = schemaShape(subject.world, inner, field.items ?? {}, root);
  for (const [name, column] of Object.entries(field.items ?? {})) {
    checkField(
      subject,
      column,
      memberOf(inner, name, root),
      root,
      { ...scope, item: merged(scope.item, columns) },
      at(pointer, 'items', name),
    );
  }
}

function checkOptions(subject: Subject, source: OptionsSource, scope: Scope, pointer: string): void {
  if ('classifier' in source) {
    refer(subject, 'classifier', source.classifier, at(pointer, 'classifier'));
    return;
  }
  if (!('register' in source)) return;
  refer(subject, 'register', source.register, at(pointer, 'register'));
  const register = subject.world.get('register', source.register);
  if (!register) return;
  const known = Object.keys(register.fields);
  const named = [
    { name: source.label, pointer: at(pointer, 'label') },
    ...(source.columns ?? []).map((name, index) => ({ name, pointer: at(pointer, 'columns', index) })),
    ...source.take.map((name, index) => ({ name, pointer: at(pointer, 'take', index) })),
  ];
  for (const { name, pointer: here } of named) {
    if (!known.includes(name)) subject.fault(here, 'reference.unknown', { kind: 'field', id: name, known: nearest(name, known) });
  }
  if (source.where) checkCondition(subject, source.where, { ...scope, item: listedShape(subject.world, register) }, at(pointer, 'where'));
}
