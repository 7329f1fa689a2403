/** What the case has sent to outside services: what waits and why, what was answered, and another attempt for whoever may ask for it. */
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CaseView, MessageView, Tone } from '../../server/http/contract.ts';
import { call } from '../api/client.ts';
import { type MessageKey, useT } from '../messages/index.ts';
import { showDay, showMoment } from '../shell/dates.ts';
import { Fault } from '../shell/Fault.tsx';
import classes from './case.module.css';
import { ToneBadge } from './ToneBadge.tsx';
import { useCaseChanged } from './useCase.ts';

const STATUS: Record<MessageView['status'], { key: MessageKey; tone: Tone }> = {
  waiting: { key: 'message.waiting', tone: 'warning' },
  failed: { key: 'message.failed', tone: 'bad' },
  answered: { key: 'message.answered', tone: 'good' },
  refused: { key: 'message.refused', tone: 'bad' },
};

function Lines({ lines }: { lines: MessageView['sent'] }) {
  return (
    <dl className={classes.pairs}>
      {lines.map(({ title, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{showDay(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Why it waits, and when it is tried next. */
function Waiting({ message }: { message: MessageView }) {
  const { t } = useT();
  return (
    <>
      {message.attempts > 0 && <Text size="sm">{t('message.attempts', { n: message.attempts })}</Text>}
      {message.trouble && <Alert my="xs" color={message.status === 'failed' ? 'red' : 'amber'} title={message.trouble} />}
      {message.nextAt && <Text size="sm">{t('message.next', { moment: showMoment(message.nextAt) })}</Text>}
      {message.status === 'failed' && <Text size="sm">{t('message.given-up')}</Text>}
    </>
  );
}

function Again({ caseId, message }: { caseId: string; message: MessageView }) {
  const { t } = useT();
  const changed = useCaseChanged(caseId);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await changed((await call<CaseView>('POST', `/api/cases/${caseId}/messages/${message.id}/again`)).data);
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  };
  return (
    <>
      <Button mt="xs" variant="default" loading={busy} onClick={() => void send()}>
        {t('message.again')}
      </Button>
      {error !== undefined && <Fault error={error} retry={() => void send()} />}
    </>
  );
}

export function Messages({ view }: { view: CaseView }) {
  const { t } = useT();
  if (view.messages.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="messages">
      <Title order={2} id="messages" mb="xs">
        {t('message.title')}
      </Title>
      <Stack gap="md">
        {view.messages.map((message) => (
          <div key={message.id}>
            <Text fw={600}>{message.title}</Text>
            <Group gap="xs" my={4}>
              <ToneBadge title={t(STATUS[message.status].key)} tone={STATUS[message.status].tone} size="md" />
              <Text size="sm">{t('message.since', { moment: showMoment(message.since) })}</Text>
            </Group>
            {(message.status === 'waiting' || message.status === 'failed') && <Waiting message={message} />}
            {message.reason && <Alert my="xs" color="red" title={message.reason} />}
            {message.answer.length > 0 && <Lines lines={message.answer} />}
            {message.sent.length > 0 && (
              <details className={classes.past}>
                <summary>{t('message.sent')}</summary>
                <Lines lines={message.sent} />
              </details>
            )}
            {message.mayHurry && <Again caseId={view.id} message={message} />}
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
