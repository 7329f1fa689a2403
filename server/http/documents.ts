/** A document that an action would issue, to be read before: filled from the case as it stands, without number and code. */
import { contextOf, documentData, maySee, offers } from '../../engine/index.ts';
import { LANGS } from '../../engine/language.ts';
import { DRAFT_CSP, draftHtml } from '../pdf/draft.ts';
import { noteLook } from './look.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';

export const documentRoutes: Route[] = [{ method: 'get', path: '/api/cases/:id/drafts-of/:document', for: 'actor', answer: draft }];

async function draft(asked: AskedBy): Promise<Reply> {
  const { services, instruments, actor, param, query } = asked;
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const { kase, edition, live } = seen;
  const now = services.clock.now();
  const document = param('document');
  if (!offers(edition, kase, actor, { now, live }).some(({ shows }) => shows.includes(document))) return NOT_FOUND;
  if (!maySee(edition, edition.documents[document]?.sees, actor, kase)) return NOT_FOUND;
  noteLook(asked, { what: 'draft', subject: document, case: kase.header.id, how: 'read' });
  const languages = edition.documents[document]?.languages ?? [];
  const lang = LANGS.find((each) => each === query('lang') && languages.includes(each)) ?? languages[0] ?? asked.lang;
  const data = documentData(edition, document, contextOf(edition, kase, { now, live, actor }));
  const { page, problems } = await instruments.templates.renderHtml({ edition, document, lang, data, date: services.clock.today(live) });
  if (!page) return { problems };
  return { headers: { 'Content-Security-Policy': DRAFT_CSP }, html: await draftHtml(page) };
}
