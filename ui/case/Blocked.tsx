/** Why an action can't be taken now. */
import { Alert, List } from '@mantine/core';
import type { ActionView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { keyed } from '../shell/keyed.ts';

/** The reasons; warnings are told but do not stop. */
export function Blocked({ reasons, id }: { reasons: ActionView['blocked']; id: string }) {
  const { t } = useT();
  if (reasons.length === 0) return null;
  const stops = reasons.some((reason) => reason.level !== 'warning');
  return (
    <Alert color="amber" id={id} title={stops ? t('action.blocked') : t('action.warned')}>
      <List size="sm">
        {keyed(reasons, (each) => each.code).map(({ key, item }) => (
          <List.Item key={key}>{item.message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** True when something stops it. */
export const isBlocked = (action: ActionView): boolean => action.blocked.some((reason) => reason.level !== 'warning');
