/** Which organisations an actor may have before them: one's own, those of a territory, or all; page by page in the order of their names. */
import type { Actor, Edition } from '../../engine/model.ts';
import type { OrganisationRecord, OrganisationsWanted } from '../store/people.ts';
import type { Screen } from './ask.ts';

type Sight = Pick<OrganisationsWanted, 'id' | 'territory'>;

/** Undefined where the role is held nowhere that organisations lie. */
export function organisationSight(edition: Edition, actor: Actor): Sight | undefined {
  const role = edition.roles[actor.role];
  if (role?.scope === 'organisation') return actor.organisation === undefined ? undefined : { id: actor.organisation };
  if (role?.scope === 'territory')
    return role.territory && actor.territory !== undefined
      ? { territory: { code: actor.territory, fields: [role.territory.field] } }
      : undefined;
  if (role?.scope === 'body') return edition.lineage.includes(actor.bundle ?? '') ? {} : undefined;
  return role?.scope === 'platform' ? {} : undefined;
}

export interface OrganisationPage {
  rows: OrganisationRecord[];
  next?: string;
}

export async function organisationPage(
  { asked: { services, actor, query }, edition }: Screen,
  narrowing: Pick<OrganisationsWanted, 'where' | 'overdue'>,
  limit: number,
  after = query('after'),
): Promise<OrganisationPage> {
  const sight = organisationSight(edition, actor);
  const q = query('q')?.slice(0, 100);
  if (!sight || q?.includes('\0')) return { rows: [] };
  const from = fromCursor(after);
  const wanted = { ...narrowing, ...sight, ...(q ? { words: q } : {}), ...(from ? { after: from } : {}), limit: limit + 1 };
  const found = await services.stores.organisations.list(wanted);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, ...(found.length > limit && last ? { next: toCursor(last) } : {}) };
}

function toCursor({ name, id }: OrganisationRecord): string {
  return Buffer.from(JSON.stringify([name.ky, id])).toString('base64url');
}

/** What is no cursor begins at the first page. */
function fromCursor(cursor: string | undefined): OrganisationsWanted['after'] {
  if (!cursor || cursor.length > 2_000) return undefined;
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const sound = [name, id].every((each) => typeof each === 'string' && !each.includes('\0'));
    return sound ? { name, id } : undefined;
  } catch {
    return undefined;
  }
}
