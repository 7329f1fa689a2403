/** What has been told to the one who asks. */
import { hashOf } from '../../engine/canonical.ts';
import type { Services } from '../services.ts';
import type { Contact, Wishes } from '../store/contacts.ts';
import { WISHES } from '../store/contacts.ts';
import type { NoticeView, WishesView } from './contract.ts';
import { ifMatch } from './match.ts';
import type { AskedBy, Reply, Route } from './route.ts';
import { noticeBundles } from './session.ts';

const NEWEST = 100;

export const noticeRoutes: Route[] = [
  { method: 'get', path: '/api/notices', for: 'actor', answer: list },
  { method: 'post', path: '/api/notices/read', for: 'actor', answer: markRead },
  { method: 'get', path: '/api/notices/wishes', for: 'actor', answer: wishes },
  { method: 'put', path: '/api/notices/wishes', for: 'actor', body: 'wishes', answer: choose },
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

async function wishes({ services, actor }: AskedBy): Promise<Reply> {
  return shown(services, await contactOf(services, actor.person));
}

/** Only what was read is replaced: another window's choice is not lost unseen. */
async function choose({ services, actor, request, body }: AskedBy): Promise<Reply> {
  const match = ifMatch(request);
  if ('problems' in match) return match;
  const known = await contactOf(services, actor.person);
  if (match.tag !== tagOf(known)) return { problems: [{ code: 'match.stale' }] };
  await services.stores.contacts.choose(actor.person, body as unknown as Wishes);
  return shown(services, await contactOf(services, actor.person));
}

async function contactOf({ stores }: Services, person: string): Promise<Contact> {
  return (await stores.contacts.of([person]))[0] ?? { person, ...WISHES };
}

const tagOf = ({ lang, byMail, bySms }: Contact) => hashOf({ lang, byMail, bySms }).slice(0, 16);

function shown({ config }: Services, contact: Contact): Reply {
  const { person: _, ...known } = contact;
  const ways = { mail: config.simulators || config.mail.url !== undefined, sms: config.simulators || config.sms !== undefined };
  return { json: { ...known, ways } satisfies WishesView, headers: { ETag: `"${tagOf(contact)}"` } };
}
