/**
 * Takes the files of bundles and the id of one; gives its edition (merged with all it extends, frozen, hashed), the live data beside it,
 * and every problem found on the way. No edition comes of definitions with errors.
 */
import { parentOf } from './ancestry.ts';
import { hashOf, sha256 } from './canonical.ts';
import { checkBundle, sorted } from './check/index.ts';
import { mergedTable, withPatches } from './lineage.ts';
import { FOLDERS, type Kind, type LoadedBundle, loadBundle, templateKey } from './load.ts';
import type { Calendar, Demo, Edition, Live, Parameters, Problem, Roles } from './model.ts';
import { problem } from './problem.ts';

/** Files of several bundles: bundle id → path → text, as `loadBundle` takes them. */
export type BundleSources = Record<string, Record<string, string>>;

export interface Reading {
  edition?: Edition;
  live?: Live;
  demo?: Demo;
  /** `file` is `BUNDLE/PATH`. */
  problems: Problem[];
}

/** Loads, checks and compiles one bundle with its lineage. */
export function readEdition(bundles: BundleSources, id: string): Reading {
  const { lineage, folders, problems } = loadLineage(bundles, id);
  for (const [index, bundle] of lineage.entries()) {
    const folder = folders[index] ?? id;
    problems.push(...placed(folder, checkBundle(bundle, lineage.slice(index + 1), folder)));
  }
  const all = sorted(problems);
  if (all.some(({ level }) => level !== 'warning')) return { problems: all };
  const calendar = nearest<Calendar>(lineage, 'calendar');
  return {
    edition: frozen(editionOf(lineage)),
    ...(calendar && { live: frozen({ calendar, calendarHash: hashOf(calendar) }) }),
    demo: frozen(demoOf(lineage)),
    problems: all,
  };
}

/** The bundle and those it extends, nearest first, with the name each was found under. */
export function loadLineage(bundles: BundleSources, id: string): { lineage: LoadedBundle[]; folders: string[]; problems: Problem[] } {
  const lineage: LoadedBundle[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined; ) {
    const files: Record<string, string> | undefined = Object.hasOwn(bundles, next) ? bundles[next] : undefined;
    if (!files) break;
    seen.add(next);
    const loaded = loadBundle(files);
    problems.push(...placed(next, loaded.problems));
    lineage.push(loaded.bundle);
    const parent: string | undefined = extended(loaded.bundle);
    const circle = parent !== undefined && seen.has(parent);
    const absent = parent !== undefined && !Object.hasOwn(bundles, parent);
    const place = {
      ...loaded.bundle.locate('bundle.json', placeOfParent(loaded.bundle)),
      file: `${next}/bundle.json`,
      level: 'error',
    } as const;
    if (circle) problems.push(problem('bundle.circle', { id: parent }, place));
    else if (absent) problems.push(problem('reference.unknown', { kind: 'bundle', id: parent, known: Object.keys(bundles) }, place));
    next = circle || absent ? undefined : parent;
  }
  for (const [index, bundle] of [...lineage.entries()].reverse()) {
    const { bundle: whole, problems: faults } = withPatches(bundle, lineage.slice(index + 1));
    lineage[index] = whole;
    problems.push(...placed([...seen][index] ?? id, faults));
  }
  if (lineage.length === 0)
    problems.push(problem('bundle.absent', { id }, { file: `${id}/bundle.json`, line: 1, column: 1, level: 'error' }));
  return { lineage, folders: [...seen], problems };
}

/** The edition that these files make, unchecked: for files that were checked when they came into use. Undefined where one can't be read. */
export function compileSources(bundles: BundleSources, id: string): Edition | undefined {
  const { lineage, problems } = loadLineage(bundles, id);
  return lineage.length === 0 || problems.some(({ level }) => level !== 'warning') ? undefined : editionOf(lineage);
}

function extended({ definitions }: LoadedBundle): string | undefined {
  return parentOf(definitions.find(({ kind }) => kind === 'bundle')?.value);
}

const placeOfParent = ({ definitions }: LoadedBundle): string =>
  'amends' in ((definitions.find(({ kind }) => kind === 'bundle')?.value as object) ?? {}) ? '/amends' : '/extends';

