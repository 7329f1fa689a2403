/** Cases tied to this one, each only where its reader may see it. */
import type { CaseLink } from '../../engine/model.ts';
import type { LinkView } from '../http/contract.ts';
import type { Reading } from './reading.ts';

/** The case that opened this one first, then those that it has opened. */
export async function linkViews(reading: Reading): Promise<LinkView[]> {
  const { header, children = [] } = reading.kase;
  const wanted: [LinkView['relation'], CaseLink][] = [
    ...(header.parent ? [['parent', header.parent] satisfies [LinkView['relation'], CaseLink]] : []),
    ...children.map((link): [LinkView['relation'], CaseLink] => ['child', link]),
  ];
  const views = await Promise.all(wanted.map(([relation, link]) => linkView(reading, relation, link)));
  return views.filter((view) => view !== undefined);
}

async function linkView(
  { services, actor, lang }: Reading,
  relation: LinkView['relation'],
  { id }: CaseLink,
): Promise<LinkView | undefined> {
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
