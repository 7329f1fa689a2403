/** For those who write definitions: live faults of each bundle, and its forms and documents as people will see them. */
import { Alert, Badge, Group, Paper, Select, Stack, Table, Tabs, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WorkshopView } from '../../server/http/contract.ts';
import { workshopQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useSession } from '../shell/useSession.ts';
import { DocumentPreview } from './DocumentPreview.tsx';
import { FormPreview } from './FormPreview.tsx';

type Bundle = WorkshopView['bundles'][number];

/** Reads again whenever the server has read the folder again. */
function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const events = new EventSource('/api/workshop/events');
    const again = () => void client.invalidateQueries({ queryKey: ['workshop'] });
    events.onmessage = again;
    events.addEventListener('read', again);
    return () => events.close();
  }, [client]);
}

function Faults({ bundle }: { bundle: Bundle }) {
  const { t } = useT();
  if (bundle.faults.length === 0) return <Alert color="green" title={t('workshop.good')} />;
  return (
    <Paper withBorder style={{ overflowX: 'auto' }}>
      <Table verticalSpacing="xs" aria-label={t('workshop.faults')}>
        <Table.Tbody>
          {bundle.faults.map((fault) => (
            <Table.Tr key={`${fault.file}:${fault.line}:${fault.column}:${fault.code}`}>
              <Table.Td>
                <Badge color={fault.level === 'error' ? 'red.6' : 'amber.6'}>
                  {t(fault.level === 'error' ? 'workshop.error' : 'workshop.warning')}
                </Badge>
              </Table.Td>
              <Table.Td>
                <Text size="sm" className="mono">
                  {fault.file}:{fault.line}:{fault.column} {fault.code}
                </Text>
                <Text>{fault.message}</Text>
                <Text size="sm" c="gray.8">
                  {fault.hint}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function BundleDesk({ bundle }: { bundle: Bundle }) {
  const { t } = useT();
  const errors = bundle.faults.filter((fault) => fault.level === 'error').length;
  return (
    <Stack>
      <Group gap="xs">
        <Title order={2}>{bundle.title}</Title>
        <Badge color={errors ? 'red.6' : 'green.7'}>{errors ? t('definitions.faults', { count: errors }) : t('workshop.good')}</Badge>
      </Group>
      <Text size="sm" c="gray.8">
        {bundle.hash && (
          <>
            {t('workshop.read')} <span className="mono">{bundle.hash.slice(0, 12)}</span>
          </>
        )}
        {bundle.running && (
          <>
            {' '}
            · {t('workshop.running')} <span className="mono">{bundle.running.slice(0, 12)}</span>
          </>
        )}
      </Text>
      <Tabs defaultValue="faults" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="faults" mih={44}>
            {t('workshop.faults')} ({bundle.faults.length})
          </Tabs.Tab>
          <Tabs.Tab value="forms" mih={44} disabled={bundle.forms.length === 0}>
            {t('workshop.forms')} ({bundle.forms.length})
          </Tabs.Tab>
          <Tabs.Tab value="documents" mih={44} disabled={bundle.documents.length === 0}>
            {t('workshop.documents')} ({bundle.documents.length})
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="faults" pt="md">
          <Faults bundle={bundle} />
        </Tabs.Panel>
        <Tabs.Panel value="forms" pt="md">
          <FormPreview bundle={bundle} />
        </Tabs.Panel>
        <Tabs.Panel value="documents" pt="md">
          <DocumentPreview bundle={bundle} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Workshop() {
  const { t, lang } = useT();
  useLive();
  const workshop = useQuery({ ...workshopQuery(lang), placeholderData: (previous) => previous });
  const [chosen, choose] = useState<string | null>(null);
  if (workshop.error && !workshop.data) return <Fault error={workshop.error} retry={() => void workshop.refetch()} />;
  if (!workshop.data) return <Loading />;
  const { bundles } = workshop.data;
  const bundle = bundles.find((each) => each.id === chosen) ?? bundles.find((each) => each.faults.length) ?? bundles[0];
  return (
    <Stack>
      <PageTitle>{t('workshop.title')}</PageTitle>
      <Text c="gray.8">{t('workshop.explain')}</Text>
      <Select
        label={t('workshop.bundle')}
        data={bundles.map((each) => ({ value: each.id, label: each.title }))}
        value={bundle?.id ?? null}
        onChange={choose}
        allowDeselect={false}
        maw={480}
      />
      {bundle && <BundleDesk key={bundle.id} bundle={bundle} />}
    </Stack>
  );
}

export function WorkshopPage() {
  return useSession().workshop ? <Workshop /> : <NotFound />;
}
