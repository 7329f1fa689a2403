/** What an actor may see of cases: one case, lists, the inbox, files and papers. The rows are narrowed in SQL, the verdict is the engine's. */

import { isDay } from '../engine/calendar.ts';
import type { CaseSource } from '../engine/definitions.gen.ts';
import { keptIn } from '../engine/disclosure.ts';
import type { Actor, Case, Edition, Live, Needs, Offer, Option } from '../engine/model.ts';
import { mayRead, offers } from '../engine/offers.ts';
import { maySee, seenBy } from '../engine/sight.ts';
import type { Clock } from './clock.ts';
import type { Editions } from './editions.ts';
import { optionsFor } from './given.ts';
import { liveFor } from './live.ts';
import { type CaseFilter, type CasePage, type CaseRecord, type CaseSight, UUID } from './store/cases.ts';
import type { StoredEvent } from './store/events.ts';
import type { FileRecord } from './store/files.ts';
import type { PaperRecord } from './store/papers.ts';
import type { Stores } from './store/stores.ts';

export interface SeenCase {
  record: CaseRecord;
  kase: Case;
  edition: Edition;
  live: Live;
}
export interface Listing {
  bundle?: string;
  procedure?: string;
  /** Words of the number, the applicant or the summary. */
  q?: string;
  state?: string;
  /** Hash of the edition they run under. */
  edition?: string;
  /** Running cases only. */
  open?: boolean;
  /** `next` of the page before. */
  after?: string;
  limit?: number;
}

/** Cases that a screen asks for. */
export interface Wanted {
  bundle: string;
  sources: CaseSource[];
  sort: 'updated' | 'due';
  applicants?: string[];
  q?: string;
  after?: string;
  limit?: number;
}

export interface CaseQueries {
  /** Undefined where there is none, or none that this actor may see. */
  get(id: string, actor: Actor): Promise<SeenCase | undefined>;
  /** Latest change first. */
  list(actor: Actor, listing: Listing): Promise<{ rows: CaseRecord[]; next?: string }>;
  /** Open cases with something for this actor to do, the earliest deadline first. */
  inbox(actor: Actor, limit?: number): Promise<{ record: CaseRecord; offers: Offer[] }[]>;
  /** Cases of a screen, as far as this actor may read them, in its order. */
  among(actor: Actor, wanted: Wanted): Promise<{ rows: CaseRecord[]; next?: string }>;
  /** Counted up to `COUNTED` each. */
  counts(actor: Actor): Promise<{ bundle: string; procedure: string; count: number }[]>;
  /** The live data as the case sees it today. */
  live(edition: Edition, kase: Case): Promise<Live>;
  history(id: string): Promise<StoredEvent[]>;
  options(edition: Edition, kase: Case, actor: Actor, sources: Needs['options']): Promise<Record<string, Option[]>>;
  /** By the cases whose events name it, or in which it was uploaded. */
  mayReadFile(fileId: string, actor: Actor): Promise<FileRecord | undefined>;
  mayReadPaper(paperId: string, actor: Actor): Promise<PaperRecord | undefined>;
}

export const COUNTED = 100;
const PAGE = 50;
/** Rows looked at for one page, where most of them may not be seen. */
const ROUNDS = 20;
const CANDIDATES = 300;

