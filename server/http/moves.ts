/** Moving running cases to the edition in force: which could be, what would change in one, and the move itself. */

import { moveView } from '../view/move.ts';
import { caseReply } from './cases.ts';
import type { MoveList, MoveView } from './contract.ts';
import { guardsOf } from './match.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';

export const moveRoutes: Route[] = [
  { method: 'get', path: '/api/moves', for: 'actor', answer: list },
  { method: 'get', path: '/api/cases/:id/move', for: 'actor', answer: show },
  { method: 'post', path: '/api/cases/:id/move', for: 'actor', body: 'move', answer: move },
];

async function list({ services, actor, lang }: AskedBy): Promise<Reply> {
  const groups = await services.moves.movable(actor);
  const view: MoveList = {
    groups: groups.map(({ from, to, procedure, records, more }) => ({
      bundle: from.bundle.id,
      procedure,
      title: from.procedures[procedure]?.menu[lang] ?? procedure,
      from: from.bundle.version,
      to: { hash: to.hash, version: to.bundle.version, effectiveFrom: to.bundle.effectiveFrom },
      more,
      cases: records.map(({ id, number, seq, applicant, state }) => ({
        id,
        number,
        version: seq,
        applicant: applicant.name[lang],
        state: from.procedures[procedure]?.states[state]?.title[lang] ?? state,
      })),
    })),
  };
  return { json: view };
}

async function show({ services, actor, param, lang }: AskedBy): Promise<Reply> {
  const found = await services.moves.plan(param('id'), actor);
  if (!found) return NOT_FOUND;
  const view: MoveView = moveView(found, lang);
  return { headers: { ETag: `"${found.kase.seq}"` }, json: view };
}

async function move(asked: AskedBy): Promise<Reply> {
  const { services, actor, body } = asked;
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const guards = guardsOf(asked.request);
  if ('problems' in guards) return guards;
  const caseId = seen.kase.header.id;
  const outcome = await services.moves.move({ caseId, actor, to: String(body.to), ...guards });
  if (!outcome.ok) return { problems: outcome.problems };
  // Under the new edition this actor may no longer see it.
  const after = await services.cases.get(caseId, actor);
  return after ? caseReply(asked, after) : { status: 204, text: '', type: 'text/plain' };
}
