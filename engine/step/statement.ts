/** What is signed: takes a plan, gives one JSON value that names everything the signer answers for. Signs nothing. */
import { today } from '../calendar.ts';
import { hashOf } from '../canonical.ts';
import type { Case, Edition } from '../model.ts';
import { resolveEffects } from './effects.ts';
import type { Known, Plan } from './plan.ts';

/** The statement of a step. It holds the day and not the instant, so that it can be read before it is signed. */
export function statementOf(edition: Edition, kase: Case, plan: Plan, given: Known): Record<string, unknown> {
  const { target, input, files, decision, context } = plan;
  const effects = target.kind === 'action' ? target.action.then : undefined;
  const { records } = resolveEffects(effects, context, { edition, kase, papers: 'drafts', unknown: 'skip' });
  const { person, name, organisation, bundle, territory } = given.actor;
  return {
    case: { id: kase.header.id, number: kase.header.number, procedure: kase.header.procedure },
    seq: kase.seq + 1,
    [target.kind]: target.id,
    title: target.title,
    edition: edition.hash,
    ...(input && { input: hashOf(input) }),
    ...(files && { files: hashOf(files) }),
    ...(decision && { decision: hashOf(decision) }),
    documents: records.flatMap((record) =>
      record.kind === 'paper' ? [{ document: record.paper.document, dataHash: record.paper.dataHash }] : [],
    ),
    onBehalfOf: target.sign ?? 'person',
    signer: {
      person,
      name,
      role: plan.role,
      ...(organisation !== undefined && { organisation }),
      ...(bundle !== undefined && { bundle }),
      ...(territory !== undefined && { territory }),
    },
    on: today(given.now, given.live),
  };
}
