/**
 * Taking an action: the statement to be signed where one is needed, the word of confirmation where one is asked, then the action itself
 * under the version that was read. An attempt keeps its Idempotency-Key, so that a repeated click or a lost answer does nothing twice.
 */
import { useRef, useState } from 'react';
import type { ActionView, AskedCodeView, CaseView, ProblemDocument, StatementView } from '../../server/http/contract.ts';
import { call, freshKey } from '../api/client.ts';
import { ApiProblem, problemOf } from '../api/problem.ts';
import { useCaseChanged } from './useCase.ts';

export interface Attempt {
  input: Record<string, unknown>;
}
/** The code as it was typed, and what it was asked for. */
export interface SignatureGiven {
  asked: string;
  code: string;
}
/** How far a signing has come: what is signed, the code that was asked for, what went wrong last. */
export interface Signing {
  attempt: Attempt & { statement: StatementView };
  code?: AskedCodeView;
  /** Without a problem the server could not be reached. */
  fault?: { problem: ProblemDocument | undefined } | undefined;
  busy: boolean;
}
export type Outcome =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'asking'; attempt: Attempt }
  | ({ kind: 'signing' } & Signing)
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
    try {
      await take({ input: attempt.input });
    } catch (error) {
      await fail(error, attempt);
    }
  };

  /** The key is that of the answers: another code for the same ones does nothing twice. */
  const take = async (body: { input: Attempt['input']; signature?: SignatureGiven & { statement: string } }) => {
    const key = keyOf(JSON.stringify([path, match, body.input]));
    const answer = await call<CaseView>('POST', path, { body, match, key });
    setOutcome({ kind: 'idle' });
    onDone(answer.data);
    await changed(answer.data);
  };

  const askCode = async (signing: Signing, method: 'email' | 'sms') => {
    const { attempt } = signing;
    setOutcome({ ...signing, kind: 'signing', fault: undefined, busy: true });
    const body = { input: attempt.input, statement: attempt.statement.hash, method };
    try {
      const { data } = await call<AskedCodeView>('POST', `${path}/code`, { body });
      setOutcome({ kind: 'signing', attempt, code: data, busy: false });
    } catch (error) {
      await unsigned(error, signing);
    }
  };

  const sign = async (signing: Signing, given: SignatureGiven) => {
    const { attempt } = signing;
    setOutcome({ ...signing, kind: 'signing', fault: undefined, busy: true });
    try {
      await take({ input: attempt.input, signature: { ...given, statement: attempt.statement.hash } });
    } catch (error) {
      await unsigned(error, signing);
    }
  };

  /** What concerns the code, the certificate or the service is said in the dialog, and can be tried again there. */
  const unsigned = async (error: unknown, signing: Signing) => {
    const problem = problemOf(error);
    const inDialog = problem === undefined || (problem.code?.startsWith('sign.') && problem.code !== 'sign.stale');
    if (inDialog) setOutcome({ ...signing, kind: 'signing', fault: { problem }, busy: false });
    else await fail(error, signing.attempt);
  };

  /** Begins: asks for a signature or a word where one is needed. */
  const start = async (input: Record<string, unknown>) => {
    setOutcome({ kind: 'busy' });
    await before?.();
    if (!action.sign) return action.confirm ? setOutcome({ kind: 'asking', attempt: { input } }) : send({ input });
    try {
      const answer = await call<StatementView>('POST', `${path}/statement`, { body: { input }, match });
      setOutcome({ kind: 'signing', attempt: { input, statement: answer.data }, busy: false });
    } catch (error) {
      await fail(error, { input });
    }
  };

  return { outcome, start, send, askCode, sign, cancel: () => setOutcome({ kind: 'idle' }) };
}
