/** The methodologist's workshop: watches the folders of definitions, reads them anew on each change, keeps faults and the last good reading of each bundle. */
import { watch } from 'chokidar';
import { readEdition } from '../../engine/index.ts';
import type { Demo, Edition, Live, Problem } from '../../engine/model.ts';
import type { Log } from '../log.ts';
import type { BundleFiles } from '../store/editions.ts';

/** A bundle as it stood when it was last read. */
export interface ReadBundle {
  id: string;
  problems: Problem[];
  /** The hash of the present reading; absent while it has errors. */
  hash?: string;
  /** The last reading without errors. */
  good?: { edition: Edition; live?: Live; demo?: Demo };
}

export interface Workshop {
  bundles(): ReadBundle[];
  /** Calls back after each reading, until the returned function is called. */
  onRead(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface WorkshopSettings {
  folders: string[];
  read: () => Promise<BundleFiles>;
  /** Puts good bundles into force, so that new cases use them. */
  import: (files: BundleFiles) => Promise<unknown>;
  log: Log;
}

/** An editor writes a file in several goes. */
const SETTLED_MS = 150;

/** Reads once and then on every change, one reading at a time; a failed reading is logged and the next change tries again. */
export async function openWorkshop(settings: WorkshopSettings): Promise<Workshop> {
  const state = new Map<string, ReadBundle>();
  const listeners = new Set<() => void>();
  await reread(settings, state, listeners);
  let turn: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(settings.folders, { ignoreInitial: true }).on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn = turn.then(() => reread(settings, state, listeners));
    }, SETTLED_MS);
  });
  watcher.on('error', (error) => settings.log.error({ error: String(error) }, 'the folders of definitions can not be watched'));
  return {
    bundles: () => [...state.values()],
    onRead(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
      await turn;
    },
  };
}

async function reread(
  { read, import: put, log }: WorkshopSettings,
  state: Map<string, ReadBundle>,
  listeners: Set<() => void>,
): Promise<void> {
  try {
    const files = await read();
    for (const id of state.keys()) if (!files[id]) state.delete(id);
    for (const id of Object.keys(files)) {
      state.set(id, readBundle(files, id, state.get(id)));
      // requests are answered between the bundles
      await new Promise((resolve) => setImmediate(resolve));
    }
    await put(files);
  } catch (error) {
    log.error({ error: String(error) }, 'the definitions could not be read');
  }
  for (const listener of listeners) listener();
}

function readBundle(files: BundleFiles, id: string, before: ReadBundle | undefined): ReadBundle {
  const { edition, live, demo, problems } = readEdition(files, id);
  if (!edition) return { id, problems, ...(before?.good ? { good: before.good } : {}) };
  return { id, problems, hash: edition.hash, good: { edition, ...(live ? { live } : {}), ...(demo ? { demo } : {}) } };
}
