/** The small good bundles of the fixtures, as files, and edits of them. */
import { fileURLToPath } from 'node:url';
import type { BundleSources } from '../../engine/compile.ts';
import { readFolders } from '../../server/cli/files.ts';

const fixtures = fileURLToPath(new URL('../fixtures/good/', import.meta.url));
const files = await readFolders(`${fixtures}definitions`, `${fixtures}templates`);

export interface Change {
  /** File → pairs of what is replaced and by what. */
  edits?: Record<string, [string, string][]>;
  files?: Record<string, string>;
  remove?: string[];
}

/** A fresh copy, changed. Files are named `BUNDLE/PATH`. */
export function goodBundles({ edits = {}, files: added = {}, remove = [] }: Change = {}): BundleSources {
  const sources = structuredClone(files);
  const bundleOf = (file: string) => {
    const name = file.split('/')[0] ?? '';
    sources[name] ??= {};
    return sources[name];
  };
  const pathOf = (file: string) => file.split('/').slice(1).join('/');
  for (const [file, pairs] of Object.entries(edits))
    for (const [from, to] of pairs) bundleOf(file)[pathOf(file)] = replaced(bundleOf(file)[pathOf(file)] ?? '', from, to);
  for (const [file, text] of Object.entries(added)) bundleOf(file)[pathOf(file)] = text;
  for (const file of remove) delete bundleOf(file)[pathOf(file)];
  return sources;
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the good bundle has no ${from}`);
  return text.replace(from, () => to);
}
