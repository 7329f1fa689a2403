/** Signing: what is signed, line by line; how the code is to come; the code itself. Closes when it is done, stays with what went wrong. */
import { Anchor, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { type FormEvent, useEffect, useState } from 'react';
import type { AskedCodeView, StatementView } from '../../server/http/contract.ts';
import { useT } from '../messages/index.ts';
import { ProblemAlert } from '../shell/Fault.tsx';
import { PenIcon } from '../theme/icons.tsx';
import { Statement } from './Statement.tsx';
import type { SignatureGiven, Signing } from './useSubmit.ts';

export type Method = 'email' | 'sms';

interface Props {
  confirm: string | undefined;
  asked: (Signing & { statement: StatementView }) | undefined;
  onAsk: (method: Method) => void;
  onSign: (given: SignatureGiven) => void;
  onNo: () => void;
}

export function SignDialog({ confirm, asked, onAsk, onSign, onNo }: Props) {
  const { t } = useT();
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onNo}
      title={t('sign.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('button.close') }}
    >
      {asked && (
        <Stack>
          {confirm && <Text className="pre">{confirm}</Text>}
          <Statement statement={asked.statement} />
          {asked.fault && <ProblemAlert problem={asked.fault.problem} />}
          {asked.code ? (
            <Code key={asked.code.id} code={asked.code} busy={asked.busy} onAsk={onAsk} onSign={onSign} onNo={onNo} />
          ) : (
            <Ways busy={asked.busy} onAsk={onAsk} onNo={onNo} />
          )}
        </Stack>
      )}
    </Modal>
  );
}

/** By which way the code is to come. */
function Ways({ busy, onAsk, onNo }: { busy: boolean; onAsk: (method: Method) => void; onNo: () => void }) {
  const { t } = useT();
  const [method, choose] = useState<Method>('email');
  return (
    <>
      <Radio.Group label={t('sign.type.cloud')} value={method} onChange={(value) => choose(value === 'sms' ? 'sms' : 'email')}>
        <Stack gap="xs" mt="xs">
          <Radio value="email" label={t('sign.code.email')} />
          <Radio value="sms" label={t('sign.code.sms')} />
        </Stack>
      </Radio.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onNo}>
          {t('button.cancel')}
        </Button>
        <Button loading={busy} onClick={() => onAsk(method)} data-autofocus>
          {t('sign.code.get')}
        </Button>
      </Group>
    </>
  );
}

interface CodeProps {
  code: AskedCodeView;
  busy: boolean;
  onAsk: (method: Method) => void;
  onSign: (given: SignatureGiven) => void;
  onNo: () => void;
}

const DIGITS = 6;

function Code({ code, busy, onAsk, onSign, onNo }: CodeProps) {
  const { t } = useT();
  const left = useSecondsLeft(code);
  const [typed, type] = useState('');
  const [sendAgain, setSendAgain] = useState(false);
  const ready = typed.length === DIGITS && left > 0 && !busy;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onSign({ asked: code.id, code: typed });
  };
  if (sendAgain) return <Ways busy={busy} onAsk={onAsk} onNo={onNo} />;
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('sign.code.field')}
          description={left > 0 ? t('sign.code.left', { time: clockOf(left) }) : t('sign.code.over')}
          value={typed}
          onChange={(event) => type(event.currentTarget.value.replace(/\D/g, '').slice(0, DIGITS))}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={DIGITS}
          size="md"
          maw={260}
          data-autofocus
          autoFocus
        />
        {code.page && (
          <Text size="sm">
            {t('sign.code.demo')}{' '}
            <Anchor href={code.page} target="_blank" rel="noreferrer" underline="always">
              {t('sign.code.demoLink')}
            </Anchor>
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="subtle" onClick={() => setSendAgain(true)} disabled={busy}>
            {t('sign.code.again')}
          </Button>
          <Button variant="default" onClick={onNo}>
            {t('button.cancel')}
          </Button>
          <Button type="submit" leftSection={<PenIcon size={18} />} disabled={typed.length !== DIGITS || left <= 0} loading={busy}>
            {t('sign.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** How long the code is still valid, counted from when it came. */
function useSecondsLeft({ seconds }: AskedCodeView): number {
  const [end] = useState(() => Date.now() + seconds * 1000);
  const [now, setNow] = useState(() => Date.now());
  const { start, stop } = useInterval(() => setNow(Date.now()), 1000);
  useEffect(() => {
    start();
    return stop;
  }, [start, stop]);
  return Math.max(0, Math.ceil((end - now) / 1000));
}

const clockOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
