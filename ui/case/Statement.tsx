/** What is signed, line by line, by whom and for whom; the data themselves for those who want to see them. */
import { Button, Code, Collapse, Paper, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { StatementView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { keyed } from '../shell/keyed.ts';
import classes from './case.module.css';

export function Statement({ statement }: { statement: StatementView }) {
  const { t } = useT();
  const [open, data] = useDisclosure(false);
  return (
    <Stack gap="sm">
      <Text>{t('sign.explain')}</Text>
      <Paper withBorder p="xs">
        <Table className={classes.lines} verticalSpacing={6}>
          <Table.Tbody>
            {keyed(statement.lines, (each) => each.title).map(({ key, item: line }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{line.title}</Table.Th>
                <Table.Td className="pre">{line.value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <Paper bg="gov.0" p="sm">
        <Text size="sm" c="gray.8">
          {t('sign.signer')}
        </Text>
        <Text fw={600}>{statement.signer.name}</Text>
        <Text size="sm">{t('sign.onBehalf', { name: statement.signer.onBehalfOf })}</Text>
      </Paper>
      <Button variant="subtle" onClick={data.toggle} aria-expanded={open} w="fit-content">
        {t('sign.asData')}
      </Button>
      <Collapse expanded={open}>
        <Text size="sm">SHA-256</Text>
        <Text className="mono" mb="xs">
          {statement.hash}
        </Text>
        <Code block className={classes.canonical} tabIndex={0}>
          {statement.canonical}
        </Code>
      </Collapse>
    </Stack>
  );
}
