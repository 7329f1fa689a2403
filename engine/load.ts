/**
 * Takes the files of one bundle as text; gives its definitions by kind and id, and the faults of JSON itself.
 * Positions of any value can be asked afterwards. Looks at neither shape nor meaning.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { LANGS } from './language.ts';
import type { Problem } from './model.ts';
import { problem } from './problem.ts';
import { inAllLanguages, spokenIn } from './spoken.ts';

export type Kind =
  | 'act'
  | 'bundle'
  | 'calendar'
  | 'checklist'
  | 'classifier'
  | 'criteria'
  | 'decision'
  | 'demo'
  | 'document'
  | 'form'
  | 'notice'
  | 'parameters'
  | 'patch'
  | 'procedure'
  | 'register'
  | 'roles'
  | 'scenario'
  | 'service'
  | 'transition'
  | 'type'
  | 'view';

/** Folder → kind of each file in it. */
export const FOLDERS: Readonly<Record<string, Kind>> = {
  acts: 'act',
  types: 'type',
  criteria: 'criteria',
  checklists: 'checklist',
  forms: 'form',
  procedures: 'procedure',
  decisions: 'decision',
  documents: 'document',
  registers: 'register',
  notices: 'notice',
  services: 'service',
  classifiers: 'classifier',
  scenarios: 'scenario',
  transitions: 'transition',
  views: 'view',
};
/** Files of which a bundle has one; the kind is the name. */
export const SINGLES: readonly Kind[] = ['bundle', 'roles', 'parameters', 'calendar', 'demo'];

export interface Definition {
  kind: Kind;
  id: string;
  path: string;
  value: unknown;
  /** Made of the inherited one by a patch: what it leaves out is gone, also in tables that merge. */
  patched?: true;
}

export interface Position {
  line: number;
  column: number;
}

export interface LoadedBundle {
  id: string;
  files: Record<string, string>;
  definitions: Definition[];
  /** Changes to inherited definitions, which only the lineage can make; `kind` and `id` are those of what is changed. */
  patches: Definition[];
  /** Inherited definitions that the bundle takes away; known once the lineage is. */
  removed: Definition[];
  /** Where the value of a JSON Pointer begins, or its key; the nearest that exists where it doesn't. In a template `pointer` is `line:column`. */
  locate(path: string, pointer: string, what?: 'value' | 'key'): Position;
}

const MAX_DEPTH = 60;
const MAX_LENGTH = 4_000_000;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const TEMPLATE = /^templates\/(_?[a-z0-9]+(-[a-z0-9]+)*(\.(ky|ru|en))?\.hbs|[a-z0-9-]+\.css)$/;

/** Reads all files of one bundle. Keys are paths relative to the bundle's folder; templates stand under `templates/`. */
export function loadBundle(files: Record<string, string>): { bundle: LoadedBundle; problems: Problem[] } {
  const problems: Problem[] = [];
  const trees = new Map<string, Node>();
  const definitions: Definition[] = [];
  const patches: Definition[] = [];
  const texts = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace(/^\uFEFF/, '')]));
  for (const [path, text] of Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const place = placeOf(path);
    if (place === 'ignored') continue;
    if (place === 'unknown') {
      const level = /\.(json|hbs|css)$/.test(path) ? 'error' : 'warning';
      problems.push(problem('file.unknown', { path }, { file: path, line: 1, column: 1, level }));
      continue;
    }
    if (place === 'template') continue;
    const { tree, value, faults } = readJson(text);
    problems.push(...faults.map((fault) => ({ ...fault, file: path, level: 'error' as const })));
    if (tree) trees.set(path, tree);
    if (tree && faults.length === 0) (isPatch(path) ? patches : definitions).push({ ...place, path, value });
  }
  if (!Object.hasOwn(texts, 'bundle.json'))
    problems.push(problem('bundle.missing', {}, { file: 'bundle.json', line: 1, column: 1, level: 'error' }));
  const spoken = spokenIn(definitions.find(({ kind }) => kind === 'bundle')?.value);
  if (spoken.length < LANGS.length)
    for (const definition of [...definitions, ...patches]) definition.value = inAllLanguages(definition.value, spoken);
  const bundle = { id: idOf(definitions), files: texts, definitions, patches, removed: [], locate: locator(texts, trees) };
  return { bundle, problems };
}

function idOf(definitions: Definition[]): string {
  const value = definitions.find(({ kind }) => kind === 'bundle')?.value;
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? id : '';
}

/** `templates/order.ky.hbs` → `order.ky`, as an edition names it; nothing for what is no template. */
export function templateKey(path: string): string | undefined {
  return TEMPLATE.test(path) ? path.slice('templates/'.length).replace(/\.hbs$/, '') : undefined;
}

const PATCH = '.patch.json';
/** An act is the law's, a scenario the bundle's own, a transition that of one edition. */
const FIXED: readonly Kind[] = ['act', 'scenario', 'transition', 'bundle', 'calendar', 'demo'];

/** True for the file of a change to an inherited definition. */
export function isPatch(path: string): boolean {
  return path.endsWith(PATCH);
}

