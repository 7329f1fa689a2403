/** Asks a register for what is typed beside it, and says what came of it: who answered when, or why nobody did. */
import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../api/problem.ts';
import { useT } from '../messages/index.ts';
import { showMoment } from '../shell/dates.ts';
import { useTools } from './FormContext.ts';

type Outcome = { kind: 'none' | 'busy' } | { kind: 'found' | 'failed'; text: string };

export function LookupButton({ id, field, empty, disabled }: { id: string; field: string; empty: boolean; disabled: boolean }) {
  const { t } = useT();
  const { ask } = useTools().lookups;
  const [outcome, set] = useState<Outcome>({ kind: 'none' });
  const start = async () => {
    if (!ask) return;
    set({ kind: 'busy' });
    try {
      const { service, at } = await ask(field);
      set({ kind: 'found', text: t('lookup.found', { service, moment: showMoment(at) }) });
    } catch (error) {
      set({ kind: 'failed', text: problemOf(error)?.title ?? t('fault.offline.title') });
    }
  };
  return (
    <div>
      <Button
        id={`${id}-lookup`}
        mt="xs"
        variant="light"
        disabled={disabled || empty || !ask}
        loading={outcome.kind === 'busy'}
        onClick={() => void start()}
      >
        {t(outcome.kind === 'failed' ? 'lookup.again' : 'lookup.ask')}
      </Button>
      <div role="status">
        {outcome.kind === 'found' && (
          <Text size="sm" mt={4}>
            {outcome.text}
          </Text>
        )}
        {outcome.kind === 'failed' && <Alert mt="xs" color="red" title={outcome.text} />}
      </div>
    </div>
  );
}
