/** One action at work: what it is, what the rules propose, the drafts to read, its form, and what came of sending it. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMemo, useRef } from 'react';
import type { ActionView, CaseView, ProblemDocument } from '../../server/http/contract.ts';
import { lookUpIn } from '../api/lookup.ts';
import { uploadTo } from '../api/upload.ts';
import { localCopies } from '../draft/localCopy.ts';
import { putDraft } from '../draft/putDraft.ts';
import type { DraftDoor } from '../draft/useDraft.ts';
import { FormDesk } from '../form/FormDesk.tsx';
import { faultsFrom } from '../form/faults.ts';
import type { FormInUse } from '../form/useForm.ts';
import { useT } from '../messages/index.ts';
import { ProblemAlert } from '../shell/Fault.tsx';
import { useSession } from '../shell/useSession.ts';
import { Blocked, isBlocked } from './Blocked.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { DraftDocument } from './DraftDocument.tsx';
import { Proposal } from './Proposal.tsx';
import { SignDialog } from './SignDialog.tsx';
import { useKeepSaved } from './useCase.ts';
import { useSubmit } from './useSubmit.ts';

/** Only what no field shows; without any left, the problem's own words. */
function remaining(
  problem: ProblemDocument | undefined,
  action: ActionView,
  use: FormInUse | undefined,
  today: string,
): ProblemDocument | undefined {
  if (!problem || !use || !action.form) return problem;
  return { ...problem, errors: faultsFrom(problem, action.form, use.drafts.all(), today).rest ?? [] };
}

interface Props {
  view: CaseView;
  action: ActionView;
  onDone: (action: ActionView, view: CaseView) => void;
  onCancel?: () => void;
}

/** Where this form's drafts go. */
function useDoor(view: CaseView, action: ActionView): () => DraftDoor {
  const session = useSession();
  const keepSaved = useKeepSaved(view.id);
  const form = action.form?.id ?? '';
  return () => ({
    put: putDraft(view.id, form),
    copies: localCopies(session.person?.id ?? '', view.id, form),
    onSaved: (section, data, etag) => keepSaved(form, section, data, etag),
  });
}

export function ActionPanel({ view, action, onDone, onCancel }: Props) {
  const { t, lang } = useT();
  const { today } = useSession();
  const inUse = useRef<FormInUse>(undefined);
  const open = useDoor(view, action);
  const lookUp = useMemo(() => lookUpIn(view.id, action.form?.id ?? ''), [view.id, action.form?.id]);
  const upload = useMemo(() => uploadTo(view.id, lang), [view.id, lang]);
  const submit = useSubmit({
    view,
    action,
    before: async () => inUse.current?.drafts.flush(),
    onDone: (next) => {
      inUse.current?.drafts.discard();
      onDone(action, next);
    },
  });
  const { outcome } = submit;
  const failed = outcome.kind === 'failed' ? outcome : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a problem is split once, when it comes
  const rest = useMemo(() => remaining(failed?.problem, action, inUse.current, today), [failed?.problem]);
  const stopped = isBlocked(action);
  const why = `blocked-${action.kind}-${action.id}`;
  return (
    <Stack>
      {action.help && <Text className="pre">{action.help}</Text>}
      {action.proposal && <Proposal decision={action.proposal} heading={t('decision.proposal')} />}
      {!action.dialog && action.shows.length > 0 && (
        <Group>
          {action.shows.map((each) => (
            <DraftDocument key={each.document} caseId={view.id} {...each} />
          ))}
        </Group>
      )}
      <Blocked reasons={action.blocked} id={why} />
      {failed?.stale && (
        <Alert color="amber" role="alert" title={t('stale.title')}>
          {t('stale.detail')}
        </Alert>
      )}
      {failed && !failed.stale && (!failed.problem || (rest?.errors?.length ?? 0) > 0 || !failed.problem.errors?.length) && (
        <ProblemAlert problem={rest} />
      )}
      {action.form ? (
        <FormDesk
          form={action.form}
          open={open}
          upload={upload}
          lookUp={lookUp}
          submitLabel={action.title}
          danger={action.tone === 'danger'}
          busy={outcome.kind === 'busy'}
          problem={failed?.problem}
          blocked={stopped ? t('action.blockedShort') : undefined}
          onCancel={onCancel}
          onSubmit={(input, use) => {
            inUse.current = use;
            void submit.start(input);
          }}
        />
      ) : (
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('button.cancel')}
            </Button>
          )}
          <Button
            size="md"
            color={action.tone === 'danger' ? 'red.6' : 'gov'}
            disabled={stopped}
            loading={outcome.kind === 'busy'}
            aria-describedby={action.blocked.length ? why : undefined}
            onClick={() => void submit.start({})}
          >
            {action.title}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        action={action}
        asked={outcome.kind === 'asking'}
        onNo={submit.cancel}
        onYes={() => outcome.kind === 'asking' && void submit.send(outcome.attempt)}
      />
      <SignDialog
        confirm={action.confirm}
        asked={outcome.kind === 'signing' ? { ...outcome, statement: outcome.attempt.statement } : undefined}
        onNo={submit.cancel}
        onAsk={(method) => outcome.kind === 'signing' && void submit.askCode(outcome, method)}
        onSign={(given) => outcome.kind === 'signing' && void submit.sign(outcome, given)}
      />
    </Stack>
  );
}
