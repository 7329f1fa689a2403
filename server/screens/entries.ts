/** What a register knows of the years of organisations, as far as this actor may see it; statuses are those of today. */
import type { YearEntries } from '../../engine/definitions.gen.ts';
import { maySee, seenFields, statusOf, yearIn } from '../../engine/index.ts';
import type { Mark } from '../../engine/view.ts';
import { sightOf } from '../http/registers.ts';
import type { EntryRecord } from '../store/entries.ts';
import type { Screen } from './ask.ts';

export interface YearEntry {
  entry: EntryRecord;
  /** The fields that may be seen. */
  data: Record<string, unknown>;
  year: number;
  mark: Mark;
}

const MOST = 2_000;

export async function yearEntries(screen: Screen, wanted: YearEntries | undefined, organisations: string[]): Promise<YearEntry[]> {
  const { asked, edition, today } = screen;
  const { services, actor } = asked;
  const register = wanted && edition.registers[wanted.register];
  const sight = register && sightOf(edition, register, actor);
  if (!sight || organisations.length === 0) return [];
  const found = await services.stores.entries.list({
    register: wanted.register,
    bundles: edition.lineage,
    organisations,
    limit: MOST,
    ...(typeof sight === 'object' ? sight : {}),
  });
  return found.flatMap((entry) => {
    const data = seenFields(register, entry.data, (field) =>
      sight === 'public' ? field.public === true : maySee(edition, field.sees, actor),
    );
    const year = yearIn(data[wanted.year]);
    return year === undefined ? [] : [{ entry, data, year, mark: statusOf(register, entry.data, today) }];
  });
}
