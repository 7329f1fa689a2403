/** All cases of one procedure that I may see, searched and paged. */
import { Anchor, Breadcrumbs, Paper, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { casesQuery, homeQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { More } from '../shell/More.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import { useSearch } from '../shell/useSearch.ts';
import { SearchIcon } from '../theme/icons.tsx';
import { CaseRows } from './CaseRows.tsx';

function CaseList() {
  const { t, lang } = useT();
  const { bundle = '', procedure = '' } = useParams();
  const { typed, type, q } = useSearch();
  const home = useQuery(homeQuery(lang));
  const list = useInfiniteQuery({ ...casesQuery(lang, bundle, procedure, q), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const title =
    home.data?.lists.find((each) => each.bundle === bundle && each.procedure === procedure)?.title ??
    rows[0]?.procedureTitle ??
    t('case.list');
  return (
    <Stack>
      <Breadcrumbs separator="›">
        <Anchor component={Link} to="/" size="sm">
          {t('home.page')}
        </Anchor>
        <Text size="sm">{title}</Text>
      </Breadcrumbs>
      <PageTitle>{title}</PageTitle>
      <TextInput
        type="search"
        label={t('case.search')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        leftSection={<SearchIcon />}
        maw={480}
      />
      <VisuallyHidden role="status">{list.data ? t('case.found', { count: rows.length }) : ''}</VisuallyHidden>
      {list.error && !list.data ? (
        <Fault error={list.error} retry={() => void list.refetch()} />
      ) : !list.data ? (
        <Loading />
      ) : rows.length ? (
        <CaseRows rows={rows} caption={title} />
      ) : (
        <Paper withBorder p="lg">
          <Text>{q ? t('case.noneFound') : t('case.none')}</Text>
        </Paper>
      )}
      <More list={list} />
    </Stack>
  );
}

export function CaseListPage() {
  return (
    <RequirePerson>
      <CaseList />
    </RequirePerson>
  );
}
