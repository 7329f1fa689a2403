/** The shape of the data that a path can reach: what a form, a register or an expression leaves behind. Shapes only, no values. */
import type { Amount, FieldUi, JsonSchema } from '../language.ts';
import type { Form, Register } from '../model.ts';
import type { World } from './world.ts';

export type ValueType = 'string' | 'number' | 'boolean' | 'date' | 'text';

export type DataShape =
  /** Anything may stand here; paths into it are not judged. */
  | { is: 'open' }
  /** `values` where all are known, `grows` where more may come (types, classifiers); `min`, `max` and `whole` of numbers. */
  | { is: 'value'; type?: ValueType; values?: string[]; grows?: true; min?: number; max?: number; whole?: true }
  | { is: 'object'; fields: Record<string, DataShape>; rest?: true }
  | { is: 'list'; item: DataShape }
  /** Keyed by data; `keys` where all are known. `extra` is what its items gain when they are walked. */
  | { is: 'map'; item: DataShape; keys?: string[]; extra?: Record<string, DataShape> };

export const OPEN: DataShape = { is: 'open' };
export const value = (type?: ValueType, values?: string[]): DataShape => ({
  is: 'value',
  ...(type && { type }),
  ...(values && { values }),
});
export const growing = (values: string[] | undefined): DataShape => ({
  is: 'value',
  type: 'string',
  ...(values && { values, grows: true as const }),
});
export const numeric = (bounds: { min?: number | undefined; max?: number | undefined; whole?: boolean }): DataShape => ({
  is: 'value',
  type: 'number',
  ...(bounds.min !== undefined && { min: bounds.min }),
  ...(bounds.max !== undefined && { max: bounds.max }),
  ...(bounds.whole && { whole: true as const }),
});
/** How many there are of something. */
export const COUNT = numeric({ min: 0, whole: true });
export const object = (fields: Record<string, DataShape>, rest?: true): DataShape => ({ is: 'object', fields, ...(rest && { rest }) });
export const list = (item: DataShape): DataShape => ({ is: 'list', item });

/** Where a path leads, or the segment that is not there and those that are. */
export function follow(shape: DataShape, segments: string[]): { shape: DataShape } | { missing: string; known: string[] } {
  let here = shape;
  for (const segment of segments) {
    const next = into(here, segment);
    if (!next) return { missing: segment, known: keysOf(here) };
    here = next;
  }
  return { shape: here };
}

function into(shape: DataShape, segment: string): DataShape | undefined {
  switch (shape.is) {
    case 'open':
      return OPEN;
    case 'object':
      return Object.hasOwn(shape.fields, segment) ? shape.fields[segment] : shape.rest && OPEN;
    case 'map':
      return !shape.keys || shape.keys.includes(segment) ? shape.item : undefined;
    case 'list':
      return /^\d+$/.test(segment) ? shape.item : undefined;
    case 'value':
      return shape.type === 'text' && /^(ky|ru|en)$/.test(segment) ? value('string') : undefined;
  }
}

export function keysOf(shape: DataShape): string[] {
  if (shape.is === 'object') return Object.keys(shape.fields);
  return shape.is === 'map' ? (shape.keys ?? []) : [];
}

/** What stands for one item while a list or a map is walked; nothing when it can't be walked. */
export function itemOf(shape: DataShape): DataShape | undefined {
  if (shape.is === 'open') return OPEN;
  if (shape.is === 'list') return shape.item;
  if (shape.is !== 'map') return undefined;
  return shape.item.is === 'object' ? object({ ...shape.item.fields, key: value('string'), ...shape.extra }, shape.item.rest) : OPEN;
}

/** Both at once: what either of two procedures provides. */
export function merged(a: DataShape, b: DataShape): DataShape {
  if (a.is === 'object' && b.is === 'object') {
    const fields: Record<string, DataShape> = { ...a.fields };
    for (const [key, shape] of Object.entries(b.fields)) fields[key] = fields[key] ? merged(fields[key], shape) : shape;
    return object(fields, a.rest ?? b.rest);
  }
  if (a.is === 'list' && b.is === 'list') return list(merged(a.item, b.item));
  if (isNumber(a) && isNumber(b)) {
    const widest = (pick: (...ends: number[]) => number, x?: number, y?: number) =>
      x === undefined || y === undefined ? undefined : pick(x, y);
    return numeric({
      min: widest(Math.min, a.min, b.min),
      max: widest(Math.max, a.max, b.max),
      whole: a.whole === true && b.whole === true,
    });
  }
  return JSON.stringify(a) === JSON.stringify(b) ? a : OPEN;
}

function isNumber(shape: DataShape): shape is Extract<DataShape, { is: 'value' }> {
  return shape.is === 'value' && shape.type === 'number';
}

/** What a filled-in form leaves in the case. */
export function formShape(world: World, form: Form): DataShape {
  if (form.checklist !== undefined) {
    const items = world.get('checklist', form.checklist)?.items;
    return items ? object(Object.fromEntries(items.map(({ id }) => [id, list(value('string'))]))) : OPEN;
  }
  if (!form.criteria) return schemaShape(world, form.schema ?? {}, form.ui ?? {});
  const { before, after, each } = form.criteria;
  const plain = [before, after].flatMap((fields) => (fields ? [fieldsOf(schemaShape(world, fields.schema, fields.ui))] : []));
  const set = form.criteria.set === undefined ? undefined : world.get('criteria', form.criteria.set);
  const keys = set?.sections.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const criteria: DataShape = {
    is: 'map',
    item: schemaShape(world, each.schema, each.ui),
    ...(keys && { keys }),
    extra: { criterion: CRITERION },
  };
  return object(Object.assign({ criteria }, ...plain));
}

