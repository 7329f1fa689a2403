/** What can go wrong between screen and server, as two throwables that React Query carries: an answer that says no, and no answer. */
import type { ProblemDocument } from '../../server/http/contract.ts';

/** The server answered with a problem document. */
export class ApiProblem extends Error {
  readonly problem: ProblemDocument;
  readonly body: unknown;
  constructor(problem: ProblemDocument, body: unknown) {
    super(problem.code);
    this.problem = problem;
    this.body = body;
  }
}

/** No answer came: offline, or the server is not running. */
export class Unreachable extends Error {}

/** The problem document of an error, where it has one. */
export const problemOf = (error: unknown): ProblemDocument | undefined => (error instanceof ApiProblem ? error.problem : undefined);
