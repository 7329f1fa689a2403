/**
 * Takes a bundle and one it extends; faults where it is weaker than what the other marks as floor. Stricter is never a fault.
 * It looks only at what the bundle itself changes: what it inherits was judged where it was written.
 */
import { rulesOf } from '../decision/rules.ts';
import type { Checklist, Criteria, Decision } from '../definitions.gen.ts';
import type { Scalar } from '../language.ts';
import { escaped } from '../load.ts';
import { calendarFloor } from './floor/calendar.ts';
import { decisionFloor } from './floor/decision.ts';
import { formFloor } from './floor/form.ts';
import { asOften, changesOf, clauses, type Ground, keptOf, loosened, otherwise, same } from './floor/ground.ts';
import { procedureFloor } from './floor/procedure.ts';
import { valueOn } from './parameter.ts';
import { at, type Subject } from './subject.ts';
import type { World } from './world.ts';

/** All that the bundle loosens of the base's floor. */
export function checkFloor(subject: Subject, base: World): void {
  const ground: Ground = { subject, world: subject.world, base };
  criteriaFloor(ground);
  checklistFloor(ground);
  parameterFloor(ground);
  roleFloor(ground);
  outcomeFloor(ground);
  decisionFloor(ground);
  formFloor(ground);
  procedureFloor(ground);
  calendarFloor(ground);
}

/** A criterion of the floor stays in its set, and in the set of each type that asked for it. A type may be given up altogether. */
function criteriaFloor(ground: Ground): void {
  const { world, base } = ground;
  for (const { subject, was, now } of changesOf(ground, 'criteria')) if (now) missingCriteria(subject, '/sections', was, now);
  for (const { subject, was, now } of changesOf(ground, 'type')) {
    if (!now || was.criteria === now.criteria) continue;
    const [before, after] = [base.get('criteria', was.criteria), world.get('criteria', now.criteria)];
    if (before && after) missingCriteria(subject, '/criteria', before, after);
  }
}

