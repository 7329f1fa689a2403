/** A case that takes up a closed one: takes the procedure and the closed case, says whether it may, and what answers are carried over. */
import type { Case, CaseOrigin, Edition, Procedure } from './model.ts';

type Origin = NonNullable<Procedure['opens']['from']>[number];
export interface Carried {
  link: CaseOrigin;
  data: Record<string, Record<string, unknown>>;
}

/** Undefined where the procedure does not take this case up: of another applicant, still open where it may not be, or in a state that is not named. */
export function carriedFrom(edition: Edition, procedureId: string, applicant: string, origin: Case): Carried | undefined {
  const procedure = edition.procedures[procedureId];
  const { header, state, since, closed, data } = origin;
  const from = procedure?.opens.from?.find((one) => one.procedure === header.procedure && one.states.includes(state));
  if (!procedure || !from || !(closed || from.open) || header.applicant.id !== applicant || header.bundle !== edition.bundle.id)
    return undefined;
  const forms = formsCarried(procedure, from);
  return {
    link: { id: header.id, number: header.number, procedure: header.procedure, state, since, ...(from.once && { once: true as const }) },
    data: Object.fromEntries(Object.entries(data).filter(([form]) => forms.has(form))),
  };
}

function formsCarried(procedure: Procedure, { forms }: Origin): Set<string> {
  if (forms) return new Set(forms);
  const actions = Object.values(procedure.states).flatMap((state) => Object.values(state.actions ?? {}));
  return new Set(actions.flatMap(({ form }) => (form === undefined ? [] : [form])));
}

/** Procedures that take this case up as it stands. */
export function takenUpBy(edition: Edition, origin: Case): string[] {
  const { id } = origin.header.applicant;
  return Object.keys(edition.procedures).filter((procedure) => carriedFrom(edition, procedure, id, origin));
}
