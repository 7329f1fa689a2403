/** The template thread: takes one paper at a time from the main thread, fills its template, answers. It is ended from outside when it takes too long. */
import { parentPort } from 'node:worker_threads';
import type { Lang } from '../../engine/language.ts';
import { type Fill, type Filled, templateSet } from './handlebars.ts';

export interface Order {
  /** Names the sources; they are sent only when the thread asks for them. */
  edition: string;
  sources?: Record<string, string>;
  template: string;
  lang: Lang;
  data: Record<string, unknown>;
}
export type Answer = Filled | { wants: 'sources' } | { ready: true };

const KEPT = 20;
const sets = new Map<string, Fill>();

function answer(order: Order): Answer {
  let fill = sets.get(order.edition);
  if (!fill) {
    if (!order.sources) return { wants: 'sources' };
    fill = templateSet(order.sources);
  }
  sets.delete(order.edition);
  sets.set(order.edition, fill);
  const [oldest] = sets.keys();
  if (sets.size > KEPT && oldest !== undefined) sets.delete(oldest);
  return fill(order.template, order.lang, order.data);
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)));
parentPort?.postMessage({ ready: true } satisfies Answer);
