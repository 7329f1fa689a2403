/** A list in tabs: what may be begun from here, then the cases, each a row on a wide screen and a card on a phone. */
import { Anchor, Paper, Stack, Table, Tabs, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { ListCell, ListPage } from '../../server/http/contract.ts';
import { ToneBadge } from '../case/ToneBadge.tsx';
import { Due } from '../home/Due.tsx';
import { OpeningTiles } from '../home/Openings.tsx';
import { useT } from '../messages/index.ts';
import { showDay } from '../shell/dates.ts';
import { Nothing, Tools } from './Tools.tsx';
import type { useAsked } from './useAsked.ts';
import classes from './view.module.css';

function Cell({ cell, to }: { cell: ListCell; to: string | undefined }) {
  const { t } = useT();
  if ('state' in cell) return <ToneBadge title={cell.state.title} tone={cell.state.tone} size="md" />;
  if ('due' in cell) return <Due due={cell.due ?? undefined} />;
  if ('next' in cell)
    return cell.next.length > 0 ? (
      cell.next.slice(0, 3).map((each) => (
        <Text key={each} size="sm">
          {each}
        </Text>
      ))
    ) : (
      <Text size="sm" c="gray.7">
        {t('case.waiting')}
      </Text>
    );
  const shown = showDay(cell.text) || '—';
  if (to === undefined) return <>{shown}</>;
  return (
    <Anchor component={Link} to={to} fw={600} className={classes.link}>
      {shown}
    </Anchor>
  );
}

function Rows({ page, rows }: { page: ListPage; rows: ListPage['rows'] }) {
  const named = page.rows[0]?.cells.findIndex((cell) => 'text' in cell) ?? 0;
  return (
    <Paper withBorder className={classes.frame}>
      <Table className={classes.table} verticalSpacing="sm" highlightOnHover aria-label={page.title}>
        <Table.Thead>
          <Table.Tr>
            {page.columns.map(({ id, title }) => (
              <Table.Th key={id} scope="col">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              {row.cells.map((cell, index) => (
                <Table.Td key={page.columns[index]?.id ?? index} data-label={page.columns[index]?.title}>
                  <Cell cell={cell} to={index === named ? `/cases/${row.id}` : undefined} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

export function ListView({ pages, asking }: { pages: ListPage[]; asking: ReturnType<typeof useAsked> }) {
  const { t } = useT();
  const [page] = pages;
  if (!page) return null;
  const rows = pages.flatMap((each) => each.rows);
  const content = (
    <Stack>
      <OpeningTiles openings={page.openings} />
      <Tools label={t('case.search')} asking={asking} count={rows.length} of={page} />
      {rows.length > 0 ? (
        <Rows page={page} rows={rows} />
      ) : (
        <Nothing>{asking.asked.q ? t('case.noneFound') : (page.empty ?? t('view.none'))}</Nothing>
      )}
    </Stack>
  );
  if (page.tabs.length === 1) return content;
  return (
    <Tabs value={page.tab} onChange={(tab) => asking.ask({ tab: tab ?? '' })} activateTabWithKeyboard={false}>
      <Tabs.List aria-label={page.title}>
        {page.tabs.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id} mih={44} fz="sm">
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {page.tabs.map(({ id }) => (
        <Tabs.Panel key={id} value={id} pt="md">
          {id === page.tab && content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
