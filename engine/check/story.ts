/** Takes scenarios and demo data; faults the persons, roles, procedures, actions and results that they name in vain. Runs nothing. */

import { rulesOf } from '../decision/rules.ts';
import type { Demo, Expectation, Procedure, Scenario, ScenarioStep } from '../definitions.gen.ts';
import type { Kind } from '../load.ts';
import { isKnownCode } from '../problem.ts';
import { usesOf } from './scope.ts';
import { at, nearest, refer, referRole, type Subject, unrepeated } from './subject.ts';
import type { World } from './world.ts';

type Membership = NonNullable<Demo['persons']>[number]['memberships'][number];

/** Names of one kind, and the kind of definition they come from: where one can't be read, nothing is called unknown. */
type Known = { kind: string; names: string[]; from: Kind };

/** Demo data of the bundle and of those it extends, the nearest first. */
export function checkDemo(subject: Subject, demo: Demo, lineage: Demo[]): void {
  const organisations = lineage.flatMap((each) => each.organisations ?? []).map(({ id }) => id);
  const refersOrganisation = (id: string | undefined, pointer: string) => {
    if (id !== undefined) named(subject, { kind: 'organisation', names: organisations, from: 'demo' }, id, pointer);
  };
  unrepeated(
    subject,
    (demo.organisations ?? []).map(({ id }) => id),
    (index) => at('/organisations', index, 'id'),
  );
  unrepeated(
    subject,
    (demo.persons ?? []).map(({ id }) => id),
    (index) => at('/persons', index, 'id'),
  );
  for (const [i, person] of (demo.persons ?? []).entries()) {
    person.memberships.forEach((membership, j) => {
      const pointer = at('/persons', i, 'memberships', j);
      referRole(subject, membership.role, at(pointer, 'role'));
      refersOrganisation(membership.organisation, at(pointer, 'organisation'));
      const scope = subject.world.roles.get(membership.role)?.scope;
      if ((scope === 'organisation' || scope === 'newcomer') && membership.organisation === undefined)
        subject.fault(pointer, 'shape.required', { property: 'organisation' });
      checkTerritory(subject, membership, pointer);
    });
  }
  for (const [registerId, entries] of Object.entries(demo.entries ?? {})) {
    const pointer = at('/entries', registerId);
    if (!subject.world.exists('register', registerId)) refer(subject, 'register', registerId, pointer);
    unrepeated(
      subject,
      entries.map(({ id }) => id),
      (index) => at(pointer, index, 'id'),
    );
    const fields = Object.keys(subject.world.get('register', registerId)?.fields ?? {});
    for (const [index, entry] of entries.entries()) {
      refersOrganisation(entry.organisation, at(pointer, index, 'organisation'));
      if (fields.length > 0)
        for (const name of Object.keys(entry.data))
          named(subject, { kind: 'field', names: fields, from: 'register' }, name, at(pointer, index, 'data', name), { at: 'key' });
    }
  }
}

/** A role held in a territory is held in one of its code list. */
function checkTerritory(subject: Subject, { role, territory }: Membership, pointer: string): void {
  const held = subject.world.roles.get(role);
  if (held?.scope !== 'territory') return;
  if (territory === undefined) subject.fault(pointer, 'shape.required', { property: 'territory' });
  const items = subject.world.get('classifier', held.territory?.classifier ?? '')?.items;
  if (territory !== undefined && items)
    named(subject, { kind: 'territory', names: items.map(({ id }) => id), from: 'classifier' }, territory, at(pointer, 'territory'));
}

function named(subject: Subject, known: Known, id: string, pointer: string, place?: { at: 'key' }): void {
  if (!known.names.includes(id) && subject.world.complete(known.from))
    subject.fault(pointer, 'reference.unknown', { kind: known.kind, id, known: nearest(id, known.names) }, place);
}

