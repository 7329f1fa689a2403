/** Codes of what the command line does with a running installation, with their sentences in three languages. */
import type { Lang } from '../../engine/language.ts';
import { EN } from './proof-en.ts';
import { KY } from './proof-ky.ts';
import { RU } from './proof-ru.ts';

export type ProofCode =
  | 'proof.line'
  | 'proof.cut'
  | 'proof.order'
  | 'proof.format'
  | 'proof.shape'
  | 'proof.missing'
  | 'proof.edition'
  | 'proof.editionMissing'
  | 'proof.move'
  | 'proof.calendar'
  | 'proof.calendarMissing'
  | 'proof.keys'
  | 'proof.case'
  | 'proof.unsigned'
  | 'proof.signature'
  | 'proof.key'
  | 'proof.statement'
  | 'proof.decision'
  | 'proof.snapshot'
  | 'proof.paper'
  | 'proof.paperDiffers'
  | 'proof.paperMissing'
  | 'proof.file'
  | 'proof.fileMissing'
  | 'proof.bytes'
  | 'proof.bytesMissing'
  | 'proof.seal'
  | 'export.unknown'
  | 'export.several'
  | 'worker.embedded'
  | 'seed.demoOff'
  | 'seed.none';

export type ProofMessages = Record<ProofCode, { message: string; hint: string }>;

export const PROOF_MESSAGES: Record<Lang, ProofMessages> = { ky: KY, ru: RU, en: EN };
