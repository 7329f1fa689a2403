/** A base with a procedure and a decision under its floor, for overlays to tighten or loosen. */
import { readEdition } from '../../engine/compile.ts';
import { goodBundles } from './good-bundle.ts';

const TEXT = { ky: 'А', ru: 'А', en: 'A' };

const form = {
  title: TEXT,
  legal: ['law#1'],
  schema: {
    type: 'object',
    properties: {
      yes: { type: 'boolean' },
      sure: { type: 'boolean' },
      hours: { type: 'integer', minimum: 0 },
      why: { type: 'string', maxLength: 100 },
      list: {
        type: 'array',
        items: {
          type: 'object',
          properties: { grade: { type: 'string', maxLength: 20 } },
          required: ['grade'],
          additionalProperties: false,
        },
      },
    },
    required: ['yes'],
    additionalProperties: false,
  },
  ui: {
    yes: { title: TEXT },
    sure: { title: TEXT },
    hours: { title: TEXT },
    why: { title: TEXT, floor: true, requiredWhen: { hours: { atLeast: 5 } } },
    list: { title: TEXT, widget: 'table', items: { grade: { title: TEXT } } },
  },
};

const procedure = {
  title: TEXT,
  menu: TEXT,
  basis: 'sample',
  legal: ['law#1'],
  number: { series: 'base', format: '{n}' },
  summary: 'case.number',
  opens: { title: TEXT, who: ['owner'] },
  readers: [{ who: ['owner', 'clerk'] }],
  stages: [{ id: 'all', title: TEXT, states: ['open', 'closed'] }],
  facts: {
    poor: { count: 'paper.list', where: { grade: { is: 'poor' } } },
    said: 'paper.yes',
    limit: { param: 'few' },
    began: { date: 'case.openedOn', plus: { months: 1 } },
    spare: { date: 'case.openedOn', plus: { workingDays: 3 } },
  },
  initial: 'open',
  states: {
    open: {
      title: TEXT,
      due: [
        { id: 'close', title: TEXT, after: { workingDays: 5 }, floor: true, basis: 'sample' },
        { id: 'early', title: TEXT, from: 'began', before: { months: 1 }, floor: true, basis: 'sample' },
      ],
      actions: {
        close: {
          title: TEXT,
          who: ['owner'],
          form: 'paper',
          propose: 'term',
          require: [
            { that: { poor: { atMost: { param: 'few' } } }, else: TEXT, floor: true },
            { that: { said: { is: true } }, else: TEXT, floor: true },
          ],
          to: 'closed',
        },
      },
    },
    closed: { title: TEXT, final: true },
  },
};

const rule = (id: string, rest: object) => ({ id, because: TEXT, basis: 'sample', ...rest });

const decision = {
  title: TEXT,
  basis: 'sample',
  legal: ['law#1'],
  policy: 'first',
  floor: true,
  inputs: { poor: { title: TEXT, type: 'integer', min: 0 } },
  outcomes: [
    { id: 'full', title: TEXT, values: { years: 5 } },
    { id: 'short', title: TEXT, values: { years: { param: 'short-years' } } },
    { id: 'no', title: TEXT },
  ],
  rules: [
    rule('clean', { when: { poor: { is: 0 } }, outcome: 'full' }),
    rule('few', { when: { poor: { atMost: 2 } }, outcome: 'short' }),
    rule('rest', { otherwise: true, outcome: 'no' }),
  ],
  cases: [{ given: { poor: 0 }, expect: { outcome: 'full' } }],
};

const parameter = (value: number) => ({ title: TEXT, values: [{ from: '2020-01-01', value, basis: 'sample' }] });
const parameters = { few: parameter(2), 'short-years': parameter(1) };

/** What the check says of a bundle with these files over that base: file, code and the clauses broken. */
export function overlaid(files: Record<string, unknown>): string[] {
  const text = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`club/${name}`, typeof content === 'string' ? content : JSON.stringify(content)]),
  );
  const base = { 'forms/paper': form, 'procedures/base': procedure, 'decisions/term': decision, parameters: { parameters } };
  const below = Object.fromEntries(Object.entries(base).map(([name, content]) => [`floor/${name}.json`, JSON.stringify(content)]));
  const { problems } = readEdition(goodBundles({ files: { ...below, ...text } }), 'club');
  return problems.map(
    ({ file, code, params, level }) =>
      `${level === 'warning' ? 'warning ' : ''}${file} ${code}${Array.isArray(params?.legal) ? ` ${params.legal.join()}` : ''}`,
  );
}

/** The base's calendar, changed. */
export function calendar(
  change: (calendar: { timezone: string; weekend: number[]; years: Record<string, { holidays: object[] }> }) => void,
) {
  const own = JSON.parse(goodBundles().floor?.['calendar.json'] ?? '{}');
  change(own);
  return own;
}

/** The bundle's own parameters, with these values. */
export function withParameters(values: Record<string, number>) {
  const own = JSON.parse(goodBundles().club?.['parameters.json'] ?? '{"parameters": {}}');
  for (const [id, value] of Object.entries(values)) own.parameters[id] = parameter(value);
  return own;
}
