/** The sign-in: the ways there are, and why the last attempt was refused. */
import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import type { SignInView } from '../../server/http/contract.ts';
import { problemOf } from '../api/problem.ts';
import { signInQuery } from '../api/queries.ts';
import { useRegistration } from '../api/useRegistration.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useSession } from '../shell/useSession.ts';
import { SignInMenu } from './SignInMenu.tsx';

/** The words of the refusal, and the way home. */
function Refused({ problem, register }: { problem: NonNullable<SignInView['problem']>; register: boolean }) {
  const { t } = useT();
  const registration = useRegistration();
  return (
    <Alert color="red" title={problem.title} role="alert">
      <Stack gap="sm">
        {problem.detail && <Text>{problem.detail}</Text>}
        <Group>
          <Button component={Link} to="/" variant="default">
            {t('org.button.backHome')}
          </Button>
          {register && (
            <Button loading={registration.isPending} onClick={() => registration.mutate()}>
              {t('org.button.register')}
            </Button>
          )}
        </Group>
        {registration.error && <Text>{problemOf(registration.error)?.title ?? t('fault.offline.title')}</Text>}
      </Stack>
    </Alert>
  );
}

export function SignInPage() {
  const { t, lang } = useT();
  const session = useSession();
  const place = useLocation();
  const [query] = useSearchParams();
  const ways = useQuery(signInQuery(lang, query.get('problem') ?? undefined));
  const from = (place.state as { from?: string } | null)?.from ?? '/';
  if (session.person) return <Navigate to={from} replace />;
  if (ways.error) return <Fault error={ways.error} retry={() => void ways.refetch()} />;
  if (!ways.data) return <Loading />;
  return (
    <Stack gap="lg">
      <PageTitle tab={t('login.menu')}>{t('login.title')}</PageTitle>
      {ways.data.problem && <Refused problem={ways.data.problem} register={ways.data.register === true} />}
      <SignInMenu ways={ways.data} from={from} />
      <Text>
        <Anchor href="/verify">{t('verify.link')}</Anchor>: {t('verify.explain')}
      </Text>
    </Stack>
  );
}
