/** Organisations by years: a row each on a wide screen, a card each on a phone; the years shown can be moved, the overdue alone asked for. */
import { Anchor, Button, Checkbox, Group, Paper, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { TablePage } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { Marks } from './Marks.tsx';
import { Nothing, Tools } from './Tools.tsx';
import type { useAsked } from './useAsked.ts';
import classes from './view.module.css';

function Rows({ page, rows }: { page: TablePage; rows: TablePage['rows'] }) {
  const { t } = useT();
  const titles = [...page.years.map(String), ...page.columns.map(({ title }) => title)];
  return (
    <Paper withBorder className={classes.frame}>
      <Table className={classes.table} verticalSpacing="sm" highlightOnHover aria-label={page.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('view.organisation')}</Table.Th>
            {titles.map((title) => (
              <Table.Th key={title} scope="col">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.organisation}>
              <Table.Th scope="row" maw={260} fw={600}>
                {row.name}
                {page.comparison !== undefined && (
                  <div>
                    <Anchor
                      component={Link}
                      to={`/views/${page.bundle}/${page.comparison}?organisation=${encodeURIComponent(row.organisation)}`}
                      size="sm"
                      className={classes.link}
                      aria-label={t('view.compareOf', { name: row.name })}
                    >
                      {t('view.compare')}
                    </Anchor>
                  </div>
                )}
              </Table.Th>
              {[...row.years, ...row.cells].map((marks, index) => (
                <Table.Td key={titles[index]} data-label={titles[index]}>
                  <Marks marks={marks} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

export function TableView({ pages, asking }: { pages: TablePage[]; asking: ReturnType<typeof useAsked> }) {
  const { t } = useT();
  const [page] = pages;
  if (!page) return null;
  const { asked, ask } = asking;
  const rows = pages.flatMap((each) => each.rows);
  const last = page.years.at(-1) ?? 0;
  const to = (year: number) => ask({ year: String(year) });
  return (
    <>
      <Tools label={t('view.searchOrganisation')} asking={asking} count={rows.length} of={page}>
        <Checkbox
          py={10}
          label={t('view.onlyOverdue')}
          checked={asked.overdue === 'true'}
          onChange={(event) => ask({ overdue: event.currentTarget.checked ? 'true' : '' })}
        />
      </Tools>
      <Group gap="sm">
        <Button variant="default" onClick={() => to(last - 1)}>
          {t('view.earlier')}
        </Button>
        {asked.year && (
          <Button variant="default" onClick={() => ask({ year: '' })}>
            {t('view.thisYear')}
          </Button>
        )}
      </Group>
      {rows.length > 0 ? (
        <Rows page={page} rows={rows} />
      ) : (
        <Nothing>{asked.q || asked.overdue ? t('case.noneFound') : t('view.noOrganisations')}</Nothing>
      )}
    </>
  );
}
