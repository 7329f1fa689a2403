/** Outside services from the screen: a form's look-up, and a message that waits sent again at once. */

import { layoutOf } from '../../engine/form/layout.ts';
import { askedLookups, contextOf, envOf, expandForm, offers } from '../../engine/index.ts';
import type { LookupAsked } from '../../engine/model.ts';
import { SEND } from '../effects.ts';
import { formKey } from '../view/form.ts';
import { mayHurry } from '../view/messages.ts';
import { caseReply } from './cases.ts';
import type { LookupView } from './contract.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';

export const outsideRoutes: Route[] = [
  { method: 'post', path: '/api/cases/:id/forms/:form/lookups/:field', for: 'actor', body: 'draft', answer: lookUp },
  { method: 'post', path: '/api/cases/:id/messages/:message/again', for: 'actor', answer: hurry },
];

/** Only a form that is offered now is looked up for, and only what it says. */
async function lookUp(asked: AskedBy): Promise<Reply> {
  const { services, actor, body, param, lang } = asked;
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const { edition, kase, live } = seen;
  const now = services.clock.now();
  const offer = offers(edition, kase, actor, { now, live }).find((each) => formKey(each) === param('form'));
  if (offer?.form === undefined) return { problems: [{ code: 'session.role' }] };
  const context = contextOf(edition, kase, { now, live, actor });
  const expanded = expandForm(edition, offer.form, context);
  const fields = layoutOf(expanded).groups.flatMap((group) => group.fields);
  const found = fields.find(({ name, ui }) => name === param('field') && ui.lookup)?.ui.lookup;
  const service = found && edition.services[found.service];
  if (!service) return NOT_FOUND;
  const input = body.data as Record<string, unknown>;
  const typed = askedLookups(edition, expanded, input, context, envOf(edition, context)).find(({ field }) => field === param('field'));
  const lookup: LookupAsked = typed ?? { field: param('field'), service: found.service };
  const answer = await services.lookups.ask({ service, lookup, kase, actor });
  if (!answer.ok) return { problems: answer.problems };
  const fills = Object.entries(found.fills).map(([field, from]) => [field, answer.fields[from] ?? null]);
  const view: LookupView = { service: service.title[lang], at: answer.at, fills: Object.fromEntries(fills) };
  return { json: view };
}

async function hurry(asked: AskedBy): Promise<Reply> {
  const { services, actor, param } = asked;
  const seen = await seenCase(asked);
  const waiting = Object.values(seen?.kase.services ?? {}).some(
    ({ message, status }) => message === param('message') && status === 'waiting',
  );
  if (!seen || !waiting) return NOT_FOUND;
  if (!mayHurry(seen.edition, actor)) return { problems: [{ code: 'session.role' }] };
  await services.stores.jobs.hurry(SEND, param('message'), services.clock.real());
  services.worker.kick();
  return caseReply(asked, seen);
}
