/**
 * Takes two editions; says what changed in the words of the regulation, and whether a case that runs could go on under the new one.
 * Every member of every kind has its word. It replays no case: that is the simulation's.
 */
import { rulesOf } from './decision/rules.ts';
import { added, byId, type Change, changed, type Found, others, pairs, removed, same } from './diff/change.ts';
import { formChanges, formSource } from './diff/form.ts';
import { procedureChanges } from './diff/procedure.ts';
import type { Text } from './language.ts';
import type {
  Act,
  Checklist,
  Classifier,
  Criteria,
  Decision,
  Document,
  Edition,
  Form,
  Notice,
  Parameters,
  Register,
  Roles,
  Type,
} from './model.ts';

export type { Aspect, Change, Noun } from './diff/change.ts';

type Kind =
  | 'acts'
  | 'types'
  | 'criteria'
  | 'checklists'
  | 'forms'
  | 'procedures'
  | 'decisions'
  | 'documents'
  | 'registers'
  | 'notices'
  | 'classifiers'
  | 'services'
  | 'views';

/** What changed within two definitions of one kind and id, beside their titles. */
const KINDS: Record<Kind, (was: never, now: never) => Found[]> = {
  acts: clauseChanges,
  types: (was: Type, now: Type) => changed('definition', now.title, 'criteria', [was.criteria, now.criteria], false),
  criteria: criteriaChanges,
  checklists: itemChanges,
  forms: (was: Form, now: Form) => [
    ...formChanges(was, now),
    ...changed('definition', now.title, 'criteria', [formSource(was), formSource(now)], false),
  ],
  procedures: procedureChanges,
  decisions: decisionChanges,
  documents: (was: Document, now: Document) => [
    ...changed('definition', now.title, 'number', [was.number, now.number]),
    ...changed('definition', now.title, 'value', [was.data, now.data]),
  ],
  registers: registerChanges,
  services: () => [],
  views: () => [],
  notices: (was: Notice, now: Notice) => changed('definition', now.title, 'text', [was.text, now.text]),
  classifiers: (was: Classifier, now: Classifier) =>
    pairs(byId(was.items), byId(now.items)).flatMap(([, before, after]) => {
      if (before && after)
        return [
          ...changed('entry', after.title, 'title', [before.title, after.title]),
          ...others('entry', after.title, before, after, ['id', 'title']),
        ];
      return [...(after ? [added('entry', after.title)] : []), ...(before ? [removed('entry', before.title)] : [])];
    }),
};

/** Members that the above tells in its own words; the others are told each by its name. */
const WORDED: Record<Kind, string[]> = {
  acts: ['clauses'],
  types: ['criteria'],
  criteria: ['sections'],
  checklists: ['items'],
  forms: [],
  procedures: [],
  decisions: ['inputs', 'outcomes', 'rules', 'table', 'policy', 'cases'],
  documents: ['number', 'data'],
  registers: ['fields', 'public', 'status'],
  notices: ['text'],
  classifiers: ['items'],
  services: [],
  views: [],
};

/** Every change from the old edition to the new one, in the order of the definitions. */
export function diffOf(was: Edition, now: Edition): Change[] {
  const bundle = [
    ...changed('bundle', now.bundle.title, 'title', [was.bundle.title, now.bundle.title]),
    ...changed('bundle', now.bundle.title, 'version', [was.bundle.version, now.bundle.version]),
    ...changed('bundle', now.bundle.title, 'from', [was.bundle.effectiveFrom, now.bundle.effectiveFrom]),
    ...others('bundle', now.bundle.title, was.bundle, now.bundle, ['id', 'title', 'version', 'effectiveFrom', 'body']),
    ...others('bundle', now.bundle.title, was.bundle.body, now.bundle.body, []),
  ];
  const kinds = (Object.keys(KINDS) as Kind[]).flatMap((kind) => kindChanges(kind, was[kind] ?? {}, now[kind] ?? {}));
  const templates = pairs(was.templates, now.templates).flatMap(([name, before, after]) => {
    if (before === after) return [];
    const found = before === undefined ? added('template', name) : after === undefined ? removed('template', name, true) : undefined;
    return [
      { ...(found ?? { change: 'changed' as const, noun: 'template' as const, name, compatible: true }), definition: `templates/${name}` },
    ];
  });
  return [
    ...within('bundle', bundle),
    ...kinds,
    ...within('roles', roleChanges(was.roles, now.roles)),
    ...within('parameters', parameterChanges(was.parameters, now.parameters)),
    ...templates,
  ];
}

