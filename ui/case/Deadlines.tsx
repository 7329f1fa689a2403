/** What is due when, and how it was counted. */
import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { CaseView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { ClockIcon } from '../theme/icons.tsx';
import { ToneBadge } from './ToneBadge.tsx';

type Deadline = CaseView['deadlines'][number];

function Left({ deadline }: { deadline: Deadline }) {
  const { t } = useT();
  if (deadline.status === 'met') return <ToneBadge title={t('deadline.met')} tone="good" size="md" />;
  if (deadline.status === 'paused') return <ToneBadge title={t('deadline.paused')} tone="neutral" size="md" />;
  if (deadline.status === 'late' || deadline.daysLeft < 0)
    return <ToneBadge title={t('deadline.late', { count: Math.abs(deadline.daysLeft) })} tone="bad" size="md" />;
  if (deadline.daysLeft === 0) return <ToneBadge title={t('deadline.today')} tone="warning" size="md" />;
  return (
    <ToneBadge title={t('deadline.left', { count: deadline.daysLeft })} tone={deadline.daysLeft <= 3 ? 'warning' : 'neutral'} size="md" />
  );
}

export function Deadlines({ deadlines }: { deadlines: Deadline[] }) {
  const { t } = useT();
  if (deadlines.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="deadlines">
      <Title order={2} id="deadlines" mb="xs">
        {t('deadline.title')}
      </Title>
      <Stack gap="sm">
        {deadlines.map((deadline) => (
          <div key={deadline.id}>
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
        ))}
      </Stack>
    </Paper>
  );
}
