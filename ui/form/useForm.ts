/** A form being filled: its answers, what is seen and asked for, what is wrong, and the whole to be handed in. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { FormView, ProblemDocument } from '../../server/http/contract.ts';
import { type Answers, getAt, type Path, setAt } from '../draft/answers.ts';
import { type DraftDoor, useDraft } from '../draft/useDraft.ts';
import { useT } from '../messages/index.ts';
import { useSession } from '../shell/useSession.ts';
import type { FormStates } from './FormContext.ts';
import { type FieldFault, faultsFrom, standing, validateAll } from './faults.ts';
import { type Field, fieldsOf, mergeAnswers, seenOnly } from './fields.ts';
import { flushPending } from './pending.ts';

type Typing = Map<string, { path: Path; value: unknown }>;

/** Text under way in other fields is laid over what the form knows. */
const overlay = (answers: Answers, typing: Typing | undefined): Answers =>
  [...(typing?.values() ?? [])].reduce((whole, { path, value }) => setAt(whole, path, value), answers);

const statesOf = (fields: Field[], faults: FieldFault[]): FormStates => ({
  fields: new Map(fields.map(({ id, path, required, hidden }) => [id, { path, required, hidden }])),
  errors: new Map(faults.map(({ id, message }) => [id, message])),
});

export function useForm(form: FormView, open: () => DraftDoor) {
  const { t } = useT();
  const { today } = useSession();
  const { drafts, status } = useDraft(form, open);
  const [, tick] = useState(0);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const typing = useRef(new Map<string, Typing>());
  const answers = drafts.all();
  const scope = { input: mergeAnswers(form.sections, answers), today, form: form.id };
  const fields = Object.fromEntries(form.sections.map((section) => [section.id, fieldsOf(section, answers[section.id] ?? {}, scope)]));
  const live = standing(faults, answers);

  const change = useCallback(
    (section: string, next: Answers) => {
      drafts.write(section, overlay(next, typing.current.get(section)));
      tick((count) => count + 1);
    },
    [drafts],
  );

  const tools = useCallback(
    (section: string) => {
      const own: Typing = typing.current.get(section) ?? new Map();
      typing.current.set(section, own);
      return {
        keep(path: Path, value: unknown) {
          own.set(JSON.stringify(path), { path, value });
          drafts.write(section, setAt(drafts.answers(section), path, value));
        },
        taken: (path: Path) => void own.delete(JSON.stringify(path)),
        held: (path: Path) => getAt(drafts.answers(section), path),
      };
    },
    [drafts],
  );

  const leaveSection = (section: string) => {
    flushPending();
    typing.current.get(section)?.clear();
    void drafts.flush();
  };

  /** All sections judged; the faults are shown at their fields. */
  const check = (): FieldFault[] => {
    flushPending();
    const now = drafts.all();
    const found = validateAll(form.sections, now, { input: mergeAnswers(form.sections, now), today, form: form.id }, t);
    setFaults(found);
    return found;
  };

  /** The server's faults put at their fields; gives those that have none. */
  const blame = (problem: ProblemDocument) => {
    const found = faultsFrom(problem, form, drafts.all(), today);
    setFaults(found.faults);
    return found;
  };

  /** What is handed in: the fields that are seen. */
  const input = (): Answers => {
    const now = drafts.all();
    const whole = { input: mergeAnswers(form.sections, now), today, form: form.id };
    const seen = form.sections.map((section) => [
      section.id,
      seenOnly(now[section.id] ?? {}, fieldsOf(section, now[section.id] ?? {}, whole)),
    ]);
    return mergeAnswers(form.sections, Object.fromEntries(seen));
  };

  const signature = JSON.stringify([
    Object.values(fields)
      .flat()
      .map(({ id, required, hidden }) => [id, required, hidden]),
    live.map(({ id, message }) => [id, message]),
  ]);
  // The widgets are told only when something they show has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for both
  const states = useMemo(() => statesOf(Object.values(fields).flat(), live), [signature]);
  return { drafts, status, answers, fields, faults: live, states, change, tools, leaveSection, check, blame, input };
}

export type FormInUse = ReturnType<typeof useForm>;
