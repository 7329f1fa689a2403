/** What is due when, and how it was counted. */
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { CaseView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { ClockIcon } from '../theme/icons.tsx';
import classes from './case.module.css';
import { ToneBadge } from './ToneBadge.tsx';

type Deadline = CaseView['deadlines'][number];

function Left({ deadline }: { deadline: Deadline }) {
  const { t } = useT();
  if (deadline.reminder && deadline.past) return <ToneBadge title={t('deadline.reminded')} tone="neutral" size="md" />;
  if (deadline.status === 'met') return <ToneBadge title={t('deadline.met')} tone="good" size="md" />;
  if (deadline.past) return <ToneBadge title={t('deadline.wasLate')} tone="warning" size="md" />;
  if (deadline.status === 'paused') return <ToneBadge title={t('deadline.paused')} tone="neutral" size="md" />;
  if (deadline.status === 'late' || deadline.daysLeft < 0)
    return <ToneBadge title={t('deadline.late', { count: Math.abs(deadline.daysLeft) })} tone="bad" size="md" />;
  if (deadline.daysLeft === 0) return <ToneBadge title={t('deadline.today')} tone="warning" size="md" />;
  return (
    <ToneBadge
      title={t('deadline.left', { count: deadline.daysLeft })}
      tone={deadline.daysLeft <= 3 && !deadline.reminder ? 'warning' : 'neutral'}
      size="md"
    />
  );
}

function Row({ deadline }: { deadline: Deadline }) {
  return (
    <div>
      <Group gap="xs">
        <ClockIcon />
        <Text fw={600}>{showDay(deadline.due)}</Text>
        <Left deadline={deadline} />
      </Group>
      <Text>{deadline.title}</Text>
      <Text size="sm" c="gray.7">
        {deadline.words}
      </Text>
    </div>
  );
}

/** What still runs or is late comes first; what was met in time folds. */
export function Deadlines({ deadlines }: { deadlines: Deadline[] }) {
  const { t } = useT();
  if (deadlines.length === 0) return null;
  const open = deadlines.filter(({ past }) => !past).sort((a, b) => a.due.localeCompare(b.due));
  const met = deadlines.filter(({ past }) => past);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="deadlines">
      <Title order={2} id="deadlines" mb="xs">
        {t('deadline.title')}
      </Title>
      <Stack gap="sm">
        {open.map((deadline) => (
          <Row key={deadline.id} deadline={deadline} />
        ))}
        {met.length > 0 && (
          <details className={classes.past}>
            <summary>{t('deadline.past', { count: met.length })}</summary>
            <Stack gap="sm" mt="sm">
              {met.map((deadline) => (
                <Row key={deadline.id} deadline={deadline} />
              ))}
            </Stack>
          </details>
        )}
      </Stack>
    </Paper>
  );
}
