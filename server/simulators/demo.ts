/** Takes the bundles' files, gives their demo data as one: what the simulated services know. A file that can't be read is left to the check. */
import type { Demo } from '../../engine/model.ts';
import type { BundleFiles } from '../store/editions.ts';

export function demoOf(files: BundleFiles): Demo {
  const demos = Object.values(files).flatMap((bundle) => read(bundle['demo.json']));
  const entries: NonNullable<Demo['entries']> = {};
  for (const demo of demos)
    for (const [register, list] of Object.entries(demo.entries ?? {})) entries[register] = [...(entries[register] ?? []), ...list];
  return {
    organisations: demos.flatMap(({ organisations = [] }) => organisations),
    persons: demos.flatMap(({ persons = [] }) => persons),
    entries,
  };
}

function read(text: string | undefined): Demo[] {
  if (text === undefined) return [];
  try {
    return [JSON.parse(text) as Demo];
  } catch {
    // the bundle is refused with this fault named
    return [];
  }
}
