/**
 * How a step is signed: a code is asked for the statement that was read, then given back, and a signature comes of it that was held to its certificate,
 * person, organisation and anchors. Changes no case.
 */

import { randomBytes } from 'node:crypto';
import { hashOf } from '../../engine/canonical.ts';
import { settingOn } from '../../engine/environment.ts';
import { statement as statementOf, transition } from '../../engine/index.ts';
import type { Actor, Case, Edition, Given, Needs, Problem, Request, Signature } from '../../engine/model.ts';
import type { Parts } from '../services.ts';
import { chainProblems, holderProblems } from './chain.ts';
import { readDetached, sha256 } from './cms.ts';
import type { CloudSignatures, Method, Signatory } from './service.ts';
import { bytesOf, holderHash } from './statement.ts';

export interface Ceremony {
  /** Has a code sent for the statement that was read. */
  ask(asked: Asked & { method: Method }): Promise<{ code: AskedCode } | { problems: Problem[] }>;
  /** The signature over the statement as it stands now, if that is the one that was read and the code is right. */
  sign(asked: Asked & { id: string; code: string }): Promise<{ signature: Signature } | { problems: Problem[] }>;
}

export interface Asked {
  actor: Actor;
  caseId: string;
  request: Request;
  /** The hash of the statement that was read. */
  agreed: string;
}

export interface AskedCode {
  id: string;
  /** Seconds until the code is over. */
  seconds: number;
  attempts: number;
  /** Where the pretended service shows the code. */
  page?: string;
}

interface Ready {
  service: CloudSignatures;
  statement: Record<string, unknown>;
  who: Signatory;
  edition: Edition;
  /** The product's day. */
  day: string;
}

/** What hinders a step beside the signature that it lacks: who may not take it signs nothing, and is sent no code. */
export function inTheWay(edition: Edition, kase: Case, request: Request, given: Given): Problem[] {
  const tried = transition(edition, kase, request, given);
  return tried.ok ? [] : tried.problems.filter(({ code }) => code !== 'sign.missing');
}

/** Where no parameter says otherwise. */
const MINUTES = 5;
const ATTEMPTS = 3;

