/** The frame of every screen: header, the demo's date, the main part, the footer; waits for the session. */
import { Anchor, Box, Container, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link, Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { problemOf } from '../api/problem.ts';
import { changeLanguage, useT } from '../messages/index.ts';
import { DefinitionFaults } from './DefinitionFaults.tsx';
import { DemoDate } from './DemoDate.tsx';
import { Fault } from './Fault.tsx';
import { Header } from './Header.tsx';
import { Loading } from './Loading.tsx';
import classes from './shell.module.css';
import { SessionProvider, useSessionQuery } from './useSession.ts';

export function Shell() {
  const { t } = useT();
  const session = useSessionQuery();
  const moving = useNavigation().state !== 'idle';
  const signedIn = session.data?.person !== undefined;
  const preferred = session.data?.lang;
  useEffect(() => {
    if (signedIn && preferred) void changeLanguage(preferred);
  }, [signedIn, preferred]);
  const problem = problemOf(session.error);
  if (problem?.code === 'definitions.none') return <DefinitionFaults problem={problem} retry={() => void session.refetch()} />;
  if (session.error && !session.data) return <Fault error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return <Loading />;
  return (
    <SessionProvider value={session.data}>
      <a href="#main" className="skip">
        {t('app.skip')}
      </a>
      <Header />
      {session.data.person && session.data.mayAdvanceClock && <DemoDate />}
      <Container component="main" size="xl" id="main" tabIndex={-1} className={classes.main} aria-busy={moving}>
        <Outlet />
      </Container>
      <Box component="footer" className={classes.footer}>
        <Container size="xl">
          <Group justify="space-between">
            <Text size="sm">
              {t('app.name')} · {t('app.short')}. {t('app.system')}
            </Text>
            <Group gap="lg">
              <Anchor component={Link} to="/registers" size="sm">
                {t('registers.title')}
              </Anchor>
              <Anchor href="/verify" size="sm">
                {t('verify.link')}
              </Anchor>
              <Anchor component={Link} to="/feedback" size="sm">
                {t('feedback.title')}
              </Anchor>
              {session.data.simulators && (
                <Anchor href={`/simulators/?lang=${session.data.lang}`} size="sm">
                  {t('simulators.link')}
                </Anchor>
              )}
            </Group>
          </Group>
        </Container>
      </Box>
      <ScrollRestoration />
    </SessionProvider>
  );
}
