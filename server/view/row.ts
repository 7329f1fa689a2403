/** A case as a row of a list: what it is, where it stands, what this actor can do next, what is due. */
import type { Lang } from '../../engine/language.ts';
import type { Edition, Offer } from '../../engine/model.ts';
import type { CaseRow } from '../http/contract.ts';
import type { CaseRecord } from '../store/cases.ts';

/** `today` is the day of the case's bundle. */
export function caseRow(record: CaseRecord, edition: Edition, offers: readonly Offer[], today: string, lang: Lang): CaseRow {
  const procedure = edition.procedures[record.procedure];
  const state = procedure?.states[record.state];
  return {
    id: record.id,
    number: record.number,
    procedure: record.procedure,
    procedureTitle: procedure?.title[lang] ?? record.procedure,
    summary: record.summary[lang],
    applicant: record.applicant.name[lang],
    state: { title: state?.title[lang] ?? record.state, tone: state?.tone ?? 'neutral' },
    next: offers.filter(({ blocked, optional }) => blocked.length === 0 && !optional).map((offer) => offer.title[lang]),
    ...(record.due ? { due: { day: record.due.day, title: record.due.title[lang], late: record.due.day < today } } : {}),
    updatedAt: record.updatedAt,
  };
}