const within = (definition: string, found: Found[]): Change[] => found.map((each) => ({ definition, ...each }));

function kindChanges(kind: Kind, was: Record<string, { title: Text }>, now: Record<string, { title: Text }>): Change[] {
  return pairs(was, now).flatMap(([id, before, after]) => {
    const definition = `${kind}/${id}`;
    const harmless = kind === 'acts' || kind === 'notices' || kind === 'views';
    if (!before) return after ? within(definition, [added('definition', after.title)]) : [];
    if (!after) return within(definition, [removed('definition', before.title, harmless)]);
    if (same(before, after)) return [];
    // Forms and procedures tell all of themselves.
    const whole = kind === 'forms' || kind === 'procedures';
    const titled = changed('definition', after.title, 'title', [before.title, after.title]);
    const found = [...titled, ...KINDS[kind](before as never, after as never)];
    const rest = whole ? [] : others('definition', after.title, before, after, ['title', ...WORDED[kind]]);
    return within(definition, [...found, ...rest]);
  });
}

function clauseChanges(was: Act, now: Act): Found[] {
  return pairs(byId(was.clauses), byId(now.clauses)).flatMap(([id, before, after]) => {
    if (!before || !after) return [after ? added('clause', id) : removed('clause', id, true)];
    return [
      ...changed('clause', id, 'text', [before.text, after.text]),
      ...changed('clause', id, 'force', [before.force, after.force]),
      ...others('clause', id, before, after, ['id', 'text', 'force']),
    ];
  });
}

function criteriaChanges(was: Criteria, now: Criteria): Found[] {
  const listed = ({ sections }: Criteria) =>
    byId(sections.flatMap((section) => section.criteria.map((criterion) => ({ ...criterion, section: section.id }))));
  const named = ({ code, title }: { code: string; title: Text }): Text => ({
    ky: `${code} ${title.ky}`,
    ru: `${code} ${title.ru}`,
    en: `${code} ${title.en}`,
  });
  const sections = pairs(byId(was.sections), byId(now.sections)).flatMap(([, before, after]) => {
    if (before && after)
      return [
        ...changed('section', named(after), 'title', [before.title, after.title]),
        ...others('section', named(after), before, after, ['id', 'title', 'criteria']),
      ];
    return [...(after ? [added('section', named(after))] : []), ...(before ? [removed('section', named(before), true)] : [])];
  });
  const criteria = pairs(listed(was), listed(now)).flatMap(([, before, after]) => {
    if (!before) return after ? [added('criterion', named(after), false)] : [];
    if (!after) return [removed('criterion', named(before))];
    return [
      ...changed('criterion', named(after), 'title', [before.title, after.title]),
      ...changed('criterion', named(after), 'text', [before.help, after.help]),
      ...changed('criterion', named(after), 'code', [before.code, after.code]),
      ...changed('criterion', named(after), 'place', [before.section, after.section]),
      ...others('criterion', named(after), before, after, ['id', 'title', 'help', 'code', 'section']),
    ];
  });
  return [...sections, ...criteria];
}

function itemChanges(was: Checklist, now: Checklist): Found[] {
  return pairs(byId(was.items), byId(now.items)).flatMap(([, before, after]) => {
    if (!before) return after ? [added('item', after.title, !after.required)] : [];
    if (!after) return [removed('item', before.title)];
    return [
      ...changed('item', after.title, 'title', [before.title, after.title]),
      ...changed('item', after.title, 'required', [before.required === true, after.required === true], !after.required),
      ...changed('item', after.title, 'condition', [before.requiredWhen, after.requiredWhen], after.requiredWhen === undefined),
      ...others('item', after.title, before, after, ['id', 'title', 'required', 'requiredWhen']),
    ];
  });
}

