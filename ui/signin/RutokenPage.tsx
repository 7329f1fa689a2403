/** Sign-in with a token: choose the certificate, sign the text that the server gave, and enter. */
import { Alert, Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { call } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { sessionQuery, signInQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault, ProblemAlert } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import classes from './signin.module.css';
import { type TokenReader, tokenReader } from './token.ts';

function Certificates({ reader }: { reader: TokenReader }) {
  const { t, lang } = useT();
  const [pin, setPin] = useState('');
  const client = useQueryClient();
  const navigate = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  const list = useQuery({ queryKey: ['tokens', lang], queryFn: () => reader.list(), retry: false });
  const enter = useMutation({
    mutationFn: async (certificate: string) => {
      const { challenge } = (await call<{ challenge: string }>('POST', '/api/sign-in/rutoken/challenge')).data;
      const cms = await reader.sign(certificate, challenge, pin);
      await call('POST', '/api/sign-in/rutoken', { body: { cms } });
    },
    onSuccess: async () => {
      await client.resetQueries(sessionQuery);
      void navigate(from, { replace: true });
    },
    // whose organisation is not known here goes on from the sign-in page, which offers to register it
    onError: async () => {
      const { register } = await client.fetchQuery({ ...signInQuery(lang, undefined), staleTime: 0 });
      if (register) void navigate('/sign-in', { state: { from } });
    },
  });
  if (list.error) return <Fault error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  return (
    <Stack>
      {enter.error && <ProblemAlert problem={problemOf(enter.error)} />}
      {reader.needsPin && (
        <PasswordInput maw={560} label={t('rutoken.pin')} value={pin} onChange={(event) => setPin(event.currentTarget.value)} />
      )}
      {list.data.length === 0 && <Text>{t('rutoken.empty')}</Text>}
      <ul className={classes.tokens}>
        {list.data.map(({ id, name, organisation }) => (
          <li key={id}>
            <Button variant="default" justify="flex-start" disabled={enter.isPending} onClick={() => enter.mutate(id)}>
              {name} · {organisation}
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

export function RutokenPage() {
  const { t, lang } = useT();
  const ways = useQuery(signInQuery(lang, undefined));
  const simulated = ways.data?.simulated === true;
  const reader = useQuery({
    queryKey: ['token-reader', lang, simulated],
    queryFn: async () => (await tokenReader(simulated, lang)) ?? null,
    enabled: ways.data !== undefined,
    retry: false,
  });
  return (
    <Stack gap="lg">
      <PageTitle>{t('login.rutoken')}</PageTitle>
      {ways.error && <Fault error={ways.error} retry={() => void ways.refetch()} />}
      {simulated && (
        <Alert color="gov" title={t('rutoken.simulated')}>
          {t('rutoken.simulatedExplain')}
        </Alert>
      )}
      {reader.data && <Certificates reader={reader.data} />}
      {(reader.data === null || reader.error) && (
        <Alert color="amber" title={t('rutoken.none')}>
          {t('rutoken.install')}
        </Alert>
      )}
      <Anchor component={Link} to="/sign-in">
        {t('button.back')}
      </Anchor>
    </Stack>
  );
}
