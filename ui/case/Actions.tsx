/** What can be done now: one action at work in the page, the others as buttons; what can't be done says why. */
import { Button, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ActionView, CaseView } from '../../server/http/contract.ts';
import { flushPending } from '../form/pending.ts';
import { useT } from '../messages/index.ts';
import { ActionPanel } from './ActionPanel.tsx';
import { Blocked, isBlocked } from './Blocked.tsx';
import classes from './case.module.css';
import { DraftDocument } from './DraftDocument.tsx';

const keyOf = (action: ActionView): string => `${action.kind}.${action.id}`;
const inPage = (action: ActionView): boolean =>
  !action.dialog && (action.form !== undefined || action.proposal !== undefined || action.shows.length > 0);

/** The action in the page: the one in the address, or the first that asks for something and can be done. */
function useChosen(view: CaseView) {
  const [query, setQuery] = useSearchParams();
  const asked = view.actions.find((action) => keyOf(action) === query.get('do') && inPage(action));
  const first = view.actions.find((action) => inPage(action) && !isBlocked(action)) ?? view.actions.find(inPage);
  const choose = (action: ActionView) => {
    flushPending();
    setQuery({ do: keyOf(action) }, { replace: true, preventScrollReset: true });
  };
  return { chosen: asked ?? first, choose };
}

interface ButtonProps {
  caseId: string;
  action: ActionView;
  /** Whether it is the one at work in the page; undefined for those that open a dialog. */
  pressed: boolean | undefined;
  onClick: () => void;
}

function ActionButton({ caseId, action, pressed, onClick }: ButtonProps) {
  const stopped = isBlocked(action) && !inPage(action);
  const why = `why-${keyOf(action)}`;
  return (
    <div className={classes.action}>
      <Button
        variant={pressed ? 'filled' : action.tone === 'primary' && pressed === undefined ? 'filled' : 'outline'}
        color={action.tone === 'danger' ? 'red.6' : 'gov'}
        disabled={stopped}
        aria-pressed={pressed}
        aria-describedby={stopped ? why : undefined}
        onClick={onClick}
      >
        {action.title}
      </Button>
      {action.dialog && action.shows.map((each) => <DraftDocument key={each.document} caseId={caseId} {...each} />)}
      {stopped && <Blocked reasons={action.blocked} id={why} />}
      {!stopped && action.help && pressed === undefined && (
        <Text size="sm" c="gray.7">
          {action.help}
        </Text>
      )}
    </div>
  );
}

export function Actions({ view, onDone }: { view: CaseView; onDone: (action: ActionView, view: CaseView) => void }) {
  const { t } = useT();
  const { chosen, choose } = useChosen(view);
  const [shown, show] = useState<string>();
  const [round, next] = useState(0);
  const dialog = view.actions.find((action) => keyOf(action) === shown);
  const paged = view.actions.filter(inPage);
  const others = view.actions.filter((action) => !inPage(action));
  const done = (action: ActionView, now: CaseView) => {
    show(undefined);
    next((count) => count + 1);
    onDone(action, now);
  };
  const close = () => {
    flushPending();
    show(undefined);
  };
  if (view.actions.length === 0) return null;
  return (
    <section aria-labelledby="actions">
      <Title order={2} id="actions" mb="sm">
        {chosen && paged.length === 1 ? (chosen.form?.title ?? chosen.title) : t('action.list')}
      </Title>
      <Stack>
        {paged.length > 1 && (
          <fieldset className={`group ${classes.actions}`} aria-label={t('action.list')}>
            {paged.map((action) => (
              <ActionButton
                key={keyOf(action)}
                caseId={view.id}
                action={action}
                pressed={action === chosen}
                onClick={() => choose(action)}
              />
            ))}
          </fieldset>
        )}
        {chosen && (
          <Paper
            withBorder={chosen.form?.kind !== 'criteria'}
            bg={chosen.form?.kind === 'criteria' ? 'transparent' : 'white'}
            p={chosen.form?.kind === 'criteria' ? 0 : { base: 'sm', sm: 'lg' }}
          >
            {paged.length > 1 && (
              <Title order={3} mb="sm">
                {chosen.title}
              </Title>
            )}
            <ActionPanel key={`${keyOf(chosen)}/${view.state.id}/${round}`} view={view} action={chosen} onDone={done} />
          </Paper>
        )}
        {others.length > 0 && (
          <Paper withBorder p="md">
            {chosen && (
              <Text fw={600} mb="xs">
                {t('action.other')}
              </Text>
            )}
            <div className={classes.actions}>
              {others.map((action) => (
                <ActionButton
                  key={keyOf(action)}
                  caseId={view.id}
                  action={action}
                  pressed={undefined}
                  onClick={() => show(keyOf(action))}
                />
              ))}
            </div>
          </Paper>
        )}
      </Stack>
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        title={dialog?.title}
        size="lg"
        closeButtonProps={{ 'aria-label': t('button.close') }}
      >
        {dialog && <ActionPanel key={keyOf(dialog)} view={view} action={dialog} onDone={done} onCancel={close} />}
      </Modal>
    </section>
  );
}
