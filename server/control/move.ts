/** Moves a case from the command line: finds the case, who acts and the edition; shows what would change, or does it. */
import type { Actor, Case, Edition, Problem } from '../../engine/model.ts';
import type { MovePlan } from '../../engine/move.ts';
import type { Parts } from '../services.ts';

export interface MoveAsked {
  /** Id or number of the case. */
  case: string;
  /** Hash (or the beginning of it) or version of the edition in force. */
  to: string;
  /** Person in whose name it is done, by a membership that may. */
  as: string;
  dryRun: boolean;
}
export type MoveAnswer =
  | { ok: true; moved: boolean; from: string; to: string; states: [from: string, to: string]; lost: string[]; lacking: string[] }
  | { ok: false; problems: Problem[] };

const refused = (code: string, params: Record<string, unknown>): MoveAnswer => ({ ok: false, problems: [{ code, params }] });

export async function moveAsked(parts: Pick<Parts, 'stores' | 'editions' | 'moves'>, asked: MoveAsked): Promise<MoveAnswer> {
  const { stores, moves } = parts;
  const [caseId, ...others] = await stores.cases.find(asked.case);
  if (caseId === undefined) return refused('export.unknown', { case: asked.case });
  if (others.length > 0) return refused('export.several', { case: asked.case, ids: [caseId, ...others].join(', ') });
  const found = await planFor(parts, caseId, asked.as);
  if (!found) return refused('move.nobody', { person: asked.as });
  const { from, to, plan, kase, actor } = found;
  if (to.bundle.version !== asked.to && !(asked.to.length >= 6 && to.hash.startsWith(asked.to)))
    return refused('move.edition', { asked: asked.to, version: to.bundle.version });
  if (!plan.ok) return plan;
  if (!asked.dryRun) {
    const outcome = await moves.move({ caseId, actor, version: kase.seq, to: to.hash });
    if (!outcome.ok) return outcome;
  }
  return {
    ok: true,
    moved: !asked.dryRun,
    from: from.bundle.version,
    to: to.bundle.version,
    states: [kase.state, plan.event.to],
    lost: plan.lost.map(({ kind, form, name }) => `${kind} ${form === undefined ? '' : `${form}.`}${name}`),
    lacking: plan.lacking.map(({ params }) => `${params?.form}.${params?.field}`),
  };
}

type Found = { from: Edition; to: Edition; kase: Case; plan: MovePlan; actor: Actor };

/** The first of the person's memberships that may move the case. */
async function planFor(
  { stores, editions, moves }: Pick<Parts, 'stores' | 'editions' | 'moves'>,
  caseId: string,
  person: string,
): Promise<Found | undefined> {
  const known = await stores.persons.get(person);
  const pin = await stores.cases.pin(caseId);
  if (!known || !pin) return undefined;
  for (const { role, organisation, bundle } of await stores.memberships.of(person, await editions.today(pin.bundle))) {
    const actor: Actor = { person, name: known.name, role, ...(organisation ? { organisation } : {}), ...(bundle ? { bundle } : {}) };
    const found = await moves.plan(caseId, actor);
    if (found) return { ...found, actor };
  }
  return undefined;
}
