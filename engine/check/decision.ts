/** Takes a decision; faults rules that name unknown facts or outcomes, never hold or clash, gaps, and cases that could not be run. */
import { rankOf } from '../decision/policy.ts';
import { ANYTHING, rulesOf } from '../decision/rules.ts';
import type { Decision, DecisionInput, DecisionTable, Rule } from '../definitions.gen.ts';
import type { Cell, Scalar, TableRow } from '../language.ts';
import { analyseTable, type Column, type Value } from '../table.ts';
import { checkOperand, checkTest, checkTests, pathShape, type Scope } from './condition.ts';
import { type DataShape, growing, numeric, value } from './data-shape.ts';
import { boundOf, faultBound } from './guard.ts';
import { firstDay, valueOn } from './parameter.ts';
import { at, careful, nearest, refer, referParameter, type Subject, unrepeated } from './subject.ts';

export function checkDecision(subject: Subject, decision: Decision): void {
  if (decision.table && !checkCells(subject, decision.table)) return;
  const rules = rulesOf(decision);
  const places = placesOf(decision);
  unrepeated(
    subject,
    rules.map(({ id }) => id),
    (index) => places[index]?.id ?? '',
  );
  unrepeated(
    subject,
    decision.outcomes.map(({ id }) => id),
    (index) => at('/outcomes', index, 'id'),
  );
  checkOutcomes(subject, decision, rules);
  checkCodes(subject, decision);
  const { subject: watched, sound } = careful(subject);
  checkAggregate(watched, decision);
  const scope: Scope = {
    root: {},
    facts: Object.fromEntries(Object.entries(decision.inputs).map(([name, input]) => [name, inputShape(subject, input)])),
  };
  if (decision.table) checkColumns(watched, decision.table, scope);
  for (const [index, rule] of rules.entries()) {
    referOutcome(watched, rule.outcome, decision, places[index]?.outcome ?? '');
    if (rule.when && decision.rules) checkTests(watched, rule.when, scope, at('/rules', index, 'when'));
  }
  if (sound()) {
    checkTable(subject, decision, rules, places);
    checkRules(subject, decision, rules, scope, places);
  }
  for (const [index, example] of decision.cases.entries()) checkCase(subject, example, decision, at('/cases', index));
}

/** Where a rule stands: what names it, and its outcome. */
export interface RulePlace {
  id: string;
  outcome: string;
}

export function placesOf({ rules, table }: Decision): RulePlace[] {
  if (rules) return rules.map((_, index) => ({ id: at('/rules', index, 'id'), outcome: at('/rules', index, 'outcome') }));
  const width = table?.columns.length ?? 0;
  return (table?.rows ?? []).map((_, index) => ({ id: at('/table/rows', index), outcome: at('/table/rows', index, width) }));
}

/** Every row has a cell for each column, then the outcome, then at most a note. Without that a table has no meaning. */
function checkCells(subject: Subject, table: DecisionTable): boolean {
  const wanted = table.columns.length + 1;
  const crooked = table.rows.flatMap((row, index) => (isRow(table, row) ? [] : [index]));
  for (const index of crooked)
    subject.fault(at('/table/rows', index), 'table.row', { columns: table.columns.join(', '), wanted, row: index + 1 });
  return crooked.length === 0;
}

const isNote = (member: unknown): boolean => typeof member === 'object' && member !== null && Object.hasOwn(member, 'id');

function isRow(table: DecisionTable, row: TableRow): boolean {
  const width = table.columns.length;
  const noted = row.length === width + 2 && isNote(row.at(-1));
  return (row.length === width + 1 || noted) && !row.slice(0, width).some(isNote) && typeof row[width] === 'string';
}

function checkColumns(subject: Subject, table: DecisionTable, scope: Scope): void {
  unrepeated(subject, table.columns, (index) => at('/table/columns', index));
  for (const [column, fact] of table.columns.entries()) {
    const shape = pathShape(subject, fact, scope, at('/table/columns', column));
    for (const [index, row] of table.rows.entries()) {
      const cell = row[column] as Cell;
      const pointer = at('/table/rows', index, column);
      if (typeof cell === 'object') checkTest(subject, cell, shape, scope, pointer);
      else if (cell !== ANYTHING) checkOperand(subject, 'is', cell, shape, scope, pointer);
    }
  }
}

