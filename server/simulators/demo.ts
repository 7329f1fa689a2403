/** Takes the bundles' files, gives their demo data as one: what the simulated services know. What can't be read or has no form is left to the check. */
import type { Text } from '../../engine/language.ts';
import type { Demo } from '../../engine/model.ts';
import { inAllLanguages, spokenIn } from '../../engine/spoken.ts';
import type { BundleFiles } from '../store/editions.ts';
import type { SimulatedDemo } from './simulator.ts';

type Organisation = NonNullable<Demo['organisations']>[number];
type Person = NonNullable<Demo['persons']>[number];
type Entries = NonNullable<Demo['entries']>;

export function demoOf(files: BundleFiles): SimulatedDemo {
  const demos = Object.values(files).map((bundle) => spoken(bundle, 'demo.json'));
  const entries: Entries = {};
  for (const demo of demos)
    for (const [register, list] of Object.entries(asRecord(demo.entries)))
      entries[register] = [...(entries[register] ?? []), ...asList(list).filter(isEntry)];
  return {
    organisations: demos.flatMap(({ organisations }) => asList(organisations).filter(isOrganisation)),
    persons: demos.flatMap(({ persons }) => asList(persons).filter(isPerson)),
    entries,
    bodies: Object.values(files).flatMap((bundle) => bodyOf(spoken(bundle, 'bundle.json'))),
  };
}

function bodyOf({ body }: Record<string, unknown>): NonNullable<SimulatedDemo['bodies']> {
  const { inn, name } = asRecord(body);
  return isWord(inn) && isText(name) ? [{ inn, name: name as Text }] : [];
}

/** A file whose texts have all languages, as those of the edition have. */
function spoken(bundle: Record<string, string>, file: string): Record<string, unknown> {
  return asRecord(inAllLanguages(read(bundle[file]), spokenIn(read(bundle['bundle.json']))));
}

function read(text: string | undefined): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(text ?? '{}'));
  } catch {
    // the bundle is refused with this fault named
    return {};
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const isText = (value: unknown): boolean => ['ky', 'ru', 'en'].every((lang) => typeof asRecord(value)[lang] === 'string');
const isWord = (value: unknown): value is string => typeof value === 'string' && value !== '';
const maybe = (value: unknown): boolean => value === undefined || typeof value === 'string';

function isOrganisation(value: unknown): value is Organisation {
  const { id, name, data } = asRecord(value);
  return isWord(id) && isText(name) && asRecord(data) === data;
}

function isPerson(value: unknown): value is Person {
  const { id, name, pin, email, phone, about, memberships } = asRecord(value);
  const said = [pin, email, phone].every(maybe) && (about === undefined || isText(about));
  return isWord(id) && isWord(name) && said && Array.isArray(memberships) && memberships.every(isMembership);
}

function isMembership(value: unknown): boolean {
  const { role, organisation, bundle } = asRecord(value);
  return isWord(role) && maybe(organisation) && maybe(bundle);
}

function isEntry(value: unknown): value is Entries[string][number] {
  const { id, organisation, data } = asRecord(value);
  return isWord(id) && maybe(organisation) && asRecord(data) === data;
}
