/** Shown in place of everything while no good definitions are in force: what is wrong with them. */
import { Alert, Button, Container, List, Stack, Text, Title } from '@mantine/core';
import type { ProblemDocument } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { keyed } from './keyed.ts';

export function DefinitionFaults({ problem, retry }: { problem: ProblemDocument; retry: () => void }) {
  const { t } = useT();
  return (
    <Container component="main" size="lg" py="xl">
      <Stack>
        <Title order={1}>{problem.title}</Title>
        <Text>{problem.detail ?? t('definitions.none')}</Text>
        {(problem.errors?.length ?? 0) > 0 && (
          <Alert color="red" title={t('definitions.faults', { count: problem.errors?.length ?? 0 })}>
            <List spacing="xs">
              {keyed(problem.errors ?? [], (each) => each.code).map(({ key, item: fault }) => (
                <List.Item key={key}>
                  <span className="mono">{fault.code}</span> {fault.message}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Button onClick={retry} w="fit-content">
          {t('button.retry')}
        </Button>
      </Stack>
    </Container>
  );
}
