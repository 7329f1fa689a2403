/** Obtains what the engine's step asks for: register options, files, the decision, numbers and codes for papers. Reads; only drawing numbers writes. */
import { randomBytes, randomUUID } from 'node:crypto';
import { holds } from '../engine/condition.ts';
import { contextOf } from '../engine/context.ts';
import { decide } from '../engine/decision.ts';
import type { Actor, Case, Edition, Given, Live, Needs, Option, Request } from '../engine/model.ts';
import { chooseEntries } from '../engine/register.ts';
import { maySee } from '../engine/sight.ts';
import { needs } from '../engine/step.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { newCode } from './codes.ts';
import type { Stores } from './store/stores.ts';
import { keptLookups } from './xroad/lookups.ts';

export interface Asking {
  edition: Edition;
  live: Live;
  kase: Case;
  request: Request;
  actor: Actor;
  /** The product's instant and day. */
  now: string;
  today: string;
}

type RegisterSource = Needs['options'][number]['source'];

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MOST_FILES = 2_000;
const MOST_ENTRIES = 5_000;

/** Without `draw` papers get no numbers: enough for a proposal, a draft or a statement. */
export async function obtain(stores: Stores, asking: Asking, draw: boolean): Promise<{ needs: Needs; given: Given }> {
  const { edition, live, kase, request, actor, now, today } = asking;
  const base = { now, actor, live };
  const first = needs(edition, kase, request, base);
  const decision = first.decision && (await decide(edition, first.decision.id, first.decision.facts, first.decision.on));
  const known = {
    ...base,
    options: await optionsFor(stores, asking, first.options),
    files: await filesFor(stores, asking),
    lookups: await keptLookups(stores, kase.header.id, first.lookups),
    ...(decision ? { decision } : {}),
  };
  const persons = draw ? await personsFor(stores, needs(edition, kase, request, known).persons) : {};
  const { papers, draws, cases, unique, engaged } = needs(edition, kase, request, { ...known, persons });
  const given: Given = {
    ...known,
    persons,
    clashes: await clashesFor(stores, asking, unique),
    engaged: await engagedFor(stores, kase, engaged),
    engine: ENGINE_VERSION,
    ...(draw
      ? {
          papers: await numbersFor(stores, papers, kase.header.bundle, today),
          draws: await drawsFor(stores, edition, draws),
          cases: await casesFor(stores, cases, kase.header.bundle, today),
        }
      : {}),
  };
  return { needs: { ...first, papers, draws, cases }, given };
}

/** By their numbers: who is named and not known yet is entered, who is only asked for is found or is nobody. */
async function personsFor(stores: Stores, asked: Needs['persons']): Promise<NonNullable<Given['persons']>> {
  const found: NonNullable<Given['persons']> = {};
  for (const { pin, name } of asked) {
    const person = name === undefined ? await stores.persons.byPin(pin) : await stores.persons.knownAs(pin, name);
    if (person) found[pin] = person.id;
  }
  return found;
}

/** Registers in which the organisation has another entry with these values. */
async function clashesFor(stores: Stores, { edition, kase, today }: Asking, asked: Needs['unique']): Promise<string[]> {
  const clashes: string[] = [];
  for (const { register, entry, values } of asked) {
    const organisation = kase.header.applicant.id;
    const alike = await stores.entries.alike({ register, bundles: edition.lineage, organisation, values, but: entry });
    const counts = edition.registers[register]?.unique?.while;
    if (alike.some(({ data }) => holds(counts, { today }, { param: () => undefined, item: data }))) clashes.push(register);
  }
  return clashes;
}

async function engagedFor(stores: Stores, { header }: Case, asked: Needs['engaged']): Promise<string[]> {
  const roles: string[] = [];
  for (const { role, people } of asked) if (await stores.cases.engaged(header.applicant.id, role, people)) roles.push(role);
  return roles;
}

/** The register's entries as options, by pointer of the field. */
export async function optionsFor(
  stores: Stores,
  { edition, kase, actor, now, live }: Omit<Asking, 'request' | 'today'>,
  sources: Needs['options'],
): Promise<Record<string, Option[]>> {
  const options: Record<string, Option[]> = {};
  for (const { pointer, source } of sources) {
    const own = source.own ? { organisation: kase.header.applicant.id } : {};
    const entries = await stores.entries.list({ register: source.register, bundles: edition.lineage, ...own, limit: MOST_ENTRIES });
    options[pointer] = chooseEntries(
      edition,
      seenColumns(edition, source, actor, kase),
      entries,
      contextOf(edition, kase, { now, live, actor }),
    );
  }
  return options;
}

/** A choice shows and keeps only the fields of the register that the chooser may see. */
function seenColumns(edition: Edition, source: RegisterSource, actor: Actor, kase: Case): RegisterSource {
  const fields = edition.registers[source.register]?.fields ?? {};
  const seen = (name: string) => maySee(edition, fields[name]?.sees, actor, kase);
  const { columns, take } = source;
  return {
    ...source,
    ...(columns && { columns: columns.filter(seen) }),
    take: take.filter(seen),
    label: seen(source.label) ? source.label : 'id',
  };
}

/** Files that the input names and that were uploaded for the same applicant. */
async function filesFor(stores: Stores, { kase, request }: Asking): Promise<NonNullable<Given['files']>> {
  const named = await stores.files.named(fileIds(request.input ?? {}), kase.header.applicant.id);
  return Object.fromEntries(named.map(({ id, name, type, size, sha256 }) => [id, { name, type, size, sha256 }]));
}

/** What looks like a file's id anywhere in the input. */
export function fileIds(input: Record<string, unknown>): string[] {
  return [...new Set(JSON.stringify(input).match(UUID))].slice(0, MOST_FILES);
}

/** A seed nobody could know before, and all entries of the register. */
export async function drawsFor(stores: Stores, edition: Edition, draws: Needs['draws']): Promise<NonNullable<Given['draws']>> {
  const found: NonNullable<Given['draws']> = {};
  for (const { role, register } of draws) {
    found[role] = { seed: randomBytes(16).toString('hex'), entries: await everyEntry(stores, register, edition.lineage) };
  }
  return found;
}

async function everyEntry(stores: Stores, register: string, bundles: string[]): Promise<{ id: string; data: Record<string, unknown> }[]> {
  const entries: { id: string; data: Record<string, unknown> }[] = [];
  for (let after: string | undefined; ; after = entries.at(-1)?.id) {
    const page = await stores.entries.list({ register, bundles, limit: MOST_ENTRIES, ...(after === undefined ? {} : { after }) });
    entries.push(...page.map(({ id, data }) => ({ id, data })));
    if (page.length < MOST_ENTRIES) return entries;
  }
}

/** A random id and a number for each case that is opened. */
export async function casesFor(stores: Stores, cases: Needs['cases'], bundle: string, today: string): Promise<NonNullable<Given['cases']>> {
  const opened: NonNullable<Given['cases']> = {};
  for (const { procedure, series } of cases)
    opened[procedure] = { id: randomUUID(), number: await stores.series.draw(bundle, series, today) };
  return opened;
}

/** A random id and code each; a number where it is drawn from a series of ours. */
export async function numbersFor(
  stores: Stores,
  papers: Needs['papers'],
  bundle: string,
  today: string,
): Promise<NonNullable<Given['papers']>> {
  const drawn: NonNullable<Given['papers']> = {};
  for (const { document, series } of papers) {
    drawn[document] = { id: randomUUID(), code: newCode(), ...(series ? { number: await stores.series.draw(bundle, series, today) } : {}) };
  }
  return drawn;
}
