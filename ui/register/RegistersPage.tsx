/** Every public register, by the body that keeps it; to look into, or to take away as open data. */
import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { registersQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { OpenData } from './OpenData.tsx';

export function RegistersPage() {
  const { t, lang } = useT();
  const list = useQuery(registersQuery(lang));
  if (list.error && !list.data) return <Fault error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const bodies = list.data.filter(({ registers }) => registers.length);
  return (
    <Stack>
      <PageTitle>{t('registers.title')}</PageTitle>
      <Text>{t('registers.intro')}</Text>
      {bodies.length === 0 && <Text>{t('registers.none')}</Text>}
      {bodies.map(({ bundle, title, registers }) => (
        <Paper key={bundle} withBorder p="md" component="section" aria-labelledby={`body-${bundle}`}>
          <Title order={2} size="h3" id={`body-${bundle}`} mb="xs">
            {title}
          </Title>
          <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
            {registers.map((register) => (
              <Group key={register.id} component="li" justify="space-between" gap="xs">
                <Anchor component={Link} to={`/registers/${bundle}/${register.id}`} py={8}>
                  {register.title}
                </Anchor>
                <OpenData bundle={bundle} register={register.id} title={register.title} />
              </Group>
            ))}
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
}