/** `old`: the edition amended, under which cases of the scenario may go on. */
export function checkScenario(subject: Subject, scenario: Scenario, demos: Demo[], old?: World): void {
  const procedures = [subject.world, ...(old ? [old] : [])].flatMap((world) => world.all('procedure').map(({ value }) => value));
  const states = procedures.flatMap((procedure) => Object.entries(procedure.states));
  const persons = demos.flatMap((demo) => demo.persons ?? []);
  const actions: Known = { kind: 'action', names: states.flatMap(([, state]) => Object.keys(state.actions ?? {})), from: 'procedure' };
  const parts: Known = { kind: 'part', names: states.flatMap(([, state]) => Object.keys(state.parts ?? {})), from: 'procedure' };
  for (const [index, step] of scenario.steps.entries()) {
    const pointer = at('/steps', index);
    if (step.as !== undefined)
      named(subject, { kind: 'person', names: persons.map(({ id }) => id), from: 'demo' }, step.as, at(pointer, 'as'));
    if (step.role !== undefined) referRole(subject, step.role, at(pointer, 'role'));
    if (step.open !== undefined) refer(subject, 'procedure', step.open, at(pointer, 'open'));
    if (step.answer !== undefined) refer(subject, 'service', step.answer, at(pointer, 'answer'));
    if (step.do !== undefined) named(subject, actions, step.do, at(pointer, 'do'));
    if (step.part !== undefined) named(subject, parts, step.part, at(pointer, 'part'));
    checkVerb(subject, step, pointer);
    if (step.expect) checkExpectation(subject, step.expect, at(pointer, 'expect'), procedures);
  }
}

function checkVerb(subject: Subject, step: ScenarioStep, pointer: string): void {
  const verbs = (['open', 'do', 'part', 'answer', 'move'] as const).filter((verb) => step[verb] !== undefined);
  if (verbs.length > 1) subject.fault(pointer, 'shape.exclusive', { found: verbs });
  if (verbs.length > 0 && step.answer === undefined && step.as === undefined) subject.fault(pointer, 'shape.required', { property: 'as' });
}

function checkExpectation(subject: Subject, expect: Expectation, pointer: string, procedures: Procedure[]): void {
  const deadlines: Known = {
    kind: 'deadline',
    names: procedures.flatMap((procedure) => [...usesOf(procedure).deadlines]),
    from: 'procedure',
  };
  const states: Known = { kind: 'state', names: procedures.flatMap((procedure) => Object.keys(procedure.states)), from: 'procedure' };
  if (expect.state !== undefined) named(subject, states, expect.state, at(pointer, 'state'));
  if (expect.problem !== undefined && !isKnownCode(expect.problem))
    subject.fault(at(pointer, 'problem'), 'scenario.problem', { code: expect.problem });
  for (const [index, id] of (expect.papers ?? []).entries()) refer(subject, 'document', id, at(pointer, 'papers', index));
  for (const [index, id] of (expect.notices ?? []).entries()) refer(subject, 'notice', id, at(pointer, 'notices', index));
  for (const id of Object.keys(expect.due ?? {})) named(subject, deadlines, id, at(pointer, 'due', id), { at: 'key' });
  for (const id of Object.keys(expect.register ?? {})) refer(subject, 'register', id, at(pointer, 'register', id));
  for (const id of Object.keys(expect.services ?? {})) refer(subject, 'service', id, at(pointer, 'services', id));
  const { decision, outcome, rule } = expect.proposal ?? {};
  if (decision !== undefined) refer(subject, 'decision', decision, at(pointer, 'proposal', 'decision'));
  const decisions = subject.world.all('decision').filter(({ id }) => decision === undefined || id === decision);
  const outcomes: Known = {
    kind: 'outcome',
    names: decisions.flatMap(({ value }) => value.outcomes.map(({ id }) => id)),
    from: 'decision',
  };
  if (outcome !== undefined) named(subject, outcomes, outcome, at(pointer, 'proposal', 'outcome'));
  const rules: Known = { kind: 'rule', names: decisions.flatMap(({ value }) => rulesOf(value).map(({ id }) => id)), from: 'decision' };
  if (rule !== undefined) named(subject, rules, rule, at(pointer, 'proposal', 'rule'));
}
