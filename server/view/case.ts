/** The page of a case, assembled for one reader in one language from the engine's answers; it decides nothing by itself. */
import { isAmong, mayMove, offers, parametersOn, seenBy, viewsOf, withParameters } from '../../engine/index.ts';
import type { Lang } from '../../engine/language.ts';
import type { Actor, Case, Edition, Live, Offer } from '../../engine/model.ts';
import { maySeeAccess } from '../http/access.ts';
import type { ActionView, AnswerLine, CaseView } from '../http/contract.ts';
import { words } from '../http/problems.ts';
import type { Services } from '../services.ts';
import type { CaseRecord } from '../store/cases.ts';
import { decisionView, proposal } from './decision.ts';
import { drawViews } from './draws.ts';
import { formView } from './form.ts';
import { followUps, linkViews } from './links.ts';
import { messageViews } from './messages.ts';
import { entryViews, paperViews } from './outcomes.ts';
import { deadlineViews, historyViews, stageViews } from './progress.ts';
import type { Reading } from './reading.ts';
import { partViews, recordViews, toldLines } from './records.ts';

export interface CaseReading {
  services: Services;
  record: CaseRecord;
  kase: Case;
  edition: Edition;
  live: Live;
  actor: Actor;
  lang: Lang;
}

export async function caseView(asked: CaseReading): Promise<CaseView> {
  const { services, live } = asked;
  const seen = seenBy(asked.edition, asked.kase, asked.actor);
  const reading: Reading = { ...asked, seen, now: services.clock.now(), today: services.clock.today(live) };
  const { kase, edition, actor, lang } = reading;
  const history = await services.cases.history(kase.header.id);
  const actions: ActionView[] = [];
  for (const offer of offers(edition, kase, actor, { now: reading.now, live })) actions.push(await actionView(reading, offer));
  return {
    ...head(reading, await toldLines(reading)),
    list: await listOf(reading),
    stages: stageViews(reading, history),
    deadlines: deadlineViews(reading),
    actions,
    parts: await partViews(reading),
    records: await recordViews(reading),
    papers: await paperViews(reading),
    entries: entryViews(await asTheyStand(reading)),
    decisions: Object.values(seen.decisions).map((record) => decisionView(edition, record, lang)),
    draws: drawViews(reading, history),
    messages: await messageViews(reading),
    history: historyViews(reading, history),
    links: await linkViews(reading),
    openings: await followUps(reading),
    edition: { hash: edition.hash, bundle: edition.bundle.id, version: edition.bundle.version },
    ...(await laterEdition(reading)),
    access: await maySeeAccess(services, kase, actor),
  };
}

/** With the case's register entries as they stand: another case may have changed them since. */
async function asTheyStand(reading: Reading): Promise<Reading> {
  const { services, kase, edition, actor } = reading;
  const found = await Promise.all(
    Object.entries(kase.entries).map(async ([register, own]) => {
      const stored = await services.stores.entries.get(register, kase.header.id, edition.lineage);
      return [register, stored?.data ?? own] as const;
    }),
  );
  const now = { ...kase, entries: Object.fromEntries(found) };
  return { ...reading, kase: now, seen: seenBy(edition, now, actor) };
}

/** The edition in force, where this actor may move the case to it. */
async function laterEdition({ services, kase, edition, actor }: Reading): Promise<Pick<CaseView, 'move'>> {
  const to = kase.closed ? undefined : await services.editions.inForce(kase.header.bundle);
  const may = to && to.hash !== edition.hash && mayMove(to, kase.header.procedure, actor, kase) !== undefined;
  return may ? { move: { version: to.bundle.version } } : {};
}

/** The reader's own screen where the case is listed, best the one that lists its state; without one, the list of its procedure. */
async function listOf({ services, kase, edition, actor, lang }: Reading): Promise<CaseView['list']> {
  const { bundle, procedure } = kase.header;
  const screens = viewsOf((await services.editions.inForce(bundle)) ?? edition, actor).map(({ id, view }) => ({
    id,
    title: (view.menu ?? view.title)[lang],
    cases: view.list?.tabs.flatMap(({ cases }) => cases) ?? [],
  }));
  const own =
    screens.find(({ cases }) => isAmong(cases, procedure, kase.state)) ??
    screens.find(({ cases }) => cases.some((source) => source.procedure === procedure));
  return own ? { title: own.title, view: own.id } : { title: edition.procedures[procedure]?.menu[lang] ?? procedure };
}

type Head = Pick<CaseView, 'id' | 'number' | 'bundle' | 'procedure' | 'title' | 'summary' | 'applicant' | 'version' | 'state'>;

function head({ kase, edition, record, lang }: Reading, tells: AnswerLine[]): Head {
  const { header } = kase;
  const procedure = edition.procedures[header.procedure];
  const state = procedure?.states[kase.state];
  return {
    id: header.id,
    number: header.number,
    bundle: header.bundle,
    procedure: header.procedure,
    title: procedure?.title[lang] ?? header.procedure,
    summary: record.summary[lang],
    applicant: header.applicant.name[lang],
    version: kase.seq,
    state: {
      id: kase.state,
      title: state?.title[lang] ?? kase.state,
      tone: state?.tone ?? 'neutral',
      ...(state?.note ? { note: withParameters(state.note, { param: parametersOn(edition, header.openedOn) })[lang] } : {}),
      ...(tells.length > 0 ? { tells } : {}),
      since: kase.since,
      final: kase.closed,
    },
  };
}

async function actionView(reading: Reading, offer: Offer): Promise<ActionView> {
  const { edition, lang } = reading;
  const { kind, id, title, help, tone, dialog, blocked, shows, sign, confirm } = offer;
  const form = await formView(reading, offer);
  const proposed = await proposal(reading, offer);
  return {
    kind,
    id,
    title: title[lang],
    ...(help ? { help: help[lang] } : {}),
    tone,
    dialog,
    blocked: blocked.map((problem) => ({
      code: problem.code,
      message: words(problem, lang).message,
      ...(problem.level ? { level: problem.level } : {}),
    })),
    ...(form ? { form } : {}),
    shows: shows.map((document) => {
      const { title: named, view } = edition.documents[document] ?? {};
      return { document, title: named?.[lang] ?? document, ...(view && { view: view[lang] }) };
    }),
    ...(proposed ? { proposal: proposed } : {}),
    ...(sign ? { sign } : {}),
    ...(confirm ? { confirm: confirm[lang] } : {}),
  };
}
