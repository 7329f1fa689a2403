/**
 * Taking an action: the statement to be signed where one is needed, the word of confirmation where one is asked, then the action itself
 * under the version that was read. An attempt keeps its Idempotency-Key, so that a repeated click or a lost answer does nothing twice.
 */
import { useRef, useState } from 'react';
import type { ActionView, CaseView, ProblemDocument, StatementView } from '../../server/http/contract.ts';
import { call, freshKey } from '../api/client.ts';
import { ApiProblem, problemOf } from '../api/problem.ts';
import { useCaseChanged } from './useCase.ts';

export interface Attempt {
  input: Record<string, unknown>;
  statement?: StatementView;
}
export type Outcome =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'asking'; attempt: Attempt }
  | { kind: 'failed'; problem: ProblemDocument | undefined; stale: boolean; attempt: Attempt };

const isStale = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.problem.status === 412 || error.problem.code === 'case.stale');

/** The key of an attempt: the same for the same words under the same version. */
function useKey() {
  const held = useRef({ of: '', key: '' });
  return (of: string): string => {
    if (held.current.of !== of) held.current = { of, key: freshKey() };
    return held.current.key;
  };
}

interface Given {
  view: CaseView;
  action: ActionView;
  /** What is unsaved is saved first. */
  before?: (() => Promise<void>) | undefined;
  onDone: (view: CaseView) => void;
}

export function useSubmit({ view, action, before, onDone }: Given) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const keyOf = useKey();
  const changed = useCaseChanged(view.id);
  const path = `/api/cases/${view.id}/${action.kind === 'part' ? 'parts' : 'actions'}/${encodeURIComponent(action.id)}`;
  const match = String(view.version);

  const fail = async (error: unknown, attempt: Attempt) => {
    const stale = isStale(error);
    setOutcome({ kind: 'failed', problem: problemOf(error), stale, attempt });
    if (stale) await changed();
  };

  const send = async (attempt: Attempt) => {
    setOutcome({ kind: 'busy' });
    const body = { input: attempt.input, ...(attempt.statement ? { signature: { statement: attempt.statement.hash } } : {}) };
    try {
      const answer = await call<CaseView>('POST', path, { body, match, key: keyOf(JSON.stringify([path, match, body])) });
      setOutcome({ kind: 'idle' });
      onDone(answer.data);
      await changed(answer.data);
    } catch (error) {
      await fail(error, attempt);
    }
  };

  /** Begins: asks for a signature or a word where one is needed. */
  const start = async (input: Record<string, unknown>) => {
    setOutcome({ kind: 'busy' });
    await before?.();
    if (!action.sign) return action.confirm ? setOutcome({ kind: 'asking', attempt: { input } }) : send({ input });
    try {
      const answer = await call<StatementView>('POST', `${path}/statement`, { body: { input }, match });
      setOutcome({ kind: 'asking', attempt: { input, statement: answer.data } });
    } catch (error) {
      await fail(error, { input });
    }
  };

  return { outcome, start, send, cancel: () => setOutcome({ kind: 'idle' }) };
}
