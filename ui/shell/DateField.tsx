/** A date to type (DD.MM.YYYY, dots optional) or to pick; the calendar is fetched when it is opened. Gives an ISO day. */
import { ActionIcon, Popover, TextInput, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { registerPending } from '../form/pending.ts';
import { useT } from '../messages/index.ts';
import { CalendarIcon } from '../theme/icons.tsx';
import { readDay, showDay } from './dates.ts';

const Calendar = lazy(async () => ({ default: (await import('./Calendar.tsx')).Calendar }));

interface Props {
  id: string;
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
  description?: string | undefined;
  min?: string;
  error?: string | undefined;
}

const shown = (value: string | undefined) => (value ? showDay(value) : '');

/** What is typed, handed on as a day once it is one; what is none is kept as typed, so that nothing vanishes. */
function useTyped(value: string | undefined, onChange: Props['onChange']) {
  const [typed, setTyped] = useState(shown(value));
  const last = useRef(value);
  const state = useRef({ typed, onChange });
  state.current = { typed, onChange };
  useEffect(() => {
    if (value === last.current) return;
    last.current = value;
    setTyped(shown(value));
  }, [value]);
  const hand = (text: string) => {
    const day = text.trim() === '' ? undefined : (readDay(text) ?? text.trim());
    if (day === last.current) return;
    last.current = day;
    state.current.onChange(day);
  };
  const settle = () => {
    hand(state.current.typed);
    const day = readDay(state.current.typed);
    if (day) setTyped(showDay(day));
  };
  const settleNow = useRef(settle);
  settleNow.current = settle;
  useEffect(() => registerPending(() => settleNow.current()), []);
  const type = (text: string) => {
    setTyped(text);
    if (text === '' || readDay(text)) hand(text);
  };
  const pick = (day: string) => {
    setTyped(showDay(day));
    hand(day);
  };
  return { typed, type, settle, pick };
}

export function DateField({ id, label, value, onChange, required, readOnly, description, min, error }: Props) {
  const { t } = useT();
  const [open, setOpen] = useState(false);
  const { typed, type, settle, pick } = useTyped(value, onChange);
  const wrong = typed !== '' && !readDay(typed) && value === typed.trim();
  const message = error ?? (wrong ? t('fault.date') : undefined);
  const button = (
    <Popover opened={open} onChange={setOpen} trapFocus position="bottom-end" shadow="md" withinPortal>
      <Popover.Target>
        <ActionIcon aria-label={`${t('date.open')}: ${label}`} onClick={() => setOpen((was) => !was)} disabled={readOnly ?? false}>
          <CalendarIcon />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label}>
        {open && (
          <Suspense fallback={<VisuallyHidden>{t('app.loading')}</VisuallyHidden>}>
            <Calendar
              day={value && readDay(value)}
              min={min}
              onPick={(day) => {
                pick(day);
                setOpen(false);
              }}
            />
          </Suspense>
        )}
      </Popover.Dropdown>
    </Popover>
  );
  return (
    <TextInput
      id={id}
      label={label}
      description={description}
      required={required ?? false}
      withAsterisk={required ?? false}
      readOnly={readOnly ?? false}
      value={typed}
      placeholder={t('date.pattern')}
      inputMode="text"
      autoComplete="off"
      maw={260}
      error={message}
      rightSection={button}
      rightSectionWidth={46}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={settle}
    />
  );
}
