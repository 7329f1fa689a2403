/** How many count in a part and how many must: takes a part, a case and who holds which role, gives the count. Decides nothing with it. */
import type { Part } from './definitions.gen.ts';
import type { Env } from './environment.ts';
import type { Amount } from './language.ts';
import type { Case, Edition, Standing } from './model.ts';

/** Shares are reckoned to three decimals: 6 of 9 is 0.667, two thirds. */
const GRAIN = 0.0005;

/** Where a part stands. `need` is unknown while a parameter or the holders of the role are. */
export function standingOf(id: string, part: Part | undefined, kase: Pick<Case, 'parts' | 'roles' | 'recusals'>, env: Env): Standing {
  const have = kase.parts[id]?.length ?? 0;
  const quorum = part?.quorum ?? 1;
  if (typeof quorum === 'number' || 'param' in quorum) return { have, ...needed(numberOf(quorum, env)) };
  const holders = holdersOf(quorum.of, id, kase, env);
  if (!holders) return { have };
  const share = numberOf('share' in quorum ? quorum.share : quorum.moreThan, env);
  const exact = share === undefined ? undefined : share * holders.length;
  const grain = GRAIN * holders.length;
  const least = exact === undefined ? undefined : 'share' in quorum ? Math.ceil(exact - grain) : Math.floor(exact + grain) + 1;
  return { have, holders: holders.length, ...needed(least === undefined ? undefined : Math.max(1, least)) };
}

const needed = (need: number | undefined): { need?: number } => (need === undefined ? {} : { need });

function numberOf(amount: Amount, env: Env): number | undefined {
  const known = typeof amount === 'object' ? env.param(amount.param) : amount;
  return typeof known === 'number' ? known : undefined;
}

/** Those who hold the role and have not stood aside. */
function holdersOf(role: string, part: string, kase: Pick<Case, 'roles' | 'recusals'>, env: Env): string[] | undefined {
  const held = env.edition?.roles[role]?.scope === 'case' ? (kase.roles[role] ?? []) : env.live?.holders?.[role];
  return held?.filter((person) => !isRecused(kase, part, person));
}

/** Whether this person has stood aside from the part. */
export function isRecused({ recusals }: Pick<Case, 'recusals'>, part: string, person: string): boolean {
  return recusals?.some((one) => one.part === part && one.person === person) ?? false;
}

/** Roles whose holders a quorum of this procedure is a share of, as far as they are held outside of the case. */
export function rolesCounted(edition: Edition, procedure: string): string[] {
  const parts = Object.values(edition.procedures[procedure]?.states ?? {}).flatMap((state) => Object.values(state.parts ?? {}));
  const named = parts.flatMap(({ quorum }) => (typeof quorum === 'object' && 'of' in quorum ? [quorum.of] : []));
  return [...new Set(named)].filter((role) => edition.roles[role] && edition.roles[role]?.scope !== 'case');
}
