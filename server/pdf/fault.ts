/** A paper that could not be made, as an error with a problem inside; its sentence stands in the server's catalogue under the code. */
import type { Problem } from '../../engine/model.ts';
import { words } from '../messages/words.ts';

export class PaperFault extends Error {
  readonly problem: Problem;
  /** Doing the same again may help (a killed browser), or never will (a wrong template). */
  readonly transient: boolean;

  constructor(problem: Problem, options: { transient?: boolean; cause?: unknown } = {}) {
    super(`${problem.code}: ${words('en', problem.code, problem.params)}`, { cause: options.cause });
    this.name = 'PaperFault';
    this.problem = problem;
    this.transient = options.transient ?? false;
  }
}
