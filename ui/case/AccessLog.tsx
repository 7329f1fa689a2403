/** Who looked at the case and at what, the latest first; more on request. */
import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { accessQuery } from '../api/queries.ts';
import { type MessageKey, useT } from '../messages/index.ts';
import { showMoment } from '../shell/dates.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import classes from './case.module.css';

export function AccessLog({ caseId }: { caseId: string }) {
  const { t, lang } = useT();
  const query = useInfiniteQuery(accessQuery(lang, caseId));
  if (query.error && !query.data) return <Fault error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const rows = query.data.pages.flatMap((page) => page.rows);
  return (
    <Stack>
      <Text size="sm" c="gray.8">
        {t('access.explain')}
      </Text>
      {rows.length === 0 && <Text>{t('access.none')}</Text>}
      <ol className={classes.history}>
        {rows.map(({ id, at, who, role, what, subject, how }) => (
          <li key={id}>
            <Text fw={600}>{who || t('access.commandLine')}</Text>
            <Text size="sm">
              {[role, t(`access.${how}` as MessageKey), t(`access.${what}` as MessageKey), subject].filter(Boolean).join(' · ')}
            </Text>
            <Text size="sm" c="gray.7">
              {showMoment(at)}
            </Text>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('button.more')}
        </Button>
      )}
    </Stack>
  );
}
