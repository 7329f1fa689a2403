/** Persons, organisations, and memberships: who holds which role where. What a role may do is said by definitions. */
import { randomUUID } from 'node:crypto';
import type { CaseSource } from '../../engine/definitions.gen.ts';
import type { Text } from '../../engine/language.ts';
import { likeable, sourced, type Territory } from './cases.ts';
import type { Knex } from './db.ts';
import { lyingIn } from './entries.ts';

export interface PersonRecord {
  id: string;
  name: string;
  about?: Text;
  /** Personal number, 14 digits: what one is found by at sign-in. Never shown to others, never logged. */
  pin?: string;
}

export interface OrganisationRecord {
  id: string;
  name: Text;
  data: Record<string, unknown>;
  /** Number of the legal entity: what it is found by at sign-in. That of the data where absent. */
  inn?: string;
}

export interface MembershipRecord {
  id: string;
  person: string;
  role: string;
  organisation?: string;
  bundle?: string;
  /** Code of the territory. */
  territory?: string;
  /** First and last day it is held. */
  from?: string;
  to?: string;
}

interface MembershipRow {
  id: string;
  person: string;
  role: string;
  organisation: string | null;
  bundle: string | null;
  territory: string | null;
  valid_from: string | null;
  valid_to: string | null;
}

export type PersonStore = ReturnType<typeof createPersonStore>;
export function createPersonStore(sql: Knex) {
  const mapRow = ({ id, name, about }: { id: string; name: string; about: Text | null }): PersonRecord => ({
    id,
    name,
    ...(about ? { about } : {}),
  });
  return {
    async get(id: string): Promise<PersonRecord | undefined> {
      const row = await sql('person').where({ id }).first('id', 'name', 'about');
      return row && mapRow(row);
    },
    async byPin(pin: string): Promise<PersonRecord | undefined> {
      const row = await sql('person').where({ pin }).first('id', 'name', 'about');
      return row && mapRow(row);
    },
    async list(limit = 500): Promise<PersonRecord[]> {
      return (await sql('person').orderBy('ordinal').limit(limit).select('id', 'name', 'about')).map(mapRow);
    },
    /** The personal number, for whom has to prove or to check who someone is. */
    async pin(id: string): Promise<string | undefined> {
      return (await sql('person').where({ id }).first('pin'))?.pin ?? undefined;
    },
    /** Who bears the number; one whom nobody knows yet is entered, with a random id. */
    async knownAs(pin: string, name: string): Promise<PersonRecord> {
      const found = await this.byPin(pin);
      if (found) return found;
      const person = { id: randomUUID(), name };
      await sql('person')
        .insert({ ...person, pin })
        .onConflict('pin')
        .ignore();
      return (await this.byPin(pin)) ?? person;
    },
    async save({ id, name, about, pin }: PersonRecord): Promise<void> {
      await sql('person')
        .insert({ id, name, about: about ? JSON.stringify(about) : null, ...(pin === undefined ? {} : { pin }) })
        .onConflict('id')
        .merge();
    },
  };
}

/** Which organisations: each part narrows. */
export interface OrganisationsWanted {
  id?: string;
  /** Fields with their values. */
  where?: Record<string, unknown>;
  territory?: Territory;
  /** Those in whose cases a deadline has passed before the day. */
  overdue?: { bundle: string; sources: CaseSource[]; today: string };
  words?: string;
  /** The last one of the page before. */
  after?: { name: string; id: string };
  limit: number;
}

const NAME = `(name ->> 'ky')`;

/** Applicants of cases with a deadline that runs although its day is over. */
function withOverdue(sql: Knex, { bundle, sources, today }: NonNullable<OrganisationsWanted['overdue']>): Knex.QueryBuilder {
  return sql('kase')
    .where({ bundle })
    .where((any) => sourced(any, sources))
    .whereIn(
      'id',
      sql('deadline').whereIn('status', ['running', 'late']).where({ reminder: false }).where('due', '<', today).select('case'),
    )
    .select('applicant');
}

