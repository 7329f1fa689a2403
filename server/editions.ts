/** Which definitions are in force: imports bundles that pass the check, refuses the others, and hands out compiled editions. */
import { bundleOf, parentIn } from '../engine/ancestry.ts';
import { hashOf } from '../engine/canonical.ts';
import { readEdition } from '../engine/compile.ts';
import type { Edition, Live, Problem } from '../engine/model.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import type { Clock } from './clock.ts';
import { importDemo } from './demo.ts';
import type { Log } from './log.ts';
import type { Knex } from './store/db.ts';
import type { BundleFiles } from './store/editions.ts';
import { createStores, type Stores } from './store/stores.ts';
import { inTransaction } from './store/transaction.ts';

export interface ImportReport {
  bundle: string;
  result: 'stored' | 'unchanged' | 'refused';
  hash?: string;
  /** The first day the edition is in force. */
  effectiveFrom?: string;
  problems: Problem[];
}

export interface Editions {
  /** Of `only` these bundles where given; the files of those they extend must be there too. */
  importBundles(files: BundleFiles, only?: string[]): Promise<ImportReport[]>;
  /** Faults of the last import by bundle. */
  faults(): Record<string, Problem[]>;
  /** Bundles of which there is a good edition. */
  bundles(): Promise<string[]>;
  /** On the product's day where none is given. */
  inForce(bundle: string, on?: string): Promise<Edition | undefined>;
  /** @throws when there is no such edition: a case is never pinned to one that is not kept. */
  byHash(hash: string): Promise<Edition>;
  live(bundle: string): Promise<Live>;
  today(bundle?: string): Promise<string>;
  /** Bundles in whose lineage it stands, itself included. */
  extending(bundle: string): Promise<string[]>;
  ready(): Promise<boolean>;
}

interface EditionsDeps {
  knex: Knex;
  stores: Stores;
  clock: Clock;
  log: Log;
  /** Import demo persons, organisations and entries too. */
  demo: boolean;
}

const KEPT = 40;

export function createEditions({ knex, stores, clock, log, demo }: EditionsDeps): Editions {
  const compiled = new Map<string, Edition>();
  const calendars = new Map<string, Live>();
  let faults: Record<string, Problem[]> = {};

  async function importOne(files: BundleFiles, bundle: string): Promise<ImportReport> {
    const own = lineageFiles(files, bundle);
    const digest = hashOf({ engine: ENGINE_VERSION, files: own });
    const last = await stores.editions.lastImport(bundle);
    if (last?.digest === digest && (last.demo || !demo)) {
      const { effectiveFrom } = (await byHash(last.edition)).bundle;
      return { bundle, result: 'unchanged', hash: last.edition, effectiveFrom, problems: [] };
    }
    const { edition, live, demo: people, problems } = readEdition(files, bundle);
    if (!edition) return { bundle, result: 'refused', ...(last ? { hash: last.edition } : {}), problems };
    const at = clock.real();
    await inTransaction(knex, async (sql) => {
      const within = createStores(sql);
      await within.editions.save(edition, own, at);
      if (live) await within.editions.saveLive(edition.bundle.id, live, at);
      if (demo && people) await importDemo(within, edition.lineage, people, at);
      await within.editions.saveImport({ bundle, digest, edition: edition.hash, demo, at });
      return { ok: true };
    });
    return { bundle, result: 'stored', hash: edition.hash, effectiveFrom: edition.bundle.effectiveFrom, problems };
  }

  async function live(bundle: string): Promise<Live> {
    const hash = await stores.editions.liveHash(bundle);
    const known = calendars.get(bundle);
    if (known && known.calendarHash === hash) return known;
    const found = await stores.editions.live(bundle);
    if (!found) throw new Error(`no calendar for bundle ${bundle}`);
    calendars.set(bundle, frozen(found));
    return found;
  }

  async function today(bundle?: string): Promise<string> {
    const asked = bundle ?? (await stores.editions.bundles())[0]?.bundle;
    // Before the first import there is no calendar: the day of UTC.
    return asked === undefined ? clock.now().slice(0, 10) : clock.today(await live(asked));
  }

  async function byHash(hash: string): Promise<Edition> {
    const known = compiled.get(hash) ?? (await stores.editions.get(hash));
    if (!known) throw new Error(`no edition ${hash}`);
    compiled.delete(hash);
    compiled.set(hash, frozen(known));
    for (const oldest of compiled.keys()) if (compiled.size > KEPT) compiled.delete(oldest);
    return known;
  }

  return {
    live,
    today,
    byHash,
    faults: () => faults,
    async importBundles(files, only) {
      const reports: ImportReport[] = [];
      // Those that are extended first: a bundle's demo adds to theirs.
      const depth = (bundle: string) => Object.keys(lineageFiles(files, bundle)).length;
      for (const bundle of [...(only ?? Object.keys(files))].sort((a, b) => depth(a) - depth(b) || a.localeCompare(b)))
        reports.push(await importOne(files, bundle));
      faults = { ...(only && faults), ...Object.fromEntries(reports.map(({ bundle, problems }) => [bundle, problems])) };
      for (const { bundle, result, hash, problems } of reports) {
        const errors = problems.filter(({ level }) => level !== 'warning').length;
        log[result === 'refused' ? 'error' : 'info']({ bundle, result, hash, errors }, 'definitions');
      }
      return reports;
    },
    bundles: async () => (await stores.editions.bundles()).map(({ bundle }) => bundle),
    async inForce(bundle, on) {
      const known = (await stores.editions.bundles()).some((each) => each.bundle === bundle);
      const hash = known && (await stores.editions.inForce(bundle, on ?? (await today(bundle))));
      return hash ? byHash(hash) : undefined;
    },
    async extending(bundle) {
      return (await stores.editions.bundles()).filter(({ lineage }) => lineage.includes(bundle)).map((each) => each.bundle);
    },
    // A bundle that was refused and has no earlier edition is missing as a whole: better to say so than to serve the rest as if it were all.
    ready: async () => {
      const stored = new Set((await stores.editions.bundles()).map(({ bundle }) => bundle));
      const missing = Object.entries(faults).some(
        ([bundle, problems]) => !stored.has(bundleOf(bundle)) && problems.some(({ level }) => level !== 'warning'),
      );
      return stored.size > 0 && !missing;
    },
  };
}

/** The files of a bundle and of all it extends: what its edition is compiled from. */
function lineageFiles(files: BundleFiles, bundle: string): BundleFiles {
  const own: BundleFiles = {};
  for (let id: string | undefined = bundle; id !== undefined && !own[id]; ) {
    const found: Record<string, string> | undefined = files[id];
    if (!found) break;
    own[id] = found;
    id = parentIn(found['bundle.json']);
  }
  return own;
}

function frozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
