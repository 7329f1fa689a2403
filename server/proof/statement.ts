/** Holds what was signed to what was recorded: takes an event and its case, gives the first thing they disagree on. Knows no key. */
import { canonical, hashOf } from '../../engine/canonical.ts';
import { decideSync } from '../../engine/decision.ts';
import type { CaseHeader, Edition, Event, Signed } from '../../engine/model.ts';
import { ENGINE_VERSION } from '../../engine/version.ts';

export type Signable = Extract<Event, { type: 'acted' | 'handed-in' }>;

export const isSignable = (event: Event): event is Signable => event.type === 'acted' || event.type === 'handed-in';

/** The member of the statement that differs from the event. */
export function disagreement({ statement }: Signed, event: Signable, header: CaseHeader): string | undefined {
  const expected: Record<string, unknown> = {
    case: { id: header.id, number: header.number, procedure: header.procedure },
    seq: event.seq,
    ...(event.type === 'acted' ? { action: event.action, title: event.title } : { part: event.part }),
    edition: event.edition,
    input: event.input && hashOf(event.input),
    files: event.files && hashOf(event.files),
    decision: event.type === 'acted' && event.decision ? hashOf(event.decision) : undefined,
    signer: event.actor,
    on: event.on,
  };
  const differs = Object.entries(expected).find(([name, value]) => same(statement[name], value) === false)?.[0];
  if (differs !== undefined) return differs;
  const issued = event.effects.flatMap((effect) => (effect.kind === 'paper' ? [effect.paper.document] : []));
  const named = Array.isArray(statement.documents)
    ? statement.documents.map((one) => (one as { document?: unknown } | null)?.document)
    : [];
  return same(named, issued) ? undefined : 'documents';
}

const same = (a: unknown, b: unknown): boolean => (a === undefined || b === undefined ? a === b : canonical(a) === canonical(b));

/** On whose behalf the edition has this step signed; undefined where it need not be. */
export function signatureAsked(edition: Edition, { procedure }: CaseHeader, event: Signable): string | undefined {
  const state = edition.procedures[procedure]?.states[event.from ?? ''];
  return event.type === 'acted' ? state?.actions?.[event.action]?.sign : state?.parts?.[event.part]?.sign;
}

/** The number that the certificate must bear: the applicant's, the body's, or none. */
export function innAsked(edition: Edition, header: CaseHeader, event: Signable): string | undefined {
  const asked = signatureAsked(edition, header, event);
  if (asked === 'body') return edition.bundle.body?.inn;
  const { inn } = header.applicant.data;
  return asked === 'organisation' && typeof inn === 'string' ? inn : undefined;
}

/** Whether the edition decides so on these facts. What another version of the engine decided is left to that version. */
export function isDecided(edition: Edition, { openedOn }: CaseHeader, event: Signable): boolean {
  if (event.type !== 'acted' || !event.decision || event.engine !== ENGINE_VERSION) return true;
  const { decision, facts } = event.decision;
  if (!Object.hasOwn(edition.decisions, decision)) return false;
  return same(decideSync(edition, decision, facts, openedOn), event.decision);
}
