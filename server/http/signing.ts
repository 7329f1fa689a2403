/** Signs a step for its actor while it is taken, so that a repeated click signs nothing twice and does nothing twice. */
import type { Request, Signature } from '../../engine/model.ts';
import type { Outcome } from '../act.ts';
import type { Ceremony } from '../sign/ceremony.ts';
import type { AskedBy } from './route.ts';

export interface Step {
  caseId: string;
  request: Request;
  version: number;
  key: string;
}

interface Given {
  /** The hash of the statement that was read. */
  statement: string;
  /** The id of the code that was asked for. */
  asked: string;
  code: string;
}

/** Attempts under way, by person and key: a second click waits for the first one's end. */
const underWay = new Map<string, Promise<Outcome>>();

/** Takes a step, signed where something was agreed to. */
export async function signedStep({ services, instruments, actor, body }: AskedBy, step: Step): Promise<Outcome> {
  const given = body.signature as Given | undefined;
  const act = (signature?: Signature) => services.acts.act({ ...step, actor, ...(signature ? { signature } : {}) });
  if (given === undefined) return act();
  const turn = `${actor.person} ${step.key}`;
  const before = underWay.get(turn);
  const running = (before ? before.catch(() => undefined) : Promise.resolve()).then(() => signAndAct(instruments.office.ceremony));
  underWay.set(turn, running);
  try {
    return await running;
  } finally {
    if (underWay.get(turn) === running) underWay.delete(turn);
  }

  /** A repeated click finds the case moved on, and its statement with it: the key answers before the signature is missed. */
  async function signAndAct(ceremony: Ceremony): Promise<Outcome> {
    const { statement: agreed, asked: id, code } = given as Given;
    const signed = await ceremony.sign({ actor, caseId: step.caseId, request: step.request, agreed, id, code });
    if ('signature' in signed) return act(signed.signature);
    const outcome = await act();
    const missed = !outcome.ok && outcome.problems.some((problem) => problem.code === 'sign.missing');
    return missed ? { ok: false, problems: signed.problems } : outcome;
  }
}
