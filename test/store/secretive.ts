// The small regulation with what only some may see: a field, a column of a table, a file, a part, a paper, a register's column; and a role held in districts.
import type { Text } from '../../engine/language.ts';
import { mini } from './mini.ts';

// biome-ignore lint/suspicious/noExplicitAny: definitions as plain JSON, changed in place
type Json = Record<string, any>;
const text = (en: string): Text => ({ ky: `${en} (ky)`, ru: `${en} (ru)`, en });
const basis = 'sample';

const changes: Record<string, (value: never) => unknown> = {
  'roles.json': ({ roles }: Json) => ({
    roles: {
      ...roles,
      clerk: { ...roles.clerk, may: ['see-register'] },
      auditor: { title: text('Auditor'), scope: 'body', may: ['see-register'], basis },
      warden: {
        title: text('Warden'),
        scope: 'territory',
        territory: { field: 'town', classifier: 'towns' },
        may: ['see-register'],
        basis,
      },
    },
  }),
  'forms/request.json': (form: Json) => {
    const { properties } = form.schema;
    properties.conflict = { type: 'string', maxLength: 100 };
    properties.proof = { type: 'array', items: { type: 'string', format: 'file' } };
    properties.rooms = {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string', maxLength: 20 }, remark: { type: 'string', maxLength: 100 } },
        additionalProperties: false,
      },
    };
    const sees = ['owner', 'auditor'];
    form.ui.amount.sees = sees;
    form.ui.conflict = { title: text('Conflict'), sees };
    form.ui.proof = { title: text('Proof'), widget: 'files', sees };
    form.ui.rooms = { title: text('Rooms'), items: { name: { title: text('Name') }, remark: { title: text('Remark'), sees } } };
    return form;
  },
  'forms/opinion.json': (form: Json) => ({ ...form, sees: ['auditor'] }),
  'documents/permit.json': (document: Json) => ({ ...document, sees: ['clerk'] }),
  'procedures/permit.json': (procedure: Json) => {
    procedure.readers = [{ who: ['owner', 'clerk', 'auditor', 'warden'] }, { who: ['adviser'], states: ['asked'] }];
    const { asked } = procedure.states;
    asked.actions.visit = { title: text('Visit'), who: ['warden'], basis };
    asked.actions.grant.then.push(
      { notify: 'overdue', to: ['warden'], basis },
      { register: 'visits', set: { subject: 'request.subject', note: 'request.conflict' }, basis },
    );
    return procedure;
  },
  'demo.json': (demo: Json) => {
    demo.organisations = [
      { id: 'farm', name: text('Farm'), data: { town: 'naryn' } },
      { id: 'mill', name: text('Mill'), data: { town: 'osh' } },
    ];
    demo.persons.push(
      { id: 'bermet', name: 'Bermet', memberships: [{ role: 'auditor', bundle: 'mini' }] },
      { id: 'naryn', name: 'Nurlan', memberships: [{ role: 'warden', territory: 'naryn' }] },
      { id: 'osh', name: 'Oksana', memberships: [{ role: 'warden', territory: 'osh' }] },
      { id: 'omurbek', name: 'Omurbek', memberships: [{ role: 'warden', territory: 'osh' }] },
    );
    return demo;
  },
};

const added = {
  'views/permits.json': {
    title: text('All permits'),
    who: ['owner', 'clerk', 'auditor', 'warden'],
    list: {
      tabs: [{ id: 'all', title: text('All'), cases: [{ procedure: 'permit' }], opens: ['permit'] }],
      columns: [
        { id: 'subject', title: text('Subject'), value: 'request.subject' },
        { id: 'conflict', title: text('Conflict'), value: { first: ['request.conflict', { value: 'kept' }] } },
        { id: 'remarks', title: text('Remarks'), value: { values: 'request.rooms', of: 'remark' } },
        { id: 'opinions', title: text('Opinions'), value: { values: 'parts.opinion', of: 'view' } },
        { id: 'next', title: text('Next'), shows: 'next' },
        { id: 'due', title: text('Due'), shows: 'due' },
      ],
      sort: 'due',
    },
    basis,
  },
  'views/places.json': {
    title: text('Places'),
    who: ['clerk', 'warden'],
    table: {
      years: {
        cases: [{ procedure: 'permit' }],
        year: { first: ['request.conflict', 'case.openedOn'] },
        entries: { register: 'visits', year: 'note' },
        count: 2,
      },
      columns: [{ id: 'due', title: text('Due'), cases: [{ procedure: 'permit' }], shows: 'deadlines' }],
    },
    basis,
  },
  'classifiers/towns.json': {
    title: text('Towns'),
    items: [
      { id: 'naryn', title: text('Naryn') },
      { id: 'osh', title: text('Osh') },
    ],
  },
  'registers/visits.json': {
    title: text('Visits'),
    public: false,
    fields: {
      subject: { title: text('Subject'), type: 'string' },
      note: { title: text('Note'), type: 'string', sees: ['owner', 'auditor'] },
      town: { title: text('Town'), type: 'string', classifier: 'towns' },
    },
    columns: ['subject', 'note'],
    status: [{ id: 'made', title: text('Made'), tone: 'good' }],
    basis,
  },
};

/** Its files. */
export function secretive(): Record<string, Record<string, string>> {
  const files = mini(changes).mini ?? {};
  const more = Object.entries(added).map(([path, value]) => [path, JSON.stringify(value)]);
  return { mini: { ...files, ...Object.fromEntries(more) } };
}

/** Addresses that have nothing of a case: how the server does, what it is, what is being written, and the empty form of the public check. */
export const CASELESS =
  /^\/(healthz|readyz|metrics|openapi\.json|verify|verify\/style\.css|api\/workshop.*|api\/sessions|api\/sign-in.*|api\/notices\/wishes)$/;

/** Every address from which something of the case can be read. */
export const ROUTES = (caseId: string, papers: string[]): string[] => [
  '/api/session',
  '/api/appointments',
  '/api/demo/persons',
  '/api/home',
  '/api/cases',
  '/api/cases?q=shed',
  '/api/views',
  '/api/views/mini/permits',
  '/api/views/mini/permits/data.csv',
  '/api/views/mini/places',
  '/api/views/mini/places/data.csv',
  '/api/notices',
  `/api/cases/${caseId}`,
  `/api/cases/${caseId}/access`,
  `/api/cases/${caseId}/drafts-of/permit`,
  `/api/cases/${caseId}/move`,
  '/api/moves',
  '/api/registers',
  ...['permits', 'visits', 'advisers'].flatMap((id) => ['csv', 'json'].map((type) => `/api/registers/mini/${id}/data.${type}`)),
  '/api/registers/mini/permits',
  '/api/registers/mini/visits',
  '/api/registers/mini/visits?q=cousin',
  '/api/registers/mini/advisers',
  ...papers,
];
