/** Who looked at a case: for those who may read it and whose role may see the access log. */
import type { Actor, Case } from '../../engine/model.ts';
import type { Services } from '../services.ts';
import type { AccessList } from './contract.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';

const PAGE = 100;

export const accessRoutes: Route[] = [{ method: 'get', path: '/api/cases/:id/access', for: 'actor', answer: list }];

/** Asked of the edition in force: who may oversee is no matter of a single case. */
export async function maySeeAccess({ editions }: Pick<Services, 'editions'>, { header }: Case, { role }: Actor): Promise<boolean> {
  const roles = (await editions.inForce(header.bundle))?.roles;
  return (roles && Object.hasOwn(roles, role) ? roles[role]?.may : undefined)?.includes('see-access') ?? false;
}

async function list(asked: AskedBy): Promise<Reply> {
  const { services, actor, query, lang } = asked;
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  if (!(await maySeeAccess(services, seen.kase, actor))) return { problems: [{ code: 'session.role' }] };
  await services.access.flush();
  const before = query('after');
  const found = await services.stores.access.ofCase(seen.kase.header.id, {
    limit: PAGE + 1,
    ...(before !== undefined && /^\d{1,15}$/.test(before) ? { before } : {}),
  });
  const shown = found.slice(0, PAGE);
  const files = new Map((await services.stores.files.ofCase(seen.kase.header.id)).map(({ id, name }) => [id, name]));
  const papers = new Map(seen.kase.papers.map(({ id, number }) => [id, number]));
  const last = shown.at(-1)?.ordinal;
  const view: AccessList = {
    rows: shown.map(({ ordinal, at, name, person, role, what, subject, how }) => ({
      id: ordinal,
      at,
      who: name ?? person ?? '',
      role: role === undefined ? '' : (seen.edition.roles[role]?.title[lang] ?? role),
      what,
      subject: files.get(subject) ?? papers.get(subject) ?? seen.edition.documents[subject]?.title[lang] ?? '',
      how,
    })),
    ...(found.length > PAGE && last !== undefined ? { next: last } : {}),
  };
  return { json: view };
}
