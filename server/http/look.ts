/** Notes in the access log that someone looked: takes the request and what was looked at. Answers nothing. */
import type { Look } from '../access.ts';
import type { AskedBy } from './route.ts';

export function noteLook({ services, actor, visitor }: AskedBy, look: Pick<Look, 'what' | 'subject' | 'how' | 'case'>): void {
  const { membership } = visitor;
  services.access.note({ person: actor.person, role: actor.role, ...(membership === undefined ? {} : { membership }), ...look });
}
