/** Lists of cases, opening one, and reading one. */
import { offers } from '../../engine/index.ts';
import { caseView } from '../view/case.ts';
import { caseRow } from '../view/row.ts';
import type { CaseList } from './contract.ts';
import { noteLook } from './look.ts';
import { idempotencyKey } from './match.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';

const PAGE = 25;

export const caseRoutes: Route[] = [
  { method: 'get', path: '/api/cases', for: 'actor', answer: list },
  { method: 'post', path: '/api/cases', for: 'actor', body: 'open', answer: open },
  { method: 'get', path: '/api/cases/:id', for: 'actor', answer: read },
];

async function list({ services, actor, lang, query }: AskedBy): Promise<Reply> {
  const wanted = Object.fromEntries(
    ['bundle', 'procedure', 'q', 'state', 'after'].flatMap((name) => (query(name) ? [[name, query(name)]] : [])),
  );
  const { rows, next } = await services.cases.list(actor, { ...wanted, limit: PAGE });
  const kases = await services.stores.cases.snapshots(rows.map(({ id }) => id));
  const now = services.clock.now();
  const views: CaseList['rows'] = [];
  for (const record of rows) {
    const edition = await services.editions.byHash(record.edition);
    const kase = kases.get(record.id);
    const open = kase ? offers(edition, kase, actor, { now, live: await services.cases.live(edition, kase) }) : [];
    views.push(caseRow(record, edition, open, await services.editions.today(record.bundle), lang));
  }
  const page: CaseList = { rows: views, ...(next === undefined ? {} : { next }) };
  return { json: page };
}

async function open({ services, actor, body, request }: AskedBy): Promise<Reply> {
  const key = idempotencyKey(request);
  if ('problems' in key) return key;
  const outcome = await services.acts.openCase({
    bundle: String(body.bundle),
    procedure: String(body.procedure),
    actor,
    ...(body.from === undefined ? {} : { from: String(body.from) }),
    key: key.key,
  });
  if (!outcome.ok) return { problems: outcome.problems };
  const { id } = outcome.case.header;
  return { status: 201, headers: { Location: `/api/cases/${id}` }, json: { id } };
}

async function read(asked: AskedBy): Promise<Reply> {
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const { id } = seen.kase.header;
  noteLook(asked, { what: 'case', subject: id, case: id, how: 'read' });
  return caseReply(asked, seen);
}

/** The case's page with its version as ETag. */
export async function caseReply(
  { services, actor, lang }: AskedBy,
  seen: NonNullable<Awaited<ReturnType<typeof seenCase>>>,
): Promise<Reply> {
  return { headers: { ETag: `"${seen.kase.seq}"` }, json: await caseView({ services, actor, lang, ...seen }) };
}
