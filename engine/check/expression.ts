/** Takes expressions with what they can see; faults what they name in vain and gives the shape of the value they compute. */
import type { Duration, Expression } from '../language.ts';
import { literalShape, pathShape, type Scope } from './condition.ts';
import { COUNT, type DataShape, itemOf, list, merged, numeric, OPEN, object, value } from './data-shape.ts';
import { checkCondition } from './guard.ts';
import { at, refer, referParameter, type Subject } from './subject.ts';

const SHARE = numeric({ min: 0, max: 1 });

type Verb<K extends string> = Extract<Expression, Record<K, unknown>>;

/** Checks an expression and says what shape it gives. */
export function expressionShape(subject: Subject, expression: Expression, scope: Scope, pointer: string): DataShape {
  if (typeof expression === 'string') return pathShape(subject, expression, scope, pointer);
  if ('value' in expression) return valueShape(expression.value);
  if ('param' in expression) {
    referParameter(subject, expression.param, at(pointer, 'param'));
    return literalShape(subject.world.parameters.get(expression.param)?.values[0]?.value);
  }
  if ('label' in expression) {
    refer(subject, 'classifier', expression.classifier, at(pointer, 'classifier'));
    return labelled(pathShape(subject, expression.label, scope, at(pointer, 'label')));
  }
  if ('typeTitle' in expression) return labelled(pathShape(subject, expression.typeTitle, scope, at(pointer, 'typeTitle')));
  if ('values' in expression)
    return list(
      pathShape(subject, expression.of, walked(subject, expression.values, expression, scope, pointer, 'values'), at(pointer, 'of')),
    );
  if ('sameName' in expression) {
    for (const [index, one] of expression.sameName.entries()) expressionShape(subject, one, scope, at(pointer, 'sameName', index));
    return value('boolean');
  }
  if ('latestOf' in expression) {
    const inner = walked(subject, expression.latestOf, expression, scope, pointer, 'latestOf');
    const by = pathShape(subject, expression.by, inner, at(pointer, 'by'));
    if (by.is === 'value' && by.type !== 'date') subject.fault(at(pointer, 'by'), 'expression.date', {});
    return inner.item ?? OPEN;
  }
  if ('dayOf' in expression) {
    for (const name of ['dayOf', 'on'] as const) expressionShape(subject, expression[name], scope, at(pointer, name));
    return value('date');
  }
  if ('tally' in expression) return tallied(subject, expression, scope, pointer);
  if ('points' in expression) return pointed(subject, expression, scope, pointer);
  if ('across' in expression) return gathered(subject, expression, scope, pointer);
  if ('list' in expression) return listed(subject, expression, scope, pointer);
  if ('date' in expression) return shifted(subject, expression, scope, pointer);
  if ('if' in expression) return chosen(subject, expression, scope, pointer);
  if ('say' in expression) return said(subject, expression, scope, pointer);
  return aggregated(subject, expression, scope, pointer);
}

/** Several named expressions → the object they make. */
export function expressionsShape(
  subject: Subject,
  expressions: Record<string, Expression>,
  scope: Scope,
  pointer: string,
): Record<string, DataShape> {
  return Object.fromEntries(
    Object.entries(expressions).map(([name, expression]) => [name, expressionShape(subject, expression, scope, at(pointer, name))]),
  );
}

function labelled(code: DataShape): DataShape {
  return code.is === 'list' ? list(value('text')) : code.is === 'open' ? OPEN : value('text');
}

type Aggregate =
  | Verb<'count'>
  | Verb<'share'>
  | Verb<'any'>
  | Verb<'every'>
  | Verb<'sum'>
  | Verb<'min'>
  | Verb<'max'>
  | Verb<'earliest'>
  | Verb<'latest'>
  | Verb<'first'>;

function aggregated(subject: Subject, expression: Aggregate, scope: Scope, pointer: string): DataShape {
  for (const verb of ['earliest', 'latest', 'first'] as const) {
    if (!(verb in expression)) continue;
    const members = (expression as unknown as Record<string, Expression[]>)[verb] ?? [];
    return members
      .map((member, index) => expressionShape(subject, member, scope, at(pointer, verb, index)))
      .reduce((a, b) => (a.is === 'open' ? a : merged(a, b)));
  }
  const verb = (['count', 'share', 'any', 'every', 'sum', 'min', 'max'] as const).find((name) => name in expression) ?? 'count';
  const source = (expression as unknown as Record<string, string>)[verb] ?? '';
  const inner = walked(subject, source, expression as { where?: never }, scope, pointer, verb);
  if ('of' in expression) return pathShape(subject, expression.of, inner, at(pointer, 'of'));
  if (verb === 'any' || verb === 'every') return value('boolean');
  return verb === 'count' ? COUNT : verb === 'share' ? SHARE : value('number');
}

/** The scope within a list: faults what can't be walked, checks `where`. */
function walked(
  subject: Subject,
  source: string,
  filter: { where?: Parameters<typeof checkCondition>[1] },
  scope: Scope,
  pointer: string,
  verb: string,
): Scope {
  const shape = pathShape(subject, source, scope, at(pointer, verb));
  const item = itemOf(shape);
  if (!item) subject.fault(at(pointer, verb), 'expression.list', { path: source });
  const inner = { ...scope, item: item ?? OPEN };
  if (filter.where) checkCondition(subject, filter.where, inner, at(pointer, 'where'));
  return inner;
}

