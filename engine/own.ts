/** What registers hold of a case's applicant: takes an edition and the live entries, gives the root `own`. Fields that only some roles see are left out. */
import { today } from './calendar.ts';
import type { Edition, Live, Register } from './model.ts';
import { statusOf } from './register.ts';

type Own = Record<string, Record<string, unknown>[]>;

/** The root `own`: register → entries with `id` and today's `status`; absent for a register that was not looked into. */
export function ownEntries(edition: Edition, { now, live }: { now: string; live: Live }): Own {
  const day = today(now, live);
  const found = Object.entries(live.own ?? {}).flatMap(([id, entries]) => {
    const register = edition.registers[id];
    return register ? [[id, entries.map((entry) => seen(register, entry, day))] as const] : [];
  });
  return Object.fromEntries(found);
}

function seen(register: Register, { id, data }: { id: string; data: Record<string, unknown> }, day: string): Record<string, unknown> {
  const open = Object.entries(data).filter(([name]) => register.fields[name] && !register.fields[name].sees);
  return { ...Object.fromEntries(open), id, status: statusOf(register, data, day).id };
}

const looked = new WeakMap<object, string[]>();

/** Registers that the procedure's cases look into, here, in the forms they ask or in the papers they issue. */
export function registersLookedInto(edition: Edition, procedureId: string): string[] {
  const procedure = edition.procedures[procedureId];
  if (!procedure) return [];
  let found = looked.get(procedure);
  if (!found) {
    const named = new Set(strings(procedure));
    const used = [edition.forms, edition.documents].flatMap((kind) => Object.entries(kind).filter(([id]) => named.has(id)));
    const paths = [...named, ...used.flatMap(([, definition]) => strings(definition))];
    found = Object.keys(edition.registers).filter((id) => paths.some((path) => `${path.replace(/^\//, '')}.`.startsWith(`own.${id}.`)));
    looked.set(procedure, found);
  }
  return found;
}

function strings(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  return typeof node === 'object' && node !== null ? Object.entries(node).flatMap(([key, inner]) => [key, ...strings(inner)]) : [];
}
