/** A form at work: its sections, one at a time; saving by itself; faults; handing in. What handing in does is the caller's. */
import { Box, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FileView, FormView, ProblemDocument } from '../../server/http/contract.ts';
import type { Upload } from '../api/upload.ts';
import type { Answers } from '../draft/answers.ts';
import { ConflictDialog } from '../draft/ConflictDialog.tsx';
import type { DraftDoor } from '../draft/useDraft.ts';
import { useT } from '../messages/index.ts';
import { Beside } from './Beside.tsx';
import { DeskFooter } from './DeskFooter.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { StatesContext, ToolsContext } from './FormContext.ts';
import { type FieldFault, focusField } from './faults.ts';
import classes from './form.module.css';
import { progressOf } from './progress.ts';
import { SectionForm } from './SectionForm.tsx';
import { SectionNav, sectionTitle } from './SectionNav.tsx';
import { type FormInUse, useForm } from './useForm.ts';
import { type AskLookup, useLookups } from './useLookups.ts';

export interface DeskProps {
  form: FormView;
  open: () => DraftDoor;
  upload: Upload | undefined;
  /** Absent in previews. */
  lookUp?: AskLookup | undefined;
  submitLabel: string;
  danger?: boolean;
  busy: boolean;
  /** Why it can't be handed in now. */
  blocked?: string | undefined;
  problem?: ProblemDocument | undefined;
  onSubmit: (input: Answers, form: FormInUse) => void;
  onCancel?: (() => void) | undefined;
}

/** Which section is shown, and going to a fault in another one. */
function useSections(form: FormView, use: FormInUse) {
  const [chosen, choose] = useState(form.sections[0]?.id ?? '');
  const target = useRef<string>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const current = form.sections.find((section) => section.id === chosen) ?? form.sections[0];
  const go = (section: string, focus?: string) => {
    target.current = focus ?? '';
    if (section === current?.id) return focusField(focus ?? '');
    use.leaveSection(current?.id ?? '');
    choose(section);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another section has been drawn
  useEffect(() => {
    if (target.current) focusField(target.current);
    else if (target.current === '') {
      heading.current?.focus({ preventScroll: true });
      heading.current?.scrollIntoView({ block: 'start' });
    }
    target.current = undefined;
  }, [chosen]);
  return { current, go, heading };
}

/** What widgets may do beside changing their value. */
function useToolsOf(form: FormView, use: FormInUse, section: string, { upload, lookUp }: Pick<DeskProps, 'upload' | 'lookUp'>) {
  const [added, add] = useState<Record<string, FileView>>({});
  const [uploads, count] = useState(0);
  const { tools } = use;
  const lookups = useLookups(use, section, lookUp);
  const value = useMemo(
    () => ({
      files: { ...form.files, ...added },
      addFile: (file: FileView) => add((list) => ({ ...list, [file.id]: file })),
      upload,
      uploading: (change: 1 | -1) => count((before) => before + change),
      beside: form.beside ?? {},
      lookups,
      ...tools(section),
    }),
    [form.files, form.beside, added, upload, tools, section, lookups],
  );
  return { value, uploads };
}

export function FormDesk(props: DeskProps) {
  const { form, open, problem, busy } = props;
  const { t, lang } = useT();
  const use = useForm(form, open);
  const { current, go, heading } = useSections(form, use);
  const { value: tools, uploads } = useToolsOf(form, use, current?.id ?? '', props);
  const goTo = (fault: FieldFault) => go(fault.section, fault.id);
  const { blame } = use;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new problem is blamed once
  useEffect(() => {
    const first = problem && blame(problem).faults[0];
    if (first) go(first.section, first.id);
  }, [problem]);
  const submit = () => {
    const first = use.check()[0];
    if (first) goTo(first);
    else props.onSubmit(use.input(), use);
  };
  if (!current) return null;
  const many = form.sections.length > 1;
  const states = form.sections.map((section) => ({
    section,
    ...progressOf(use.fields[section.id] ?? [], use.answers[section.id] ?? {}),
    faults: use.faults.filter((fault) => fault.section === section.id).length,
  }));
  return (
    <ToolsContext value={tools}>
      <StatesContext value={use.states}>
        {form.intro && (
          <Text className="pre" mb="md" c="gray.8">
            {form.intro}
          </Text>
        )}
        <ErrorSummary faults={use.faults} onGo={goTo} />
        <div className={classes.layout} data-many={many || undefined}>
          {many && <SectionNav states={states} current={current.id} onChoose={(section) => go(section)} />}
          <Box miw={0}>
            {many && (
              <Title order={2} mb="md" ref={heading} tabIndex={-1}>
                {sectionTitle(current)}
              </Title>
            )}
            <Beside of={current.id} />
            <SectionForm
              key={`${lang}/${current.id}/${use.status.revision}`}
              form={form.id}
              section={current}
              initial={use.drafts.answers(current.id)}
              disabled={busy}
              onChange={use.change}
            />
            <DeskFooter {...props} use={use} current={current.id} go={go} uploads={uploads} submit={submit} />
          </Box>
        </div>
        <ConflictDialog
          status={use.status}
          fields={use.status.conflict ? (use.fields[use.status.conflict.section] ?? []) : []}
          files={tools.files}
          onResolve={(keep) => use.status.conflict && use.drafts.resolve(use.status.conflict.section, keep)}
          label={t('conflict.title')}
        />
      </StatesContext>
    </ToolsContext>
  );
}