export type OrganisationStore = ReturnType<typeof createOrganisationStore>;
export function createOrganisationStore(sql: Knex) {
  return {
    async get(id: string): Promise<OrganisationRecord | undefined> {
      return sql('organisation').where({ id }).first('id', 'name', 'data');
    },
    /** Held from others until the transaction ends. */
    async lock(id: string): Promise<void> {
      await sql('organisation').where({ id }).forUpdate().select('id');
    },
    async byInn(inn: string): Promise<OrganisationRecord | undefined> {
      return sql('organisation').where({ inn, registered: true }).orderBy('id').first('id', 'name', 'data');
    },
    /** One that is about to be registered, under a random id that stays; what it says of itself is its name and its number. */
    async newcomer(inn: string, name: string): Promise<OrganisationRecord> {
      const known = await sql('organisation').where({ inn, registered: false }).orderBy('id').first('id', 'name', 'data');
      if (known) return known;
      const record = { id: randomUUID(), name: { ky: name, ru: name, en: name }, data: { inn } };
      await this.save(record);
      await sql('organisation').where({ id: record.id }).update({ registered: false });
      return record;
    },
    /** Known from now on, or known better: `name` stands among the data. */
    async know(id: string, { name, ...data }: Record<string, unknown>): Promise<void> {
      await this.save({ id, name: name as Text, data });
      await sql('organisation').where({ id }).update({ registered: true });
    },
    /** In the order of their Kyrgyz names. */
    async list(wanted: OrganisationsWanted): Promise<OrganisationRecord[]> {
      const { where = {}, territory, overdue, words, after, limit } = wanted;
      const query = sql('organisation')
        .whereRaw('data::jsonb @> ?::jsonb', [JSON.stringify(where)])
        .orderByRaw(`${NAME}, id`)
        .limit(limit);
      if (wanted.id !== undefined) query.where({ id: wanted.id });
      if (territory) query.whereIn('id', lyingIn(sql, territory));
      if (words) query.whereRaw(`lower(name::text) like ? escape '\\'`, [`%${likeable(words)}%`]);
      if (overdue) query.whereIn('id', withOverdue(sql, overdue));
      if (after) query.whereRaw(`(${NAME}, id) > (?, ?)`, [after.name, after.id]);
      return query.select('id', 'name', 'data');
    },
    async save({ id, name, data, inn = typeof data.inn === 'string' ? data.inn : undefined }: OrganisationRecord): Promise<void> {
      await sql('organisation')
        .insert({ id, name: JSON.stringify(name), data: JSON.stringify(data), ...(inn === undefined ? {} : { inn }) })
        .onConflict('id')
        .merge();
    },
  };
}

export type MembershipStore = ReturnType<typeof createMembershipStore>;
export function createMembershipStore(sql: Knex) {
  return {
    async get(id: string): Promise<MembershipRecord | undefined> {
      const row = await sql('membership').where({ id }).first();
      return row && mapMembership(row);
    },

    /** What the person holds on the day. */
    async of(person: string, day: string): Promise<MembershipRecord[]> {
      const rows: MembershipRow[] = await sql('membership')
        .where({ person })
        .whereRaw('(valid_from is null or valid_from <= ?::date) and (valid_to is null or valid_to >= ?::date)', [day, day])
        .orderBy(['role', 'organisation', 'bundle', 'territory']);
      return rows.map(mapMembership);
    },

    async find({ person, role, organisation, bundle, territory }: Omit<MembershipRecord, 'id'>): Promise<MembershipRecord | undefined> {
      const row = await sql('membership')
        .where({ person, role, organisation: organisation ?? null, bundle: bundle ?? null, territory: territory ?? null })
        .first();
      return row && mapMembership(row);
    },

    /** Of these roles, held there on the day or later; ended ones of old are history. */
    async within(roles: string[], where: Record<string, string>, day: string, limit: number): Promise<MembershipRecord[]> {
      const rows: MembershipRow[] = await sql('membership')
        .whereIn('role', roles)
        .where(where)
        .whereRaw('(valid_to is null or valid_to >= ?::date)', [day])
        .orderBy(['role', 'person'])
        .limit(limit);
      return rows.map(mapMembership);
    },

    /** Whoever came for an organisation that was not known holds those roles no longer; their sessions go on in what they hold there now. */
    async settleNewcomers(organisation: string, roles: string[], day: string): Promise<void> {
      const ended: { id: string; person: string }[] = await sql('membership')
        .where({ organisation })
        .whereIn('role', roles)
        .select('id', 'person');
      for (const { id, person } of ended) {
        const next = (await this.of(person, day)).find((each) => each.organisation === organisation && !roles.includes(each.role));
        await sql('session')
          .where({ membership: id })
          .update({ membership: next?.id ?? null });
      }
      await sql('membership')
        .whereIn(
          'id',
          ended.map(({ id }) => id),
        )
        .delete();
    },

    /** Persons who hold the role on the day: anywhere, in one organisation, in one territory, or in one of the bodies. */
    async holders(role: string, where: { organisation?: string; territory?: string; bundles?: string[] }, day: string): Promise<string[]> {
      const query = sql('membership')
        .where({
          role,
          ...(where.organisation === undefined ? {} : { organisation: where.organisation }),
          ...(where.territory === undefined ? {} : { territory: where.territory }),
        })
        .whereRaw('(valid_from is null or valid_from <= ?::date) and (valid_to is null or valid_to >= ?::date)', [day, day]);
      if (where.bundles) query.whereIn('bundle', where.bundles);
      return query.distinct('person').orderBy('person').pluck('person');
    },

    /** A membership is one person, role and scope: saving it again changes its days only. */
    async save(membership: Omit<MembershipRecord, 'id'>): Promise<void> {
      const { person, role, organisation = null, bundle = null, territory = null, from = null, to = null } = membership;
      await sql.raw(
        `insert into membership (id, person, role, organisation, bundle, territory, valid_from, valid_to) values (?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (person, role, coalesce(organisation, ''), coalesce(bundle, ''), coalesce(territory, '')) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
        [randomUUID(), person, role, organisation, bundle, territory, from, to],
      );
    },
  };
}

function mapMembership(row: MembershipRow): MembershipRecord {
  return {
    id: row.id,
    person: row.person,
    role: row.role,
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.bundle === null ? {} : { bundle: row.bundle }),
    ...(row.territory === null ? {} : { territory: row.territory }),
    ...(row.valid_from === null ? {} : { from: row.valid_from }),
    ...(row.valid_to === null ? {} : { to: row.valid_to }),
  };
}
