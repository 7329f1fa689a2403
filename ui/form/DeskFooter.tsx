/** Under a form: whether it is saved, the way back and on, and, under the last section, handing in. */
import { Button, Text } from '@mantine/core';
import { SaveStatus } from '../draft/SaveStatus.tsx';
import { useT } from '../messages/index.ts';
import type { DeskProps } from './FormDesk.tsx';
import classes from './form.module.css';
import { flushPending } from './pending.ts';
import type { FormInUse } from './useForm.ts';

interface Props extends DeskProps {
  use: FormInUse;
  current: string;
  go: (section: string) => void;
  uploads: number;
  submit: () => void;
}

export function DeskFooter({ form, use, current, go, uploads, submit, submitLabel, danger, busy, blocked, onCancel }: Props) {
  const { t } = useT();
  const place = form.sections.findIndex((section) => section.id === current);
  const before = form.sections[place - 1];
  const after = form.sections[place + 1];
  const save = () => {
    flushPending();
    void use.drafts.flush();
  };
  const waiting = uploads > 0 ? t('files.wait') : blocked;
  return (
    <>
      {waiting && (
        <Text size="sm" mt="md" id={`why-${form.id}`} c="amber.8" role="status">
          {waiting}
        </Text>
      )}
      <div className={classes.footer}>
        <SaveStatus status={use.status} onRetry={use.drafts.retry} />
        <div className={classes.buttons}>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('button.cancel')}
            </Button>
          )}
          {before && (
            <Button variant="default" onClick={() => go(before.id)}>
              {t('button.back')}
            </Button>
          )}
          {form.sections.length > 1 && (
            <Button variant="default" onClick={save}>
              {t('button.save')}
            </Button>
          )}
          {after && <Button onClick={() => go(after.id)}>{t('button.next')}</Button>}
          {!after && (
            <Button
              color={danger ? 'red.6' : 'gov'}
              loading={busy}
              disabled={waiting !== undefined}
              aria-describedby={waiting ? `why-${form.id}` : undefined}
              onClick={submit}
            >
              {submitLabel}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
