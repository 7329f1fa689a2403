/** The inbox of notices: each is for a person, or for a role within an organisation, a territory or a bundle; read by each person for oneself. */
import { randomUUID } from 'node:crypto';
import type { Text } from '../../engine/language.ts';
import type { Actor } from '../../engine/model.ts';
import type { Knex } from './db.ts';
import { createMembershipStore } from './people.ts';

const TABLE = 'notice';

export interface NoticeRecord {
  id: string;
  at: string;
  case?: string;
  title: Text;
  text: Text;
  read: boolean;
}

/** A notice as it was addressed, whoever reads it. */
export interface Addressed extends Omit<NoticeRecord, 'read'> {
  role: string;
  person?: string;
  organisation?: string;
  territory?: string;
  bundle?: string;
}

/** Where no person is named, whoever holds the role there gets it. */
export interface NewNotice {
  case: string;
  notice: string;
  role: string;
  person?: string;
  organisation?: string;
  territory?: string;
  bundle?: string;
  title: Text;
  text: Text;
  at: string;
}

interface NoticeRow {
  id: string;
  notice: string;
  at: string;
  case: string | null;
  title: Text;
  text: Text;
  read: boolean;
}

interface AddressRow {
  role: string;
  person: string | null;
  organisation: string | null;
  territory: string | null;
  bundle: string | null;
}

export type NoticeStore = ReturnType<typeof createNoticeStore>;

export function createNoticeStore(sql: Knex) {
  /** `bundles`: those in whose lineage the actor's own bundle stands. */
  const meant = (actor: Actor, bundles: string[]) =>
    sql(TABLE).where((any) => {
      any.where({ person: actor.person });
      any.orWhere((scope) => {
        scope.where({ role: actor.role }).whereNull('person');
        scope.where((where) => {
          where.whereNull('organisation');
          if (actor.organisation !== undefined) where.orWhere({ organisation: actor.organisation });
        });
        scope.where((where) => {
          where.whereNull('territory');
          if (actor.territory !== undefined) where.orWhere({ territory: actor.territory });
        });
        scope.where((where) => {
          where.whereNull('bundle').orWhereIn('bundle', bundles);
        });
      });
    });
  const readBy = (actor: Actor) =>
    sql('notice_read').whereRaw('notice_read.notice = notice.id').where('notice_read.person', actor.person).select(sql.raw('1'));
  return {
    /** Gives their ids. */
    async add(notices: NewNotice[]): Promise<string[]> {
      if (!notices.length) return [];
      const rows = notices.map((each) => ({
        id: randomUUID(),
        ...each,
        person: each.person ?? null,
        organisation: each.organisation ?? null,
        territory: each.territory ?? null,
        bundle: each.bundle ?? null,
        title: JSON.stringify(each.title),
        text: JSON.stringify(each.text),
      }));
      await sql(TABLE).insert(rows);
      return rows.map(({ id }) => id);
    },

    async get(id: string): Promise<Addressed | undefined> {
      const row: (NoticeRow & AddressRow) | undefined = await sql(TABLE)
        .where({ id })
        .first('id', 'at', 'case', 'title', 'text', 'role', 'person', 'organisation', 'territory', 'bundle');
      return row && mapAddressed(row);
    },

    /** Whom it reaches on the day: the person named, or whoever holds the role there. `bundles`: that of the case and those it extends. */
    async recipients({ role, person, organisation, territory, bundle }: Addressed, bundles: string[], day: string): Promise<string[]> {
      if (person !== undefined) return [person];
      const where = {
        ...(organisation === undefined ? {} : { organisation }),
        ...(territory === undefined ? {} : { territory }),
        ...(bundle === undefined ? {} : { bundles }),
      };
      return createMembershipStore(sql).holders(role, where, day);
    },

    /** Latest first. */
    async of(actor: Actor, bundles: string[], limit = 100): Promise<NoticeRecord[]> {
      const rows: NoticeRow[] = await meant(actor, bundles)
        .orderBy([{ column: 'at', order: 'desc' }, { column: 'id' }])
        .limit(2 * limit)
        .select('id', 'notice', 'at', 'case', 'title', 'text', sql.raw('exists(?) as read', [readBy(actor)]));
      return once(rows).slice(0, limit).map(mapRow);
    },

    /** Counted up to 100. */
    async unread(actor: Actor, bundles: string[]): Promise<number> {
      const rows: Pick<NoticeRow, 'case' | 'notice' | 'at'>[] = await meant(actor, bundles)
        .whereNotExists(readBy(actor))
        .limit(100)
        .distinct('case', 'notice', 'at');
      return rows.length;
    },

    async markRead(actor: Actor, bundles: string[], at: string): Promise<void> {
      const ids: string[] = await meant(actor, bundles).whereNotExists(readBy(actor)).limit(1_000).pluck('id');
      if (ids.length)
        await sql('notice_read')
          .insert(ids.map((notice) => ({ notice, person: actor.person, at })))
          .onConflict(['notice', 'person'])
          .ignore();
    },
  };
}

function mapAddressed({
  id,
  at,
  case: caseId,
  title,
  text,
  role,
  person,
  organisation,
  territory,
  bundle,
}: NoticeRow & AddressRow): Addressed {
  return {
    id,
    at,
    title,
    text,
    role,
    ...(caseId === null ? {} : { case: caseId }),
    ...(person === null ? {} : { person }),
    ...(organisation === null ? {} : { organisation }),
    ...(territory === null ? {} : { territory }),
    ...(bundle === null ? {} : { bundle }),
  };
}

/** What one step told several roles is one notice to who holds two of them. */
function once(rows: NoticeRow[]): NoticeRow[] {
  const seen = new Set<string>();
  return rows.filter(({ case: caseId, notice, at }) => {
    const told = [caseId, notice, String(at)].join('\n');
    return !seen.has(told) && seen.add(told);
  });
}

function mapRow({ case: caseId, notice: _notice, ...known }: NoticeRow): NoticeRecord {
  return { ...known, ...(caseId === null ? {} : { case: caseId }) };
}
