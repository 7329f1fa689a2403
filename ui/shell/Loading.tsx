/** The grey shapes shown while something is fetched. */
import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useT } from '../messages/index.ts';

export function Loading() {
  const { t } = useT();
  return (
    <Stack py="md" aria-busy="true">
      <VisuallyHidden role="status">{t('app.loading')}</VisuallyHidden>
      <Skeleton height={34} width="55%" />
      <Skeleton height={90} />
      <Skeleton height={220} />
    </Stack>
  );
}
