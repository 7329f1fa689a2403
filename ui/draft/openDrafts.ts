/** The drafts open on the screen, so that what is unsent can be sent before the person behind them changes. */
import { flushPending } from '../form/pending.ts';
import type { Drafts } from './Drafts.ts';

const open = new Set<Drafts>();

/** Registers drafts while they are on the screen; gives the way to take them back. */
export function registerDrafts(drafts: Drafts): () => void {
  open.add(drafts);
  return () => open.delete(drafts);
}

/** Sends everything unsent; settles when the server has answered, or cannot. */
export async function settleDrafts(): Promise<void> {
  flushPending();
  await Promise.all([...open].map((drafts) => drafts.flush()));
}
