/** Gives or ends a role from the command line: how a real installation gets its first administrator. Whoever reaches the database may. */
import { addDays } from '../../engine/calendar.ts';
import type { Problem } from '../../engine/model.ts';
import { give } from '../appointments.ts';
import { isNumber } from '../identity/identity.ts';
import type { Parts } from '../services.ts';

export interface GrantAsked {
  pin: string;
  role: string;
  bundle: string;
  name?: string;
  territory?: string;
  until?: string;
  revoke: boolean;
}
export type GrantAnswer = { ok: true } | { ok: false; problems: Problem[] };

const no = (code: string, params: Record<string, unknown> = {}): GrantAnswer => ({ ok: false, problems: [{ code, params }] });

export async function grantAsked(parts: Pick<Parts, 'db' | 'stores' | 'editions' | 'clock'>, asked: GrantAsked): Promise<GrantAnswer> {
  const { pin, role, bundle, name, territory, until, revoke } = asked;
  const edition = await parts.editions.inForce(bundle);
  if (!edition) return no('open.bundle', { bundle });
  const scope = Object.hasOwn(edition.roles, role) ? edition.roles[role]?.scope : undefined;
  const places = { body: { bundle }, platform: {}, territory: { territory: territory ?? '' } };
  const place = scope === 'body' || scope === 'platform' || scope === 'territory' ? places[scope] : undefined;
  const known = Object.keys(edition.roles).filter((id) => ['body', 'platform', 'territory'].includes(edition.roles[id]?.scope ?? ''));
  if (!place) return no('grant.role', { role, known: known.join(', ') });
  if (scope === 'territory' && !territory) return no('appoint.territory');
  if (!isNumber(pin)) return no('appoint.pin');
  if (!revoke) return give(parts, { pin, role, ...(name ? { name } : {}), ...(until ? { to: until } : {}) }, place, {});
  const person = await parts.stores.persons.byPin(pin);
  const to = addDays(await parts.editions.today(bundle), -1);
  const ended = person && (await parts.stores.appointments.end({ person: person.id, role, ...place, to }, {}, parts.clock.now()));
  return ended ? { ok: true } : no('appoint.ended');
}
