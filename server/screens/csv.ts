/** A list or a table as CSV, all pages of it, with the same rows and the same limits as the screen. No cell is taken for a formula. */
import { once } from 'node:events';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import type { ListCell, ListPage, MarkView, TablePage } from '../http/contract.ts';
import { shortDate } from '../messages/dates.ts';
import { words } from '../messages/words.ts';
import type { Screen } from './ask.ts';
import { listPage } from './list.ts';
import { tablePage } from './table.ts';

export async function writeCsv(screen: Screen, response: Response): Promise<void> {
  const { lang } = screen.asked;
  response.type('text/csv; charset=utf-8').set('Content-Language', lang);
  const rows = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  rows.pipe(response);
  let headed = false;
  for await (const page of pages(screen)) {
    if (!headed) rows.write(heading(page, words(lang, 'view.organisation')));
    headed = true;
    for (const line of linesOf(page)) if (!rows.write(line)) await once(rows, 'drain');
    if (response.destroyed) return;
  }
  rows.end();
  await once(response, 'finish');
}

async function* pages(screen: Screen): AsyncGenerator<ListPage | TablePage> {
  const { list, table } = screen.view;
  const asked = screen.asked;
  for (let after = asked.query('after'); ; ) {
    const query = (name: string) => (name === 'after' ? after : asked.query(name));
    const here: Screen = { ...screen, asked: { ...asked, query } };
    const page = list ? await listPage(here, list) : table ? await tablePage(here, table) : undefined;
    if (!page) return;
    yield page;
    after = page.next;
    if (after === undefined) return;
  }
}

function heading(page: ListPage | TablePage, organisation: string): string[] {
  const titles = page.columns.map(({ title }) => title);
  return page.kind === 'list' ? titles : [organisation, ...page.years.map(String), ...titles];
}

function linesOf(page: ListPage | TablePage): string[][] {
  if (page.kind === 'list') return page.rows.map(({ cells }) => cells.map(textOfCell));
  return page.rows.map(({ name, years, cells }) => [name, ...[...years, ...cells].map(textOfMarks)]);
}

function textOfCell(cell: ListCell): string {
  if ('text' in cell) return cell.text;
  if ('state' in cell) return cell.state.title;
  if ('next' in cell) return cell.next.join('; ');
  return cell.due ? `${shortDate(cell.due.day)} ${cell.due.title}` : '';
}

const textOfMarks = (marks: MarkView[]): string =>
  marks.map(({ title, day }) => (day === undefined ? title : `${shortDate(day)} ${title}`)).join('; ');
