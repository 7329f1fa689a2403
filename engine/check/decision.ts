/** Takes a decision; faults rules that name unknown facts or outcomes, never hold or clash, gaps, and cases that could not be run. */
import type { Decision, DecisionInput, Rule } from '../definitions.gen.ts';
import type { Scalar } from '../language.ts';
import { analyseTable, type Value } from '../table.ts';
import { checkCondition, type Scope } from './condition.ts';
import { type DataShape, value } from './data-shape.ts';
import { at, nearest, referParameter, type Subject, unrepeated } from './subject.ts';

export function checkDecision(subject: Subject, decision: Decision): void {
  const scope: Scope = {
    root: {},
    facts: Object.fromEntries(Object.entries(decision.inputs).map(([name, input]) => [name, inputShape(input)])),
  };
  unrepeated(
    subject,
    decision.rules.map(({ id }) => id),
    (index) => at('/rules', index, 'id'),
  );
  unrepeated(
    subject,
    decision.outcomes.map(({ id }) => id),
    (index) => at('/outcomes', index, 'id'),
  );
  for (const [index, outcome] of decision.outcomes.entries()) {
    for (const [name, carried] of Object.entries(outcome.values ?? {}))
      checkCarried(subject, carried, decision, at('/outcomes', index, 'values', name));
    if (!decision.rules.some((rule) => rule.outcome === outcome.id))
      subject.fault(at('/outcomes', index, 'id'), 'decision.unreached', { outcome: outcome.id }, { level: 'warning' });
  }
  let sound = true;
  const careful: Subject = {
    ...subject,
    fault: (...fault) => {
      sound = false;
      subject.fault(...fault);
    },
  };
  for (const [index, rule] of decision.rules.entries()) checkRule(careful, rule, decision, scope, at('/rules', index));
  if (sound) checkTable(subject, decision);
  for (const [index, example] of decision.cases.entries()) checkCase(subject, example, decision, at('/cases', index));
}

function inputShape(input: DecisionInput): DataShape {
  const types = { integer: 'number', number: 'number', string: 'string', boolean: 'boolean', date: 'date' } as const;
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

function checkRule(subject: Subject, rule: Rule, decision: Decision, scope: Scope, pointer: string): void {
  referOutcome(subject, rule.outcome, decision, at(pointer, 'outcome'));
  if (rule.when) checkCondition(subject, rule.when, scope, at(pointer, 'when'));
}

/** Gaps, clashes and rules that never come to it, for the parameters in force on the bundle's first day. */
function checkTable(subject: Subject, decision: Decision): void {
  const columns = Object.entries(decision.inputs).map(([fact, { type, values, min, max }]) => ({
    fact,
    type,
    ...(values && { values }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  }));
  const found = analyseTable(columns, decision.rules, (scalar) => literalOf(subject, scalar));
  const pointerOf = (id: string) =>
    at(
      '/rules',
      decision.rules.findIndex((rule) => rule.id === id),
      'id',
    );
  if (typeof found.gap === 'object') subject.fault('/rules', 'decision.gap', { example: said(found.gap) }, { at: 'key', level: 'warning' });
  if (decision.policy === 'first') for (const id of found.shadowed) subject.fault(pointerOf(id), 'decision.shadowed', { rule: id });
  for (const { rows, input, conflict } of decision.policy === 'first' ? [] : found.overlaps) {
    if (decision.policy === 'unique' || conflict)
      subject.fault(pointerOf(rows[1]), 'decision.overlap', { rule: rows[1], other: rows[0], example: said(input) });
  }
}

function literalOf(subject: Subject, scalar: Scalar): Value | undefined {
  if (typeof scalar !== 'object') return scalar;
  if (!('param' in scalar)) return undefined;
  const from = subject.world.get('bundle', 'bundle')?.effectiveFrom ?? '';
  const dated = subject.world.parameters.get(scalar.param)?.values.filter((candidate) => candidate.from <= from) ?? [];
  return dated.sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.value;
}

function said(input: Record<string, Value>): string {
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
  const { outcome, rule, undetermined } = example.expect;
  if (outcome !== undefined) referOutcome(subject, outcome, decision, `${pointer}/expect/outcome`);
  const rules = decision.rules.map(({ id }) => id);
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
