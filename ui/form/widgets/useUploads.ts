/** Files on their way: progress and failure of each, what was taken out and can be put back. */
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import type { Path } from '../../draft/answers.ts';
import { useT } from '../../messages/index.ts';
import { useTools } from '../FormContext.ts';

export interface Sending {
  key: string;
  file: File;
  share: number;
  failure?: string;
}

let counter = 0;

/** `onChange` hands the list of ids to the form; after the widget has gone the list goes straight to the draft. */
export function useUploads(ids: string[], path: Path | undefined, onChange: (ids: string[] | undefined) => void) {
  const { t } = useT();
  const tools = useTools();
  const [sending, setSending] = useState<Sending[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const latest = useRef({ ids, path, onChange });
  latest.current = { ...latest.current, path, onChange };
  const mounted = useRef(true);
  useEffect(() => {
    latest.current.ids = ids;
  }, [ids]);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const put = (next: string[]) => {
    latest.current.ids = next;
    if (mounted.current) latest.current.onChange(next.length ? next : undefined);
    else if (path) tools.keep(path, next);
  };
  const patch = (key: string, change: Partial<Sending>) =>
    setSending((list) => list.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const drop = (key: string) => setSending((list) => list.filter((each) => each.key !== key));

  async function send(file: File): Promise<void> {
    if (!tools.upload) return;
    counter += 1;
    const key = String(counter);
    setSending((list) => [...list, { key, file, share: 0 }]);
    tools.uploading(1);
    try {
      const stored = await tools.upload(file, (share) => patch(key, { share }));
      tools.addFile(stored);
      drop(key);
      put([...latest.current.ids, stored.id]);
    } catch (error) {
      const problem = problemOf(error);
      patch(key, {
        failure: problem
          ? [problem.title, problem.detail, ...(problem.errors ?? []).map((each) => each.message)].filter(Boolean).join('. ')
          : t('files.offline'),
      });
    } finally {
      tools.uploading(-1);
    }
  }
  const remove = (id: string) => {
    setRemoved((list) => [...list, id]);
    put(latest.current.ids.filter((other) => other !== id));
  };
  const restore = (id: string) => {
    setRemoved((list) => list.filter((other) => other !== id));
    put([...latest.current.ids, id]);
  };
  const again = (each: Sending) => {
    drop(each.key);
    void send(each.file);
  };
  return { sending, removed, send, remove, restore, again, drop };
}
