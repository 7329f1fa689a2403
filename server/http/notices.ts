/** What has been told to the one who asks. */
import type { NoticeView } from './contract.ts';
import type { AskedBy, Reply, Route } from './route.ts';
import { noticeBundles } from './session.ts';

const NEWEST = 100;

export const noticeRoutes: Route[] = [
  { method: 'get', path: '/api/notices', for: 'actor', answer: list },
  { method: 'post', path: '/api/notices/read', for: 'actor', answer: markRead },
];

async function list({ services, actor, lang }: AskedBy): Promise<Reply> {
  const notices = await services.stores.notices.of(actor, await noticeBundles(services, actor.bundle), NEWEST);
  const views = notices.map(
    ({ id, at, title, text, read, case: caseId }): NoticeView => ({
      id,
      at,
      title: title[lang],
      text: text[lang],
      read,
      ...(caseId ? { caseId } : {}),
    }),
  );
  return { json: views };
}

async function markRead({ services, actor }: AskedBy): Promise<Reply> {
  const bundles = await noticeBundles(services, actor.bundle);
  await services.stores.notices.markRead(actor, bundles, services.clock.real());
  return { json: { unread: await services.stores.notices.unread(actor, bundles) } };
}
