/** Takes a bundle's own file; faults a body without a tax number where an action is signed for it: no certificate could bear the number. */
import type { Bundle, Procedure } from '../model.ts';
import type { Subject } from './subject.ts';

export function checkBody(subject: Subject, { body }: Bundle): void {
  if (!body || body.inn !== undefined) return;
  const [first] = subject.world
    .all('procedure')
    .flatMap(({ id, value }) => signedForBody(value).map((action) => ({ action, procedure: id })));
  if (first) subject.fault('/body', 'body.inn', first);
}

/** The actions and parts that are signed for the body. */
function signedForBody({ states }: Procedure): string[] {
  return Object.values(states).flatMap(({ actions = {}, parts = {} }) =>
    [...Object.entries(actions), ...Object.entries(parts)].flatMap(([id, { sign }]) => (sign === 'body' ? [id] : [])),
  );
}
