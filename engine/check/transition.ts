/** Takes a transition; faults what it names in vain, and what cases of the edition amended may have and it does not speak of. */
import type { Form, Procedure, Transition } from '../definitions.gen.ts';
import { described } from './condition.ts';
import { type DataShape, follow, formShape } from './data-shape.ts';
import { at, nearest, refer, referRole, type Subject } from './subject.ts';
import type { World } from './world.ts';

/** `old` is the edition that this one amends, where it is at hand. */
export function checkTransition(subject: Subject, map: Transition, id: string, old?: World): void {
  refer(subject, 'procedure', id, '');
  for (const [index, role] of map.who.entries()) referRole(subject, role, at('/who', index));
  for (const [index, { notify, to }] of (map.then ?? []).entries()) {
    refer(subject, 'notice', notify, at('/then', index, 'notify'));
    for (const [place, role] of to.entries()) referRole(subject, role, at('/then', index, 'to', place));
  }
  const now = subject.world.get('procedure', id);
  if (!now) return;
  namedNow(subject, map, now);
  const was = old?.get('procedure', map.procedure ?? id);
  if (map.procedure !== undefined && old && !was) refer({ ...subject, world: old }, 'procedure', map.procedure, '/procedure');
  if (!old || !was) return;
  namedThen(subject, map, was, old);
  unsaid(subject, map, { was, now, old });
}

const partsOf = ({ states }: Procedure): string[] => Object.values(states).flatMap(({ parts }) => Object.keys(parts ?? {}));

function known(subject: Subject, kind: string, id: string, names: string[], pointer: string, where: 'key' | 'value'): void {
  if (!names.includes(id)) subject.fault(pointer, 'reference.unknown', { kind, id, known: nearest(id, names) }, { at: where });
}

/** What things are called now is said by this edition. */
function namedNow(subject: Subject, { states, forms, parts, roles }: Transition, now: Procedure): void {
  for (const [name, to] of Object.entries(states ?? {})) known(subject, 'state', to, Object.keys(now.states), at('/states', name), 'value');
  for (const [name, move] of Object.entries(forms ?? {}))
    if (move?.form !== undefined) refer(subject, 'form', move.form, at('/forms', name, 'form'));
  for (const [name, to] of Object.entries(parts ?? {}))
    if (to !== null) known(subject, 'part', to, partsOf(now), at('/parts', name), 'value');
  for (const [name, to] of Object.entries(roles ?? {})) if (to !== null) referRole(subject, to, at('/roles', name));
}

/** What they were called by the one amended. */
function namedThen(subject: Subject, { states, stay, forms, parts, roles }: Transition, was: Procedure, old: World): void {
  const before = Object.keys(was.states);
  for (const name of Object.keys(states ?? {})) known(subject, 'state', name, before, at('/states', name), 'key');
  for (const [index, name] of (stay ?? []).entries()) known(subject, 'state', name, before, at('/stay', index), 'value');
  const formNames = old.all('form').map(({ id }) => id);
  for (const name of Object.keys(forms ?? {})) known(subject, 'form', name, formNames, at('/forms', name), 'key');
  for (const name of Object.keys(parts ?? {})) known(subject, 'part', name, partsOf(was), at('/parts', name), 'key');
  for (const name of Object.keys(roles ?? {})) known(subject, 'role', name, [...old.roles.keys()], at('/roles', name), 'key');
}

interface Editions {
  was: Procedure;
  now: Procedure;
  old: World;
}