function checkOutcomes(subject: Subject, decision: Decision, rules: readonly Rule[]): void {
  for (const [index, outcome] of decision.outcomes.entries()) {
    for (const [name, carried] of Object.entries(outcome.values ?? {}))
      checkCarried(subject, carried, decision, at('/outcomes', index, 'values', name));
    if (!rules.some((rule) => rule.outcome === outcome.id))
      subject.fault(at('/outcomes', index, 'id'), 'decision.unreached', { outcome: outcome.id }, { level: 'warning' });
  }
}

/** An aggregate stands under `collect` only, over a number that every outcome carries. */
function checkAggregate(subject: Subject, { policy, aggregate, outcomes, inputs }: Decision): void {
  if (!aggregate) return;
  if (policy !== 'collect') subject.fault('/aggregate', 'decision.aggregate', { policy }, { at: 'key' });
  const name = aggregate.sum ?? aggregate.min ?? aggregate.max;
  if (name === undefined) return;
  for (const [index, { id, values = {} }] of outcomes.entries()) {
    const carried = Object.hasOwn(values, name) ? values[name] : undefined;
    const literal = typeof carried === 'object' && 'param' in carried ? literalOf(subject, carried) : carried;
    const input = typeof literal === 'object' && 'fact' in literal ? inputs[literal.fact] : undefined;
    if (typeof literal !== 'number' && !(input && ['integer', 'number'].includes(input.type)))
      subject.fault(at('/outcomes', index, 'id'), 'decision.number', { outcome: id, name });
  }
}

/** Codes are said by the titles of their code list: it exists, has them, and is named where one has them all. */
function checkCodes(subject: Subject, { inputs }: Decision): void {
  const { world } = subject;
  const codesOf = (id: string) => world.get('classifier', id)?.items.map((item) => item.id);
  for (const [name, { type, classifier, values = [] }] of Object.entries(inputs)) {
    const here = at('/inputs', name);
    if (classifier !== undefined) {
      refer(subject, 'classifier', classifier, at(here, 'classifier'));
      if (type !== 'string') subject.fault(at(here, 'type'), 'shape.enum', { allowed: ['string'] });
      const known = codesOf(classifier);
      for (const [index, code] of values.entries())
        if (known && !known.includes(code))
          subject.fault(at(here, 'values', index), 'reference.unknown', { kind: 'code', id: code, known: nearest(code, known) });
    } else if (values.length > 0) {
      const lists = world.all('classifier').filter(({ id }) => values.every((code) => codesOf(id)?.includes(code)));
      if (lists.length > 0)
        subject.fault(
          at(here, 'values'),
          'decision.codes',
          { fact: name, known: lists.map(({ id }) => id) },
          { at: 'key', level: 'warning' },
        );
    }
  }
}

function inputShape({ world }: Subject, input: DecisionInput): DataShape {
  if (input.type === 'integer' || input.type === 'number')
    return numeric({ min: input.min, max: input.max, whole: input.type === 'integer' });
  if (input.classifier !== undefined && !input.values) return growing(world.get('classifier', input.classifier)?.items.map(({ id }) => id));
  const types = { string: 'string', boolean: 'boolean', date: 'date' } as const;
  return value(types[input.type], input.values);
}

function checkCarried(subject: Subject, carried: Scalar, decision: Decision, pointer: string): void {
  if (typeof carried !== 'object') return;
  if ('param' in carried) referParameter(subject, carried.param, at(pointer, 'param'));
  else referInput(subject, carried.fact, decision, at(pointer, 'fact'));
}

function referInput(subject: Subject, name: string, decision: Decision, pointer: string, place?: { at: 'key' }): void {
  const known = Object.keys(decision.inputs);
  if (!known.includes(name)) subject.fault(pointer, 'reference.unknown', { kind: 'input', id: name, known: nearest(name, known) }, place);
}

function referOutcome(subject: Subject, id: string, decision: Decision, pointer: string): void {
  const known = decision.outcomes.map((outcome) => outcome.id);
  if (!known.includes(id)) subject.fault(pointer, 'reference.unknown', { kind: 'outcome', id, known: nearest(id, known) });
}

