/** Reads bundles from folders: the definitions of `definitions/ID` with the templates of `templates/ID`. Looks into no file's meaning but what a bundle rests on. */
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parentIn } from '../../engine/ancestry.ts';
import type { BundleSources } from '../../engine/compile.ts';

/** Text files of a bundle; of others only the name is taken, so that the check can speak of them. */
const TEXT = /\.(json|hbs|css|md|txt)$/;
const LARGEST = 8 * 1024 * 1024;

/** Every bundle of a folder of definitions. */
export async function readFolders(definitions: string, templates: string): Promise<BundleSources> {
  const names = existsSync(definitions) ? await readdir(definitions, { withFileTypes: true }) : [];
  const bundles = names.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  return Object.fromEntries(
    await Promise.all(bundles.sort().map(async (name) => [name, await readBundle(path.join(definitions, name), templates)] as const)),
  );
}

/** One bundle: paths relative to its folder, templates under `templates/`. A copy under another name has those of its `id`. */
export async function readBundle(folder: string, templates: string, id = path.basename(folder)): Promise<Record<string, string>> {
  const [own, printed] = await Promise.all([readTree(folder), readTree(path.join(templates, id))]);
  return { ...own, ...Object.fromEntries(Object.entries(printed).map(([name, text]) => [`templates/${name}`, text])) };
}

async function readTree(folder: string, prefix = ''): Promise<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files: Record<string, string> = {};
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) Object.assign(files, await readTree(inner, `${prefix}${entry.name}/`));
    else if (entry.isFile()) files[prefix + entry.name] = await readText(inner);
  }
  return files;
}

async function readText(file: string): Promise<string> {
  if (!TEXT.test(file) || (await stat(file)).size > LARGEST) return '';
  return readFile(file, 'utf8');
}

/** The bundles a command was called for, and those they extend, which lie beside them. */
export interface Called {
  /** Ids of the bundles named, in order. */
  ids: string[];
  sources: BundleSources;
  /** Where a file of `BUNDLE/PATH` lies, relative to the working folder. */
  pathOf(file: string): string;
}

/** Nothing was found where the call pointed. */
export class NoBundleError extends Error {
  readonly folder: string;
  constructor(folder: string) {
    super(folder);
    this.folder = folder;
  }
}

/**
 * Reads the bundles of a call. A folder that holds bundles stands for all of them; none given, `definitions`.
 * @throws NoBundleError when a folder is no bundle and holds none
 */
export async function readCalled(given: string[], templates?: string): Promise<Called> {
  const folders = new Map<string, string>();
  for (const folder of given.length > 0 ? given : ['definitions'])
    for (const bundle of await bundlesAt(folder)) folders.set(path.basename(bundle), bundle);
  const ids = [...folders.keys()];
  const sources: BundleSources = {};
  const queue = [...folders];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [id, folder] = next;
    if (Object.hasOwn(sources, id)) continue;
    folders.set(id, folder);
    sources[id] = await readBundle(folder, templatesOf(folder, templates));
    const parent = parentIn(sources[id]?.['bundle.json']);
    const beside = parent === undefined ? undefined : path.join(path.dirname(folder), parent);
    if (parent !== undefined && beside !== undefined && existsSync(beside)) queue.push([parent, beside]);
  }
  return { ids, sources, pathOf: (file) => placeOf(file, folders, templates) };
}

async function bundlesAt(given: string): Promise<string[]> {
  const folder = path.resolve(given);
  if (!existsSync(folder) || !(await stat(folder)).isDirectory()) throw new NoBundleError(given);
  if (existsSync(path.join(folder, 'bundle.json'))) return [folder];
  const inner = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name));
  const bundles = inner.filter((candidate) => existsSync(path.join(candidate, 'bundle.json'))).sort();
  if (bundles.length === 0) throw new NoBundleError(given);
  return bundles;
}

function templatesOf(folder: string, templates?: string): string {
  return path.resolve(templates ?? path.join(path.dirname(path.dirname(folder)), 'templates'));
}

function placeOf(file: string, folders: Map<string, string>, templates?: string): string {
  const [id = '', ...rest] = file.split('/');
  const folder = folders.get(id);
  if (!folder) return file;
  const inner = rest[0] === 'templates' ? path.join(templatesOf(folder, templates), id, ...rest.slice(1)) : path.join(folder, ...rest);
  return path.relative(process.cwd(), inner);
}
