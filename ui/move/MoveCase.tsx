/** On a case that may be moved to a later edition: the offer, what would change, and the move itself. */
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView, MoveView } from '../../server/http/contract.ts';
import { call, freshKey } from '../api/client.ts';
import { moveQuery } from '../api/queries.ts';
import { useCaseChanged } from '../case/useCase.ts';
import { useT } from '../messages/index.ts';
import { Fault } from '../shell/Fault.tsx';
import { Loading } from '../shell/Loading.tsx';
import { MoveChanges } from './MoveView.tsx';

/** Moves a case as it was shown; the same attempt keeps its key. */
export const sendMove = (id: string, version: number, to: string, key: string) =>
  call<CaseView | undefined>('POST', `/api/cases/${id}/move`, { body: { to }, match: String(version), key });

function Asked({ id, seen, close }: { id: string; seen: MoveView; close: () => void }) {
  const { t } = useT();
  const changed = useCaseChanged(id);
  const [key] = useState(freshKey);
  const moving = useMutation({
    mutationFn: () => sendMove(id, seen.version, seen.to.hash, key),
    onSuccess: async ({ data }) => {
      await changed(data);
      close();
    },
  });
  return (
    <Stack>
      <MoveChanges view={seen} />
      <div role="alert">{moving.error && <Fault error={moving.error} retry={() => moving.mutate()} />}</div>
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {t('button.cancel')}
        </Button>
        <Button loading={moving.isPending} disabled={seen.blocked.length > 0} onClick={() => moving.mutate()}>
          {t('move.one')}
        </Button>
      </Group>
    </Stack>
  );
}

function Dialog({ id, close }: { id: string; close: () => void }) {
  const { lang } = useT();
  const plan = useQuery(moveQuery(lang, id));
  if (plan.data) return <Asked id={id} seen={plan.data} close={close} />;
  return plan.error ? <Fault error={plan.error} retry={() => void plan.refetch()} /> : <Loading />;
}

export function MoveCase({ view }: { view: CaseView }) {
  const { t } = useT();
  const [open, dialog] = useDisclosure(false);
  if (!view.move) return null;
  return (
    <Alert color="gov" title={t('move.offer', { version: view.move.version })}>
      <Text mb="sm">{t('move.offerText', { version: view.edition.version })}</Text>
      <Button variant="default" onClick={dialog.open} aria-haspopup="dialog">
        {t('move.look')}
      </Button>
      <Modal opened={open} onClose={dialog.close} title={t('move.title')} size="lg" closeButtonProps={{ 'aria-label': t('button.close') }}>
        <Dialog id={view.id} close={dialog.close} />
      </Modal>
    </Alert>
  );
}
