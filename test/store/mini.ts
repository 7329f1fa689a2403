// A small regulation of its own for the tests of the storage side: one permit from request to paper, with a part, a decision, a deadline and a register.
import type { Text } from '../../engine/language.ts';

export const text = (en: string): Text => ({ ky: `${en} (ky)`, ru: `${en} (ru)`, en });
const basis = 'sample';

const definitions: Record<string, unknown> = {
  'bundle.json': {
    id: 'mini',
    version: '1.0.0',
    title: text('Mini'),
    effectiveFrom: '2024-01-01',
    languages: ['ky', 'ru', 'en'],
    body: { name: text('Office'), short: text('Office'), basis },
  },
  'calendar.json': {
    timezone: 'Asia/Bishkek',
    weekend: [0, 6],
    rollForward: true,
    years: {
      2026: { provisional: false, holidays: [{ date: '2026-01-01', title: text('New Year') }] },
      2027: { provisional: true, holidays: [] },
    },
  },
  'roles.json': {
    roles: {
      owner: { title: text('Owner'), scope: 'organisation', basis },
      clerk: { title: text('Clerk'), scope: 'body', basis },
      outsider: { title: text('Outsider'), scope: 'body', basis },
      adviser: { title: text('Adviser'), scope: 'case', basis },
    },
  },
  'registers/permits.json': {
    title: text('Permits'),
    public: true,
    fields: {
      number: { title: text('Number'), type: 'string', public: true },
      subject: { title: text('Subject'), type: 'string', public: true },
      until: { title: text('Until'), type: 'date', public: true },
    },
    columns: ['number', 'subject', 'until'],
    until: 'until',
    status: [
      { id: 'expired', title: text('Expired'), tone: 'bad', when: { until: { before: { fact: 'today' } } } },
      { id: 'valid', title: text('Valid'), tone: 'good' },
    ],
    basis,
  },
  'registers/advisers.json': {
    title: text('Advisers'),
    public: false,
    fields: { person: { title: text('Person'), type: 'string' }, name: { title: text('Name'), type: 'string' } },
    columns: ['name'],
    status: [{ id: 'listed', title: text('Listed'), tone: 'neutral' }],
    basis,
  },
  'forms/request.json': {
    title: text('Request'),
    schema: {
      type: 'object',
      properties: {
        subject: { type: 'string', minLength: 1, maxLength: 40 },
        amount: { type: 'integer', minimum: 0, maximum: 1000 },
        plan: { type: 'array', items: { type: 'string', format: 'file' }, maxItems: 3 },
      },
      required: ['subject', 'amount'],
      additionalProperties: false,
    },
    ui: { subject: { title: text('Subject') }, amount: { title: text('Amount') }, plan: { title: text('Plan'), widget: 'files' } },
    basis,
  },
  'forms/assignment.json': {
    title: text('Assignment'),
    schema: { type: 'object', properties: { adviser: { type: 'string' } }, required: ['adviser'], additionalProperties: false },
    ui: {
      adviser: { title: text('Adviser'), widget: 'select', options: { register: 'advisers', label: 'name', take: ['person', 'name'] } },
    },
    basis,
  },
  'forms/opinion.json': {
    title: text('Opinion'),
    schema: { type: 'object', properties: { view: { type: 'string', maxLength: 100 } }, required: ['view'], additionalProperties: false },
    ui: { view: { title: text('View') } },
    basis,
  },
  'decisions/term.json': {
    title: text('Term'),
    basis,
    policy: 'first',
    inputs: { amount: { title: text('Amount'), type: 'integer', min: 0, max: 1000 } },
    outcomes: [
      { id: 'long', title: text('Long'), tone: 'good', values: { years: 5 } },
      { id: 'short', title: text('Short'), tone: 'warning', values: { years: 1 } },
    ],
    rules: [
      { id: 'small', when: { amount: { atMost: 100 } }, outcome: 'long', because: text('The amount is small'), basis },
      { id: 'rest', otherwise: true, outcome: 'short', because: text('The amount is not small'), basis },
    ],
    cases: [
      { given: { amount: 5 }, expect: { outcome: 'long' } },
      { given: { amount: 500 }, expect: { outcome: 'short' } },
    ],
  },
  'documents/permit.json': {
    title: text('Permit'),
    template: 'permit',
    languages: ['ky', 'ru'],
    number: { series: 'permit', format: 'P-{year}-{n:4}' },
    proves: 'permits',
    data: { subject: 'request.subject', outcome: 'proposal.term.outcome' },
    sample: { subject: 'A shed', outcome: 'long' },
    basis,
  },
  'notices/granted.json': { title: text('Granted'), text: text('Your permit {number} is granted'), data: { number: 'case.number' }, basis },
  'notices/overdue.json': { title: text('Overdue'), text: text('Case {number} is overdue'), data: { number: 'case.number' }, basis },
  'procedures/permit.json': {
    title: text('Permit'),
    menu: text('Permits'),
    basis,
    number: { series: 'cases', format: 'C-{year}/{n:3}' },
    summary: 'request.subject',
    opens: { title: text('Ask for a permit'), who: ['owner'], basis },
    readers: [{ who: ['owner', 'clerk'] }, { who: ['adviser'], states: ['asked'] }],
    facts: { amount: 'request.amount' },
    stages: [{ id: 'all', title: text('All'), states: ['writing', 'asked', 'granted'] }],
    initial: 'writing',
    states: {
      writing: {
        title: text('Being written'),
        actions: { send: { title: text('Send'), who: ['owner'], form: 'request', to: 'asked', basis } },
      },
      asked: {
        title: text('Asked'),
        due: [
          { id: 'answer', title: text('Answer'), after: { workingDays: 5 }, late: [{ notify: 'overdue', to: ['clerk'], basis }], basis },
        ],
        parts: { opinion: { title: text('Opinion'), action: text('Give an opinion'), who: ['adviser'], form: 'opinion', basis } },
        actions: {
          assign: {
            title: text('Assign'),
            who: ['clerk'],
            form: 'assignment',
            // biome-ignore lint/suspicious/noThenProperty: a word of the definition language
            then: [{ assign: 'adviser', people: 'assignment.adviser.person', basis }],
            basis,
          },
          grant: {
            title: text('Grant'),
            who: ['clerk'],
            propose: 'term',
            to: 'granted',
            // biome-ignore lint/suspicious/noThenProperty: a word of the definition language
            then: [
              { issue: 'permit', basis },
              {
                register: 'permits',
                set: { number: 'papers.permit.number', subject: 'request.subject', until: { date: 'today', plus: { years: 1 } } },
                basis,
              },
              { notify: 'granted', to: ['owner', 'adviser'], basis },
            ],
            basis,
          },
        },
      },
      granted: { title: text('Granted'), final: true },
    },
  },
  'demo.json': {
    organisations: [
      { id: 'farm', name: text('Farm'), data: { town: 'Naryn' } },
      { id: 'mill', name: text('Mill'), data: {} },
    ],
    persons: [
      { id: 'olga', name: 'Olga', about: text('Owner of the farm'), memberships: [{ role: 'owner', organisation: 'farm' }] },
      { id: 'murat', name: 'Murat', memberships: [{ role: 'owner', organisation: 'mill' }] },
      { id: 'kanat', name: 'Kanat', memberships: [{ role: 'clerk', bundle: 'mini' }] },
      { id: 'aida', name: 'Aida', memberships: [{ role: 'adviser' }] },
    ],
    entries: { advisers: [{ id: 'adviser-1', data: { person: 'aida', name: 'Aida' } }] },
  },
};

const page = (words: string) => `<html lang="ky"><body><p>${words} {{number}} {{subject}} {{outcome}}</p></body></html>\n`;

/** Its files; `change` gives other values for some of the definitions. */
export function mini(change: Record<string, (value: never) => unknown> = {}): Record<string, Record<string, string>> {
  const files = Object.entries(definitions).map(([path, value]) => [
    path,
    `${JSON.stringify(change[path]?.(structuredClone(value) as never) ?? value, null, 2)}\n`,
  ]);
  return {
    mini: {
      ...Object.fromEntries(files),
      'templates/permit.ky.hbs': page('Уруксат'),
      'templates/permit.ru.hbs': page('Разрешение'),
      'templates/print.css': 'p { color: black }\n',
    },
  };
}

export const people = {
  olga: { person: 'olga', name: 'Olga', role: 'owner', organisation: 'farm' },
  murat: { person: 'murat', name: 'Murat', role: 'owner', organisation: 'mill' },
  kanat: { person: 'kanat', name: 'Kanat', role: 'clerk', bundle: 'mini' },
  aida: { person: 'aida', name: 'Aida', role: 'adviser' },
};