export function createCaseQueries({ stores, editions, clock }: { stores: Stores; editions: Editions; clock: Clock }): CaseQueries {
  /** The widest an actor can see; what `mayRead` refuses is taken out after. */
  async function sightOf(actor: Actor): Promise<CaseSight> {
    const { person, organisation, bundle, territory: code } = actor;
    const fields = new Set<string>();
    for (const each of await editions.bundles()) {
      const role = (await editions.inForce(each))?.roles[actor.role];
      if (role?.scope === 'platform') return { all: true, person };
      if (role?.scope === 'territory' && role.territory) fields.add(role.territory.field);
    }
    if (code !== undefined) return { person, territory: { code, fields: [...fields] } };
    return { person, ...(organisation ? { organisation } : {}), ...(bundle ? { bundles: await editions.extending(bundle) } : {}) };
  }

  async function liveOf(edition: Edition, kase: Case): Promise<Live> {
    const live = await editions.live(kase.header.bundle);
    return liveFor(stores, edition, kase, live, clock.today(live));
  }

  async function readable(records: CaseRecord[], actor: Actor): Promise<CaseRecord[]> {
    const roles = await stores.cases.roles(records.map(({ id }) => id));
    const seen: CaseRecord[] = [];
    for (const record of records) {
      if (mayRead(await editions.byHash(record.edition), thin(record, roles.get(record.id) ?? {}), actor)) seen.push(record);
    }
    return seen;
  }

  async function get(id: string, actor: Actor): Promise<SeenCase | undefined> {
    const found = UUID.test(id) ? await stores.cases.get(id) : undefined;
    const edition = found && (await editions.byHash(found.record.edition));
    if (!edition || !mayRead(edition, found.kase, actor)) return undefined;
    return { ...found, edition, live: await liveOf(edition, found.kase) };
  }

  async function page(
    actor: Actor,
    filter: CaseFilter,
    limit: number,
    from?: CasePage['after'],
    order: CasePage['order'] = 'updated',
  ): Promise<{ rows: CaseRecord[]; more: boolean }> {
    const rows: CaseRecord[] = [];
    let after = from;
    for (let round = 0; round < ROUNDS && rows.length <= limit; round += 1) {
      const records = await stores.cases.page(filter, { order, limit: limit + 1, ...(after ? { after } : {}) });
      rows.push(...(await readable(records, actor)));
      const last = records.at(-1);
      if (!last || records.length <= limit) break;
      after = placeOf(last);
    }
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }

  async function among(actor: Actor, { bundle, sources, sort, applicants, q, after, limit = PAGE }: Wanted) {
    if (q?.includes('\0')) return { rows: [] };
    const narrowing = { bundle, sources, ...(applicants ? { applicants } : {}), ...(q ? { words: q } : {}) };
    const { rows, more } = await page(actor, { ...narrowing, sees: await sightOf(actor) }, limit, fromCursor(after), sort);
    const last = rows.at(-1);
    return { rows, ...(more && last ? { next: toCursor(last) } : {}) };
  }

  async function list(actor: Actor, { q, after, limit = PAGE, bundle, procedure, state, edition, open }: Listing) {
    // No case has it, and the database doesn't take it.
    if ([q, bundle, procedure, state].some((each) => each?.includes('\0'))) return { rows: [] };
    const narrowing = {
      ...(bundle ? { bundle } : {}),
      ...(procedure ? { procedure } : {}),
      ...(state ? { state } : {}),
      ...(edition ? { edition } : {}),
      ...(open ? { open } : {}),
      ...(q ? { words: q } : {}),
    };
    const { rows, more } = await page(actor, { ...narrowing, sees: await sightOf(actor) }, limit, fromCursor(after));
    const last = rows.at(-1);
    return { rows, ...(more && last ? { next: toCursor(last) } : {}) };
  }

  async function inbox(actor: Actor, limit = PAGE): Promise<{ record: CaseRecord; offers: Offer[] }[]> {
    const states: NonNullable<CaseFilter['states']> = [];
    for (const { edition, procedure } of await stores.cases.running()) {
      for (const state of statesFor(await editions.byHash(edition), procedure, actor.role)) states.push({ edition, procedure, state });
    }
    const records = await stores.cases.page({ open: true, states, sees: await sightOf(actor) }, { order: 'due', limit: CANDIDATES });
    const snapshots = await stores.cases.snapshots(records.map(({ id }) => id));
    const found: { record: CaseRecord; offers: Offer[] }[] = [];
    for (const record of records) {
      const kase = snapshots.get(record.id);
      if (!kase || found.length === limit) break;
      const edition = await editions.byHash(record.edition);
      const given = { now: clock.now(), live: await liveOf(edition, kase) };
      const open = offers(edition, kase, actor, given).filter(waiting);
      if (open.length) found.push({ record, offers: open });
    }
    return found;
  }

  async function counts(actor: Actor): Promise<{ bundle: string; procedure: string; count: number }[]> {
    const sees = await sightOf(actor);
    const found: { bundle: string; procedure: string; count: number }[] = [];
    for (const { bundle, procedure } of await stores.cases.kinds(sees)) {
      const { rows } = await page(actor, { bundle, procedure, sees }, COUNTED);
      if (rows.length) found.push({ bundle, procedure, count: rows.length });
    }
    return found;
  }

  /** A file is seen with the answer that names it; one that no answer names yet, by those who see all or are filling in the form. */
  async function shows({ kase, edition, live }: SeenCase, fileId: string, actor: Actor): Promise<boolean> {
    const seen = seenBy(edition, kase, actor);
    const names = ({ data, parts }: Case) => JSON.stringify([data, parts]).includes(fileId);
    if (names(seen)) return true;
    if (names(kase)) return false;
    if (!keepsSomething(edition)) return true;
    for (const offer of offers(edition, kase, actor, { now: clock.now(), live })) {
      const owner = offer.kind === 'part' ? actor.person : '';
      const drafts = await stores.drafts.of({ case: kase.header.id, form: `${offer.id}~${offer.form ?? ''}`, owner });
      if (JSON.stringify(drafts.map(({ data }) => data)).includes(fileId)) return true;
    }
    return false;
  }

  return {
    get,
    list,
    among,
    inbox,
    counts,
    live: liveOf,
    history: (id) => stores.events.of(id),
    async options(edition, kase, actor, sources) {
      return optionsFor(stores, { edition, kase, actor, now: clock.now(), live: await editions.live(kase.header.bundle) }, sources);
    },
    async mayReadFile(fileId, actor) {
      if (!UUID.test(fileId)) return undefined;
      const file = await stores.files.get(fileId);
      for (const caseId of file ? await stores.files.casesOf(fileId) : []) {
        const found = await get(caseId, actor);
        if (file && found && (file.createdBy === actor.person || (await shows(found, fileId, actor)))) return file;
      }
      return undefined;
    },
    async mayReadPaper(paperId, actor) {
      const paper = UUID.test(paperId) ? await stores.papers.get(paperId) : undefined;
      const found = paper && (await get(paper.case, actor));
      return found && maySee(found.edition, found.edition.documents[paper.document]?.sees, actor, found.kase) ? paper : undefined;
    },
  };
}

