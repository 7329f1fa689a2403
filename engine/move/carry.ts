/** What a case takes with it when it is moved: takes the case and the map, gives its answers, parts and roles under their new names, and what is lost. */
import type { Transition } from '../definitions.gen.ts';
import type { Case, Lost } from '../model.ts';

type Carried = Pick<Case, 'data' | 'parts' | 'roles' | 'recusals' | 'draws'>;
type Answers = Record<string, unknown>;

/** The new name of what was called `name`; null where it is given up. */
const named = (names: Record<string, string | null> | undefined, name: string): string | null =>
  names && Object.hasOwn(names, name) ? (names[name] ?? null) : name;

/** A state that is not named keeps its name. */
export const stateMoved = ({ states }: Transition, state: string): string => named(states, state) ?? state;

export function carried(kase: Case, map: Transition): Carried {
  const part = (id: string) => named(map.parts, id);
  return {
    data: renamed(
      kase.data,
      (id) => formMoved(map, id),
      (answers, id) => answersMoved(map, id, answers),
    ),
    parts: renamed(kase.parts, part, (list) => list.map((one) => ({ ...one, state: stateMoved(map, one.state) }))),
    roles: renamed(kase.roles, (id) => named(map.roles, id)),
    ...(kase.recusals && {
      recusals: kase.recusals.flatMap((one) => {
        const now = part(one.part);
        return now === null ? [] : [{ ...one, part: now }];
      }),
    }),
    ...(kase.draws && { draws: renamed(kase.draws, (id) => named(map.roles, id)) }),
  };
}

function renamed<T>(values: Record<string, T>, rename: (id: string) => string | null, change = (value: T, _id: string): T => value) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const now = rename(id);
      return now === null ? [] : [[now, change(value, id)]];
    }),
  ) as Record<string, T>;
}

/** What the form is called now; null where its answers are given up. */
export function formMoved({ forms }: Transition, id: string): string | null {
  const move = forms && Object.hasOwn(forms, id) ? forms[id] : {};
  return move ? (move.form ?? id) : null;
}

/** All fields are taken out before any is put back, so that two may change places. */
export function answersMoved({ forms }: Transition, id: string, answers: Answers): Answers {
  const fields = Object.entries(forms?.[id]?.fields ?? {});
  if (fields.length === 0) return answers;
  const copy = JSON.parse(JSON.stringify(answers)) as Answers;
  const taken = fields.flatMap(([from, to]) => {
    const found = takeOut(copy, from.split('.'));
    return found === undefined || to === null ? [] : [[to, found] as const];
  });
  for (const [to, value] of taken) putIn(copy, to.split('.'), value);
  return copy;
}

function takeOut(answers: Answers, [name = '', ...rest]: string[]): unknown {
  if (!Object.hasOwn(answers, name)) return undefined;
  const found = answers[name];
  if (rest.length > 0) return typeof found === 'object' && found !== null ? takeOut(found as Answers, rest) : undefined;
  delete answers[name];
  return found;
}

function putIn(answers: Answers, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    answers[name] = value;
    return;
  }
  const inner = answers[name];
  const into = typeof inner === 'object' && inner !== null ? (inner as Answers) : {};
  answers[name] = into;
  putIn(into, rest, value);
}

/** What the case has and the map gives up. */
export function lostOf(kase: Case, map: Transition): Lost[] {
  const given = (kind: Lost['kind'], held: Record<string, unknown>, names: Record<string, unknown> | undefined): Lost[] =>
    Object.keys(held).flatMap((name) => (names && Object.hasOwn(names, name) && names[name] === null ? [{ kind, name }] : []));
  const fields = Object.entries(kase.data).flatMap(([form, answers]) =>
    Object.entries(map.forms?.[form]?.fields ?? {}).flatMap(([path, to]): Lost[] =>
      to === null && has(answers, path.split('.')) ? [{ kind: 'field', form, name: path }] : [],
    ),
  );
  return [
    ...given('form', kase.data, map.forms),
    ...fields,
    ...given('part', kase.parts, map.parts),
    ...given('role', kase.roles, map.roles),
  ];
}

/** An empty list is nothing to lose. */
function has(answers: unknown, [name, ...rest]: string[]): boolean {
  if (name === undefined) return !(Array.isArray(answers) && answers.length === 0);
  if (typeof answers !== 'object' || answers === null || !Object.hasOwn(answers, name)) return false;
  return has((answers as Answers)[name], rest);
}
