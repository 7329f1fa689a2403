/** Codes of the HTTP side and their sentences in three languages. Words of the engine's own codes stand in engine/messages. */
import type { Lang } from '../../engine/language.ts';
import { EN } from './http-en.ts';
import { KY } from './http-ky.ts';
import { RU } from './http-ru.ts';

export interface Message {
  message: string;
  hint: string;
}

export type HttpMessages = Record<HttpCode, Message>;

export type HttpCode =
  | 'body.malformed'
  | 'body.type'
  | 'body.tooLarge'
  | 'body.deep'
  | 'body.unknownField'
  | 'body.required'
  | 'body.shape'
  | 'query.shape'
  | 'session.none'
  | 'session.membership'
  | 'session.role'
  | 'signin.off'
  | 'signin.down'
  | 'signin.stale'
  | 'signin.cancelled'
  | 'signin.claims'
  | 'signin.legalSignature'
  | 'signin.person'
  | 'signin.organisation'
  | 'signin.noMembership'
  | 'signin.director'
  | 'rutoken.anchors'
  | 'rutoken.cms'
  | 'rutoken.signature'
  | 'rutoken.expired'
  | 'rutoken.foreign'
  | 'rutoken.subject'
  | 'limit.reached'
  | 'limit.codes'
  | 'limit.public'
  | 'demo.off'
  | 'origin.foreign'
  | 'not-found'
  | 'route.method'
  | 'match.missing'
  | 'match.stale'
  | 'idempotency.missing'
  | 'idempotency.shape'
  | 'file.none'
  | 'file.tooLarge'
  | 'file.type'
  | 'file.name'
  | 'file.bomb'
  | 'file.macro'
  | 'file.broken'
  | 'file.infected'
  | 'file.scanner'
  | 'file.caseCount'
  | 'file.caseSize'
  | 'file.personCount'
  | 'sign.stale'
  | 'lookup.incomplete'
  | 'lookup.notFound'
  | 'lookup.unavailable'
  | 'lookup.tooMany'
  | 'xroad.unconfigured'
  | 'xroad.unreachable'
  | 'xroad.timeout'
  | 'xroad.error'
  | 'xroad.provider'
  | 'xroad.redirect'
  | 'xroad.unreadable'
  | 'xroad.internal'
  | 'paper.pending'
  | 'paper.failed'
  | 'template.fault'
  | 'definitions.none'
  | 'server.internal'
  | 'server.stopping';

export const HTTP_MESSAGES: Record<Lang, HttpMessages> = { ky: KY, ru: RU, en: EN };
