/** What went wrong, in words, with the way on. */
import { Alert, Button, Container, List, Stack, Title } from '@mantine/core';
import type { ProblemDocument } from '../../server/http/contract.ts';
import { problemOf, Unreachable } from '../api/problem.ts';
import { useT } from '../messages/index.ts';
import { keyed } from './keyed.ts';

/** A problem document; without one, that the server could not be reached. */
export function ProblemAlert({ problem }: { problem: ProblemDocument | undefined }) {
  const { t } = useT();
  if (!problem) {
    return (
      <Alert color="red" title={t('fault.offline.title')} role="alert">
        {t('fault.offline.detail')}
      </Alert>
    );
  }
  // the title is the first of them; said once
  const lines = (problem.errors ?? []).filter(({ message }) => message !== problem.title);
  return (
    <Alert color="red" title={problem.title} role="alert">
      {problem.detail && <p style={{ margin: 0 }}>{problem.detail}</p>}
      {lines.length > 0 && (
        <List size="sm" mt="xs">
          {keyed(lines, (each) => each.code).map(({ key, item: line }) => (
            <List.Item key={key}>{line.message}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

export function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useT();
  const problem = problemOf(error);
  return (
    <Container size="sm" py="xl">
      <Stack>
        <Title order={1}>{t('fault.title')}</Title>
        {problem || error instanceof Unreachable ? (
          <ProblemAlert problem={problem} />
        ) : (
          <Alert color="red" title={t('fault.crash.title')} role="alert">
            {t('fault.crash.detail')}
          </Alert>
        )}
        <Button onClick={retry} w="fit-content">
          {t('button.retry')}
        </Button>
      </Stack>
    </Container>
  );
}