/** Whether any form keeps something from some of its readers. */
function keepsSomething({ forms }: Edition): boolean {
  return Object.entries(forms).some(([id, form]) => keptIn(id, form).length > 0);
}

/** Something that is waited for now: not blocked, not handed in already, not left to one's liking. */
function waiting({ blocked, mine, optional }: Offer): boolean {
  return !optional && mine === undefined && blocked.every(({ level }) => level === 'warning');
}

/** States in which the role has an action that is waited for, or a part. */
function statesFor(edition: Edition, procedure: string, role: string): string[] {
  return Object.entries(edition.procedures[procedure]?.states ?? {}).flatMap(([id, { actions = {}, parts = {} }]) =>
    [...Object.values(actions).filter(({ optional }) => !optional), ...Object.values(parts)].some(({ who }) => who.includes(role))
      ? [id]
      : [],
  );
}

/** As much of a case as the right to read it depends on. */
function thin(record: CaseRecord, roles: Record<string, string[]>): Case {
  const { id, number, bundle, edition, procedure, applicant, openedAt } = record;
  return {
    header: { id, number, bundle, edition, procedure, applicant, openedAt, openedOn: openedAt.slice(0, 10) },
    state: record.state,
    seq: record.seq,
    since: '',
    closed: record.closed,
    data: {},
    parts: {},
    decisions: {},
    papers: [],
    roles,
    deadlines: [],
    entries: {},
  };
}

/** What is never due has no day. */
const placeOf = ({ updatedAt, id, due }: CaseRecord) => ({ at: updatedAt, id, ...(due ? { due: due.day } : {}) });

function toCursor({ updatedAt, id, due }: CaseRecord): string {
  return Buffer.from(`${updatedAt} ${id} ${due?.day ?? ''}`).toString('base64url');
}

/** What is no cursor begins at the first page. */
function fromCursor(cursor: string | undefined): CasePage['after'] {
  const [at, id, due] = Buffer.from(cursor ?? '', 'base64url')
    .toString()
    .split(' ');
  if (!at || !id || !UUID.test(id) || Number.isNaN(Date.parse(at))) return undefined;
  return { at: new Date(at).toISOString(), id, ...(due && isDay(due) ? { due } : {}) };
}
