/**
 * Which answers kept from some readers an expression copies. Takes a procedure, what it can look up and an expression, gives the places.
 * A count, a share or a tally tells how many, not what was said: it copies nothing.
 */
import type { FieldUi, JsonSchema } from './language.ts';
import type { Decision, Form, Procedure } from './model.ts';

/** Where definitions are looked up: an edition, or the world of the check. */
export interface Definitions {
  form(id: string): Form | undefined;
  decision(id: string): Decision | undefined;
}

/** A field, or a whole form, that only these roles see. `*` stands for a criterion or a row. */
export interface Kept {
  form: string;
  path: string[];
  sees: string[];
  readOnly: boolean;
}

/** All that a form keeps from some readers, the whole form first. */
export function keptIn(id: string, { sees, schema, ui, criteria }: Form): Kept[] {
  const { before, each, after } = criteria ?? {};
  return [
    ...(sees ? [{ form: id, path: [], sees, readOnly: false }] : []),
    ...keptFields(id, schema, ui, []),
    ...[before, after].flatMap((fields) => keptFields(id, fields?.schema, fields?.ui, [])),
    ...keptFields(id, each?.schema, each?.ui, ['criteria', '*']),
  ];
}

function keptFields(form: string, schema: JsonSchema = {}, ui: Record<string, FieldUi> = {}, at: string[]): Kept[] {
  return Object.entries(ui).flatMap(([name, { sees, readOnly = false, items }]) => {
    const own = schema.properties?.[name];
    const path = [...at, name];
    const inner = own?.type === 'array' ? keptFields(form, own.items, items, [...path, '*']) : keptFields(form, own, items, path);
    return [...(sees ? [{ form, path, sees, readOnly }] : []), ...inner];
  });
}

/** What the expression copies of what is kept from some readers. */
export function copied(procedure: Procedure, definitions: Definitions, expression: unknown): Kept[] {
  return pathsOf(expression).flatMap((path) => placesOf(procedure, definitions, path, new Set()));
}

function placesOf(procedure: Procedure, definitions: Definitions, path: string[], seen: Set<string>): Kept[] {
  const [root = '', second = '', third] = path;
  if (root === 'parts')
    return hit(
      definitions,
      formOfPart(procedure, second),
      path.slice(2).filter((name, i) => i > 0 || name !== '*'),
    );
  const inputs = root === 'proposal' && (third === undefined || third === 'reasons') ? definitions.decision(second)?.inputs : undefined;
  if (inputs) return Object.keys(inputs).flatMap((input) => placesOf(procedure, definitions, [input], seen));
  const facts = procedure.facts ?? {};
  if (!Object.hasOwn(facts, root)) return hit(definitions, root, path.slice(1));
  if (seen.has(root)) return [];
  const further = new Set([...seen, root]);
  return pathsOf(facts[root]).flatMap((inner) => placesOf(procedure, definitions, inner, further));
}

function formOfPart(procedure: Procedure, part: string): string {
  const parts = Object.values(procedure.states).flatMap((state) => Object.entries(state.parts ?? {}));
  return parts.find(([id]) => id === part)?.[1].form ?? '';
}

/** Places that the path leads to, through, or above. */
function hit(definitions: Definitions, form: string, path: string[]): Kept[] {
  const found = definitions.form(form);
  const meets = (kept: string[]) => kept.every((name, i) => i >= path.length || name === '*' || path[i] === '*' || name === path[i]);
  return found ? keptIn(form, found).filter((kept) => meets(kept.path)) : [];
}

const COUNTS = ['count', 'share', 'any', 'every', 'tally', 'sum', 'points', 'value', 'param'];
const INNER = ['with', 'then', 'else', 'first', 'earliest', 'latest', 'date', 'dayOf', 'label', 'typeTitle', 'min', 'max'];

/** The paths whose values an expression hands on; an unknown verb hands on every path in it. */
function pathsOf(node: unknown): string[][] {
  if (typeof node === 'string') return [node.replace(/^\//, '').split('.')];
  if (Array.isArray(node)) return node.flatMap(pathsOf);
  if (typeof node !== 'object' || node === null) return [];
  const verbs = node as Record<string, unknown>;
  if (COUNTS.some((verb) => Object.hasOwn(verbs, verb))) return [];
  const { list, each, across, of } = verbs;
  if (typeof list === 'string') return each ? under(list, Object.values(each)) : pathsOf(list);
  if (typeof across === 'string') return under(across, [of]);
  const known = Object.entries(verbs).filter(([verb]) => INNER.includes(verb));
  const handed = known.length > 0 ? known.map(([, inner]) => inner) : Object.values(verbs);
  return handed.flatMap((inner) => (isMap(inner) && inner === verbs.with ? Object.values(inner).flatMap(pathsOf) : pathsOf(inner)));
}

/** Paths within the items of a list; one with a leading `/` leads back to the case. */
function under(list: string, inner: unknown[]): string[][] {
  return inner.flatMap((each) =>
    typeof each === 'string' && each.startsWith('/') ? pathsOf(each) : pathsOf(each).map((path) => [...list.split('.'), '*', ...path]),
  );
}

const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
