/** The first page: the inbox in the order of the deadlines, what this actor can begin, and the lists one may read. */
import { viewsOf } from '../../engine/index.ts';
import type { Actor, Edition } from '../../engine/model.ts';
import { grantable } from '../appointments.ts';
import { ownProcedures } from '../own-procedures.ts';
import { openingsIn } from '../view/openings.ts';
import { caseRow } from '../view/row.ts';
import { editionsInForce } from '../view/who.ts';
import type { HomeView } from './contract.ts';
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

async function openings(asked: AskedBy, editions: Edition[]): Promise<HomeView['openings']> {
  const found: HomeView['openings'] = [];
  for (const edition of editions) {
    const own = ownProcedures(edition, editions).map(([id]) => id);
    found.push(...(await openingsIn(asked, edition, own)));
  }
  return found;
}

/**
 * Every list this actor may read, in the order of the procedures; empty ones too, so that the menu does not jump. What one of the actor's own
 * screens lists is left to it.
 */
async function lists({ services, actor, lang }: AskedBy, editions: Edition[]): Promise<HomeView['lists']> {
  const counts = await services.cases.counts(actor);
  return editions.flatMap((edition) => {
    const screens = viewsOf(edition, actor).flatMap(({ view }) => view.list?.tabs.flatMap(({ cases }) => cases) ?? []);
    const listed = new Set(screens.map(({ procedure }) => procedure));
    return ownProcedures(edition, editions)
      .filter(([procedure]) => !listed.has(procedure))
      .flatMap(([procedure, { menu }]) => {
        const count = counts.find((each) => each.bundle === edition.bundle.id && each.procedure === procedure)?.count ?? 0;
        const shown = count > 0 || reads(edition, procedure, actor);
        return shown ? [{ bundle: edition.bundle.id, procedure, title: menu[lang], count }] : [];
      });
  });
}

/** Whether the role is among the procedure's readers at all; which cases it sees is asked case by case. */
function reads(edition: Edition, procedure: string, actor: Actor): boolean {
  const scope = edition.roles[actor.role]?.scope;
  if (scope === 'case' || scope === undefined) return false;
  if (scope === 'territory' && actor.territory === undefined) return false;
  if (scope === 'body' && !edition.lineage.includes(actor.bundle ?? '')) return false;
  return edition.procedures[procedure]?.readers.some(({ who }) => who.includes(actor.role)) ?? false;
}
