// Moving a case in the engine: what is carried over for any map, and a scenario that lives through a new edition.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../engine/canonical.ts';
import { readEdition } from '../../engine/compile.ts';
import type { Case, Edition, Scenario, Transition } from '../../engine/model.ts';
import { carried, lostOf } from '../../engine/move/carry.ts';
import { runScenario } from '../../engine/scenario.ts';
import { LATER, twoEditions } from '../store/mini-later.ts';

const files = twoEditions();
const read = (id: string) => readEdition(files, id);
const [first, later] = [read('mini'), read(LATER)];
const text = { ky: 'x', ru: 'x', en: 'x' };

async function failures(steps: Scenario['steps'], edition: Edition | undefined = later.edition): Promise<string[]> {
  if (!edition || !later.live || !later.demo || !first.edition) return expect.fail('not read');
  return (await runScenario(edition, later.live, later.demo, { title: text, start: '2026-03-02', steps }, 'en', [first.edition])).failures;
}

const asked = { as: 'olga', case: 'old', do: 'send', with: { subject: 'A shed', amount: 50 } };
const granted = { as: 'kanat', case: 'old', do: 'grant', expect: { state: 'granted' } };

describe('a case that lives through a new edition', () => {
  it('goes on under its own, while those opened later come under the new one', async () => {
    const steps = [
      { as: 'olga', open: 'permit', case: 'old' },
      { on: '2026-04-02', as: 'olga', open: 'permit', case: 'new' },
      { ...asked, expect: { state: 'asked' } },
      { ...asked, case: 'new', with: { subject: 'A mill', cost: 1, site: 'Naryn' }, expect: { state: 'weighed' } },
      granted,
    ];
    expect(await failures(steps)).toEqual([]);
  });

  it('is moved when someone who may does it, and not before the day', async () => {
    const move = { as: 'kanat', case: 'old', move: true as const };
    const steps = [
      { as: 'olga', open: 'permit', case: 'old' },
      asked,
      { ...move, expect: { problem: 'move.same' } },
      { ...move, on: '2026-04-02', as: 'olga', expect: { problem: 'action.role' } },
      { ...move, expect: { state: 'weighed', notices: ['moved'] } },
      granted,
      { ...move, expect: { problem: 'move.closed' } },
    ];
    expect(await failures(steps)).toEqual([]);
  });
});

const name = fc.constantFrom('a', 'b', 'c', 'd');
const map = fc.record({ fields: fc.dictionary(name, fc.option(name)), parts: fc.dictionary(name, fc.option(name)) });
const answers = fc.dictionary(name, fc.integer());

describe('what is carried over', () => {
  it('is the same case where the map says nothing', () => {
    const kase = { data: { f: { a: 1 } }, parts: {}, roles: { r: ['p'] }, deadlines: [] } as unknown as Case;
    expect(carried(kase, {} as Transition)).toEqual({ data: kase.data, parts: {}, roles: kase.roles });
  });

  it('loses no answer without saying so, unless two are given one name', () => {
    fc.assert(
      fc.property(answers, map, (given, { fields }) => {
        const kase = { data: { f: given }, parts: {}, roles: {}, deadlines: [] } as unknown as Case;
        const transition = (Object.keys(fields).length > 0 ? { forms: { f: { fields } } } : {}) as unknown as Transition;
        const before = canonical(kase);
        const after = carried(kase, transition).data.f ?? {};
        const lost = lostOf(kase, transition).map((one) => one.name);
        const kept = Object.keys(given).filter((field) => !lost.includes(field));
        const names = new Set(kept.map((field) => fields[field] ?? field));
        expect(new Set(Object.keys(after))).toEqual(names);
        expect(canonical(kase)).toBe(before);
      }),
    );
  });
});
