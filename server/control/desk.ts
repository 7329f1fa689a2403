/** What the command line may ask of an installation: one shape, answered here by the services themselves, or by the server that holds the folder. */
import type { Problem } from '../../engine/model.ts';
import type { ImportReport } from '../editions.ts';
import { type AnchorFile, checkAnchor, writeAnchor } from '../proof/anchor.ts';
import { exportCase } from '../proof/export.ts';
import { type SeedOutcome, seedCases } from '../seed.ts';
import type { Parts } from '../services.ts';
import type { SigningOffice } from '../sign/office.ts';
import type { AccessSeen } from '../store/access.ts';
import type { BundleFiles } from '../store/editions.ts';
import { type GrantAnswer, type GrantAsked, grantAsked } from './grant.ts';
import { type MoveAnswer, type MoveAsked, moveAsked } from './move.ts';

export type Refused = { ok: false; problems: Problem[] };
export interface Desk {
  export(asked: string): Promise<{ ok: true; lines: AsyncIterable<string | Uint8Array> } | Refused>;
  /** Imports `only` these; `files` holds those they extend too. */
  import(files: BundleFiles, only: string[]): Promise<ImportReport[]>;
  move(asked: MoveAsked): Promise<MoveAnswer>;
  /** Gives or ends a role. */
  grant(asked: GrantAsked): Promise<GrantAnswer>;
  /** The heads of all chains, signed. */
  anchor(): Promise<AnchorFile>;
  /** In what the database is not the one that the statement was made of. */
  checkAnchor(file: unknown): Promise<Problem[]>;
  /** Who looked at a case, the latest first. */
  access(asked: string, limit: number): Promise<{ ok: true; looks: AccessSeen[] } | Refused>;
  seed(cases: number, progress: (cases: number) => void): Promise<SeedOutcome>;
}

export function createDesk(parts: Parts, office: SigningOffice): Desk {
  const { stores, bytes, editions, clock } = parts;
  return {
    async export(asked) {
      const found = await exportCase({ stores, bytes, office, at: clock.real() }, asked);
      if (found.ok) parts.access.note({ what: 'case', subject: found.case, case: found.case, how: 'exported' });
      return found;
    },
    access: (asked, limit) => looksAt(parts, asked, limit),
    import: (files, only) => editions.importBundles(files, only),
    grant: (asked) => grantAsked(parts, asked),
    move: (asked) => moveAsked(parts, asked),
    anchor: () => writeAnchor(stores, office.keys, clock.real()),
    checkAnchor: async (file) => checkAnchor(stores, file, await office.anchors()),
    seed: (cases, progress) => seedCases(parts, office, cases, progress),
  };
}

async function looksAt({ stores, access }: Pick<Parts, 'stores' | 'access'>, asked: string, limit: number): ReturnType<Desk['access']> {
  const [id, ...others] = await stores.cases.find(asked);
  if (id === undefined) return { ok: false, problems: [{ code: 'export.unknown', params: { case: asked } }] };
  if (others.length) return { ok: false, problems: [{ code: 'export.several', params: { case: asked, ids: [id, ...others].join(', ') } }] };
  await access.flush();
  return { ok: true, looks: await stores.access.ofCase(id, { limit }) };
}
