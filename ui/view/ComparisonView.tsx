/** The years of one organisation side by side, criterion by criterion; what was said otherwise than the year before is marked. */
import { Anchor, Badge, Checkbox, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ComparedView, ComparisonPage } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { Marks } from './Marks.tsx';
import { Nothing, Tools } from './Tools.tsx';
import type { useAsked } from './useAsked.ts';
import classes from './view.module.css';

function Choices({ page, pages, asking }: { page: ComparisonPage; pages: ComparisonPage[]; asking: ReturnType<typeof useAsked> }) {
  const { t } = useT();
  const choices = pages.flatMap((each) => each.choices ?? []);
  return (
    <>
      <Tools label={t('view.searchOrganisation')} asking={asking} count={choices.length} />
      <Title order={2} size="h4">
        {t('view.choose')}
      </Title>
      {choices.length > 0 ? (
        <Stack component="ul" gap={4} m={0} pl="lg">
          {choices.map(({ id, name }) => (
            <li key={id}>
              <Anchor
                component={Link}
                to={`/views/${page.bundle}/${page.view}?organisation=${encodeURIComponent(id)}`}
                className={classes.link}
              >
                {name}
              </Anchor>
            </li>
          ))}
        </Stack>
      ) : (
        <Nothing>{asking.asked.q ? t('case.noneFound') : t('view.noOrganisations')}</Nothing>
      )}
    </>
  );
}

function Said({ cell }: { cell: ComparedView | null }) {
  const { t } = useT();
  if (!cell)
    return (
      <Text size="sm" c="gray.7">
        {t('view.unanswered')}
      </Text>
    );
  return (
    <Stack gap={4}>
      {cell.change !== 'first' && (
        <Badge variant="filled" color={cell.change === 'changed' ? 'amber.6' : 'gray.7'} size="md">
          {t(cell.change === 'changed' ? 'view.changed' : 'view.same')}
        </Badge>
      )}
      {cell.code !== undefined && (
        <Text size="xs" c="gray.7">
          {t('view.codeThen', { code: cell.code })}
        </Text>
      )}
      {cell.values.map(({ title, value }) => (
        <div key={title}>
          {cell.values.length > 1 && (
            <Text size="xs" c="gray.7">
              {title}
            </Text>
          )}
          <Text size="sm" className={classes.said}>
            {value}
          </Text>
        </div>
      ))}
    </Stack>
  );
}

function Years({ page, criteria }: { page: ComparisonPage; criteria: ComparisonPage['criteria'] }) {
  const { t } = useT();
  const titles = page.years.map(({ year, number }) => (number ? `${year} · № ${number}` : String(year)));
  return (
    <Paper withBorder className={classes.frame}>
      <Table className={classes.table} verticalSpacing="sm" aria-label={page.title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" miw={240}>
              {t('view.criterion')}
            </Table.Th>
            {page.years.map(({ mark }, index) => (
              <Table.Th key={titles[index]} scope="col" miw={190}>
                <Text fw={600} size="sm">
                  {titles[index]}
                </Text>
                <Marks marks={[mark]} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {criteria.map(({ id, code, title, cells }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" maw={300} fw={600}>
                {code === undefined ? title : `${code}. ${title}`}
              </Table.Th>
              {cells.map((cell, index) => (
                <Table.Td
                  key={titles[index]}
                  data-label={titles[index]}
                  className={cell?.change === 'changed' ? classes.changed : undefined}
                >
                  <Said cell={cell} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

export function ComparisonView({ pages, asking }: { pages: ComparisonPage[]; asking: ReturnType<typeof useAsked> }) {
  const { t } = useT();
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [page] = pages;
  if (!page) return null;
  if (!page.organisation) return <Choices page={page} pages={pages} asking={asking} />;
  const criteria = page.criteria.filter(({ cells }) => !onlyChanged || cells.some((cell) => cell?.change === 'changed'));
  return (
    <>
      <Group justify="space-between">
        <Title order={2} size="h3">
          {page.organisation.name}
        </Title>
        {asking.asked.organisation && (
          <Anchor component="button" type="button" onClick={() => asking.ask({ organisation: '' })}>
            {t('view.otherOrganisation')}
          </Anchor>
        )}
      </Group>
      {page.years.length > 0 ? (
        <>
          <Checkbox label={t('view.onlyChanged')} checked={onlyChanged} onChange={(event) => setOnlyChanged(event.currentTarget.checked)} />
          {criteria.length > 0 ? <Years page={page} criteria={criteria} /> : <Nothing>{t('view.nothingChanged')}</Nothing>}
        </>
      ) : (
        <Nothing>{t('view.noYears')}</Nothing>
      )}
    </>
  );
}