function missingCriteria(subject: Subject, pointer: string, was: Criteria, now: Criteria): void {
  const kept = new Set(now.sections.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  for (const section of was.sections)
    for (const { id, code, title, floor, legal } of section.criteria)
      if (floor && !kept.has(id))
        subject.fault(
          pointer,
          'floor.criterion',
          { criterion: id, code, title, ...clauses(legal, section.legal, was.legal) },
          { at: 'key' },
        );
}

function checklistFloor(ground: Ground): void {
  for (const { subject, was, now } of keptOf(ground, 'checklist')) {
    for (const item of was.items.filter(({ floor }) => floor)) {
      const index = now?.items.findIndex(({ id }) => id === item.id) ?? -1;
      const place = index < 0 ? (now ? '/items' : '') : at('/items', index);
      if (!isAsked(ground, item, now?.items[index]))
        subject.fault(place, 'floor.item', { item: item.id, ...clauses(item.legal, was.legal) });
    }
  }
}

type Item = Checklist['items'][number];

/** Asked for at least as often as before. */
function isAsked(ground: Ground, was: Item, now: Item | undefined): boolean {
  if (!now) return false;
  if (now.required || (!was.required && !was.requiredWhen)) return true;
  return !was.required && now.requiredWhen !== undefined && asOften(ground, was.requiredWhen, now.requiredWhen);
}

function parameterFloor(ground: Ground): void {
  const { world, base } = ground;
  const own = world.own('parameters')[0];
  if (!own) return;
  const subject = ground.subject.in(own.path);
  for (const [id, was] of base.parameters) {
    const now = world.parameters.get(id);
    if (!was.floor || same(was, now)) continue;
    const legal = clauses(...was.values.map((dated) => dated.legal).reverse());
    const looser = now ? loosenedParameter(ground, id, was, now) : { was: was.values.at(-1)?.value, now: undefined, from: undefined };
    if (!looser) continue;
    const index = now?.values.findLastIndex(({ from }) => looser.from === undefined || from <= looser.from) ?? -1;
    const pointer = now ? at('/parameters', id, 'values', Math.max(index, 0), 'value') : '/parameters';
    subject.fault(pointer, 'floor.parameter', {
      parameter: id,
      was: looser.was,
      now: looser.now ?? '—',
      from: looser.from ?? was.values[0]?.from ?? '—',
      ...legal,
    });
  }
}

type Parameter = NonNullable<ReturnType<World['parameters']['get']>>;

/** Without a direction it may change in neither; what is no number may not change at all. */
function loosenedParameter(ground: Ground, id: string, was: Parameter, now: Parameter): ReturnType<typeof loosened> {
  const directions = was.tighter ? [was.tighter] : (['less', 'more'] as const);
  const looser = directions.map((tighter) => loosened(ground, { param: id }, { param: id }, tighter)).find((each) => each);
  if (looser) return looser;
  const words = ({ values }: Parameter) => values.flatMap(({ from, value }) => (typeof value === 'number' ? [] : [{ from, value }]));
  const index = words(now).findIndex((each, position) => !same(each, words(was)[position]));
  const changed = words(now)[index];
  return changed && { was: words(was)[index]?.value ?? '—', now: changed.value, from: changed.from };
}

function roleFloor(ground: Ground): void {
  const { world, base } = ground;
  const own = world.own('roles')[0];
  for (const [id, was] of base.roles) {
    const now = world.roles.get(id);
    if (!was.floor || !own || !now) continue;
    const more = (now.may ?? []).filter((each) => !was.may?.includes(each));
    if (was.scope !== now.scope || more.length > 0)
      ground.subject.in(own.path).fault(at('/roles', id), 'floor.role', { role: id, ...clauses(was.legal) }, { at: 'key' });
  }
}

/** Also of decisions that the bundle leaves alone: a parameter of its own may change what they are worth. */
function outcomeFloor(ground: Ground): void {
  const { base, world } = ground;
  const parameters = world.own('parameters')[0];
  for (const { id, value: was } of base.all('decision')) {
    const now = world.get('decision', id);
    const own = world.own('decision').find((each) => each.id === id);
    const path = own?.path ?? parameters?.path;
    const held = heldOutcomes(was);
    if (!now || path === undefined || held.length === 0) continue;
    const subject = ground.subject.in(path);
    for (const { id: outcome, floor, values, legal } of was.outcomes)
      if (floor && !values && !now.outcomes.some((each) => each.id === outcome))
        subject.fault('/outcomes', 'floor.outcome', { outcome, ...clauses(legal, was.legal) }, { at: 'key' });
    for (const [index, outcome] of now.outcomes.entries())
      termFloor({ ground, subject, was, now, held }, outcome, own ? at('/outcomes', index) : undefined);
  }
}

type Outcome = Decision['outcomes'][number];

/** Those that are marked, and those that a rule held fast leads to. */
function heldOutcomes(was: Decision): Outcome[] {
  const led = new Set(rulesOf(was).flatMap(({ floor, outcome }) => ((floor ?? was.floor) ? [outcome] : [])));
  return was.outcomes.filter(({ id, floor }) => floor ?? led.has(id));
}

interface Terms {
  ground: Ground;
  subject: Subject;
  was: Decision;
  now: Decision;
  held: Outcome[];
}

/** An outcome carries what the base's own carries and no more of it; a new one not more than each of the base's. */
function termFloor({ ground, subject, was, held }: Terms, now: Outcome, pointer: string | undefined): void {
  const known = was.outcomes.some(({ id }) => id === now.id);
  const bounds = known ? held.filter(({ id }) => id === now.id) : held;
  const names = new Set([...Object.keys(now.values ?? {}), ...(known ? bounds.flatMap(({ values }) => Object.keys(values ?? {})) : [])]);
  for (const name of names) {
    const carried = now.values && Object.hasOwn(now.values, name) ? now.values[name] : undefined;
    const measured = bounds.flatMap(({ values, legal }) =>
      values && Object.hasOwn(values, name) ? [{ looser: moreThan(ground, values[name], carried), legal }] : [],
    );
    const worst = measured.find(({ looser }) => looser);
    if (!worst?.looser || !measured.every(({ looser }) => looser)) continue;
    const place = pointer === undefined ? '/parameters' : `${pointer}/values/${escaped(name)}`;
    const { was: before, now: after } = worst.looser;
    subject.fault(place, 'floor.term', {
      outcome: now.id,
      value: name,
      was: before,
      now: after ?? '—',
      ...clauses(worst.legal, was.legal),
    });
  }
}

const LAST_DAY = '9999-12-31';

/** Numbers are weighed, also where they are parameters; what is none stays as it is. */
function moreThan(ground: Ground, was: Scalar | undefined, now: Scalar | undefined): { was: unknown; now: unknown } | undefined {
  const looser = loosened(ground, was, now, 'less');
  if (looser) return looser;
  const weighed = typeof valueOn(ground.base, was, LAST_DAY) === 'number' && typeof valueOn(ground.world, now, LAST_DAY) === 'number';
  const told = (one: Scalar | undefined) => (typeof one === 'object' ? Object.values(one)[0] : one) ?? '—';
  return weighed || (same(was, now) && !otherwise(ground, was)) ? undefined : { was: told(was), now: told(now) };
}