const CRITERION = object({
  id: value('string'),
  code: value('string'),
  title: value('text'),
  help: value('text'),
  section: value('string'),
});

function fieldsOf(shape: DataShape): Record<string, DataShape> {
  return shape.is === 'object' ? shape.fields : {};
}

/** An object schema with its field texts → the shape of its answers. */
export function schemaShape(
  world: World,
  schema: JsonSchema,
  ui: Record<string, FieldUi>,
  root: JsonSchema = schema,
  depth = 0,
): DataShape {
  if (depth > 20) return OPEN;
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, fieldShape(world, field, Object.hasOwn(ui, name) ? ui[name] : undefined, root, depth)] as const,
  );
  return object(Object.fromEntries(fields));
}

function fieldShape(world: World, field: JsonSchema, ui: FieldUi | undefined, root: JsonSchema, depth: number): DataShape {
  const schema = resolved(field, root);
  const source = ui?.options;
  if (source && 'register' in source) {
    const entry = takenShape(world, source.register, source.take);
    return schema.type === 'array' ? list(entry) : entry;
  }
  if (schema.type === 'object') return schemaShape(world, schema, ui?.items ?? {}, root, depth + 1);
  if (schema.type === 'array') {
    const items = resolved(schema.items ?? {}, root);
    return list(
      items.type === 'object'
        ? schemaShape(world, items, ui?.items ?? {}, root, depth + 1)
        : fieldShape(world, items, ui && { ...ui, items: {} }, root, depth + 1),
    );
  }
  return valueShape(world, schema, source);
}

function valueShape(world: World, schema: JsonSchema, source: FieldUi['options']): DataShape {
  if (source && 'types' in source) return growing(world.complete('type') ? world.all('type').map(({ id }) => id) : undefined);
  if (source && 'classifier' in source) return growing(world.get('classifier', source.classifier)?.items.map(({ id }) => id));
  if (schema.type === 'boolean') return value('boolean');
  if (schema.type === 'integer' || schema.type === 'number')
    return numeric({
      min: limitOf(world, schema.minimum, Math.min),
      max: limitOf(world, schema.maximum, Math.max),
      whole: schema.type === 'integer',
    });
  if (schema.type !== 'string') return OPEN;
  return schema.format === 'date'
    ? value('date')
    : value(
        'string',
        schema.enum?.filter((item) => typeof item === 'string'),
      );
}

/** A limit; the widest that a parameter ever sets. */
function limitOf(world: World, amount: Amount | undefined, widest: (...values: number[]) => number): number | undefined {
  if (typeof amount !== 'object') return amount;
  const values = (world.parameters.get(amount.param)?.values ?? []).flatMap((dated) =>
    typeof dated.value === 'number' ? [dated.value] : [],
  );
  return values.length > 0 ? widest(...values) : undefined;
}

/** `$ref` within the form's own `$defs`; nothing else is followed. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = /^#\/\$defs\/([^/]+)$/.exec(schema.$ref ?? '')?.[1];
  return name !== undefined && root.$defs && Object.hasOwn(root.$defs, name) ? (root.$defs[name] ?? schema) : schema;
}

/** A register entry as an answer keeps it: `{id, ...take}`. */
export function takenShape(world: World, registerId: string, take: string[]): DataShape {
  const register = world.get('register', registerId);
  if (!register) return OPEN;
  const entry = entryShape(world, register);
  // What is taken in vain is faulted where it is asked for.
  const vain = take.some((name) => !Object.hasOwn(register.fields, name));
  return object(
    {
      id: value('string'),
      ...Object.fromEntries(
        take.map((name) => [name, (entry.is === 'object' && Object.hasOwn(entry.fields, name) && entry.fields[name]) || OPEN]),
      ),
    },
    vain || undefined,
  );
}

/** One entry as it is looked at when entries are chosen: its data, its id, its status that day. */
export function listedShape(world: World, register: Register): DataShape {
  const statuses = register.status.map(({ id }) => id);
  return merged(entryShape(world, register), object({ id: value('string'), status: value('string', statuses) }));
}

/** The data of one entry of a register. */
export function entryShape(world: World, register: Register): DataShape {
  const types: Record<string, DataShape> = {
    string: OPEN,
    text: value('text'),
    date: value('date'),
    number: value('number'),
    boolean: value('boolean'),
    record: OPEN,
    list: list(OPEN),
  };
  const fields = Object.entries(register.fields).map(([name, field]) => {
    const items = field.classifier === undefined ? undefined : world.get('classifier', field.classifier)?.items.map(({ id }) => id);
    return [
      name,
      items && field.type === 'string' ? growing(items) : field.type === 'string' ? value('string') : (types[field.type] ?? OPEN),
    ] as const;
  });
  return object(Object.fromEntries(fields));
}