function decisionChanges(was: Decision, now: Decision): Found[] {
  const outcomes = pairs(byId(was.outcomes), byId(now.outcomes)).flatMap(([, before, after]) => {
    if (!before) return after ? [added('outcome', after.title)] : [];
    if (!after) return [removed('outcome', before.title)];
    return [
      ...changed('outcome', after.title, 'title', [before.title, after.title]),
      ...changed('outcome', after.title, 'value', [before.values, after.values]),
      ...others('outcome', after.title, before, after, ['id', 'title', 'values']),
    ];
  });
  const rules = pairs(byId([...rulesOf(was)]), byId([...rulesOf(now)])).flatMap(([id, before, after]) => {
    if (!before || !after) return [after ? added('rule', after.title ?? id) : removed('rule', before?.title ?? id, true)];
    const name = after.title ?? id;
    return [
      ...changed('rule', name, 'condition', [before.when ?? before.otherwise, after.when ?? after.otherwise]),
      ...changed('rule', name, 'outcome', [before.outcome, after.outcome]),
      ...changed('rule', name, 'text', [before.because, after.because]),
      ...others('rule', name, before, after, ['id', 'when', 'otherwise', 'outcome', 'because']),
    ];
  });
  const inputs = pairs(was.inputs, now.inputs).flatMap(([, before, after]) => {
    if (before && after)
      return [
        ...changed('input', after.title, 'title', [before.title, after.title]),
        ...changed('input', after.title, 'type', [before.type, after.type], false),
        ...others('input', after.title, before, after, ['title', 'type']),
      ];
    return [...(after ? [added('input', after.title, false)] : []), ...(before ? [removed('input', before.title, true)] : [])];
  });
  const kept = (one: Decision, other: Decision) =>
    rulesOf(one)
      .map(({ id }) => id)
      .filter((id) => rulesOf(other).some((rule) => rule.id === id));
  const order = changed('definition', now.title, 'order', [
    [was.policy, kept(was, now)],
    [now.policy, kept(now, was)],
  ]);
  return [...inputs, ...outcomes, ...rules, ...order];
}

function registerChanges(was: Register, now: Register): Found[] {
  const fields = pairs(was.fields, now.fields).flatMap(([, before, after]) => {
    if (!before || !after) return [after ? added('field', after.title) : removed('field', before?.title ?? '')];
    return [
      ...changed('field', after.title, 'title', [before.title, after.title]),
      ...changed('field', after.title, 'type', [before.type, after.type], false),
      ...changed('field', after.title, 'readers', [before.public === true, after.public === true]),
      ...others('field', after.title, before, after, ['title', 'type', 'public']),
    ];
  });
  const statuses = pairs(byId(was.status), byId(now.status)).flatMap(([, before, after]) => {
    if (!before || !after) return [after ? added('status', after.title) : removed('status', before?.title ?? '', true)];
    return [
      ...changed('status', after.title, 'title', [before.title, after.title]),
      ...changed('status', after.title, 'condition', [before.when, after.when]),
      ...others('status', after.title, before, after, ['id', 'title', 'when']),
    ];
  });
  return [...fields, ...changed('definition', now.title, 'readers', [was.public, now.public]), ...statuses];
}

function roleChanges(was: Roles['roles'], now: Roles['roles']): Found[] {
  return pairs(was, now).flatMap(([, before, after]) => {
    if (!before || !after) return [after ? added('role', after.title) : removed('role', before?.title ?? '')];
    return [
      ...changed('role', after.title, 'title', [before.title, after.title]),
      ...changed('role', after.title, 'scope', [before.scope, after.scope], false),
      ...changed('role', after.title, 'powers', [before.may ?? [], after.may ?? []], false),
      ...others('role', after.title, before, after, ['title', 'scope', 'may']),
    ];
  });
}

/** Dated values one by one: a new day is a new value, and says from when. */
function parameterChanges(was: Parameters['parameters'], now: Parameters['parameters']): Found[] {
  const dated = (parameter: Parameters['parameters'][string] | undefined) =>
    Object.fromEntries((parameter?.values ?? []).map((dated) => [dated.from, dated]));
  return pairs(was, now).flatMap(([, before, after]) => {
    if (!before || !after) return [after ? added('parameter', after.title) : removed('parameter', before?.title ?? '')];
    return [
      ...changed('parameter', after.title, 'title', [before.title, after.title]),
      ...others('parameter', after.title, before, after, ['title', 'values']),
      ...pairs(dated(before), dated(after)).flatMap(([day, old, next]) => [
        ...changed('parameter', after.title, 'value', [datedValue(old), datedValue(next)]),
        ...(old && next ? others('parameter', titledOn(after.title, day), old, next, ['from', 'value']) : []),
      ]),
    ];
  });
}

const datedValue = (dated: { from: string; value: unknown } | undefined) => dated && { from: dated.from, value: dated.value };
const titledOn = ({ ky, ru, en }: Text, day: string): Text => ({ ky: `${ky} (${day})`, ru: `${ru} (${day})`, en: `${en} (${day})` });
