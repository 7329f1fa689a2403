/**
 * What the definitions of one bundle can refer to: its own and all it extends, the own going first. Takes loaded bundles, gives look-ups.
 * A definition that can't be read exists (nothing that names it is at fault) but is not handed out.
 */
import type { DefinitionByKind } from '../definitions.gen.ts';
import { mergedTable } from '../lineage.ts';
import { type Definition, type Kind, type LoadedBundle, placeOfDefinition, templateKey } from '../load.ts';
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
  /** As it is now, and as it was in the editions of the same bundle that this one amends: cases go on under those. */
  through<K extends Kind>(kind: K, id: string): DefinitionByKind[K][];
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
  const present = new Set<string>();
  const gone = new Set<string>();
  for (const member of lineage) {
    for (const removed of member.removed) if (!present.has(keyOf(removed))) gone.add(keyOf(removed));
    for (const key of Object.keys(member.files).flatMap(presentOf)) if (!gone.has(key)) present.add(key);
    for (const definition of member.definitions) {
      const key = keyOf(definition);
      if (gone.has(key) || readable.has(key)) continue;
      if (isReadable(shapeFaults(definition))) readable.set(key, located(definition, member === bundle));
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
    through: (kind, id) => {
      const now = readable.get(`${kind}/${id}`);
      const earlier = parents.filter((member) => member.id === bundle.id).flatMap(({ definitions }) => definitions);
      const before = earlier.filter((one) => one.kind === kind && one.id === id && isReadable(shapeFaults(one)));
      return [...(now ? [now.value] : []), ...before.map(({ value }) => value)] as never;
    },
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
  return ('extends' in own || 'amends' in own) && parents.length === 0;
}

function located(definition: Definition, own: boolean): Located<Kind> {
  return { id: definition.id, path: definition.path, value: definition.value as DefinitionByKind[Kind], own };
}

const keyOf = ({ kind, id }: Pick<Definition, 'kind' | 'id'>): string => `${kind}/${id}`;

function presentOf(path: string): string[] {
  const place = path.endsWith('.json') ? placeOfDefinition(path) : undefined;
  return place ? [keyOf(place)] : [];
}

/** Roles and parameters merge key by key; the nearest bundle wins. */
function byKey<K extends 'roles' | 'parameters'>(lineage: LoadedBundle[], kind: K): Map<string, never> {
  const tables = lineage.map(({ definitions }) =>
    definitions.find((candidate) => candidate.kind === kind && isReadable(shapeFaults(candidate))),
  );
  return new Map(Object.entries(mergedTable(tables, kind))) as Map<string, never>;
}

function isComplete(lineage: LoadedBundle[], kind: 'roles' | 'parameters'): boolean {
  return lineage.every(({ files, definitions }) => {
    const definition = definitions.find((candidate) => candidate.kind === kind);
    return definition ? isReadable(shapeFaults(definition)) : !Object.keys(files).flatMap(presentOf).includes(`${kind}/${kind}`);
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
