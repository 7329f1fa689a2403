/** The first page for who is not signed in: what this is, and the ways in. */
import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { signInQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { SignInMenu } from '../signin/SignInMenu.tsx';

export function PublicHome() {
  const { t, lang } = useT();
  const ways = useQuery(signInQuery(lang, undefined));
  return (
    <Stack gap="lg">
      <div>
        <PageTitle tab={t('home.page')}>{t('app.title')}</PageTitle>
        <Text size="lg" c="gray.8">
          {t('app.about')}
        </Text>
      </div>
      <section aria-labelledby="ways">
        <Title order={2} id="ways" mb="sm">
          {t('login.title')}
        </Title>
        {ways.error ? (
          <Fault error={ways.error} retry={() => void ways.refetch()} />
        ) : ways.data ? (
          <SignInMenu ways={ways.data} from="/" />
        ) : (
          <Loading />
        )}
      </section>
      <Text>
        <Anchor href="/verify">{t('verify.link')}</Anchor>: {t('verify.explain')}
      </Text>
    </Stack>
  );
}
