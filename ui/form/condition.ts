/** Whether a condition of a form holds, asked of the engine's own three-valued reading. Unknown is not yes. */
import { truth } from '../../engine/browser.ts';
import type { Condition } from '../../engine/language.ts';

/** `context` holds the answers; parameters were replaced by their values before the form came here. */
export const holds = (condition: unknown, context: Record<string, unknown>): boolean =>
  truth(condition as Condition, context, { param: () => undefined }).value === true;
