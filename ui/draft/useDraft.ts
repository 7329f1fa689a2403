/** The drafts of a form on screen: made once per case, form and version, told of the network and of the page going away. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { FormView } from '../../server/http/contract.ts';
import { flushPending } from '../form/pending.ts';
import type { Answers } from './answers.ts';
import { type DraftStatus, Drafts, type Put } from './Drafts.ts';
import type { CopyStore } from './localCopy.ts';
import { registerDrafts } from './openDrafts.ts';

export interface DraftDoor {
  put: Put;
  copies: CopyStore;
  onSaved?: (section: string, data: Answers, etag: string) => void;
}

const made = (form: FormView, door: DraftDoor): Drafts =>
  new Drafts({
    answers: form.answers as Record<string, Answers>,
    etags: form.drafts,
    savedAt: form.savedAt,
    sections: form.sections.map((section) => section.id),
    ...door,
  });

/** Sends what is unsent when the page is hidden, left or back online. */
function useLeaving(drafts: Drafts): void {
  useEffect(() => {
    const leave = () => {
      flushPending();
      drafts.leave();
    };
    const hide = () => {
      if (document.visibilityState !== 'hidden') return;
      flushPending();
      void drafts.flush();
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('online', drafts.retry);
    const gone = registerDrafts(drafts);
    return () => {
      gone();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('online', drafts.retry);
      void drafts.close();
    };
  }, [drafts]);
}

/** Gives the drafts and their status; `form` may be read again at any time. */
export function useDraft(form: FormView, open: () => DraftDoor): { drafts: Drafts; status: DraftStatus } {
  const [drafts] = useState(() => made(form, open()));
  const first = useRef(true);
  useLeaving(drafts);
  useEffect(() => {
    if (!first.current) drafts.receive(form.answers as Record<string, Answers>, form.drafts);
    first.current = false;
  }, [drafts, form]);
  const status = useSyncExternalStore(drafts.subscribe, drafts.status);
  return { drafts, status };
}
