/** What a context is read with: takes an edition, gives parameters of a day, named facts and the calendar. A context carries its own. */

import type { Span, Unit } from './calendar.ts';
import type { Duration, Expression, Text } from './language.ts';
import type { Context, Edition, Live } from './model.ts';
import { fillText } from './wording.ts';

/** How names are understood while a condition or an expression is read. */
export interface Env {
  param(id: string): unknown;
  /** Named values of the procedure. */
  facts?: Record<string, Expression>;
  /** Where paths start instead of the context: an item of a list, a row, an entry, a form's answers. */
  item?: unknown;
  live?: Live;
  edition?: Edition;
}

const ENVIRONMENT = Symbol('environment');

/** The context with its environment; copies made by spreading keep it. */
export function withEnvironment(context: Context, env: Env): Context {
  return { ...context, [ENVIRONMENT]: env };
}

/** The environment of a context; one made by hand gets the edition's parameters of its day, and the facts of its procedure. */
export function envOf(edition: Edition, context: Context): Env {
  const carried = (context as Record<symbol, Env | undefined>)[ENVIRONMENT];
  if (carried) return carried;
  const kase = (context.case ?? {}) as { procedure?: string; openedOn?: string };
  const on = kase.openedOn ?? (typeof context.today === 'string' ? context.today : undefined);
  const facts = kase.procedure ? edition.procedures[kase.procedure]?.facts : undefined;
  return { param: parametersOn(edition, on), edition, ...(facts && { facts }) };
}

/** Values of parameters on a day: the last one that has come into force. Without a day, the last one. */
export function parametersOn(edition: Pick<Edition, 'parameters'>, day: string | undefined): (id: string) => unknown {
  return (id) => {
    const values = Object.hasOwn(edition.parameters, id) ? (edition.parameters[id]?.values ?? []) : [];
    const inForce = values.filter(({ from }) => day === undefined || from <= day);
    return inForce.reduce<(typeof values)[number] | undefined>((best, one) => (best && best.from > one.from ? best : one), undefined)
      ?.value;
  };
}

/** A text that names parameters in braces, with their values of the day. */
export function withParameters(text: Text, env: Pick<Env, 'param'>): Text {
  return fillText(text, env.param);
}

/** The value on a day of the parameter that sets this of the product itself; undefined where none does. */
export function settingOn(
  edition: Pick<Edition, 'parameters'>,
  setting: NonNullable<Edition['parameters'][string]['sets']>,
  day: string,
): unknown {
  const found = Object.entries(edition.parameters).find(([, { sets }]) => sets === setting);
  return found && parametersOn(edition, day)(found[0]);
}

/** A duration with its amount known; unknown where the parameter is. */
export function spanOf(duration: Duration, env: Env): Span | undefined {
  const [unit, amount] = Object.entries(duration)[0] as [Unit, number | { param: string }];
  const known = typeof amount === 'object' ? env.param(amount.param) : amount;
  return typeof known === 'number' ? { unit, amount: known } : undefined;
}
