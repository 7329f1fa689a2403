/** What every view of a case is made from: the case, the edition that judges it, who reads, in which language, when. */
import type { Lang } from '../../engine/language.ts';
import type { Actor, Case, Edition, Live } from '../../engine/model.ts';
import type { Services } from '../services.ts';
import type { CaseRecord } from '../store/cases.ts';

export interface Reading {
  services: Services;
  record: CaseRecord;
  /** The whole case: what it allows is judged by it. */
  kase: Case;
  /** The case as far as its reader may see it: what is shown comes from here. */
  seen: Case;
  edition: Edition;
  live: Live;
  actor: Actor;
  lang: Lang;
  /** The product's instant and day. */
  now: string;
  today: string;
}
