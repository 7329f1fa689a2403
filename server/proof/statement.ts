/** Holds what was signed to what was recorded: takes an event and its case, gives the first thing they disagree on. Knows no key. */
import { canonical, hashOf } from '../../engine/canonical.ts';
import { type BundleSources, loadLineage } from '../../engine/compile.ts';
import type { CaseHeader, Event, Procedure, Signed } from '../../engine/model.ts';

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
export function signatureAsked(sources: BundleSources, { bundle, procedure }: CaseHeader, event: Signable): string | undefined {
  const found = loadLineage(sources, bundle)
    .lineage.flatMap(({ definitions }) => definitions)
    .find(({ kind, id }) => kind === 'procedure' && id === procedure)?.value as Procedure | undefined;
  const state = found?.states[event.from ?? ''];
  return event.type === 'acted' ? state?.actions?.[event.action]?.sign : state?.parts?.[event.part]?.sign;
}
