/** What waits for me in the order of the deadlines, what I can begin, and my lists; for who is not signed in, the way in. */
import { Anchor, Badge, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { HomeView } from '../../server/http/contract.ts';
import { homeQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { pathOf, useMenu } from '../shell/Menu.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useSession } from '../shell/useSession.ts';
import { CaseRows } from './CaseRows.tsx';
import classes from './home.module.css';
import { Openings } from './Openings.tsx';
import { PublicHome } from './PublicHome.tsx';

/** One's screens, where the header has no room for them. */
function Screens() {
  const { t } = useT();
  const { links } = useMenu();
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="screens" className={classes.narrow}>
      <Title order={2} id="screens" mb="sm">
        {t('view.menu')}
      </Title>
      <ul className={classes.tiles}>
        {links.map((link) => (
          <Paper component="li" withBorder key={pathOf(link)}>
            <Link to={pathOf(link)} className={classes.list}>
              {link.menu}
            </Link>
          </Paper>
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
      <Title order={2} id="lists" mb="sm">
        {t('home.lists')}
      </Title>
      <ul className={classes.tiles}>
        {lists.map((list) => (
          <Paper component="li" withBorder key={`${list.bundle}/${list.procedure}`}>
            <Link to={`/procedures/${list.bundle}/${list.procedure}`} className={classes.list}>
              <span>{list.title}</span>
              <Badge variant="light" color="gov" component="span">
                {list.count}
              </Badge>
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
      <Title order={2} id="inbox" mb="sm">
        {t('home.inbox')}
        {home.inbox.length > 0 && ` (${home.inbox.length})`}
      </Title>
      {home.inbox.length > 0 ? (
        <CaseRows rows={home.inbox} caption={t('home.inbox')} />
      ) : (
        <Paper withBorder p="lg">
          <Text fw={600}>{t('home.inboxEmpty')}</Text>
          <Text c="gray.8">
            {home.openings.some((opening) => opening.blocked.length === 0) ? t('home.inboxEmptyBegin') : t('home.inboxEmptyWait')}
          </Text>
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
        <PageTitle tab={t('home.page')}>{t('section.cabinet')}</PageTitle>
        {acting && (
          <Text c="gray.8">
            {acting.roleTitle} · {acting.scopeTitle}
          </Text>
        )}
      </div>
      {home.data ? (
        <>
          <Inbox home={home.data} />
          <Openings openings={home.data.openings} />
          <Screens />
          <Lists lists={home.data.lists} />
          {home.data.appoints && (
            <Anchor component={Link} to="/appointments">
              {t('appoint.title')}
            </Anchor>
          )}
          {home.data.movable > 0 && (
            <Anchor component={Link} to="/moves">
              {t('move.home', { count: home.data.movable })}
            </Anchor>
          )}
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
  return useSession().person ? <Home /> : <PublicHome />;
}
