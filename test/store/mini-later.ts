// A later edition of the small regulation, in a folder that amends it: a state, a field and a part are called otherwise or gone, and running cases may be moved.
import type { BundleFiles } from '../../server/store/editions.ts';
import { mini } from './mini.ts';

const text = (en: string) => ({ ky: `${en} (ky)`, ru: `${en} (ru)`, en });
const basis = 'sample';
export const LATER = 'mini@2';
/** The first day of the later edition. */
export const BEGINS = '2026-04-01';

const transition = {
  title: text('Moved to the new rules'),
  who: ['clerk'],
  states: { asked: 'weighed' },
  forms: { request: { fields: { amount: 'cost', plan: null } } },
  parts: { opinion: null },
  deadlines: 'keep',
  // biome-ignore lint/suspicious/noThenProperty: a word of the definition language
  then: [{ notify: 'moved', to: ['owner'] }],
  basis,
};

const definitions = {
  'notices/moved.json': {
    title: text('Moved'),
    text: text('Your case {number} goes on under new rules'),
    data: { number: 'case.number' },
    basis,
  },
  'forms/request.patch.json': {
    schema: {
      properties: {
        amount: null,
        plan: null,
        cost: { type: 'integer', minimum: 0, maximum: 1000 },
        site: { type: 'string', maxLength: 40 },
      },
      required: ['subject', 'cost', 'site'],
    },
    ui: { amount: null, plan: null, cost: { title: text('Cost') }, site: { title: text('Site') } },
  },
  'procedures/permit.patch.json': {
    facts: { amount: 'request.cost' },
    readers: [{ who: ['owner', 'clerk'] }],
    stages: [{ id: 'all', states: ['writing', 'weighed', 'granted'] }],
    states: {
      asked: null,
      writing: { actions: { send: { to: 'weighed' } } },
      weighed: {
        title: text('Being weighed'),
        due: [
          { id: 'answer', title: text('Answer'), after: { workingDays: 3 }, basis },
          { id: 'report', title: text('Report'), after: { workingDays: 9 }, basis },
        ],
        actions: {
          grant: {
            title: text('Grant'),
            who: ['clerk'],
            propose: 'term',
            to: 'granted',
            // biome-ignore lint/suspicious/noThenProperty: a word of the definition language
            then: [{ issue: 'permit', basis }],
            basis,
          },
        },
      },
    },
  },
  'transitions/permit.json': transition,
};

/** Both editions; `change` gives another transition. */
export function twoEditions(change: (map: typeof transition) => unknown = (map) => map): BundleFiles {
  const first = mini();
  const bundle = JSON.parse(first.mini?.['bundle.json'] ?? '{}');
  const files = { ...definitions, 'transitions/permit.json': change(structuredClone(transition)) };
  return {
    ...first,
    [LATER]: {
      'bundle.json': JSON.stringify({ ...bundle, version: '2.0.0', amends: 'mini', effectiveFrom: BEGINS }),
      ...Object.fromEntries(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value, null, 2)])),
    },
  };
}
