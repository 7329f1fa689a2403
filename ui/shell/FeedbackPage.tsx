/** Whom to turn to: each body with its address and its site. Needs no sign-in. */
import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useT } from '../messages/index.ts';
import { PageTitle } from './PageTitle.tsx';
import { useSession } from './useSession.ts';

export function FeedbackPage() {
  const { t } = useT();
  const { bodies } = useSession();
  return (
    <Stack gap="lg">
      <PageTitle>{t('feedback.title')}</PageTitle>
      <Text>{t('feedback.explain')}</Text>
      {bodies.map(({ name, address, contact }) => (
        <Paper key={name} component="section" withBorder p="lg">
          <Title order={2} size="h3">
            {name}
          </Title>
          {address && <Text mt="xs">{address}</Text>}
          {contact && <Anchor href={`https://${contact}`}>{contact}</Anchor>}
        </Paper>
      ))}
    </Stack>
  );
}
