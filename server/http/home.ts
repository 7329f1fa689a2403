/** The first page: the inbox in the order of the deadlines, what this actor can begin, and the lists one may read. */
import { mayOpen, openable } from '../../engine/index.ts';
import type { Actor, Edition } from '../../engine/model.ts';
import { grantable } from '../appointments.ts';
import { ownProcedures } from '../own-procedures.ts';
import { caseRow } from '../view/row.ts';
import { editionsInForce } from '../view/who.ts';
import type { HomeView } from './contract.ts';
import { words } from './problems.ts';
import type { AskedBy, Reply, Route } from './route.ts';

export const homeRoutes: Route[] = [{ method: 'get', path: '/api/home', for: 'actor', answer: home }];

const INBOX = 50;

async function home(asked: AskedBy): Promise<Reply> {
  const editions = await editionsInForce(asked.services);
  const movable = (await asked.services.moves.movable(asked.actor)).reduce((sum, { records }) => sum + records.length, 0);
  const view: HomeView = {
    inbox: await inbox(asked),
    openings: await openings(asked, editions),
    lists: await lists(asked, editions),
    movable,
    appoints: (await grantable(asked.services, asked.actor)).length > 0,
  };
  return { json: view };
}

async function inbox({ services, actor, lang }: AskedBy): Promise<HomeView['inbox']> {
  const waiting = await services.cases.inbox(actor, INBOX);
  return Promise.all(
    waiting.map(async ({ record, offers }) =>
      caseRow(record, await services.editions.byHash(record.edition), offers, await services.editions.today(record.bundle), lang),
    ),
  );
}

/** What the role may open, each with what its requirements say of this organisation now. */
async function openings({ services, actor, lang }: AskedBy, editions: Edition[]): Promise<HomeView['openings']> {
  const applicant = actor.organisation === undefined ? undefined : await services.stores.organisations.get(actor.organisation);
  const now = services.clock.now();
  const found: HomeView['openings'] = [];
  for (const edition of editions) {
    const bundle = edition.bundle.id;
    const given = { now, live: await services.editions.live(bundle), ...(applicant ? { applicant } : {}) };
    const own = new Set(ownProcedures(edition, editions).map(([id]) => id));
    for (const procedure of openable(edition, actor).filter((id) => own.has(id))) {
      const title = edition.procedures[procedure]?.opens.title[lang] ?? procedure;
      found.push({
        bundle,
        procedure,
        title,
        blocked: mayOpen(edition, procedure, actor, given).map((problem) => words(problem, lang).message),
      });
    }
  }
  return found;
}

/** Every list this actor may read, in the order of the procedures; empty ones too, so that the menu does not jump. */
async function lists({ services, actor, lang }: AskedBy, editions: Edition[]): Promise<HomeView['lists']> {
  const counts = await services.cases.counts(actor);
  return editions.flatMap((edition) =>
    ownProcedures(edition, editions).flatMap(([procedure, { menu }]) => {
      const count = counts.find((each) => each.bundle === edition.bundle.id && each.procedure === procedure)?.count ?? 0;
      const shown = count > 0 || reads(edition, procedure, actor);
      return shown ? [{ bundle: edition.bundle.id, procedure, title: menu[lang], count }] : [];
    }),
  );
}

/** Whether the role is among the procedure's readers at all; which cases it sees is asked case by case. */
function reads(edition: Edition, procedure: string, actor: Actor): boolean {
  const scope = edition.roles[actor.role]?.scope;
  if (scope === 'case' || scope === undefined) return false;
  if (scope === 'territory' && actor.territory === undefined) return false;
  if (scope === 'body' && !edition.lineage.includes(actor.bundle ?? '')) return false;
  return edition.procedures[procedure]?.readers.some(({ who }) => who.includes(actor.role)) ?? false;
}
