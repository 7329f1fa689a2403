/** Memberships: who holds the roles that one may give, ending one, appointing another, and who did what. */
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AppointmentsView } from '../../server/http/contract.ts';
import { call } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { appointmentsQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { showDay, showMoment } from '../shell/dates.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import { AppointForm } from './AppointForm.tsx';

type Held = AppointmentsView['held'][number];

function HeldRow({ held }: { held: Held }) {
  const { t } = useT();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => call('DELETE', `/api/appointments/${held.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['appointments'] }),
  });
  const days = [held.from && t('appoint.since', { day: showDay(held.from) }), held.to && t('appoint.until', { day: showDay(held.to) })];
  return (
    <Paper withBorder p="sm" component="li">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{held.name}</Text>
          <Text>{[held.roleTitle, held.scopeTitle].filter(Boolean).join(' · ')}</Text>
          <Text size="sm" c="gray.8">
            {days.filter(Boolean).join(', ')}
          </Text>
        </div>
        <Button
          variant="default"
          loading={end.isPending}
          aria-label={`${t('appoint.end')}: ${held.name}, ${held.roleTitle}`}
          onClick={() => window.confirm(t('appoint.confirm', { name: held.name, role: held.roleTitle })) && end.mutate()}
        >
          {t('appoint.end')}
        </Button>
      </Group>
      {end.error && (
        <Text c="red.9" role="alert">
          {problemOf(end.error)?.title ?? t('fault.offline.title')}
        </Text>
      )}
    </Paper>
  );
}

function History({ history }: Pick<AppointmentsView, 'history'>) {
  const { t } = useT();
  return (
    <section>
      <Title order={2}>{t('appoint.history')}</Title>
      {history.length === 0 && <Text>{t('appoint.historyNone')}</Text>}
      <ul>
        {history.map(({ id, kind, at, name, role, by }) => (
          <li key={id}>
            {t(kind === 'appointed' ? 'appoint.wasGiven' : 'appoint.wasEnded', {
              moment: showMoment(at),
              name,
              role,
              by: by || t('appoint.commandLine'),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Appointments() {
  const { t, lang } = useT();
  const found = useQuery(appointmentsQuery(lang));
  if (!found.data) return found.error ? <Fault error={found.error} retry={() => void found.refetch()} /> : <Loading />;
  const { roles, held, history, today } = found.data;
  return (
    <Stack gap="lg">
      <PageTitle>{t('appoint.title')}</PageTitle>
      <AppointForm roles={roles} today={today} />
      <section>
        <Title order={2}>{t('appoint.held')}</Title>
        {held.length === 0 && <Text>{t('appoint.heldNone')}</Text>}
        <Stack gap="xs" component="ul" p={0} m={0}>
          {held.map((each) => (
            <HeldRow key={each.id} held={each} />
          ))}
        </Stack>
      </section>
      <History history={history} />
    </Stack>
  );
}

export function AppointmentsPage() {
  return (
    <RequirePerson>
      <Appointments />
    </RequirePerson>
  );
}
