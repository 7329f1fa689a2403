/** All that is wrong, above the form; each line leads to its field. */
import { Alert, Anchor, List } from '@mantine/core';
import { useT } from '../messages/index.ts';
import type { FieldFault } from './faults.ts';

export function ErrorSummary({ faults, onGo }: { faults: FieldFault[]; onGo: (fault: FieldFault) => void }) {
  const { t } = useT();
  if (faults.length === 0) return null;
  return (
    <Alert color="red" title={t('faults.title', { count: faults.length })} role="alert" mb="md">
      <List size="sm" spacing={4}>
        {faults.slice(0, 30).map((fault) => (
          <List.Item key={fault.id}>
            <Anchor
              href={`#${fault.id}`}
              size="sm"
              onClick={(event) => {
                event.preventDefault();
                onGo(fault);
              }}
            >
              {fault.title.replace(/:\s*$/, '')}
            </Anchor>
            : {fault.message}
          </List.Item>
        ))}
      </List>
      {faults.length > 30 && t('faults.more', { count: faults.length - 30 })}
    </Alert>
  );
}
