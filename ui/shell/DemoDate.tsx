/** The demo's date and the way to move it forward, so that a life of years can be walked. */
import { Alert, Button, Container, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { useT } from '../messages/index.ts';
import { CalendarIcon } from '../theme/icons.tsx';
import { DateField } from './DateField.tsx';
import { daysBetween, moveDay, showDay } from './dates.ts';
import { ProblemAlert } from './Fault.tsx';
import classes from './shell.module.css';
import { useChangeSession, useSession } from './useSession.ts';

function MoveDate({ onDone }: { onDone: () => void }) {
  const { t } = useT();
  const { today } = useSession();
  const [to, choose] = useState<string | undefined>(moveDay(today, { days: 1 }));
  const change = useChangeSession();
  const steps = [
    { label: t('clock.day'), to: moveDay(today, { days: 1 }) },
    { label: t('clock.month'), to: moveDay(today, { months: 1 }) },
    { label: t('clock.year'), to: moveDay(today, { months: 12 }) },
  ];
  const forward = to !== undefined && daysBetween(today, to) > 0;
  return (
    <Stack>
      <Text>{t('clock.explain')}</Text>
      <Group gap="xs" role="group" aria-label={t('clock.move')}>
        {steps.map((step) => (
          <Button
            key={step.to}
            variant={step.to === to ? 'filled' : 'default'}
            aria-pressed={step.to === to}
            onClick={() => choose(step.to)}
          >
            {step.label}
          </Button>
        ))}
      </Group>
      <DateField
        id="clock-to"
        label={t('clock.pick')}
        value={to}
        onChange={choose}
        min={moveDay(today, { days: 1 })}
        error={to && !forward ? t('clock.onlyForward') : undefined}
      />
      <Alert color="amber" title={to && forward ? t('clock.willBe', { date: showDay(to) }) : undefined}>
        {t('clock.recorded')}
      </Alert>
      {change.error && <ProblemAlert problem={problemOf(change.error)} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('button.cancel')}
        </Button>
        <Button disabled={!forward} loading={change.isPending} onClick={() => to && change.mutate({ to }, { onSuccess: onDone })}>
          {t('clock.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}

export function DemoDate() {
  const { t } = useT();
  const { today, realDay } = useSession();
  const [open, dialog] = useDisclosure(false);
  return (
    <section className={`${classes.date} no-print`} aria-label={t('clock.title')}>
      <Container size="xl" className={classes.dateRow}>
        <Text fz={14}>
          {t('clock.today', { date: showDay(today) })}
          {today !== realDay && (
            <Text span fz={14} c="gray.8" visibleFrom="sm">
              {' '}
              · {t('clock.real', { date: showDay(realDay) })}
            </Text>
          )}
        </Text>
        <Button variant="subtle" color="gov.8" px="xs" fz={14} leftSection={<CalendarIcon size={18} />} onClick={dialog.open}>
          {t('clock.move')}
        </Button>
      </Container>
      <Modal opened={open} onClose={dialog.close} title={t('clock.move')} closeButtonProps={{ 'aria-label': t('button.close') }}>
        <MoveDate onDone={dialog.close} />
      </Modal>
    </section>
  );
}
