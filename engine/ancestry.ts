/** Takes the text of a bundle.json; gives the folder that the bundle rests on: the one it extends, or the one of its own that it amends. */

const FOLDER = /^[a-z0-9]+(-[a-z0-9]+)*(@[a-z0-9]+([-.][a-z0-9]+)*)?$/;

/** What can't be read rests on nothing here; the check names the fault. */
export function parentIn(text: string | undefined): string | undefined {
  try {
    return parentOf(JSON.parse(text ?? 'null'));
  } catch {
    return undefined;
  }
}

/** The same of a bundle.json that has been read. */
export function parentOf(bundle: unknown): string | undefined {
  if (typeof bundle !== 'object' || bundle === null) return undefined;
  const { amends, extends: parent } = bundle as { amends?: unknown; extends?: unknown };
  const named = amends ?? parent;
  return typeof named === 'string' && FOLDER.test(named) ? named : undefined;
}

/** The id of the bundle that a folder holds an edition of: what stands before the `@`. */
export function bundleOf(folder: string): string {
  return folder.split('@')[0] ?? folder;
}

/** Of folders that rest on each other the one on which no other rests. */
export function topOf(files: Record<string, Record<string, string>>): string | undefined {
  const below = new Set(Object.values(files).map((one) => parentIn(one['bundle.json'])));
  return Object.keys(files).find((folder) => !below.has(folder));
}
