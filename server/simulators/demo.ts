/** Takes the bundles' files, gives their demo data as one: what the simulated services know. A file that can't be read is left to the check. */
import type { Bundle } from '../../engine/definitions.gen.ts';
import type { Demo } from '../../engine/model.ts';
import type { BundleFiles } from '../store/editions.ts';
import type { SimulatedDemo } from './simulator.ts';

export function demoOf(files: BundleFiles): SimulatedDemo {
  const demos = Object.values(files).flatMap((bundle) => read<Demo>(bundle['demo.json']));
  const bundles = Object.values(files).flatMap((bundle) => read<Pick<Bundle, 'body'>>(bundle['bundle.json']));
  const entries: NonNullable<Demo['entries']> = {};
  for (const demo of demos)
    for (const [register, list] of Object.entries(demo.entries ?? {})) entries[register] = [...(entries[register] ?? []), ...list];
  return {
    organisations: demos.flatMap(({ organisations = [] }) => organisations),
    persons: demos.flatMap(({ persons = [] }) => persons),
    entries,
    bodies: bundles.flatMap(({ body }) => (body?.inn ? [{ inn: body.inn, name: body.name }] : [])),
  };
}

function read<T>(text: string | undefined): T[] {
  if (text === undefined) return [];
  try {
    return [JSON.parse(text) as T];
  } catch {
    // the bundle is refused with this fault named
    return [];
  }
}
