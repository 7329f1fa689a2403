/** When a case is due, in days from today. */
import { Group, Text } from '@mantine/core';
import type { CaseRow } from '../../server/http/contract.ts';
import { ToneBadge } from '../case/ToneBadge.tsx';
import { useT } from '../messages/index.ts';
import { daysBetween, showDay } from '../shell/dates.ts';
import { useSession } from '../shell/useSession.ts';

export function Due({ due }: { due: CaseRow['due'] }) {
  const { t } = useT();
  const { today } = useSession();
  if (!due)
    return (
      <Text span size="sm" c="gray.7">
        {t('deadline.none')}
      </Text>
    );
  const left = daysBetween(today, due.day);
  const late = due.late || left < 0;
  const words = late
    ? t('deadline.late', { count: Math.abs(left) })
    : left === 0
      ? t('deadline.today')
      : t('deadline.left', { count: left });
  return (
    <div>
      <Group gap={6}>
        <Text span size="sm" fw={600}>
          {showDay(due.day)}
        </Text>
        <ToneBadge title={words} tone={late ? 'bad' : left <= 3 ? 'warning' : 'neutral'} size="md" />
      </Group>
      <Text size="xs" c="gray.8">
        {due.title}
      </Text>
    </div>
  );
}
