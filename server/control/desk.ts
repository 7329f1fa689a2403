/** What the command line may ask of an installation: one shape, answered here by the services themselves, or by the server that holds the folder. */
import type { Problem } from '../../engine/model.ts';
import type { ImportReport } from '../editions.ts';
import { exportCase } from '../proof/export.ts';
import { type SeedOutcome, seedCases } from '../seed.ts';
import type { Parts } from '../services.ts';
import type { Signer } from '../sign/signer.ts';
import type { BundleFiles } from '../store/editions.ts';
import { type MoveAnswer, type MoveAsked, moveAsked } from './move.ts';

export type Refused = { ok: false; problems: Problem[] };
export interface Desk {
  export(asked: string): Promise<{ ok: true; lines: AsyncIterable<string | Uint8Array> } | Refused>;
  /** Imports `only` these; `files` holds those they extend too. */
  import(files: BundleFiles, only: string[]): Promise<ImportReport[]>;
  move(asked: MoveAsked): Promise<MoveAnswer>;
  seed(cases: number, progress: (cases: number) => void): Promise<SeedOutcome>;
}

export function createDesk(parts: Parts, signer: Signer): Desk {
  const { stores, bytes, editions, clock } = parts;
  return {
    export: (asked) => exportCase({ stores, bytes, signer, at: clock.real() }, asked),
    import: (files, only) => editions.importBundles(files, only),
    move: (asked) => moveAsked(parts, asked),
    seed: (cases, progress) => seedCases(parts, signer, cases, progress),
  };
}
