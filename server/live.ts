/** What is live about one case beside the calendar: takes a case, gives who holds the roles that its quorums count, where the cases stand that it opened, and what registers hold of its applicant. Reads only. */
import type { Applicant, Case, Edition, Live } from '../engine/model.ts';
import { registersLookedInto } from '../engine/own.ts';
import { rolesCounted } from '../engine/quorum.ts';
import { territoryOf } from '../engine/territory.ts';
import type { Stores } from './store/stores.ts';

/** More than one organisation has in any register. */
const ENTRIES = 1_000;

/** The live data as this case sees it on the day. */
export async function liveFor(
  stores: Pick<Stores, 'memberships' | 'cases' | 'entries'>,
  edition: Edition,
  { header, children = [] }: Case,
  live: Live,
  today: string,
): Promise<Live> {
  const roles = rolesCounted(edition, header.procedure);
  const holders: Record<string, string[]> = {};
  for (const role of roles) {
    const where = placeOf(edition, role, header.applicant);
    holders[role] = where ? await stores.memberships.holders(role, where, today) : [];
  }
  const own = await ownIn(stores, edition, header.procedure, header.applicant.id);
  return { ...live, holders, own, children: await stores.cases.standing(children.map(({ id }) => id)) };
}

/** What the registers that the procedure's cases look into hold of an organisation. */
export async function ownIn(
  { entries }: Pick<Stores, 'entries'>,
  edition: Edition,
  procedure: string,
  organisation: string,
): Promise<NonNullable<Live['own']>> {
  const own: NonNullable<Live['own']> = {};
  for (const register of registersLookedInto(edition, procedure))
    own[register] = await entries.list({ register, bundles: edition.lineage, organisation, limit: ENTRIES });
  return own;
}

/** Where a role must be held to count in this applicant's cases; undefined where it is not known in which territory. */
function placeOf(edition: Edition, role: string, { id, data }: Applicant): Parameters<Stores['memberships']['holders']>[1] | undefined {
  const held = edition.roles[role];
  if (held?.scope === 'organisation' || held?.scope === 'newcomer') return { organisation: id };
  if (held?.scope === 'body') return { bundles: edition.lineage };
  if (held?.scope !== 'territory') return {};
  const territory = territoryOf(held, data);
  return territory === undefined ? undefined : { territory };
}
