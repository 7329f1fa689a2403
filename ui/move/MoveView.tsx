/** What moving one case would change: the editions, the state, what is given up, asked for, begun, and who is told. */
import { Alert, Badge, List, Stack, Text } from '@mantine/core';
import type { MoveView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <List>
        {[...new Set(lines)].map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}

export function MoveChanges({ view }: { view: MoveView }) {
  const { t } = useT();
  return (
    <Stack gap="sm">
      <Text>{t('move.editions', { from: view.from, to: view.to.version, day: showDay(view.to.effectiveFrom) })}</Text>
      {view.help && <Text className="pre">{view.help}</Text>}
      {view.blocked.map((reason) => (
        <Alert key={reason} color="orange" title={t('move.blocked')}>
          {reason}
        </Alert>
      ))}
      {view.state && (
        <Text>
          {t('move.state')}: <Badge variant="light">{view.state.from}</Badge> › <Badge>{view.state.to}</Badge>
        </Text>
      )}
      <Lines title={t('move.lost')} lines={view.lost.map(({ title }) => title)} />
      <Lines title={t('move.lacking')} lines={view.lacking} />
      <Lines title={t('move.deadlines')} lines={view.deadlines.map(({ title, due }) => `${title}: ${showDay(due)}`)} />
      <Lines title={t('move.told')} lines={view.told} />
      {view.blocked.length === 0 && <Text c="gray.8">{t('move.kept')}</Text>}
    </Stack>
  );
}
