/** Takes the table of roles; faults a role held in a territory that does not say where applicants lie, or says it in vain. */
import type { Roles } from '../definitions.gen.ts';
import { at, nearest, refer, referRole, type Subject } from './subject.ts';

export function checkRoles(subject: Subject, { roles }: Roles): void {
  for (const [id, { scope, territory, appoints }] of Object.entries(roles)) {
    const pointer = at('/roles', id);
    for (const [index, role] of (appoints ?? []).entries()) {
      const here = at(pointer, 'appoints', index);
      referRole(subject, role, here);
      const held = subject.world.roles.get(role)?.scope;
      if (held === 'case' || held === 'newcomer') subject.fault(here, 'role.appoint', { role, scope: held });
    }
    if (scope === 'territory' && !territory) subject.fault(pointer, 'shape.required', { property: 'territory' });
    if (!territory) continue;
    refer(subject, 'classifier', territory.classifier, at(pointer, 'territory', 'classifier'));
    const known = fieldsOf(subject, territory.classifier);
    if (subject.world.complete('register') && !known.includes(territory.field))
      subject.fault(at(pointer, 'territory', 'field'), 'reference.unknown', {
        kind: 'field',
        id: territory.field,
        known: nearest(territory.field, known),
      });
  }
}

/** What is known of an applicant stands in a register: its fields with a code of this list. */
function fieldsOf({ world }: Subject, classifier: string): string[] {
  const fields = world.all('register').flatMap(({ value }) => Object.entries(value.fields));
  return [...new Set(fields.flatMap(([name, field]) => (field.classifier === classifier ? [name] : [])))];
}
