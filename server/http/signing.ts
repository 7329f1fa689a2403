/** Signs a step for its actor: only what was shown and agreed to, word for word; anything else is refused as stale. */
import { hashOf, statement as statementOf } from '../../engine/index.ts';
import type { Actor, Problem, Request, Signature } from '../../engine/model.ts';
import type { Services } from '../services.ts';
import type { Signer } from '../sign/signer.ts';

export interface Signing {
  services: Services;
  signer: Signer;
  actor: Actor;
  caseId: string;
  request: Request;
  /** The hash of the statement that was read. */
  agreed: string;
}

/** The signature over the statement as it stands now, if that is the one that was read. */
export async function signatureFor({
  services,
  signer,
  actor,
  caseId,
  request,
  agreed,
}: Signing): Promise<{ signature: Signature } | { problems: Problem[] }> {
  const prepared = await services.acts.prepare({ caseId, request, actor });
  if (!prepared.ok) return { problems: prepared.problems };
  const statement = statementOf(prepared.edition, prepared.kase, request, prepared.given);
  if (hashOf(statement) !== agreed) return { problems: [{ code: 'sign.stale' }] };
  const { sign } = prepared.needs;
  const onBehalfOf = sign === 'organisation' ? actor.organisation : sign === 'body' ? actor.bundle : undefined;
  return { signature: await signer.sign(statement, { person: actor.person, name: actor.name, onBehalfOf }) };
}
