/** Where an applicant lies, in the eyes of a role that is held in a territory. Takes what is known of the applicant, gives the territory's code. */
import type { Edition } from './model.ts';

type Role = Edition['roles'][string];

/** Undefined where the role is held elsewhere, or it is not known where the applicant lies: then nobody's territory it is. */
export function territoryOf(role: Role | undefined, applicant: Record<string, unknown>): string | undefined {
  const field = role?.scope === 'territory' ? role.territory?.field : undefined;
  const code = field !== undefined && Object.hasOwn(applicant, field) ? applicant[field] : undefined;
  return typeof code === 'string' ? code : undefined;
}
