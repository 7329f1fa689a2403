/**
 * What the definitions of one bundle can refer to: its own and all it extends, the own going first. Takes loaded bundles, gives look-ups.
 * A definition that can't be read exists (nothing that names it is at fault) but is not handed out.
 */
import type { DefinitionByKind } from '../definitions.gen.ts';
import { type Definition, FOLDERS, type Kind, type LoadedBundle, templateKey } from '../load.ts';
import type { Act, Parameters, Roles } from '../model.ts';
import { isReadable, shapeFaults } from './shape.ts';

export interface Located<K extends Kind> {
  id: string;
  path: string;
  value: DefinitionByKind[K];
  own: boolean;
}

export interface World {
  bundle: LoadedBundle;
  /** Of this kind and id there is a definition, readable or not. */
  exists(kind: Kind, id: string): boolean;
  get<K extends Kind>(kind: K, id: string): DefinitionByKind[K] | undefined;
  /** Own and inherited, each id once. */
  all<K extends Kind>(kind: K): Located<K>[];
  own<K extends Kind>(kind: K): Located<K>[];
  roles: Map<string, Roles['roles'][string]>;
  parameters: Map<string, Parameters['parameters'][string]>;
  acts: Map<string, Act>;
  /** All of this kind could be read; otherwise what seems unknown may only be unreadable, and is not faulted. */
  complete(kind: Kind): boolean;
  templates: Map<string, { text: string; own: boolean }>;
}

export function worldOf(bundle: LoadedBundle, parents: LoadedBundle[]): World {
  const lineage = [bundle, ...parents];
  const readable = new Map<string, Located<Kind>>();
  const present = new Set(lineage.flatMap(({ files }) => Object.keys(files).flatMap(presentOf)));
  for (const member of lineage) {
    for (const definition of member.definitions) {
      const key = `${definition.kind}/${definition.id}`;
      if (!readable.has(key) && isReadable(shapeFaults(definition))) readable.set(key, located(definition, member === bundle));
    }
  }
  const orphan = isOrphan(bundle, parents);
  const complete = (kind: Kind) => !orphan && [...present].every((key) => !key.startsWith(`${kind}/`) || readable.has(key));
  const all = <K extends Kind>(kind: K) =>
    [...readable].flatMap(([key, definition]) => (key.startsWith(`${kind}/`) ? [definition] : [])) as Located<K>[];
  return {
    bundle,
    exists: (kind, id) => orphan || present.has(`${kind}/${id}`),
    get: (kind, id) => readable.get(`${kind}/${id}`)?.value as never,
    all,
    own: (kind) => all(kind).filter(({ own }) => own),
    roles: byKey(lineage, 'roles'),
    parameters: byKey(lineage, 'parameters'),
    acts: new Map(all('act').map(({ id, value }) => [id, value])),
    complete: (kind) => complete(kind) && (kind !== 'roles' && kind !== 'parameters' ? true : isComplete(lineage, kind)),
    templates: templatesOf(lineage),
  };
}

/** What the bundle extends is not at hand: nothing it names can be called unknown. */
function isOrphan({ definitions }: LoadedBundle, parents: LoadedBundle[]): boolean {
  const own = definitions.find(({ kind }) => kind === 'bundle')?.value;
  if (typeof own !== 'object' || own === null) return true;
  return 'extends' in own && parents.length === 0;
}

function located(definition: Definition, own: boolean): Located<Kind> {
  return { id: definition.id, path: definition.path, value: definition.value as DefinitionByKind[Kind], own };
}

function presentOf(path: string): string[] {
  const [folder = '', name = ''] = path.split('/');
  const kind = Object.hasOwn(FOLDERS, folder) ? FOLDERS[folder] : undefined;
  if (kind && name.endsWith('.json')) return [`${kind}/${name.slice(0, -5)}`];
  return path.endsWith('.json') ? [`${path.slice(0, -5)}/${path.slice(0, -5)}`] : [];
}

/** Roles and parameters merge key by key; the nearest bundle wins. */
function byKey<K extends 'roles' | 'parameters'>(lineage: LoadedBundle[], kind: K): Map<string, never> {
  const merged = new Map<string, never>();
  for (const member of [...lineage].reverse()) {
    const definition = member.definitions.find((candidate) => candidate.kind === kind);
    if (!definition || !isReadable(shapeFaults(definition))) continue;
    const table = (definition.value as Record<K, Record<string, never>>)[kind];
    for (const [id, value] of Object.entries(table)) merged.set(id, value);
  }
  return merged;
}

function isComplete(lineage: LoadedBundle[], kind: 'roles' | 'parameters'): boolean {
  return lineage.every(({ files, definitions }) => {
    const definition = definitions.find((candidate) => candidate.kind === kind);
    return definition ? isReadable(shapeFaults(definition)) : !Object.hasOwn(files, `${kind}.json`);
  });
}

/** Key as in an edition: `NAME.LANG`, `_NAME`, `print.css`. */
function templatesOf(lineage: LoadedBundle[]): World['templates'] {
  const templates: World['templates'] = new Map();
  for (const [path, text] of lineage.flatMap((member) =>
    Object.entries(member.files).map(([path, text]) => [path, { text, own: member === lineage[0] }] as const),
  )) {
    const key = templateKey(path);
    if (key && !templates.has(key)) templates.set(key, text);
  }
  return templates;
}
