// Who sees what within a case, and where: a scenario lived by two districts, what expressions copy, and cases without a known territory.
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../engine/compile.ts';
import { copied } from '../../engine/disclosure.ts';
import type { Actor, Calendar, Demo, Live, Procedure, Scenario } from '../../engine/model.ts';
import { mayOpen } from '../../engine/offers.ts';
import { runScenario } from '../../engine/scenario.ts';
import { territoryOf } from '../../engine/territory.ts';
import { secretive } from '../store/secretive.ts';

const files = secretive();
const read = <T>(path: string): T => JSON.parse(files.mini?.[path] ?? '') as T;
const edition = readEdition(files, 'mini').edition ?? expect.fail('the bundle has faults');
const live: Live = { calendar: read<Calendar>('calendar.json'), calendarHash: '' };
const run = (steps: Scenario['steps']) =>
  runScenario(edition, live, read<Demo>('demo.json'), { title: { ky: '', ru: '', en: '' }, start: '2026-03-02', steps });

describe('a role held in a territory', () => {
  const send: Scenario['steps'] = [
    { as: 'olga', open: 'permit', case: 'one' },
    { as: 'olga', case: 'one', do: 'send', with: { subject: 'A shed', amount: 1 } },
  ];

  it('acts in the cases of its territory only', async () => {
    const told = await run([
      ...send,
      { as: 'osh', case: 'one', do: 'visit', expect: { problem: 'action.role' } },
      { as: 'naryn', case: 'one', do: 'visit', expect: { state: 'asked' } },
    ]);
    expect(told.failures).toEqual([]);
    expect((await run([...send, { as: 'osh', case: 'one', do: 'visit', expect: { state: 'asked' } }])).failures).toHaveLength(1);
  });

  it('opens cases for applicants of its territory only', () => {
    const opening = structuredClone(edition);
    opening.procedures.permit?.opens.who.push('warden');
    const warden: Actor = { person: 'naryn', name: '', role: 'warden', territory: 'naryn' };
    const of = (town?: string) => ({ id: 'x', name: { ky: '', ru: '', en: '' }, data: town === undefined ? {} : { town } });
    const codes = (town?: string) =>
      mayOpen(opening, 'permit', warden, { now: '2026-03-02T04:00:00Z', live, applicant: of(town) }).map(({ code }) => code);
    expect([codes('naryn'), codes('osh'), codes()]).toEqual([[], ['open.role'], ['open.role']]);
  });

  it('is nobody’s where it is not known where the applicant lies', () => {
    const role = edition.roles.warden;
    expect([territoryOf(role, { town: 'osh' }), territoryOf(role, { town: 7 }), territoryOf(role, {})]).toEqual([
      'osh',
      undefined,
      undefined,
    ]);
    expect(territoryOf(edition.roles.owner, { town: 'osh' })).toBeUndefined();
  });
});

describe('what an expression copies of what is kept from some', () => {
  const definitions = { form: (id: string) => edition.forms[id], decision: (id: string) => edition.decisions[id] };
  const procedure: Procedure = { ...(edition.procedures.permit as Procedure), facts: { amount: 'request.amount', rooms: 'request.rooms' } };
  const places = (expression: unknown) => copied(procedure, definitions, expression).map(({ form, path }) => [form, ...path].join('.'));

  it.each([
    ['a path', 'request.conflict', ['request.conflict']],
    ['what everybody sees', 'request.subject', []],
    ['a whole form', { first: ['request'] }, ['request.amount', 'request.conflict', 'request.proof', 'request.rooms.*.remark']],
    ['a column of a list', { list: 'request.rooms', each: { remark: 'remark' } }, ['request.rooms.*.remark']],
    ['another column', { list: 'request.rooms', each: { name: 'name' } }, []],
    ['a fact', { say: {}, with: { n: 'amount' } }, ['request.amount']],
    ['a list behind a fact', 'rooms', ['request.rooms.*.remark']],
    // biome-ignore lint/suspicious/noThenProperty: a word of the definition language
    ['a branch', { if: { 'request.conflict': { known: true } }, then: 'request.subject', else: 'amount' }, ['request.amount']],
    ['a part', { list: 'parts.opinion', each: { view: 'view' } }, ['opinion']],
    ['how many', { count: 'parts.opinion' }, []],
    ['reasons', 'proposal.term.reasons', ['request.amount']],
    ['an outcome', 'proposal.term.outcome', []],
  ])('%s', (_, expression, expected) => {
    expect(places(expression)).toEqual(expected);
  });
});
