/** Registers as a projection of events: takes entries and records, gives entries, their status today and the choices they offer. */
import { holds } from './condition.ts';
import { type Env, envOf } from './environment.ts';
import type { OptionsSource, Text, Tone } from './language.ts';
import type { Context, Edition, EffectRecord, Option, Register } from './model.ts';
import { textOf } from './wording.ts';

type EntryRecord = Extract<EffectRecord, { kind: 'entry' }>;
type Data = Record<string, unknown>;

/** An entry after one more record: fields that are set are replaced, those set to `null` are cleared. */
export function project(entryData: Data | undefined, record: Pick<EntryRecord, 'set'>): Data {
  const merged = { ...entryData, ...record.set };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null && value !== undefined));
}

export interface Status {
  id: string;
  title: Text;
  tone: Tone;
  meaning?: Text;
}

/** The first status whose condition holds on the entry that day; the last one, where none does. */
export function statusOf(register: Register, data: Data, today: string): Status {
  const env: Env = { param: () => undefined, item: data };
  const found = register.status.find(({ when }) => holds(when, { today }, env)) ?? register.status.at(-1);
  if (!found) throw new Error('a register without a status');
  const { id, title, tone, meaning } = found;
  return { id, title, tone, ...(meaning && { meaning }) };
}

export interface Entry {
  id: string;
  organisation?: string;
  data: Data;
}

/**
 * The entries of a register that a field offers in this context: those that are its own, where it says so, and that match.
 * In `where` a name is a field of the entry, its `id` or its `status`; `/` leads to the context.
 */
export function chooseEntries(
  edition: Edition,
  source: Extract<OptionsSource, { register: string }>,
  entries: Entry[],
  context: Context,
): Option[] {
  const register = edition.registers[source.register];
  if (!register) return [];
  const env = envOf(edition, context);
  const day = String(context.today ?? '');
  const own = (context.applicant as { id?: string } | undefined)?.id;
  return entries.flatMap(({ id, organisation, data }) => {
    if (source.own && (own === undefined || organisation !== own)) return [];
    const item = { ...data, id, status: statusOf(register, data, day).id };
    if (!holds(source.where, context, { ...env, item })) return [];
    return [optionOf(edition, source, register, id, data)];
  });
}

function optionOf(
  edition: Edition,
  source: Extract<OptionsSource, { register: string }>,
  register: Register,
  id: string,
  data: Data,
): Option {
  const cell = (name: string): Text | string => asCell(edition, register, name, data[name]);
  return {
    value: id,
    label: cell(source.label) || id,
    ...(source.columns && { cells: source.columns.map(cell) }),
    take: Object.fromEntries(source.take.filter((name) => data[name] !== undefined).map((name) => [name, data[name]])),
  };
}

/** A field of an entry to be read: codes of its classifier as titles. */
export function cellOf(edition: Edition, registerId: string, name: string, value: unknown): Text | string {
  const register = edition.registers[registerId];
  return register ? asCell(edition, register, name, value) : textOf(value);
}

function asCell(edition: Edition, register: Register, name: string, value: unknown): Text | string {
  const field = Object.hasOwn(register.fields, name) ? register.fields[name] : undefined;
  const items = field?.classifier === undefined ? undefined : edition.classifiers[field.classifier]?.items;
  if (!items) return textOf(value);
  const titleOf = (code: unknown): unknown => items.find(({ id }) => id === code)?.title ?? code;
  return textOf(Array.isArray(value) ? value.map(titleOf) : titleOf(value));
}