export function createCeremony(
  parts: Pick<Parts, 'acts' | 'stores' | 'clock' | 'editions'>,
  service: CloudSignatures | undefined,
): Ceremony {
  const { acts, stores, clock } = parts;

  async function prepared({ actor, caseId, request, agreed }: Asked): Promise<Ready | { problems: Problem[] }> {
    if (!service) return { problems: [{ code: 'sign.service.none' }] };
    const found = await acts.prepare({ caseId, request, actor });
    if (!found.ok) return { problems: found.problems };
    const { edition, kase, given, needs } = found;
    const problems = inTheWay(edition, kase, request, given);
    if (problems.length) return { problems };
    const statement = statementOf(edition, kase, request, given);
    if (hashOf(statement) !== agreed) return { problems: [{ code: 'sign.stale' }] };
    const who = signatoryOf({ edition, kase, sign: needs.sign, pin: await stores.persons.pin(actor.person) });
    return 'pin' in who ? { service, statement, who, edition, day: clock.today(found.live) } : who;
  }

  return {
    async ask({ method, ...asked }) {
      const ready = await prepared(asked);
      if ('problems' in ready) return ready;
      const { edition, day } = ready;
      const minutes = numberOn(edition, 'signature-code-minutes', day, MINUTES);
      const attempts = numberOn(edition, 'signature-code-attempts', day, ATTEMPTS);
      const refused = await ready.service.sendCode(ready.who, method);
      if (refused.length) return { problems: refused };
      const until = new Date(Date.parse(clock.real()) + minutes * 60_000).toISOString();
      const id = await stores.signingCodes.ask({
        person: asked.actor.person,
        case: asked.caseId,
        statement: asked.agreed,
        until,
        attempts,
      });
      const { page } = ready.service;
      return { code: { id, seconds: minutes * 60, attempts, ...(page === undefined ? {} : { page }) } };
    },

    async sign({ id, code, ...asked }) {
      const ready = await prepared(asked);
      if ('problems' in ready) return ready;
      const refused = await attempt(id, asked);
      if (refused.length) return { problems: refused };
      const made = await signatureBy(ready.service, ready.who, code, ready.statement, asked.actor);
      if ('signature' in made) {
        await stores.signingCodes.used(id, clock.real());
        return made;
      }
      if (!made.spent) await stores.signingCodes.giveBack(id);
      const left = (await stores.signingCodes.get(id))?.attempts ?? 0;
      return { problems: made.problems.map((each) => (each.code === 'sign.code.wrong' ? wrong(left) : each)) };
    },
  };

  async function attempt(id: string, { actor, caseId, agreed }: Asked): Promise<Problem[]> {
    const kept = await stores.signingCodes.get(id);
    // A code asked for one statement signs no other.
    if (!kept || kept.person !== actor.person || kept.case !== caseId || kept.statement !== agreed) return [{ code: 'sign.code.none' }];
    const now = clock.real();
    if (kept.until <= now) return [{ code: 'sign.code.over' }];
    return (await stores.signingCodes.attempt(id, now)) ? [] : [{ code: 'sign.code.spent' }];
  }

  async function signatureBy(by: CloudSignatures, who: Signatory, code: string, statement: object, actor: Actor) {
    const now = new Date(clock.real());
    const digest = sha256(bytesOf(statement));
    const made = await by.sign(who, code, digest, (certificate) => {
      const { validFrom, validTo } = certificate;
      const over = now < new Date(validFrom) || now > new Date(validTo);
      const until = new Date(validTo).toISOString().slice(0, 10);
      return over ? [{ code: 'sign.certificate.expired', params: { until } }] : holderProblems(certificate, who);
    });
    if ('problems' in made) return made;
    const read = readDetached(made.cms, digest);
    if (!read?.at) return { problems: [{ code: 'sign.service.nonsense' }], spent: true };
    const anchors = await by.anchors().catch(() => undefined);
    if (!anchors) return { problems: [{ code: 'sign.service.down' }], spent: true };
    const problems = [...chainProblems(read.certificate, read.certificates, anchors, now), ...holderProblems(read.certificate, who)];
    if (problems.length) return { problems: problems.slice(0, 1), spent: true };
    const signature: Signature = {
      cms: Buffer.from(made.cms).toString('base64'),
      statementHash: hashOf(statement),
      key: sha256(read.certificate.raw).toString('hex'),
      signer: actor.person,
      holder: holderFor(who.pin),
    };
    return { signature };
  }
}

function holderFor(pin: string): NonNullable<Signature['holder']> {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: holderHash(salt, pin) };
}

const wrong = (left: number): Problem => (left > 0 ? { code: 'sign.code.wrong', params: { left } } : { code: 'sign.code.spent' });

function numberOn(edition: Edition, setting: Parameters<typeof settingOn>[1], day: string, otherwise: number): number {
  const value = settingOn(edition, setting, day);
  return typeof value === 'number' && value > 0 ? value : otherwise;
}

/** Whose certificate is wanted: the person's, for the applicant of the case, for the body, or for oneself. */
function signatoryOf({
  edition,
  kase,
  sign,
  pin,
}: {
  edition: Edition;
  kase: Case;
  sign: Needs['sign'];
  pin: string | undefined;
}): Signatory | { problems: Problem[] } {
  if (pin === undefined) return { problems: [{ code: 'sign.pin' }] };
  if (sign !== 'organisation' && sign !== 'body') return { pin };
  const inn = sign === 'body' ? edition.bundle.body?.inn : kase.header.applicant.data.inn;
  if (typeof inn !== 'string' || inn === '') return { problems: [{ code: 'sign.inn' }] };
  return { pin, inn };
}