function listed(subject: Subject, expression: Verb<'list'>, scope: Scope, pointer: string): DataShape {
  const inner = walked(subject, expression.list, expression, scope, pointer, 'list');
  return list(object(expressionsShape(subject, expression.each, inner, at(pointer, 'each'))));
}

function tallied(subject: Subject, expression: Verb<'tally'>, scope: Scope, pointer: string): DataShape {
  const inner = walked(subject, expression.tally, expression, scope, pointer, 'tally');
  const choice = pathShape(subject, expression.of, inner, at(pointer, 'of'));
  return object({
    leading: choice,
    count: COUNT,
    share: SHARE,
    tied: value('boolean'),
    total: COUNT,
    blank: COUNT,
    options: list(object({ value: choice, count: COUNT })),
  });
}

/** Every code that may be answered must be worth something. */
function pointed(subject: Subject, expression: Verb<'points'>, scope: Scope, pointer: string): DataShape {
  refer(subject, 'classifier', expression.classifier, at(pointer, 'classifier'));
  const bare = subject.world.get('classifier', expression.classifier)?.items.filter((item) => item.value === undefined) ?? [];
  if (bare.length > 0)
    subject.fault(at(pointer, 'classifier'), 'expression.points', { classifier: expression.classifier, codes: bare.map(({ id }) => id) });
  const inner = walked(subject, expression.points, expression, scope, pointer, 'points');
  pathShape(subject, expression.of, inner, at(pointer, 'of'));
  return value('number');
}

/** Sheets are lists of answers to a criteria form. */
function gathered(subject: Subject, expression: Verb<'across'>, scope: Scope, pointer: string): DataShape {
  refer(subject, 'classifier', expression.classifier, at(pointer, 'classifier'));
  const inner = walked(subject, expression.across, {}, scope, pointer, 'across');
  const map = pathShape(subject, 'criteria', inner, at(pointer, 'across'));
  const item = itemOf(map);
  const answer = item ? pathShape(subject, expression.of, { ...scope, item }, at(pointer, 'of')) : OPEN;
  const each = object({ [expression.of]: answer, split: value('boolean'), sheets: COUNT });
  return object({ criteria: map.is === 'map' ? { ...map, item: each } : OPEN });
}

function shifted(subject: Subject, expression: Verb<'date'>, scope: Scope, pointer: string): DataShape {
  const from = expressionShape(subject, expression.date, scope, at(pointer, 'date'));
  if (from.is === 'value' ? from.type === 'number' || from.type === 'boolean' || from.type === 'text' : from.is !== 'open')
    subject.fault(at(pointer, 'date'), 'expression.date', {});
  if ('plus' in expression) checkDuration(subject, expression.plus, at(pointer, 'plus'));
  else checkDuration(subject, expression.minus, at(pointer, 'minus'));
  return value('date');
}

/** The longest span of each unit; beyond it no day could be named. */
const LONGEST: Record<string, number> = { years: 100, months: 1200, calendarDays: 40_000, workingDays: 40_000 };

export function checkDuration(subject: Subject, duration: Duration, pointer: string): void {
  for (const [unit, amount] of Object.entries(duration)) {
    const most = LONGEST[unit] ?? 0;
    if (typeof amount === 'number' && amount > most) subject.fault(at(pointer, unit), 'shape.limit', { rule: 'maximum', limit: most });
    checkWhole(subject, amount, at(pointer, unit), most);
  }
}

/** A parameter that stands where only a whole number from 0 on has a meaning. */
export function checkWhole(subject: Subject, amount: unknown, pointer: string, most: number): void {
  checkAmount(subject, amount, pointer);
  if (typeof amount !== 'object' || amount === null || !('param' in amount) || typeof amount.param !== 'string') return;
  const values = (subject.world.parameters.get(amount.param)?.values ?? []).map(({ value }) => value);
  const odd = values.find((value) => typeof value === 'number' && !(Number.isInteger(value) && value >= 0 && value <= most));
  if (odd !== undefined) subject.fault(at(pointer, 'param'), 'parameter.whole', { parameter: amount.param, value: odd, most });
}

/** A number, or a parameter that is one. */
export function checkAmount(subject: Subject, amount: unknown, pointer: string): void {
  if (typeof amount !== 'object' || amount === null || !('param' in amount) || typeof amount.param !== 'string') return;
  referParameter(subject, amount.param, at(pointer, 'param'));
  const values = subject.world.parameters.get(amount.param)?.values ?? [];
  if (values.some((dated) => typeof dated.value !== 'number'))
    subject.fault(at(pointer, 'param'), 'parameter.number', { parameter: amount.param });
}

function chosen(subject: Subject, expression: Verb<'if'>, scope: Scope, pointer: string): DataShape {
  checkCondition(subject, expression.if, scope, at(pointer, 'if'));
  const first = expressionShape(subject, expression.then, scope, at(pointer, 'then'));
  return expression.else === undefined ? first : merged(first, expressionShape(subject, expression.else, scope, at(pointer, 'else')));
}

function said(subject: Subject, expression: Verb<'say'>, scope: Scope, pointer: string): DataShape {
  expressionsShape(subject, expression.with ?? {}, scope, at(pointer, 'with'));
  return value('text');
}

function valueShape(literal: unknown): DataShape {
  if (Array.isArray(literal)) return list(OPEN);
  if (typeof literal !== 'object' || literal === null) return literalShape(literal);
  const keys = Object.keys(literal);
  if (keys.includes('ky') && keys.includes('ru')) return value('text');
  return object(Object.fromEntries(Object.entries(literal).map(([key, member]) => [key, valueShape(member)])));
}
