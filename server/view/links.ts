/** Cases tied to this one, each only where its reader may see it. */
import { mayOpen, takenUpBy } from '../../engine/index.ts';
import type { CaseView, LinkView } from '../http/contract.ts';
import type { Reading } from './reading.ts';

type Wanted = [LinkView['relation'], string];

/** Where this case comes from first, then what has come of it. */
export async function linkViews(reading: Reading): Promise<LinkView[]> {
  const { header, children = [] } = reading.kase;
  const next = await reading.services.stores.cases.takenUp(header.id);
  const wanted: Wanted[] = [
    ...(header.parent ? [['parent', header.parent.id] satisfies Wanted] : []),
    ...(header.origin ? [['origin', header.origin.id] satisfies Wanted] : []),
    ...children.map(({ id }): Wanted => ['child', id]),
    ...next.map((id): Wanted => ['next', id]),
  ];
  const views = await Promise.all(wanted.map(([relation, id]) => linkView(reading, relation, id)));
  return views.filter((view) => view !== undefined);
}

/** What can be opened that takes this case up, under the edition in force today. */
export async function followUps({ services, kase, actor, lang }: Reading): Promise<CaseView['openings']> {
  const { bundle } = kase.header;
  const edition = await services.editions.inForce(bundle);
  if (!edition) return [];
  const open = takenUpBy(edition, kase).filter((procedure) => mayOpen(edition, procedure, actor).length === 0);
  const procedures: string[] = [];
  for (const procedure of open) {
    const { once } = edition.procedures[procedure]?.opens.from?.find((one) => one.procedure === kase.header.procedure) ?? {};
    if (!once || (await services.stores.cases.takenUp(kase.header.id, procedure)).length === 0) procedures.push(procedure);
  }
  return procedures.map((procedure) => ({ bundle, procedure, title: edition.procedures[procedure]?.opens.title[lang] ?? procedure }));
}

async function linkView({ services, actor, lang }: Reading, relation: LinkView['relation'], id: string): Promise<LinkView | undefined> {
  const seen = await services.cases.get(id, actor);
  if (!seen) return undefined;
  const { edition, kase } = seen;
  const procedure = edition.procedures[kase.header.procedure];
  const state = procedure?.states[kase.state];
  return {
    id,
    number: kase.header.number,
    title: procedure?.title[lang] ?? kase.header.procedure,
    state: { title: state?.title[lang] ?? kase.state, tone: state?.tone ?? 'neutral' },
    relation,
  };
}