/** A case stands somewhere, has answered and holds roles: each is called the same now, or the map says what becomes of it. */
function unsaid(subject: Subject, map: Transition, { was, now, old }: Editions): void {
  const left = Object.entries(was.states).filter(([id, { final }]) => !final && !map.stay?.includes(id));
  const said = (kind: string, names: string[], spoken: object | undefined, stays: (name: string) => boolean) => {
    for (const name of [...new Set(names)])
      if (!Object.hasOwn(spoken ?? {}, name) && !stays(name)) subject.fault('', 'transition.unsaid', { kind, name });
  };
  said(
    'state',
    left.map(([id]) => id),
    map.states,
    (id) => Object.hasOwn(now.states, id),
  );
  const forms = formsOf(was);
  said('form', forms, map.forms, (id) => subject.world.exists('form', id));
  for (const id of forms) {
    fieldsUnsaid(subject, map, id, old);
    fieldsMoved(subject, map, id, old);
  }
  said(
    'part',
    left.flatMap(([, { parts }]) => Object.keys(parts ?? {})),
    map.parts,
    (id) => partsOf(now).includes(id),
  );
  const caseRoles = [...old.roles].flatMap(([id, { scope }]) => (scope === 'case' ? [id] : []));
  said('role', caseRoles, map.roles, (id) => subject.world.roles.has(id));
}

const formsOf = ({ states }: Procedure): string[] => [
  ...new Set(
    Object.values(states).flatMap(({ actions }) => Object.values(actions ?? {}).flatMap(({ form }) => (form === undefined ? [] : [form]))),
  ),
];

/** Fields of a plain form; a criteria set changes with the type that was chosen and is judged case by case. */
function fieldsUnsaid(subject: Subject, { forms }: Transition, id: string, old: World): void {
  const move = forms?.[id];
  if (forms && Object.hasOwn(forms, id) && !move) return;
  const was = old.get('form', id);
  const now = subject.world.get('form', move?.form ?? id);
  if (!was?.schema || !now?.schema) return;
  const names = (form: Form) => Object.keys(form.schema?.properties ?? {});
  for (const name of names(was))
    if (!names(now).includes(name) && !Object.hasOwn(move?.fields ?? {}, name))
      subject.fault(move ? at('/forms', id) : '', 'transition.unsaid', { kind: 'field', name: `${id}.${name}` });
}

/** What was answered must suit the field that it comes to, under another name or its own. */
function fieldsMoved(subject: Subject, { forms }: Transition, id: string, old: World): void {
  const move = forms && Object.hasOwn(forms, id) ? forms[id] : {};
  const [was, now] = [old.get('form', id), move && subject.world.get('form', move.form ?? id)];
  if (!was || !now) return;
  const [before, after] = [formShape(old, was), formShape(subject.world, now)];
  const given = Object.entries(move?.fields ?? {});
  for (const [from, to] of given) {
    const place = at('/forms', id, 'fields', from);
    const [one, other] = [
      ending(subject, before, from, place, 'key'),
      to === null ? undefined : ending(subject, after, to, place, 'value'),
    ];
    if (one && other && !suits(one, other))
      subject.fault(place, 'transition.type', { from, to, was: described(one), now: described(other) });
  }
  if (before.is !== 'object' || after.is !== 'object') return;
  for (const [name, shape] of Object.entries(before.fields)) {
    const other = Object.hasOwn(after.fields, name) ? after.fields[name] : undefined;
    if (other && !given.some(([from, to]) => from === name || to === name) && !suits(shape, other))
      subject.fault(forms?.[id] ? at('/forms', id) : '', 'transition.type', {
        from: name,
        to: name,
        was: described(shape),
        now: described(other),
      });
  }
}

function ending(subject: Subject, shape: DataShape, path: string, pointer: string, where: 'key' | 'value'): DataShape | undefined {
  const end = follow(shape, path.split('.'));
  if ('shape' in end) return end.shape;
  subject.fault(pointer, 'reference.unknown', { kind: 'field', id: path, known: nearest(end.missing, end.known) }, { at: where });
  return undefined;
}

/** Whether an answer of the one shape can be one of the other. What is not known is left to the case. */
function suits(was: DataShape, now: DataShape): boolean {
  if (was.is === 'open' || now.is === 'open') return true;
  if (was.is === 'list' && now.is === 'list') return suits(was.item, now.item);
  if (was.is !== 'value' || now.is !== 'value') return was.is === now.is;
  if (was.type === undefined || now.type === undefined) return true;
  if (was.type === 'number') return now.type === 'number' && (!now.whole || was.whole === true);
  return was.type === now.type || (was.type === 'date' && now.type === 'string');
}
