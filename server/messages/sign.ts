/** What keeps a step from being signed, and what to do: the codes, and their words in three languages. */
import type { Lang } from '../../engine/language.ts';
import type { Message } from './http.ts';
import { EN } from './sign-en.ts';
import { KY } from './sign-ky.ts';
import { RU } from './sign-ru.ts';

export type SignMessages = Record<SignCode, Message>;
type SignCode =
  | 'sign.code.wrong'
  | 'sign.code.over'
  | 'sign.code.spent'
  | 'sign.code.none'
  | 'sign.certificate.none'
  | 'sign.certificate.expired'
  | 'sign.certificate.revoked'
  | 'sign.certificate.person'
  | 'sign.certificate.organisation'
  | 'sign.certificate.untrusted'
  | 'sign.service.down'
  | 'sign.service.nonsense'
  | 'sign.service.refused'
  | 'sign.service.other'
  | 'sign.service.none'
  | 'sign.pin'
  | 'sign.inn'
  | 'config.missing'
  | 'config.secureAddress'
  | 'seed.simulatorsOff'
  | 'pdf.unsignable'
  | 'proof.anchors'
  | 'proof.certificate'
  | 'proof.holder'
  | 'proof.pdf'
  | 'proof.pdfOther'
  | 'anchor.shape'
  | 'anchor.seal'
  | 'anchor.chain'
  | 'anchor.missing'
  | 'anchor.rewritten'
  | 'anchor.print';

export const SIGN_MESSAGES: Record<Lang, SignMessages> = { ky: KY, ru: RU, en: EN };
