/** Gives and ends memberships, each with a line of history that nobody can change: who, which role, where, from when to when, by whom. */
import { randomUUID } from 'node:crypto';
import type { Knex } from './db.ts';
import { createMembershipStore, type MembershipRecord } from './people.ts';

export type AppointmentKind = 'appointed' | 'ended';

/** In whose name it was done: a person in a role, in a case where there is one; nobody where the command line did it. */
export interface By {
  person?: string;
  role?: string;
  case?: string;
}

export interface AppointmentRecord extends Omit<MembershipRecord, 'id'> {
  id: string;
  kind: AppointmentKind;
  by: By;
  at: string;
}

interface Row {
  id: string;
  kind: AppointmentKind;
  person: string;
  role: string;
  organisation: string | null;
  bundle: string | null;
  territory: string | null;
  valid_from: string | null;
  valid_to: string | null;
  by_person: string | null;
  by_role: string | null;
  case: string | null;
  at: string;
}

/** Where memberships are looked at: roles, and where these are held. */
export type Within = Pick<MembershipRecord, 'organisation' | 'bundle' | 'territory'>;

export type AppointmentStore = ReturnType<typeof createAppointmentStore>;

export function createAppointmentStore(sql: Knex) {
  const memberships = createMembershipStore(sql);
  async function write(kind: AppointmentKind, membership: Omit<MembershipRecord, 'id'>, by: By, at: string): Promise<void> {
    const { person, role, organisation = null, bundle = null, territory = null, from = null, to = null } = membership;
    await sql('appointment').insert({
      id: randomUUID(),
      kind,
      person,
      role,
      organisation,
      bundle,
      territory,
      valid_from: from,
      valid_to: to,
      by_person: by.person ?? null,
      by_role: by.role ?? null,
      case: by.case ?? null,
      at,
    });
  }
  return {
    async appoint(membership: Omit<MembershipRecord, 'id'>, by: By, at: string): Promise<void> {
      await memberships.save(membership);
      await write('appointed', membership, by, at);
    },

    /** Its last day is `to`; false where the person does not hold it. */
    async end(membership: Omit<MembershipRecord, 'id' | 'from'> & { to: string }, by: By, at: string): Promise<boolean> {
      const held = await memberships.find(membership);
      if (!held || (held.to !== undefined && held.to <= membership.to)) return false;
      const { id: _, ...rest } = { ...held, to: membership.to };
      await memberships.save(rest);
      await write('ended', rest, by, at);
      return true;
    },

    /** Latest first; of these roles, where they are held. */
    async history(roles: string[], within: Within, limit: number): Promise<AppointmentRecord[]> {
      const rows: Row[] = await sql('appointment').whereIn('role', roles).where(given(within)).orderBy('ordinal', 'desc').limit(limit);
      return rows.map(mapRow);
    },
  };
}

/** The columns that are given; others are not asked about. */
export function given({ organisation, bundle, territory }: Within): Record<string, string> {
  return {
    ...(organisation === undefined ? {} : { organisation }),
    ...(bundle === undefined ? {} : { bundle }),
    ...(territory === undefined ? {} : { territory }),
  };
}

function mapRow(row: Row): AppointmentRecord {
  const { id, kind, person, role, at } = row;
  return {
    id,
    kind,
    person,
    role,
    at,
    by: {
      ...(row.by_person === null ? {} : { person: row.by_person }),
      ...(row.by_role === null ? {} : { role: row.by_role }),
      ...(row.case === null ? {} : { case: row.case }),
    },
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.bundle === null ? {} : { bundle: row.bundle }),
    ...(row.territory === null ? {} : { territory: row.territory }),
    ...(row.valid_from === null ? {} : { from: row.valid_from }),
    ...(row.valid_to === null ? {} : { to: row.valid_to }),
  };
}
