/** A decision's record as the screen shows it: the outcome, its reasons, what would have changed it. */
import { decide, needs, seenDecision } from '../../engine/index.ts';
import type { Lang } from '../../engine/language.ts';
import type { Case, DecisionRecord, Edition, Offer } from '../../engine/model.ts';
import type { DecisionView } from '../http/contract.ts';
import type { Reading } from './reading.ts';

export function decisionView(edition: Edition, record: DecisionRecord, lang: Lang): DecisionView {
  const decision = edition.decisions[record.decision];
  const shown = (ids: string[]) =>
    ids
      .flatMap((id) => (decision?.outcomes ?? []).filter((each) => each.id === id))
      .map(({ id, title, tone }) => ({ id, title: title[lang], tone: tone ?? 'neutral' }));
  const [outcome] = shown(record.outcome === undefined ? [] : [record.outcome]);
  return {
    decision: record.decision,
    title: decision?.title[lang] ?? record.decision,
    ...(outcome ? { outcome } : {}),
    ...(record.outcomes ? { outcomes: shown(record.outcomes) } : {}),
    undetermined: record.undetermined.map((fact) => decision?.inputs[fact]?.title[lang] ?? fact),
    reasons: record.reasons.map(({ text, holds, legal }) => ({
      text: text[lang],
      ...(holds === undefined ? {} : { holds }),
      ...(legal ? { legal: legal.map((reference) => citation(edition, reference, lang)) } : {}),
    })),
    changes: record.changes.map(({ text }) => text[lang]),
  };
}

/** `act#clause` as the act's own title and the clause's number. */
export function citation(edition: Edition, reference: string, lang: Lang): string {
  const [act = '', clause] = reference.split('#');
  const title = edition.acts[act]?.title[lang] ?? act;
  return clause === undefined ? title : `${title}, ${clause}`;
}

const KEPT = 200;
const proposals = new Map<string, DecisionRecord>();

/** The action whose decision is shown: the offered one, or the one that waits for the offered part. */
function proposing(edition: Edition, kase: Case, offer: Offer): string | undefined {
  if (offer.kind === 'action') return offer.propose === undefined ? undefined : offer.id;
  const actions = Object.entries(edition.procedures[kase.header.procedure]?.states[kase.state]?.actions ?? {});
  return actions.find(([, { propose, needs: parts }]) => propose !== undefined && parts?.includes(offer.id))?.[0];
}

/** The decision that an action proposes, run on the case as it stands; kept while neither the case nor the day changes. */
export async function proposal({ kase, edition, live, actor, lang, now, today }: Reading, offer: Offer): Promise<DecisionView | undefined> {
  const action = proposing(edition, kase, offer);
  if (action === undefined) return undefined;
  const key = [kase.header.id, kase.seq, kase.header.edition, today, actor.person, actor.role, action].join(' ');
  const kept = proposals.get(key);
  if (kept) return decisionView(edition, seenDecision(edition, kase, kept, actor), lang);
  const wanted = needs(edition, kase, { action }, { now, actor, live }).decision;
  if (!wanted) return undefined;
  const record = await decide(edition, wanted.id, wanted.facts, wanted.on);
  proposals.set(key, record);
  for (const oldest of proposals.keys()) if (proposals.size > KEPT) proposals.delete(oldest);
  return decisionView(edition, seenDecision(edition, kase, record, actor), lang);
}
