/** What moving a case would change, in words: takes the plan of the move, gives what its screen shows. */
import type { Lang } from '../../engine/language.ts';
import type { Case, Edition, Lost } from '../../engine/model.ts';
import type { MovePlan } from '../../engine/move.ts';
import type { MoveView } from '../http/contract.ts';
import { words } from '../http/problems.ts';

interface Found {
  from: Edition;
  to: Edition;
  kase: Case;
  plan: MovePlan;
}

export function moveView({ from, to, kase, plan }: Found, lang: Lang): MoveView {
  const state = (edition: Edition, procedure: string, id: string) => edition.procedures[procedure]?.states[id]?.title[lang] ?? id;
  const head = {
    number: kase.header.number,
    version: kase.seq,
    from: from.bundle.version,
    to: { hash: to.hash, version: to.bundle.version, effectiveFrom: to.bundle.effectiveFrom },
  };
  if (!plan.ok) {
    const problems = plan.problems.map((problem) => words(problem, lang).message);
    return { ...head, blocked: problems, lost: [], lacking: [], deadlines: [], told: [] };
  }
  const { event, lost, lacking } = plan;
  const { procedure, map } = event;
  return {
    ...head,
    title: map.title[lang],
    ...(map.help ? { help: map.help[lang] } : {}),
    state: { from: state(from, kase.header.procedure, kase.state), to: state(to, procedure, event.to) },
    blocked: [],
    lost: lost.map((one) => ({ kind: one.kind, title: lostTitle(from, kase, one, lang) })),
    lacking: [...new Set(lacking.map(({ params }) => fieldTitle(to, String(params?.form), String(params?.field), lang)))],
    deadlines: event.deadlines.map(({ title, due }) => ({ title: title[lang], due })),
    told: event.effects.flatMap((effect) => (effect.kind === 'notice' ? effect.to : [])).map((role) => to.roles[role]?.title[lang] ?? role),
  };
}

function lostTitle(edition: Edition, kase: Case, { kind, name, form }: Lost, lang: Lang): string {
  const states = Object.values(edition.procedures[kase.header.procedure]?.states ?? {});
  if (kind === 'field') return fieldTitle(edition, form ?? '', name, lang);
  if (kind === 'form') return edition.forms[name]?.title[lang] ?? name;
  if (kind === 'role') return edition.roles[name]?.title[lang] ?? name;
  if (kind === 'deadline') return kase.deadlines.find(({ id }) => id === name)?.title[lang] ?? name;
  return states.find(({ parts }) => parts?.[name])?.parts?.[name]?.title[lang] ?? name;
}

function fieldTitle(edition: Edition, form: string, path: string, lang: Lang): string {
  const of = edition.forms[form];
  const field = of?.ui?.[path.split(/[./]/)[0] ?? '']?.title?.[lang] ?? path;
  return of ? `${of.title[lang]}: ${field}` : field;
}
