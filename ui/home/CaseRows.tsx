/** Cases in a list: a table on a wide screen, cards on a phone. */
import { Anchor, Paper, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { CaseRow } from '../../server/http/contract.ts';
import { ToneBadge } from '../case/ToneBadge.tsx';
import { useT } from '../messages/index.ts';
import { Due } from './Due.tsx';
import classes from './home.module.css';

function Next({ row }: { row: CaseRow }) {
  const { t } = useT();
  if (row.next.length === 0)
    return (
      <Text span size="sm" c="gray.7">
        {t('case.waiting')}
      </Text>
    );
  return (
    <>
      {row.next.slice(0, 3).map((each) => (
        <Text key={each} size="sm">
          {each}
        </Text>
      ))}
      {row.next.length > 3 && (
        <Text size="sm" c="gray.7">
          +{row.next.length - 3}
        </Text>
      )}
    </>
  );
}

function Card({ row }: { row: CaseRow }) {
  const { t } = useT();
  return (
    <Paper withBorder p="md" component="li">
      <Stack gap={8}>
        <div>
          <Anchor component={Link} to={`/cases/${row.id}`} fw={600} className={classes.open}>
            {row.summary || row.procedureTitle}
          </Anchor>
          <Text size="sm" c="gray.8">
            № {row.number} · {row.applicant}
          </Text>
          {row.summary && (
            <Text size="sm" c="gray.7">
              {row.procedureTitle}
            </Text>
          )}
        </div>
        <div>
          <ToneBadge title={row.state.title} tone={row.state.tone} size="md" />
        </div>
        <Due due={row.due} />
        {row.next.length > 0 && (
          <div>
            <Text size="xs" c="gray.7">
              {t('case.nextAction')}
            </Text>
            <Next row={row} />
          </div>
        )}
      </Stack>
    </Paper>
  );
}

export function CaseRows({ rows, caption }: { rows: CaseRow[]; caption: string }) {
  const { t } = useT();
  return (
    <>
      <ul className={classes.cards} aria-label={caption}>
        {rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </ul>
      <Paper withBorder className={classes.table}>
        <Table verticalSpacing="sm" highlightOnHover aria-label={caption}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('case.what')}</Table.Th>
              <Table.Th scope="col">{t('case.applicant')}</Table.Th>
              <Table.Th scope="col">{t('case.state')}</Table.Th>
              <Table.Th scope="col">{t('case.nextAction')}</Table.Th>
              <Table.Th scope="col">{t('deadline.title')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td maw={330}>
                  <Anchor component={Link} to={`/cases/${row.id}`} fw={600}>
                    {row.summary || row.procedureTitle}
                  </Anchor>
                  <Text size="xs" c="gray.8">
                    № {row.number}
                    {row.summary ? ` · ${row.procedureTitle}` : ''}
                  </Text>
                </Table.Td>
                <Table.Td maw={230}>{row.applicant}</Table.Td>
                <Table.Td>
                  <ToneBadge title={row.state.title} tone={row.state.tone} size="md" />
                </Table.Td>
                <Table.Td maw={230}>
                  <Next row={row} />
                </Table.Td>
                <Table.Td>
                  <Due due={row.due} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </>
  );
}
