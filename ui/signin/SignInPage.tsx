/** The demo's sign-in: whoever one wants to be, with what they may do. */
import { Alert, Anchor, Badge, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation, useNavigate } from 'react-router';
import type { DemoPersonView } from '../../server/http/contract.ts';
import { problemOf } from '../api/problem.ts';
import { personsQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault, ProblemAlert } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useChangeSession, useSession, useSwitchLanguage } from '../shell/useSession.ts';
import { PersonIcon } from '../theme/icons.tsx';
import classes from './signin.module.css';

function Person({ person, busy, onChoose }: { person: DemoPersonView; busy: boolean; onChoose: () => void }) {
  const { t } = useT();
  return (
    <Paper component="li" withBorder className={classes.person}>
      <button type="button" className={classes.choose} onClick={onChoose} disabled={busy}>
        <span className={classes.face} aria-hidden="true">
          <PersonIcon size={26} />
        </span>
        <span className={classes.words}>
          <Text span fw={650} display="block">
            {person.name}
          </Text>
          <Text span size="sm" c="gray.8" display="block">
            {person.about}
          </Text>
          <span className={classes.roles}>
            {person.roles.map((role) => (
              <Badge key={role} component="span" variant="light" color="gov" size="md">
                {role}
              </Badge>
            ))}
          </span>
          <span className={classes.enter} aria-hidden="true">
            {t('login.menu')}
          </span>
        </span>
      </button>
    </Paper>
  );
}

function Persons() {
  const { lang } = useT();
  const persons = useQuery(personsQuery(lang));
  const change = useChangeSession();
  const navigate = useNavigate();
  const place = useLocation();
  const speak = useSwitchLanguage();
  const from = (place.state as { from?: string } | null)?.from ?? '/';
  const enter = (person: string) =>
    change.mutate(
      { person },
      {
        onSuccess: (session) => {
          if (session.lang !== lang) speak(lang, true);
          void navigate(from, { replace: true });
        },
      },
    );
  if (persons.error) return <Fault error={persons.error} retry={() => void persons.refetch()} />;
  if (!persons.data) return <Loading />;
  return (
    <>
      {change.error && <ProblemAlert problem={problemOf(change.error)} />}
      <ul className={classes.persons}>
        {persons.data.map((person) => (
          <Person key={person.id} person={person} busy={change.isPending} onChoose={() => enter(person.id)} />
        ))}
      </ul>
    </>
  );
}

export function SignInPage() {
  const { t } = useT();
  const session = useSession();
  const place = useLocation();
  if (session.person && !place.state) return <Navigate to="/" replace />;
  return (
    <Stack gap="lg">
      <div>
        <PageTitle tab={t('login.menu')}>{t('login.title')}</PageTitle>
        <Text size="lg" c="gray.8">
          {t('app.about')}
        </Text>
      </div>
      {session.demo ? (
        <>
          <Alert color="gov" title={t('login.demo')}>
            {t('login.demoExplain')}
          </Alert>
          <Persons />
        </>
      ) : (
        <Alert color="amber">{t('login.noDemo')}</Alert>
      )}
      <Text>
        <Anchor href="/verify">{t('verify.link')}</Anchor>: {t('verify.explain')}
      </Text>
    </Stack>
  );
}