function placed(id: string, problems: Problem[]): Problem[] {
  return problems.map((each) => ({ ...each, file: `${id}/${each.file ?? 'bundle.json'}` }));
}

function editionOf(lineage: LoadedBundle[]): Edition {
  const kinds = Object.fromEntries(
    Object.entries(FOLDERS).map(([folder, kind]) => [folder, ofKind(kind === 'transition' ? lineage.slice(0, 1) : lineage, kind)]),
  );
  const tables = <K extends 'roles' | 'parameters'>(kind: K) =>
    mergedTable(
      lineage.map(({ definitions }) => definitions.find((definition) => definition.kind === kind)),
      kind,
    );
  return {
    hash: editionHash(lineage),
    bundle: nearest(lineage, 'bundle'),
    lineage: [...new Set(lineage.map(({ id }) => id))],
    ...kinds,
    roles: tables('roles') as Roles['roles'],
    parameters: tables('parameters') as Parameters['parameters'],
    templates: Object.assign({}, ...[...lineage].reverse().map(templatesOf)),
  } as Edition;
}

function ofKind(lineage: LoadedBundle[], kind: Kind): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const { definitions, removed } of [...lineage].reverse()) {
    for (const definition of removed) if (definition.kind === kind) entries.delete(definition.id);
    for (const { id, value } of definitions.filter((definition) => definition.kind === kind)) entries.set(id, value);
  }
  return Object.fromEntries(entries);
}

function single<T>({ definitions }: LoadedBundle, kind: Kind): T | undefined {
  return definitions.find((definition) => definition.kind === kind)?.value as T | undefined;
}

function nearest<T>(lineage: LoadedBundle[], kind: Kind): T | undefined {
  return lineage.map((bundle) => single<T>(bundle, kind)).find((value) => value !== undefined);
}

function templatesOf({ files }: LoadedBundle): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => {
      const key = templateKey(path);
      return key === undefined ? [] : [[key, withLf(text)]];
    }),
  );
}

const withLf = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');

/** Not part of what a case is pinned to: live data, and what only proves the definitions. */
const LEFT_OUT: readonly Kind[] = ['calendar', 'demo', 'scenario'];

/** SHA-256 over the manifest path → hash of content, the parent by its own edition's hash. */
function editionHash([bundle, ...parents]: LoadedBundle[]): string {
  if (!bundle) return '';
  const definitions = bundle.definitions
    .filter(({ kind }) => !LEFT_OUT.includes(kind))
    .map(({ kind, path, value }) => [asWhole(path), hashOf(kind === 'decision' ? withoutCases(value) : value)]);
  const templates = Object.entries(bundle.files).flatMap(([path, text]) =>
    templateKey(path) === undefined ? [] : [[path, sha256(withLf(text))]],
  );
  return hashOf({
    files: Object.fromEntries([...definitions, ...templates]),
    ...(bundle.removed.length > 0 && { removed: bundle.removed.map(({ path }) => asWhole(path)).sort() }),
    ...(parents.length > 0 && { extends: editionHash(parents) }),
  });
}

/** What a patch makes counts as the definition it makes. */
const asWhole = (path: string): string => path.replace(/\.patch\.json$/, '.json');

function withoutCases(value: unknown): unknown {
  const { cases: _, ...decision } = value as Record<string, unknown>;
  return decision;
}

/** Persons and organisations by id, entries by register and id; the nearest bundle wins. */
function demoOf(lineage: LoadedBundle[]): Demo {
  const demos = [...lineage].reverse().flatMap((bundle) => single<Demo>(bundle, 'demo') ?? []);
  const byId = <T extends { id: string }>(lists: (T[] | undefined)[]): T[] => [
    ...new Map(lists.flatMap((list) => list ?? []).map((item) => [item.id, item])).values(),
  ];
  const registers = [...new Set(demos.flatMap((demo) => Object.keys(demo.entries ?? {})))];
  return {
    organisations: byId(demos.map((demo) => demo.organisations)),
    persons: byId(demos.map((demo) => demo.persons)),
    entries: Object.fromEntries(registers.map((register) => [register, byId(demos.map((demo) => demo.entries?.[register]))])),
  };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
