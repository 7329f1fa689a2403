/** The copy of unsaved answers on this device: one entry per person, case, form and section. A full store is reported, never thrown. */
import type { Answers } from './answers.ts';

export interface LocalCopy {
  data: Answers;
  /** ETag of the server's draft that it was written upon. */
  base: string;
  at: string;
}

export interface CopyStore {
  read(section: string): LocalCopy | undefined;
  /** False where the device would not keep it. */
  write(section: string, copy: LocalCopy): boolean;
  remove(section: string): void;
}

/** Copies in the browser's store under a prefix of their own. */
export function localCopies(owner: string, caseId: string, form: string, store: Storage = localStorage): CopyStore {
  const key = (section: string) => ['jobo.draft', owner, caseId, form, section].join('|');
  return {
    read(section) {
      const text = store.getItem(key(section));
      if (!text) return undefined;
      try {
        return JSON.parse(text) as LocalCopy;
      } catch {
        return undefined;
      }
    },
    write(section, copy) {
      try {
        store.setItem(key(section), JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
    remove: (section) => store.removeItem(key(section)),
  };
}

/** For previews: nothing is kept. */
export const noCopies: CopyStore = { read: () => undefined, write: () => true, remove: () => undefined };
