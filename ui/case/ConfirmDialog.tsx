/** The last word before an action that nobody signs: what is about to happen. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ActionView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';

interface Props {
  action: ActionView;
  asked: boolean;
  onYes: () => void;
  onNo: () => void;
}

export function ConfirmDialog({ action, asked, onYes, onNo }: Props) {
  const { t } = useT();
  return (
    <Modal opened={asked} onClose={onNo} title={action.title} size="md" closeButtonProps={{ 'aria-label': t('button.close') }}>
      <Stack>
        {action.confirm && <Text className="pre">{action.confirm}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onNo}>
            {t('button.cancel')}
          </Button>
          <Button color={action.tone === 'danger' ? 'red.6' : 'gov'} onClick={onYes} data-autofocus>
            {action.title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
