/** The last word before an action: what will be signed, by whom, or what is about to happen. */
import { Button, Code, Collapse, Group, Modal, Paper, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ActionView, StatementView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { keyed } from '../shell/keyed.ts';
import { PenIcon } from '../theme/icons.tsx';
import classes from './case.module.css';

function Statement({ statement }: { statement: StatementView }) {
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

interface Props {
  action: ActionView;
  /** Absent while nothing is asked. */
  asked: { statement?: StatementView } | undefined;
  onYes: () => void;
  onNo: () => void;
}

export function ConfirmDialog({ action, asked, onYes, onNo }: Props) {
  const { t } = useT();
  const signing = asked?.statement !== undefined;
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onNo}
      title={signing ? t('sign.title') : action.title}
      size={signing ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': t('button.close') }}
    >
      <Stack>
        {action.confirm && <Text className="pre">{action.confirm}</Text>}
        {asked?.statement && <Statement statement={asked.statement} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onNo}>
            {t('button.cancel')}
          </Button>
          <Button
            color={action.tone === 'danger' ? 'red.6' : 'gov'}
            leftSection={signing ? <PenIcon size={18} /> : undefined}
            onClick={onYes}
            data-autofocus
          >
            {signing ? t('sign.button') : action.title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
