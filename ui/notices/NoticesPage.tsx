/** What I was told; seeing it here counts as reading. */
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { NoticeView } from '../../server/http/contract.ts';
import { call } from '../api/client.ts';
import { noticesQuery, sessionQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { showMoment } from '../shell/dates.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import { NoticeWishes } from './NoticeWishes.tsx';

/** Tells the server once that the unread ones were shown; which they were stays visible. */
function useReading(notices: NoticeView[] | undefined): Set<string> {
  const client = useQueryClient();
  const [fresh, setFresh] = useState(new Set<string>());
  useEffect(() => {
    const unread = notices?.filter((notice) => !notice.read).map((notice) => notice.id) ?? [];
    if (unread.length === 0) return;
    setFresh((known) => new Set([...known, ...unread]));
    // Not reaching the server leaves them unread, as they are.
    void call('POST', '/api/notices/read', { body: {} }).then(
      () => client.invalidateQueries(sessionQuery),
      () => undefined,
    );
  }, [notices, client]);
  return fresh;
}

function Notice({ notice, fresh }: { notice: NoticeView; fresh: boolean }) {
  const { t } = useT();
  return (
    <Paper component="li" withBorder p="md" {...(fresh ? { bg: 'gov.0' } : {})}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3">
          {notice.title}
        </Title>
        {fresh && <Badge color="gov.7">{t('notices.new')}</Badge>}
      </Group>
      <Text size="sm" c="gray.7" mb={6}>
        {showMoment(notice.at)}
      </Text>
      <Text className="pre">{notice.text}</Text>
      {notice.caseId && (
        <Anchor component={Link} to={`/cases/${notice.caseId}`} display="inline-block" py={8}>
          {t('notices.open')}
        </Anchor>
      )}
    </Paper>
  );
}

function Notices() {
  const { t, lang } = useT();
  const notices = useQuery(noticesQuery(lang));
  const fresh = useReading(notices.data);
  return (
    <Stack>
      <PageTitle>{t('notices.title')}</PageTitle>
      {notices.error && !notices.data ? (
        <Fault error={notices.error} retry={() => void notices.refetch()} />
      ) : !notices.data ? (
        <Loading />
      ) : notices.data.length === 0 ? (
        <Paper withBorder p="lg">
          <Text>{t('notices.none')}</Text>
        </Paper>
      ) : (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {notices.data.map((notice) => (
            <Notice key={notice.id} notice={notice} fresh={fresh.has(notice.id)} />
          ))}
        </Stack>
      )}
      <NoticeWishes />
    </Stack>
  );
}

export function NoticesPage() {
  return (
    <RequirePerson>
      <Notices />
    </RequirePerson>
  );
}
