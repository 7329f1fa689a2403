/** An address nobody knows. */
import { Button, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useT } from '../messages/index.ts';
import { PageTitle } from './PageTitle.tsx';

export function NotFound() {
  const { t } = useT();
  return (
    <Stack align="flex-start" py="xl">
      <PageTitle>{t('notFound.title')}</PageTitle>
      <Text>{t('notFound.detail')}</Text>
      <Button component={Link} to="/">
        {t('org.button.backHome')}
      </Button>
    </Stack>
  );
}
