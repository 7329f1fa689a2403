/** Editions as they were compiled, with the files they were compiled from; the live data of each bundle beside them. */
import type { Calendar, Edition, Live } from '../../engine/model.ts';
import type { Knex } from './db.ts';

const TABLE = 'edition';

/** Bundle → path → text. */
export type BundleFiles = Record<string, Record<string, string>>;

export interface EditionRecord {
  hash: string;
  bundle: string;
  version: string;
  effectiveFrom: string;
  lineage: string[];
  importedAt: string;
}

interface EditionRow {
  hash: string;
  bundle: string;
  version: string;
  effective_from: string;
  lineage: string[];
  imported_at: string;
}

const LISTED = ['hash', 'bundle', 'version', 'effective_from', 'lineage', 'imported_at'] as const;

export type EditionStore = ReturnType<typeof createEditionStore>;

export function createEditionStore(sql: Knex) {
  /** Among editions in force from the same day the one last put into use counts. */
  const next = sql.raw('(select coalesce(max(in_use_since), 0) + 1 from edition)');
  return {
    /** Puts the edition into use; one that was there before comes back into use. */
    async save(edition: Edition, files: BundleFiles, at: string): Promise<void> {
      const row = {
        hash: edition.hash,
        bundle: edition.bundle.id,
        version: edition.bundle.version,
        effective_from: edition.bundle.effectiveFrom,
        lineage: JSON.stringify(edition.lineage),
        content: JSON.stringify(edition),
        files: JSON.stringify(files),
        in_use_since: next,
        imported_at: at,
      };
      await sql(TABLE).insert(row).onConflict('hash').merge({ in_use_since: next });
    },

    async get(hash: string): Promise<Edition | undefined> {
      const row = await sql(TABLE).where({ hash }).first('content');
      return row?.content;
    },

    async files(hash: string): Promise<BundleFiles | undefined> {
      const row = await sql(TABLE).where({ hash }).first('files');
      return row?.files;
    },

    async inForce(bundle: string, day: string): Promise<string | undefined> {
      const row = await sql(TABLE)
        .where({ bundle })
        .where('effective_from', '<=', day)
        .orderBy([
          { column: 'effective_from', order: 'desc' },
          { column: 'in_use_since', order: 'desc' },
        ])
        .first('hash');
      return row?.hash;
    },

    /** All that were ever imported, latest first. */
    async list(): Promise<EditionRecord[]> {
      return (
        await sql(TABLE)
          .orderBy('in_use_since', 'desc')
          .select(...LISTED)
      ).map(mapRow);
    },

    /** Each bundle with the lineage of its latest edition. */
    async bundles(): Promise<{ bundle: string; lineage: string[] }[]> {
      return sql(TABLE)
        .distinctOn('bundle')
        .orderBy(['bundle', { column: 'in_use_since', order: 'desc' }])
        .select('bundle', 'lineage');
    },

    async lastImport(bundle: string): Promise<{ digest: string; edition: string; demo: boolean } | undefined> {
      return sql('bundle_import').where({ bundle }).first('digest', 'edition', 'demo');
    },

    async saveImport(done: { bundle: string; digest: string; edition: string; demo: boolean; at: string }): Promise<void> {
      await sql('bundle_import').insert(done).onConflict('bundle').merge();
    },

    async liveHash(bundle: string): Promise<string | undefined> {
      return (await sql('live').where({ bundle }).orderBy('ordinal', 'desc').first('hash'))?.hash;
    },

    async live(bundle: string): Promise<Live | undefined> {
      const row: { hash: string; content: Calendar } | undefined = await sql('live')
        .where({ bundle })
        .orderBy('ordinal', 'desc')
        .first('hash', 'content');
      return row && { calendar: row.content, calendarHash: row.hash };
    },

    /** A calendar that was in use once, by its hash. */
    async calendar(hash: string): Promise<Calendar | undefined> {
      return (await sql('live').where({ hash }).first('content'))?.content;
    },

    /** Kept beside the earlier ones: events name the calendar they were reckoned with. */
    async saveLive(bundle: string, { calendar, calendarHash }: Live, at: string): Promise<void> {
      const last = await sql('live').where({ bundle }).orderBy('ordinal', 'desc').first('hash');
      if (last?.hash === calendarHash) return;
      await sql('live').insert({ bundle, hash: calendarHash, content: JSON.stringify(calendar), imported_at: at });
    },
  };
}

function mapRow(row: EditionRow): EditionRecord {
  return {
    hash: row.hash,
    bundle: row.bundle,
    version: row.version,
    effectiveFrom: row.effective_from,
    lineage: row.lineage,
    importedAt: row.imported_at,
  };
}
