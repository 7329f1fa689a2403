/** What is live about one case beside the calendar: takes a case, gives who holds the roles that its quorums count, and where the cases stand that it opened. Reads only. */
import type { Case, Edition, Live } from '../engine/model.ts';
import { rolesCounted } from '../engine/quorum.ts';
import type { Stores } from './store/stores.ts';

/** The live data as this case sees it on the day. */
export async function liveFor(
  stores: Pick<Stores, 'memberships' | 'cases'>,
  edition: Edition,
  { header, children = [] }: Case,
  live: Live,
  today: string,
): Promise<Live> {
  const roles = rolesCounted(edition, header.procedure);
  const holders: Record<string, string[]> = {};
  for (const role of roles) {
    const scope = edition.roles[role]?.scope;
    const where = scope === 'organisation' ? { organisation: header.applicant.id } : scope === 'body' ? { bundles: edition.lineage } : {};
    holders[role] = await stores.memberships.holders(role, where, today);
  }
  return { ...live, holders, children: await stores.cases.standing(children.map(({ id }) => id)) };
}
