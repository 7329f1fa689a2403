/** Screens that definitions describe: the menu of one's own, a page of one, and the whole of a list or a table as CSV. */
import { viewsOf } from '../../engine/index.ts';
import { linkOf, type Screen } from '../screens/ask.ts';
import { comparisonPage } from '../screens/comparison.ts';
import { writeCsv } from '../screens/csv.ts';
import { listPage } from '../screens/list.ts';
import { tablePage } from '../screens/table.ts';
import { editionsInForce } from '../view/who.ts';
import type { ViewMenu, ViewPage } from './contract.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';

export const viewRoutes: Route[] = [
  { method: 'get', path: '/api/views', for: 'actor', answer: menu },
  { method: 'get', path: '/api/views/:bundle/:view/data.csv', for: 'actor', answer: csv },
  { method: 'get', path: '/api/views/:bundle/:view', for: 'actor', answer: page },
];

async function menu(asked: AskedBy): Promise<Reply> {
  const editions = (await editionsInForce(asked.services)).filter((edition) => edition.bundle.body);
  const links: ViewMenu = editions.flatMap((edition) =>
    viewsOf(edition, asked.actor).map(({ id, view }) => {
      const { intro: _, ...link } = linkOf({ asked, edition, id, view, now: '', today: '' });
      return link;
    }),
  );
  return { json: links };
}

/** The screen of an address, where this actor has it. */
async function screenOf(asked: AskedBy): Promise<Screen | undefined> {
  const { services, actor, param } = asked;
  const edition = await services.editions.inForce(param('bundle'));
  const found = edition?.bundle.body && viewsOf(edition, actor).find(({ id }) => id === param('view'));
  if (!edition || !found) return undefined;
  return { asked, edition, ...found, now: services.clock.now(), today: await services.editions.today(edition.bundle.id) };
}

async function page(asked: AskedBy): Promise<Reply> {
  const screen = await screenOf(asked);
  const view = screen && (await pageOf(screen));
  return view ? { json: view } : NOT_FOUND;
}

async function pageOf(screen: Screen): Promise<ViewPage | undefined> {
  const { list, table, comparison } = screen.view;
  if (list) return listPage(screen, list);
  if (table) return tablePage(screen, table);
  return comparison && comparisonPage(screen, comparison);
}

async function csv(asked: AskedBy): Promise<Reply> {
  const screen = await screenOf(asked);
  if (!screen || screen.view.comparison) return NOT_FOUND;
  return {
    headers: { 'Content-Disposition': `attachment; filename="${screen.id}-${screen.today}.csv"` },
    write: (response) => writeCsv(screen, response),
  };
}
