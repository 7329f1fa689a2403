/** Codes of the storage side and of the start, with their sentences in three languages. */
import type { Lang } from '../../engine/language.ts';
import { EN } from './store-en.ts';
import { KY } from './store-ky.ts';
import { RU } from './store-ru.ts';

export type StoreCode =
  | 'case.unknown'
  | 'case.stale'
  | 'draft.stale'
  | 'idempotency.reused'
  | 'open.bundle'
  | 'open.applicant'
  | 'input.characters'
  | 'clock.fixed'
  | 'clock.form'
  | 'clock.backward'
  | 'clock.far'
  | 'data.inUse'
  | 'data.unreachable'
  | 'config.number'
  | 'config.switch'
  | 'config.choice'
  | 'config.address'
  | 'config.issuer'
  | 'config.missing'
  | 'config.client'
  | 'config.hostPort'
  | 'config.file'
  | 'config.portTaken'
  | 'config.smtp'
  | 'config.secretAddress'
  | 'config.mailbox'
  | 'config.database';

export type StoreMessages = Record<StoreCode, { message: string; hint: string }>;

export const STORE_MESSAGES: Record<Lang, StoreMessages> = { ky: KY, ru: RU, en: EN };
