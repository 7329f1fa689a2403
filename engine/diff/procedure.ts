/** Takes two procedures of one id; gives what changed of their states, actions, parts, requirements and deadlines. */
import type { Due, Text } from '../language.ts';
import type { Procedure } from '../model.ts';
import { added, byId, changed, type Found, type Noun, others, pairs, removed, same } from './change.ts';

type State = Procedure['states'][string];
type Action = NonNullable<State['actions']>[string];
type Part = NonNullable<State['parts']>[string];
type Requirement = NonNullable<Action['require']>[number];

export function procedureChanges(was: Procedure, now: Procedure): Found[] {
  return [
    ...changed('definition', now.title, 'opens', [was.opens.who, now.opens.who], false),
    ...requirementChanges(was.opens.require, now.opens.require),
    ...changed('definition', now.title, 'readers', [was.readers, now.readers], false),
    ...changed('definition', now.title, 'number', [was.number, now.number]),
    ...changed('definition', now.title, 'next', [was.initial, now.initial]),
    ...others('definition', now.title, was, now, ['title', 'opens', 'readers', 'number', 'initial', 'states']),
    ...others('definition', now.title, was.opens, now.opens, ['who', 'require']),
    ...pairs(was.states, now.states).flatMap(([, before, after]) => tabled('state', before, after, stateChanges)),
  ];
}

function tabled<T extends { title: Text }>(noun: Noun, was: T | undefined, now: T | undefined, both: (was: T, now: T) => Found[]): Found[] {
  if (was && now) return [...changed(noun, now.title, 'title', [was.title, now.title]), ...both(was, now)];
  return [...(now ? [added(noun, now.title)] : []), ...(was && !now ? [removed(noun, was.title)] : [])];
}

function stateChanges(was: State, now: State): Found[] {
  return [
    ...changed('state', now.title, 'final', [was.final === true, now.final === true], false),
    ...changed('state', now.title, 'text', [was.note, now.note]),
    ...others('state', now.title, was, now, ['title', 'final', 'note', 'actions', 'parts', 'due']),
    ...pairs(was.actions, now.actions).flatMap(([, before, after]) => tabled('action', before, after, actionChanges)),
    ...pairs(was.parts, now.parts).flatMap(([, before, after]) => tabled('part', before, after, partChanges)),
    ...pairs(byId(was.due), byId(now.due)).flatMap(([, before, after]) => {
      if (!before || !after) return tabled('deadline', before, after, () => []).map((each) => ({ ...each, compatible: true }));
      return tabled('deadline', before, after, (old, next) => [
        ...changed('deadline', next.title, 'duration', [termOf(old), termOf(next)]),
        ...changed('deadline', next.title, 'effects', [old.late, next.late]),
        ...others('deadline', next.title, old, next, ['id', 'title', 'late', 'after', 'before', 'from', 'when']),
      ]);
    }),
  ];
}

const termOf = ({ after, before, from, when }: Due) => ({
  ...(after && { after }),
  ...(before && { before }),
  ...(from && { from }),
  ...(when && { when }),
});

function actionChanges(was: Action, now: Action): Found[] {
  const of = (aspect: Parameters<typeof changed>[2], values: [unknown, unknown], compatible = false) =>
    changed('action', now.title, aspect, values, compatible);
  return [
    ...of('who', [was.who, now.who]),
    ...of('sign', [was.sign, now.sign]),
    ...of('next', [was.to, now.to]),
    ...of('form', [was.form, now.form]),
    ...of('needs', [was.needs, now.needs]),
    ...of('proposal', [was.propose, now.propose]),
    ...of('effects', [was.then, now.then], true),
    ...of(
      'text',
      [
        [was.help, was.confirm],
        [now.help, now.confirm],
      ],
      true,
    ),
    ...others('action', now.title, was, now, [
      'title',
      'who',
      'sign',
      'to',
      'form',
      'needs',
      'propose',
      'then',
      'help',
      'confirm',
      'require',
    ]),
    ...requirementChanges(was.require, now.require),
  ];
}

function partChanges(was: Part, now: Part): Found[] {
  return [
    ...changed('part', now.title, 'who', [was.who, now.who], false),
    ...changed('part', now.title, 'sign', [was.sign, now.sign], false),
    ...changed('part', now.title, 'form', [was.form, now.form], false),
    ...changed('part', now.title, 'quorum', [was.quorum, now.quorum], false),
    ...others('part', now.title, was, now, ['title', 'who', 'sign', 'form', 'quorum']),
  ];
}

/** A requirement has no name: it is what it demands. One that is new may stop a running case. */
function requirementChanges(was: Requirement[] = [], now: Requirement[] = []): Found[] {
  const within = (list: Requirement[], { that, level }: Requirement) => list.some((each) => same(each.that, that) && each.level === level);
  const kept = now.flatMap((each) => {
    const before = was.find((one) => within([one], each));
    return before ? others('requirement', each.else, before, each, ['that', 'level']) : [];
  });
  return [
    ...kept,
    ...now.filter((each) => !within(was, each)).map((each) => added('requirement', each.else, each.level === 'warning')),
    ...was.filter((each) => !within(now, each)).map((each) => removed('requirement', each.else, true)),
  ];
}
