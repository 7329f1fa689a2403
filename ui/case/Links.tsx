/** Cases tied to this one. */
import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { LinkView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { ToneBadge } from './ToneBadge.tsx';

export function Links({ links }: { links: LinkView[] }) {
  const { t } = useT();
  if (links.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="links">
      <Title order={2} id="links" mb="xs">
        {t('link.title')}
      </Title>
      <Stack gap="sm">
        {links.map((link) => (
          <div key={link.id}>
            <Text size="sm" c="gray.7">
              {t(`link.${link.relation}`)}
            </Text>
            <Group gap="xs">
              <Anchor component={Link} to={`/cases/${link.id}`}>
                {link.title} № {link.number}
              </Anchor>
              <ToneBadge title={link.state.title} tone={link.state.tone} size="md" />
            </Group>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
