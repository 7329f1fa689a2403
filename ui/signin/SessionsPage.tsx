/** One's own sessions: where and since when one is signed in; ends one of them, or all. */
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { OwnSessionView } from '../../server/http/contract.ts';
import { call } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { sessionQuery, sessionsQuery } from '../api/queries.ts';
import { settleDrafts } from '../draft/openDrafts.ts';
import { useT } from '../messages/index.ts';
import { Fault, ProblemAlert } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import classes from './signin.module.css';

/** The instant in the reader's own time, minutes are enough. */
const moment = (iso: string): string => {
  const at = new Date(iso);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

function Row({ session, onEnd }: { session: OwnSessionView; onEnd: () => void }) {
  const { t } = useT();
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap={4}>
        <Text fw={600}>{session.current ? t('sessions.current') : t('sessions.other')}</Text>
        <Text size="sm">{session.way === 'esi' ? t('login.esi') : t('login.rutoken')}</Text>
        <Text size="sm">{t('sessions.when', { since: moment(session.since), seen: moment(session.seen) })}</Text>
        {session.agent && (
          <Text size="sm" c="gray.8">
            {session.agent}
          </Text>
        )}
        {!session.current && (
          <Button variant="default" onClick={onEnd}>
            {t('sessions.end')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}

function Sessions() {
  const { t } = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const list = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string) => call('DELETE', `/api/sessions/${id}`),
    onSettled: () => client.invalidateQueries(sessionsQuery),
  });
  const everywhere = useMutation({
    mutationFn: async () => {
      await settleDrafts();
      return (await call<{ service?: string }>('DELETE', '/api/sessions')).data;
    },
    onSuccess: async ({ service }) => {
      if (service) return location.assign(service);
      await client.resetQueries(sessionQuery);
      void navigate('/');
    },
  });
  if (list.error) return <Fault error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const error = end.error ?? everywhere.error;
  return (
    <Stack>
      <PageTitle>{t('sessions.title')}</PageTitle>
      {error && <ProblemAlert problem={problemOf(error)} />}
      <ul className={classes.tokens}>
        {list.data.map((session) => (
          <Row key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
      <Group>
        <Button onClick={() => everywhere.mutate()} loading={everywhere.isPending}>
          {t('sessions.everywhere')}
        </Button>
      </Group>
    </Stack>
  );
}

export function SessionsPage() {
  return (
    <RequirePerson>
      <Sessions />
    </RequirePerson>
  );
}
