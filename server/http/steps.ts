/** Acting on a case: what will be signed, then actions and parts. The engine judges; here the request is read and answered. */
import { statement as statementOf } from '../../engine/index.ts';
import type { Request } from '../../engine/model.ts';
import { inTheWay } from '../sign/ceremony.ts';
import type { Method } from '../sign/service.ts';
import { answerLines, statementView } from '../view/statement.ts';
import { caseReply } from './cases.ts';
import type { AskedCodeView } from './contract.ts';
import { guardsOf } from './match.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';
import { signedStep } from './signing.ts';

type Kind = 'actions' | 'parts';

export const stepRoutes: Route[] = (['actions', 'parts'] as const).flatMap((kind): Route[] => [
  { method: 'post', path: `/api/cases/:id/${kind}/:step`, for: 'actor', body: 'step', answer: (asked) => take(asked, kind) },
  {
    method: 'post',
    path: `/api/cases/:id/${kind}/:step/statement`,
    for: 'actor',
    body: 'statement',
    answer: (asked) => state(asked, kind),
  },
  { method: 'post', path: `/api/cases/:id/${kind}/:step/code`, for: 'actor', body: 'code', answer: (asked) => askCode(asked, kind) },
]);

function requestOf({ param, body }: AskedBy, kind: Kind): Request {
  const input = body.input as Record<string, unknown> | undefined;
  return { ...(kind === 'actions' ? { action: param('step') } : { part: param('step') }), ...(input ? { input } : {}) };
}

async function take(asked: AskedBy, kind: Kind): Promise<Reply> {
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const guards = guardsOf(asked.request);
  if ('problems' in guards) return guards;
  const outcome = await signedStep(asked, {
    caseId: seen.kase.header.id,
    request: requestOf(asked, kind),
    ...guards,
  });
  if (!outcome.ok) return { problems: outcome.problems };
  // What was done may have taken the case out of this actor's sight.
  const after = await asked.services.cases.get(outcome.case.header.id, asked.actor);
  return caseReply(asked, after ?? { ...seen, kase: outcome.case });
}

/** Has a code sent to the signer, for a statement that was read. */
async function askCode(asked: AskedBy, kind: Kind): Promise<Reply> {
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const { actor, body, instruments } = asked;
  const method = body.method as Method;
  const agreed = String(body.statement);
  const wait = instruments.paces.statement(`${actor.person} ${agreed}`) ?? instruments.paces.code(actor.person);
  if (wait !== undefined)
    return { problems: [{ code: 'limit.codes', params: { minutes: Math.ceil(wait / 60) } }], headers: { 'Retry-After': String(wait) } };
  const given = { actor, caseId: seen.kase.header.id, request: requestOf(asked, kind), agreed, method };
  const sent = await instruments.office.ceremony.ask(given);
  return 'code' in sent ? { json: sent.code satisfies AskedCodeView } : { problems: sent.problems };
}

/** The statement of a step that could be taken if it were signed; else what stands in its way. */
async function state(asked: AskedBy, kind: Kind): Promise<Reply> {
  const { services, actor, lang } = asked;
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const request = requestOf(asked, kind);
  const prepared = await services.acts.prepare({ caseId: seen.kase.header.id, request, actor });
  if (!prepared.ok) return { problems: prepared.problems };
  const { edition, kase, given, needs } = prepared;
  const problems = inTheWay(edition, kase, request, given);
  if (problems.length) return { problems };
  const statement = statementOf(edition, kase, request, given);
  return {
    json: statementView({
      statement,
      answers: answerLines(edition, kase, request, given, lang),
      edition,
      kase,
      actor,
      sign: needs.sign,
      lang,
    }),
  };
}
