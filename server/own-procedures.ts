/** Whose procedures are whose: those of a base without a body are nobody's in particular, and are opened and listed once, under the base. */
import { hashOf } from '../engine/canonical.ts';
import type { Edition, Procedure } from '../engine/model.ts';

/** The procedures that are opened under this edition; `editions` are those in force. One that differs from the base's is the edition's own. */
export function ownProcedures(edition: Edition, editions: readonly Edition[]): [id: string, procedure: Procedure][] {
  const bases = editions.filter(({ bundle }) => !bundle.body && bundle.id !== edition.bundle.id && edition.lineage.includes(bundle.id));
  const ofBase = (id: string, procedure: Procedure): boolean =>
    bases.some(({ procedures }) => Object.hasOwn(procedures, id) && hashOf(procedures[id]) === hashOf(procedure));
  return Object.entries(edition.procedures)
    .filter(([id, procedure]) => !ofBase(id, procedure))
    .sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
}
