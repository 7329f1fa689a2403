/** What waits for me in the order of the deadlines, what I can begin, and my lists. */
import { Badge, Button, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import type { HomeView } from '../../server/http/contract.ts';
import { call, freshKey } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { homeQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault, ProblemAlert } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import { useSession } from '../shell/useSession.ts';
import { PlusIcon } from '../theme/icons.tsx';
import { CaseRows } from './CaseRows.tsx';
import classes from './home.module.css';

type OpeningView = HomeView['openings'][number];

/** Opens a case; a repeated click opens it once. */
function useOpen() {
  const navigate = useNavigate();
  const key = useRef(freshKey());
  return useMutation({
    mutationFn: async ({ bundle, procedure }: OpeningView) => (await call<{ id: string }>('POST', '/api/cases', { body: { bundle, procedure }, key: key.current })).data,
    onSuccess: ({ id }) => {
      key.current = freshKey();
      void navigate(`/cases/${id}`);
    },
  });
}

function Opening({ opening, busy, onOpen }: { opening: OpeningView; busy: boolean; onOpen: () => void }) {
  const why = `why-${opening.bundle}-${opening.procedure}`;
  const stopped = opening.blocked.length > 0;
  return (
    <Paper component="li" withBorder p="md">
      <div className={classes.tile}>
        {opening.help && <Text size="sm" c="gray.8">{opening.help}</Text>}
        {stopped && <List size="sm" id={why} c="amber.8">{opening.blocked.map((reason) => <List.Item key={reason}>{reason}</List.Item>)}</List>}
        <Button mt="auto" leftSection={<PlusIcon size={18} />} disabled={stopped} loading={busy} onClick={onOpen} aria-describedby={stopped ? why : undefined} justify="flex-start">
          {opening.title}
        </Button>
      </div>
    </Paper>
  );
}

function Openings({ openings }: { openings: OpeningView[] }) {
  const { t } = useT();
  const open = useOpen();
  if (openings.length === 0) return null;
  return (
    <section aria-labelledby="openings">
      <Title order={2} id="openings" mb="sm">{t('home.openings')}</Title>
      {open.error && <ProblemAlert problem={problemOf(open.error)} />}
      <ul className={classes.tiles}>
        {openings.map((opening) => (
          <Opening key={`${opening.bundle}/${opening.procedure}`} opening={opening} busy={open.isPending && open.variables === opening} onOpen={() => !open.isPending && open.mutate(opening)} />
        ))}
      </ul>
    </section>
  );
}

function Lists({ lists }: { lists: HomeView['lists'] }) {
  const { t } = useT();
  if (lists.length === 0) return null;
  return (
    <section aria-labelledby="lists">
      <Title order={2} id="lists" mb="sm">{t('home.lists')}</Title>
      <ul className={classes.tiles}>
        {lists.map((list) => (
          <Paper component="li" withBorder key={`${list.bundle}/${list.procedure}`}>
            <Link to={`/procedures/${list.bundle}/${list.procedure}`} className={classes.list}>
              <span>{list.title}</span>
              <Badge variant="light" color="gov" component="span">{list.count}</Badge>
            </Link>
          </Paper>
        ))}
      </ul>
    </section>
  );
}

function Inbox({ home }: { home: HomeView }) {
  const { t } = useT();
  return (
    <section aria-labelledby="inbox">
      <Title order={2} id="inbox" mb="sm">{t('home.inbox')}{home.inbox.length > 0 && ` (${home.inbox.length})`}</Title>
      {home.inbox.length > 0 ? (
        <CaseRows rows={home.inbox} caption={t('home.inbox')} />
      ) : (
        <Paper withBorder p="lg">
          <Text fw={600}>{t('home.inboxEmpty')}</Text>
          <Text c="gray.8">{home.openings.some((opening) => opening.blocked.length === 0) ? t('home.inboxEmptyBegin') : t('home.inboxEmptyWait')}</Text>
        </Paper>
      )}
    </section>
  );
}

function Home() {
  const { t, lang } = useT();
  const { acting } = useSession();
  const home = useQuery(homeQuery(lang));
  return (
    <Stack gap="xl">
      <div>
        <PageTitle>{t('home.page')}</PageTitle>
        {acting && <Text c="gray.8">{acting.roleTitle} · {acting.scopeTitle}</Text>}
      </div>
      {home.data ? (
        <>
          <Inbox home={home.data} />
          <Openings openings={home.data.openings} />
          <Lists lists={home.data.lists} />
        </>
      ) : home.error ? (
        <Fault error={home.error} retry={() => void home.refetch()} />
      ) : (
        <Loading />
      )}
    </Stack>
  );
}

export function HomePage() {
  return (
    <RequirePerson>
      <Home />
    </RequirePerson>
  );
}
