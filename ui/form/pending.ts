/** Fields that hold typing back for a moment register here, so that nothing is lost when the screen changes under them. */
import { flushSync } from 'react-dom';

const pending = new Set<() => void>();

/** Registers a flush; gives the way to take it back. */
export function registerPending(flush: () => void): () => void {
  pending.add(flush);
  return () => pending.delete(flush);
}

/** Hands every held-back text over, before anything else happens. */
export function flushPending(): void {
  if (pending.size)
    flushSync(() => {
      for (const flush of pending) flush();
    });
}