/** Its facts, and what each may be. */
export function columnsOf({ inputs }: Decision): Column[] {
  return Object.entries(inputs).map(([fact, { type, values, min, max }]) => ({
    fact,
    type,
    ...(values && { values }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  }));
}

/** Gaps, clashes and rules that never come to it, for the parameters in force on the bundle's first day. */
function checkTable(subject: Subject, decision: Decision, rules: readonly Rule[], places: RulePlace[]): void {
  const found = analyseTable(columnsOf(decision), turnsOf(decision, rules), (scalar) => literalOf(subject, scalar));
  const place = (id: string) => places[rules.findIndex((rule) => rule.id === id)]?.id ?? '';
  const { gap, shadowed, overlaps } = FAULTS[decision.policy];
  if (gap || decision.aggregate?.min !== undefined || decision.aggregate?.max !== undefined) {
    const [where, mild] = [decision.rules ? '/rules' : '/table', { at: 'key', level: 'warning' } as const];
    if (typeof found.gap === 'object') subject.fault(where, 'decision.gap', { example: said(found.gap) }, mild);
    else if (found.gap === 'unknown' && !rules.some(({ otherwise }) => otherwise)) subject.fault(where, 'decision.unclear', {}, mild);
  }
  if (shadowed) for (const id of found.shadowed) subject.fault(place(id), 'decision.shadowed', { rule: id });
  for (const { rows, input, conflict } of found.overlaps) {
    if (overlaps === 'all' || (overlaps === 'conflicts' && conflict))
      subject.fault(place(rows[1]), 'decision.overlap', {
        rule: rows[1],
        other: rows[0],
        line: subject.lineOf(place(rows[0])),
        example: said(input),
      });
  }
}

/** Rules that hold for no facts at all, where the policy does not look for those that never get their turn. */
function checkRules(subject: Subject, { policy }: Decision, rules: readonly Rule[], scope: Scope, places: RulePlace[]): void {
  if (FAULTS[policy].shadowed) return;
  for (const [index, { when }] of rules.entries()) {
    const bound = when && boundOf(subject.world, when, scope);
    if (bound?.extent === 'never') faultBound(subject, bound, places[index]?.id ?? '');
  }
}

/** What is a fault under each policy. */
const FAULTS: Record<Decision['policy'], { gap: boolean; shadowed: boolean; overlaps: 'all' | 'conflicts' | 'none' }> = {
  first: { gap: true, shadowed: true, overlaps: 'none' },
  unique: { gap: true, shadowed: false, overlaps: 'all' },
  any: { gap: true, shadowed: false, overlaps: 'conflicts' },
  priority: { gap: true, shadowed: true, overlaps: 'none' },
  ruleOrder: { gap: false, shadowed: false, overlaps: 'none' },
  collect: { gap: false, shadowed: false, overlaps: 'none' },
};

/** The rules in the order in which they get their turn: by outcome under `priority`; `otherwise` last. */
export function turnsOf({ policy, outcomes }: Decision, rules: readonly Rule[]): Rule[] {
  const rank = (rule: Rule) => (rule.otherwise ? outcomes.length : policy === 'priority' ? rankOf(outcomes, rule.outcome) : 0);
  return [...rules].sort((a, b) => rank(a) - rank(b));
}

const literalOf = ({ world }: Subject, scalar: Scalar): Value | undefined => valueOn(world, scalar, firstDay(world));

/** A case in words: each fact and what it is. */
export function said(input: Record<string, Value>): string {
  return Object.entries(input)
    .map(([fact, seen]) => `${fact} = ${seen}`)
    .join(', ');
}

function checkCase(subject: Subject, example: Decision['cases'][number], decision: Decision, pointer: string): void {
  for (const [name, given] of Object.entries(example.given)) {
    referInput(subject, name, decision, at(pointer, 'given', name), { at: 'key' });
    const input = Object.hasOwn(decision.inputs, name) ? decision.inputs[name] : undefined;
    if (input && given !== null && !isOf(input, given))
      subject.fault(at(pointer, 'given', name), 'condition.type', { value: given, type: input.type });
  }
  const { outcome, outcomes, rule, undetermined } = example.expect;
  if (outcome !== undefined) referOutcome(subject, outcome, decision, `${pointer}/expect/outcome`);
  for (const [index, id] of (outcomes ?? []).entries()) referOutcome(subject, id, decision, `${pointer}/expect/outcomes/${index}`);
  const rules = rulesOf(decision).map(({ id }) => id);
  if (rule !== undefined && !rules.includes(rule))
    subject.fault(`${pointer}/expect/rule`, 'reference.unknown', { kind: 'rule', id: rule, known: nearest(rule, rules) });
  for (const [index, name] of (undetermined ?? []).entries())
    referInput(subject, name, decision, `${pointer}/expect/undetermined/${index}`);
}

function isOf(input: DecisionInput, given: unknown): boolean {
  if (input.type === 'integer') return Number.isInteger(given);
  if (input.type === 'date') return typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given);
  return typeof given === input.type;
}
