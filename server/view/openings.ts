/** What a role may begin, each with what its requirements say of this organisation now. */
import { mayOpen, openable } from '../../engine/index.ts';
import type { Edition } from '../../engine/model.ts';
import type { HomeView } from '../http/contract.ts';
import { words } from '../http/problems.ts';
import type { AskedBy } from '../http/route.ts';
import { ownIn } from '../live.ts';

/** Of `only` these procedures where given, in the order given. */
export async function openingsIn({ services, actor, lang }: AskedBy, edition: Edition, only?: string[]): Promise<HomeView['openings']> {
  const may = openable(edition, actor);
  const wanted = only ? only.filter((id) => may.includes(id)) : may;
  if (wanted.length === 0) return [];
  const bundle = edition.bundle.id;
  const applicant = actor.organisation === undefined ? undefined : await services.stores.organisations.get(actor.organisation);
  const given = { now: services.clock.now(), live: await services.editions.live(bundle), ...(applicant ? { applicant } : {}) };
  const openings: HomeView['openings'] = [];
  for (const procedure of wanted) {
    const opens = edition.procedures[procedure]?.opens;
    const asks = applicant && opens?.require;
    const live = asks ? { ...given.live, own: await ownIn(services.stores, edition, procedure, applicant.id) } : given.live;
    openings.push({
      bundle,
      procedure,
      title: opens?.title[lang] ?? procedure,
      ...(opens?.help ? { help: opens.help[lang] } : {}),
      blocked: mayOpen(edition, procedure, actor, { ...given, live }).map((problem) => words(problem, lang).message),
    });
  }
  return openings;
}
