/** What the registers hold of this case, with its standing today. */
import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { CaseView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { keyed } from '../shell/keyed.ts';
import classes from './case.module.css';
import { ToneBadge } from './ToneBadge.tsx';

export function Entries({ view }: { view: CaseView }) {
  const { t } = useT();
  return (
    <Stack>
      {view.entries.map((entry) => (
        <Paper key={entry.register} withBorder p="md" component="article" aria-labelledby={`entry-${entry.register}`}>
          <Group justify="space-between" mb="xs">
            <Title order={3} id={`entry-${entry.register}`}>
              {entry.title}
            </Title>
            <ToneBadge title={entry.status.title} tone={entry.status.tone} />
          </Group>
          {entry.status.meaning && <Text mb="xs">{entry.status.meaning}</Text>}
          {entry.until && (
            <Text fw={600} mb="xs">
              {t('entry.until', { date: showDay(entry.until) })}
            </Text>
          )}
          <dl className={classes.pairs}>
            {keyed(entry.fields, (each) => each.title).map(({ key, item: field }) => (
              <div key={key}>
                <dt>{field.title}</dt>
                <dd>{showDay(field.value)}</dd>
              </div>
            ))}
          </dl>
          <Anchor component={Link} to={`/registers/${view.bundle}/${entry.register}`} size="sm">
            {t('entry.register')}
          </Anchor>
        </Paper>
      ))}
    </Stack>
  );
}
