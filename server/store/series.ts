/** Number series: the next number, drawn within the transaction that uses it, so that none is lost and none is given twice. */
import { formatNumber } from '../../engine/document.ts';
import type { Knex } from './db.ts';

export type SeriesStore = ReturnType<typeof createSeriesStore>;

export function createSeriesStore(sql: Knex) {
  return {
    /** Series that don't name the year count in year 0. */
    async next(name: string, year: number): Promise<number> {
      const drawn = await sql.raw(
        'insert into series (name, year, last) values (?, ?, 1) on conflict (name, year) do update set last = series.last + 1 returning last',
        [name, year],
      );
      return drawn.rows[0].last;
    },

    /** A formatted number of the bundle's own series: {n} or {n:5}, {year}. `day` is the product's ISO day. */
    async draw(bundle: string, { series, format }: { series: string; format: string }, day: string): Promise<string> {
      const year = Number(day.slice(0, 4));
      const counter = await this.next(`${bundle}/${series}`, format.includes('{year}') ? year : 0);
      return formatNumber(format, counter, day);
    },
  };
}
