/** What every screen is made from: the one who asks, the edition in force that defines it, and cases as this actor may see them. */
import { seenBy } from '../../engine/index.ts';
import type { Lang, Text } from '../../engine/language.ts';
import type { Case, Edition, Live, View } from '../../engine/model.ts';
import type { Mark } from '../../engine/view.ts';
import type { MarkView, ViewLink } from '../http/contract.ts';
import type { AskedBy } from '../http/route.ts';
import type { CaseRecord } from '../store/cases.ts';

export interface Screen {
  asked: AskedBy;
  edition: Edition;
  id: string;
  view: View;
  now: string;
  today: string;
}

/** A case as its reader may see it, with what judges it. */
export interface Reader {
  record: CaseRecord;
  kase: Case;
  seen: Case;
  edition: Edition;
  live: Live;
}

/** The cases of these rows, read at once; the live data is asked for once a bundle. */
export async function readAll({ asked: { services, actor } }: Screen, records: CaseRecord[]): Promise<Reader[]> {
  const kases = await services.stores.cases.snapshots(records.map(({ id }) => id));
  const found: Reader[] = [];
  for (const record of records) {
    const kase = kases.get(record.id);
    if (!kase) continue;
    const edition = await services.editions.byHash(record.edition);
    const live = await services.editions.live(record.bundle);
    found.push({ record, kase, edition, live, seen: seenBy(edition, kase, actor) });
  }
  return found;
}

export function linkOf({ edition, id, view, asked: { lang } }: Screen): ViewLink & { intro?: string } {
  const { title, menu, intro } = view;
  const intros = intro ? { intro: intro[lang] } : {};
  return { bundle: edition.bundle.id, view: id, title: title[lang], menu: (menu ?? title)[lang], ...intros };
}

export function markView({ title, tone, day }: Mark, lang: Lang, id?: string): MarkView {
  return { title: title[lang], tone, ...(day === undefined ? {} : { day }), ...(id === undefined ? {} : { case: id }) };
}

export const inLang = (text: Text | string, lang: Lang): string => (typeof text === 'string' ? text : text[lang]);