/** The kind and id that a file speaks of, a patch of those it changes; nothing for what is no definition. */
export function placeOfDefinition(path: string): { kind: Kind; id: string } | undefined {
  const place = placeOf(path);
  return typeof place === 'string' ? undefined : place;
}

function placeOf(path: string): { kind: Kind; id: string } | 'template' | 'ignored' | 'unknown' {
  if (path.startsWith('templates/')) return TEMPLATE.test(path) ? 'template' : 'unknown';
  if (!path.endsWith('.json')) return /\.(md|txt)$/.test(path) ? 'ignored' : 'unknown';
  const [folder = '', name = '', ...deeper] = path.slice(0, -(isPatch(path) ? PATCH : '.json').length).split('/');
  const single = SINGLES.find((candidate) => candidate === folder && name === '');
  const kind = single ?? (Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder] : undefined);
  if (!kind || deeper.length > 0 || (isPatch(path) && FIXED.includes(kind))) return 'unknown';
  if (single) return { kind, id: kind };
  return ID.test(name) && name.length <= 80 ? { kind, id: name } : 'unknown';
}

function readJson(text: string): { tree?: Node; value?: unknown; faults: Problem[] } {
  if (text.length > MAX_LENGTH) return { faults: [problem('file.long', { limit: MAX_LENGTH }, { line: 1, column: 1 })] };
  const deep = tooDeep(text);
  if (deep !== undefined) return { faults: [problem('json.deep', { limit: MAX_DEPTH }, positionAt(text, deep))] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (!tree) return { faults: [problem('json.empty', {}, { line: 1, column: 1 })] };
  const first = errors[0];
  if (first)
    return { tree, faults: [problem(SYNTAX[printParseErrorCode(first.error)] ?? 'json.syntax', {}, positionAt(text, first.offset))] };
  const faults = repeatedKeys(tree, text);
  if (faults.length > 0) return { tree, faults };
  return strictly(text, tree);
}

/** jsonc-parser forgives a few things (odd numbers, control characters) that JSON does not. */
function strictly(text: string, tree: Node): { tree: Node; value?: unknown; faults: Problem[] } {
  try {
    return { tree, value: JSON.parse(text), faults: [] };
  } catch {
    return { tree, faults: [problem('json.syntax', {}, { line: 1, column: 1 })] };
  }
}

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidCommentToken: 'json.comment',
  CommaExpected: 'json.comma',
  ColonExpected: 'json.colon',
  CloseBraceExpected: 'json.unclosed',
  CloseBracketExpected: 'json.unclosed',
  UnexpectedEndOfString: 'json.string',
  PropertyNameExpected: 'json.key',
  EndOfFileExpected: 'json.trailing',
};

/** Offset of the first bracket nested too deeply to be read without running out of stack. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const char = text[offset];
    if (quoted && char === '\\') offset += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '{' || char === '[')) depth += 1;
    else if (!quoted && (char === '}' || char === ']')) depth -= 1;
    if (depth > MAX_DEPTH) return offset;
  }
  return undefined;
}

function repeatedKeys(node: Node, text: string): Problem[] {
  const faults: Problem[] = [];
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    if (key && seen.has(key.value)) faults.push(problem('json.repeatedKey', { key: key.value }, positionAt(text, key.offset)));
    if (key?.value === '__proto__') faults.push(problem('json.forbiddenKey', { key: key.value }, positionAt(text, key.offset)));
    if (key) seen.add(key.value);
    const value = child.type === 'property' ? child.children?.[1] : child;
    if (value) faults.push(...repeatedKeys(value, text));
  }
  return faults;
}

function locator(files: Record<string, string>, trees: Map<string, Node>): LoadedBundle['locate'] {
  return (path, pointer, what = 'value') => {
    const place = /^(\d+):(\d+)$/.exec(pointer);
    if (place) return { line: Number(place[1]), column: Number(place[2]) };
    const tree = trees.get(path);
    if (!tree) return { line: 1, column: 1 };
    return positionAt(files[path] ?? '', offsetOf(tree, pointer, what));
  };
}

function offsetOf(tree: Node, pointer: string, what: 'value' | 'key'): number {
  let node = tree;
  let offset = tree.offset;
  for (const segment of segmentsOf(pointer)) {
    const next = childOf(node, segment);
    if (!next) return offset;
    offset = what === 'key' ? next.keyOffset : next.value.offset;
    node = next.value;
  }
  return offset;
}

function childOf(node: Node, segment: string): { value: Node; keyOffset: number } | undefined {
  if (node.type === 'array') {
    const value = node.children?.[Number(segment)];
    return value && { value, keyOffset: value.offset };
  }
  const property = node.type === 'object' ? node.children?.find((child) => child.children?.[0]?.value === segment) : undefined;
  const value = property?.children?.[1];
  return property && value && { value, keyOffset: property.offset };
}

/** JSON Pointer → its unescaped segments. */
export function segmentsOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Segment → as it stands in a JSON Pointer. */
export function escaped(segment: string | number): string {
  return String(segment).replaceAll('~', '~0').replaceAll('/', '~1');
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}
