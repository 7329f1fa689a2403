// The scenario runner on the small regulation: what is met, and how what is not met is said.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/model.ts';
import { runScenario } from '../../engine/scenario.ts';
import { demo, edition, live, scenario } from '../fixtures/edition.ts';

const run = (steps: Scenario['steps']) => runScenario(edition, live, demo, { ...scenario, steps });
const [opening, , sending] = scenario.steps as [Scenario['steps'][number], unknown, Scenario['steps'][number]];

describe('a scenario', () => {
  it('runs from opening to the register', async () => {
    expect(await runScenario(edition, live, demo, scenario)).toEqual({ title: scenario.title, steps: scenario.steps.length, failures: [] });
  });

  it('says what was not met, with the step', async () => {
    const { failures } = await run([
      opening,
      {
        ...sending,
        expect: { state: 'council', notices: [], due: { 'review-term': '2026-09-09' }, register: { certificates: { status: 'valid' } } },
      },
    ]);
    expect(failures).toEqual([
      'Step 2: expected state "council", got "review"',
      'Step 2: expected notices [], got ["sent"]',
      'Step 2: expected due.review-term "2026-09-09", got "2026-09-08"',
      'Step 2: expected register.certificates.status "valid", got …',
    ]);
  });

  it.each<[string, Scenario['steps'], string]>([
    ['a refusal', [opening, { as: 'bermet', do: 'send', with: {} }], 'Step 2: refused with action.role: Your role may not do this.'],
    [
      'no refusal',
      [opening, { ...sending, expect: { problem: 'action.role' } }],
      'Step 2: expected the problem action.role, but it was done',
    ],
    [
      'another refusal',
      [opening, { as: 'bermet', do: 'send', expect: { problem: 'action.state' } }],
      'Step 2: expected the problem action.state, got action.role: Your role may not do this.',
    ],
    ['nobody', [{ ...opening, as: 'nobody' }], 'Step 1: there is no person nobody with such a role'],
    ['no case', [{ as: 'asan', case: 'b', do: 'send' }], 'Step 1: there is no case b'],
    ['a day back', [opening, { on: '2026-08-01' }], 'Step 2: the day 01.08.2026 lies before the day 01.09.2026 of the step before it'],
  ])('%s', async (_, steps, wanted) => expect((await run(steps)).failures).toEqual([wanted]));

  it('expiry is derived from the day', async () => {
    const later = [...scenario.steps, { on: '2031-09-11', case: 'a', expect: { register: { certificates: { status: 'expired' } } } }];
    expect((await run(later)).failures).toEqual([]);
  });
});
