/** Whether the words are safe, and where. */
import { Button } from '@mantine/core';
import classes from '../form/form.module.css';
import { type MessageKey, useT } from '../messages/index.ts';
import { showTime } from '../shell/dates.ts';
import type { DraftState, DraftStatus } from './Drafts.ts';

const WORDS: Record<DraftState, MessageKey> = {
  clean: 'draft.clean',
  waiting: 'draft.waiting',
  saving: 'draft.saving',
  saved: 'draft.saved',
  kept: 'draft.kept',
  refused: 'draft.refused',
  conflict: 'draft.conflict',
};

export function SaveStatus({ status, onRetry }: { status: DraftStatus; onRetry: () => void }) {
  const { t } = useT();
  const settled = (status.state === 'clean' || status.state === 'saved') && status.savedAt;
  const words =
    settled && status.savedAt
      ? t('draft.saved', { time: showTime(status.savedAt) })
      : t(WORDS[status.state], { why: status.refusal ?? '', time: '' });
  return (
    <div className={classes.status} data-state={status.state}>
      <span className={classes.dot} aria-hidden="true" />
      <span role="status">
        {words}
        {status.noCopy && status.state !== 'saved' && ` ${t('draft.noCopy')}`}
      </span>
      {(status.state === 'kept' || status.state === 'refused') && (
        <Button variant="subtle" size="compact-sm" onClick={onRetry}>
          {t('button.retry')}
        </Button>
      )}
    </div>
  );
}
