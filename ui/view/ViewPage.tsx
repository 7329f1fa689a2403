/** A screen that definitions describe: its heading, what is asked of it, its rows page by page. What stands in it came from the server. */
import { Anchor, Breadcrumbs, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ComparisonPage, ListPage, ViewPage as Page, TablePage } from '../../server/http/contract.ts';
import { viewQuery } from '../api/queries.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { More } from '../shell/More.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { RequirePerson } from '../shell/RequirePerson.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import { ListView } from './ListView.tsx';
import { TableView } from './TableView.tsx';
import { useAsked } from './useAsked.ts';

function Body({ pages, asking }: { pages: Page[]; asking: ReturnType<typeof useAsked> }) {
  const kind = pages[0]?.kind;
  if (kind === 'list') return <ListView pages={pages as ListPage[]} asking={asking} />;
  if (kind === 'table') return <TableView pages={pages as TablePage[]} asking={asking} />;
  return <ComparisonView pages={pages as ComparisonPage[]} asking={asking} />;
}

function Screen({ bundle, view }: { bundle: string; view: string }) {
  const { t, lang } = useT();
  const asking = useAsked();
  const found = useInfiniteQuery({ ...viewQuery(lang, bundle, view, asking.asked), placeholderData: keepPreviousData });
  const [first] = found.data?.pages ?? [];
  if (found.error && !first) return <Fault error={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !first) return <Loading />;
  return (
    <Stack aria-busy={found.isPlaceholderData}>
      <Breadcrumbs separator="›">
        <Anchor component={Link} to="/" size="sm">
          {t('home.page')}
        </Anchor>
        <Text size="sm">{first.menu}</Text>
      </Breadcrumbs>
      <div>
        <PageTitle>{first.title}</PageTitle>
        {first.intro && <Text c="gray.8">{first.intro}</Text>}
      </div>
      <Body pages={found.data.pages} asking={asking} />
      <More list={found} />
    </Stack>
  );
}

export function ViewPage() {
  const { bundle = '', view = '' } = useParams();
  return (
    <RequirePerson>
      <Screen key={`${bundle}/${view}`} bundle={bundle} view={view} />
    </RequirePerson>
  );
}
