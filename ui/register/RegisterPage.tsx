/** A register that anyone may look into: entries, their standing today, and a search. */
import { Paper, Stack, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { RegisterPage as Page } from '../../server/http/contract.ts';
import { registerQuery } from '../api/queries.ts';
import { ToneBadge } from '../case/ToneBadge.tsx';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { More } from '../shell/More.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useSearch } from '../shell/useSearch.ts';
import { SearchIcon } from '../theme/icons.tsx';
import { OpenData } from './OpenData.tsx';
import classes from './register.module.css';

function Entries({ page, rows }: { page: Page; rows: Page['rows'] }) {
  const { t } = useT();
  return (
    <Paper withBorder className={classes.frame}>
      <Table className={classes.table} verticalSpacing="sm" aria-label={page.title}>
        <Table.Thead>
          <Table.Tr>
            {page.columns.map((column) => (
              <Table.Th key={column.id} scope="col">
                {column.title}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('register.status')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              {row.cells.map((cell, index) => (
                <Table.Td key={page.columns[index]?.id ?? index} data-label={page.columns[index]?.title}>
                  {showDay(cell)}
                </Table.Td>
              ))}
              <Table.Td data-label={t('register.status')}>
                <ToneBadge title={row.status.title} tone={row.status.tone} size="md" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

export function RegisterPage() {
  const { t, lang } = useT();
  const { bundle = '', register = '' } = useParams();
  const { typed, type, q } = useSearch();
  const list = useInfiniteQuery({ ...registerQuery(lang, bundle, register, q), placeholderData: keepPreviousData });
  const first = list.data?.pages[0];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  if (list.error && !first) return <Fault error={list.error} retry={() => void list.refetch()} />;
  if (!first) return <Loading />;
  return (
    <Stack>
      <PageTitle>{first.title}</PageTitle>
      {first.open && <OpenData bundle={bundle} register={register} title={first.title} />}
      <TextInput
        type="search"
        label={t('register.search')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        leftSection={<SearchIcon />}
        maw={480}
      />
      <VisuallyHidden role="status">{t('register.found', { count: rows.length })}</VisuallyHidden>
      {rows.length ? (
        <Entries page={first} rows={rows} />
      ) : (
        <Paper withBorder p="lg">
          <Text>{q ? t('register.noneFound') : t('register.none')}</Text>
        </Paper>
      )}
      <More list={list} />
    </Stack>
  );
}
