/** Appointing somebody: the number, the name where the system does not know it, the role, the days. */
import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppointmentsView } from '../../server/http/contract.ts';
import { call } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { useT } from '../messages/index.ts';
import { DateField } from '../shell/DateField.tsx';

type Roles = AppointmentsView['roles'];
interface Asked {
  pin: string;
  name: string;
  role: string;
  territory: string;
  from?: string | undefined;
  to?: string | undefined;
}

export function AppointForm({ roles, today }: { roles: Roles; today: string }) {
  const { t } = useT();
  const client = useQueryClient();
  const empty: Asked = { pin: '', name: '', role: roles[0]?.id ?? '', territory: '', from: today };
  const [asked, set] = useState(empty);
  const put = (some: Partial<Asked>) => set((before) => ({ ...before, ...some }));
  const territories = roles.find(({ id }) => id === asked.role)?.territories;
  const appoint = useMutation({
    mutationFn: () =>
      call('POST', '/api/appointments', {
        body: Object.fromEntries(
          Object.entries(asked).filter(([name, value]) => (value || name === 'pin') && (name !== 'territory' || territories)),
        ),
      }),
    onSuccess: async () => {
      set({ ...empty, role: asked.role });
      await client.invalidateQueries({ queryKey: ['appointments'] });
    },
  });
  const fault = problemOf(appoint.error);
  const at = (pointer: string) => fault?.errors?.find((one) => one.pointer === pointer)?.message;
  return (
    <Paper withBorder p="md">
      <form
        // what is missing is said by the server, in the language of the screen
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          appoint.mutate();
        }}
      >
        <Stack gap="sm">
          <Title order={2}>{t('appoint.new')}</Title>
          <NativeSelect
            label={t('appoint.role')}
            value={asked.role}
            data={roles.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={({ currentTarget }) => put({ role: currentTarget.value, territory: '' })}
          />
          {territories && (
            <NativeSelect
              label={t('appoint.territory')}
              required
              value={asked.territory}
              error={at('/territory')}
              data={[{ value: '', label: '—' }, ...territories.map(({ id, title }) => ({ value: id, label: title }))]}
              onChange={({ currentTarget }) => put({ territory: currentTarget.value })}
            />
          )}
          <TextInput
            label={t('appoint.pin')}
            required
            inputMode="numeric"
            maxLength={14}
            value={asked.pin}
            error={at('/pin')}
            onChange={({ currentTarget }) => put({ pin: currentTarget.value.trim() })}
          />
          <TextInput
            label={t('appoint.name')}
            description={t('appoint.nameHelp')}
            maxLength={200}
            value={asked.name}
            error={at('/name')}
            onChange={({ currentTarget }) => put({ name: currentTarget.value })}
          />
          <Group align="flex-start">
            <DateField id="appoint-from" label={t('appoint.from')} value={asked.from} onChange={(from) => put({ from })} />
            <DateField id="appoint-to" label={t('appoint.to')} value={asked.to} onChange={(to) => put({ to })} error={at('/to')} />
          </Group>
          {fault && (
            <Text c="red.9" role="alert">
              {fault.title}
            </Text>
          )}
          <Button type="submit" w="fit-content" loading={appoint.isPending}>
            {t('appoint.do')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
