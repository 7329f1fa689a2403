/** A list in tabs: a page of cases with the columns that the view names. What is reckoned is reckoned in the case as its reader may see it. */

import type { ViewColumn, ViewList } from '../../engine/definitions.gen.ts';
import { cellOfCase, offers } from '../../engine/index.ts';
import type { ListCell, ListPage } from '../http/contract.ts';
import { openingsIn } from '../view/openings.ts';
import { caseRow } from '../view/row.ts';
import { inLang, linkOf, type Reader, readAll, type Screen } from './ask.ts';

const PAGE = 25;

export async function listPage(screen: Screen, list: ViewList): Promise<ListPage> {
  const { asked, edition } = screen;
  const { services, actor, lang, query } = asked;
  const tab = list.tabs.find(({ id }) => id === query('tab')) ?? list.tabs[0];
  if (!tab) throw new Error(`a list without tabs: ${screen.id}`);
  const { rows, next } = await services.cases.among(actor, {
    bundle: edition.bundle.id,
    sources: tab.cases,
    sort: list.sort ?? 'updated',
    limit: PAGE,
    q: query('q')?.slice(0, 100) ?? '',
    after: query('after')?.slice(0, 200) ?? '',
  });
  const cells = (reader: Reader) => list.columns.map((column) => cellOf(screen, reader, column));
  return {
    ...linkOf(screen),
    kind: 'list',
    tabs: list.tabs.map(({ id, title }) => ({ id, title: title[lang] })),
    tab: tab.id,
    openings: await openingsIn(asked, edition, tab.opens ?? []),
    ...(tab.empty ? { empty: tab.empty[lang] } : {}),
    columns: list.columns.map(({ id, title }) => ({ id, title: title[lang] })),
    rows: (await readAll(screen, rows)).map((reader) => ({ id: reader.record.id, cells: cells(reader) })),
    ...(next === undefined ? {} : { next }),
  };
}

function cellOf({ asked: { actor, lang }, now, today }: Screen, reader: Reader, { value, shows }: ViewColumn): ListCell {
  const { record, kase, seen, edition, live } = reader;
  if (value !== undefined) return { text: inLang(cellOfCase(edition, seen, value, { now, live }), lang) };
  const row = caseRow(record, edition, shows === 'next' ? offers(edition, kase, actor, { now, live }) : [], today, lang);
  if (shows === 'next') return { next: row.next };
  return shows === 'due' ? { due: row.due ?? null } : { state: row.state };
}
