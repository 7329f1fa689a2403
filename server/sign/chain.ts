/** Holds a certificate to the anchors one trusts, on a moment: takes certificates, gives the first thing wrong with them. Looks nothing up. */
import type { X509Certificate } from 'node:crypto';
import type { Problem } from '../../engine/model.ts';
import { parseCertificate, subjectPart } from './x509.ts';

/** The longest way from a signer to an anchor that is followed. */
const LONGEST = 6;

/** Empty when a chain of certificates, each in force at the moment, leads from the signer's to an anchor. */
export function chainProblems(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  at: Date,
): Problem[] {
  let current = certificate;
  for (let step = 0; step < LONGEST; step += 1) {
    const [from, until] = [new Date(current.validFrom), new Date(current.validTo)];
    if (at < from || at > until) return [{ code: 'sign.certificate.expired', params: { until: isoDay(until), from: isoDay(from) } }];
    const anchor = anchors.find((each) => each.raw.equals(current.raw) || isIssuer(each, current));
    if (anchor) {
      if (at < new Date(anchor.validFrom) || at > new Date(anchor.validTo)) break;
      return [];
    }
    const above = others.find((each) => !each.raw.equals(current.raw) && isIssuer(each, current));
    if (!above) break;
    current = above;
  }
  return [{ code: 'sign.certificate.untrusted' }];
}

function isIssuer(issuer: X509Certificate, of: X509Certificate): boolean {
  return issuer.ca && of.checkIssued(issuer) && of.verify(issuer.publicKey);
}

export interface Holder {
  /** The person's number, where the certificate names one. */
  pin?: string;
  /** The organisation's number. */
  inn?: string;
}

/** Whose certificate it is, as its subject says: `PNOKG-…` and `NTRKG-…`, or the bare digits. */
export function holderOf(certificate: X509Certificate): Holder {
  const parsed = parseCertificate(certificate.raw);
  const [pin, inn] = [digits(subjectPart(parsed, 'serialNumber')), digits(subjectPart(parsed, 'organisationIdentifier'))];
  return { ...(pin ? { pin } : {}), ...(inn ? { inn } : {}) };
}

const digits = (value: string | undefined): string | undefined => /^(?:[A-Z]{5}-)?(\d{14})$/.exec(value ?? '')?.[1];

/** Whether the certificate is this person's, for this organisation or, without one, for no organisation at all. */
export function holderProblems(certificate: X509Certificate, wanted: { pin: string; inn?: string }): Problem[] {
  const { pin, inn } = holderOf(certificate);
  if (pin !== wanted.pin) return [{ code: 'sign.certificate.person' }];
  if (inn !== wanted.inn) return [{ code: 'sign.certificate.organisation', params: { inn: inn ?? '–', wanted: wanted.inn ?? '–' } }];
  return [];
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
