/** Text that is kept safe at every stroke and handed to the form when the typing pauses, so that long forms stay quick. */
import { useEffect, useRef, useState } from 'react';
import type { Path } from '../../draft/answers.ts';
import { useTools } from '../FormContext.ts';
import { registerPending } from '../pending.ts';

const PAUSE = 600;

/** Gives the text shown, what to call with each stroke, and with leaving the field. */
export function useBuffered(value: string | undefined, path: Path | undefined, onChange: (next: string | undefined) => void) {
  const tools = useTools();
  const [text, setText] = useState(value ?? '');
  const handed = useRef(value ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const now = useRef({ text, path, onChange, tools });
  now.current = { text, path, onChange, tools };
  useEffect(() => {
    if ((value ?? '') === handed.current) return;
    handed.current = value ?? '';
    setText(value ?? '');
  }, [value]);
  const flush = useRef(() => {
    clearTimeout(timer.current);
    const latest = now.current;
    if (latest.text === handed.current) return;
    handed.current = latest.text;
    latest.onChange(latest.text === '' ? undefined : latest.text);
    if (latest.path) latest.tools.taken(latest.path);
  });
  useEffect(() => {
    const leave = registerPending(flush.current);
    return () => {
      leave();
      clearTimeout(timer.current);
    };
  }, []);
  const type = (next: string) => {
    now.current.text = next;
    setText(next);
    if (path) tools.keep(path, next === '' && typeof path.at(-1) !== 'number' ? undefined : next);
    clearTimeout(timer.current);
    timer.current = setTimeout(flush.current, PAUSE);
  };
  return { text, type, settle: flush.current };
}
