/** The browser's door to the engine: what may be read, judged and offered there, synchronous and without code generation. */
export { addDays, addMonths, isDay, isWorkingDay, reckon, shift, today } from './calendar.ts';
export { holds, truth } from './condition.ts';
export { contextOf } from './context.ts';
export { type Env, envOf, parametersOn, withParameters } from './environment.ts';
export { lookup, value } from './expression.ts';
export { apply, fold } from './fold.ts';
export * from './language.ts';
export type * from './model.ts';
export { mayOpen, mayRead, offers, openable } from './offers.ts';
export { problem, say } from './problem.ts';
export { chooseEntries, project, statusOf } from './register.ts';
export { ENGINE_VERSION } from './version.ts';
export { isText, print, printDay } from './wording.ts';
