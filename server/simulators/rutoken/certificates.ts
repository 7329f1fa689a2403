/** A small certification authority and its software tokens: makes keys, certificates and CMS signatures. In memory, for the simulator and for tests. */
import { webcrypto } from 'node:crypto';
import { Integer, OctetString, PrintableString, Utf8String } from 'asn1js';
import * as pkijs from 'pkijs';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DAY = 86_400_000;

export interface Holder {
  pin: string;
  name: string;
  organisation?: { inn: string; name: string };
}
export interface Issued {
  certificate: pkijs.Certificate;
  key: webcrypto.CryptoKey;
}
export interface Authority extends Issued {
  /** `by`: who signs in the authority's place. */
  issue(holder: Holder, from: Date, to: Date, by?: Issued): Promise<Issued>;
}

/** An authority that signs its own certificate. `now`: milliseconds. */
export async function createAuthority(name: string, now: number): Promise<Authority> {
  const subject: Subject = [['2.5.4.3', new Utf8String({ value: name })]];
  const own = await certify({ subject, from: new Date(now - DAY), to: new Date(now + 3650 * DAY), authority: true });
  return {
    ...own,
    issue: (holder, from, to, by = own) => certify({ subject: subjectOf(holder), from, to, by }),
  };
}

type Subject = [type: string, value: Utf8String | PrintableString][];

/** The numbers as ETSI EN 319 412-1 writes them. */
function subjectOf({ pin, name, organisation }: Holder): Subject {
  const person: Subject = [
    ['2.5.4.3', new Utf8String({ value: name })],
    ['2.5.4.5', new PrintableString({ value: `PNOKG-${pin}` })],
  ];
  if (!organisation) return person;
  return [
    ...person,
    ['2.5.4.10', new Utf8String({ value: organisation.name })],
    ['2.5.4.97', new Utf8String({ value: `NTRKG-${organisation.inn}` })],
  ];
}

async function certify(wanted: { subject: Subject; from: Date; to: Date; authority?: boolean; by?: Issued }): Promise<Issued> {
  const { subject, from, to, authority = false, by } = wanted;
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  // 8 bytes, the first below 0x80: a positive number
  const number = webcrypto.getRandomValues(new Uint8Array(8));
  number[0] = 1;
  certificate.serialNumber = new Integer({ valueHex: number.buffer });
  certificate.subject.typesAndValues = subject.map(([type, value]) => new pkijs.AttributeTypeAndValue({ type, value }));
  certificate.issuer = by ? by.certificate.subject : certificate.subject;
  certificate.notBefore.value = from;
  certificate.notAfter.value = to;
  const basic = new pkijs.BasicConstraints({ cA: authority });
  certificate.extensions = [
    new pkijs.Extension({ extnID: '2.5.29.19', critical: true, extnValue: basic.toSchema().toBER(false), parsedValue: basic }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(by?.key ?? keys.privateKey, 'SHA-256');
  // read back, so that it carries the bytes that were signed
  return { certificate: pkijs.Certificate.fromBER(certificate.toSchema(true).toBER(false)), key: keys.privateKey };
}

/** What a token answers: the text signed as detached CMS, with the certificate; base64. `attached` puts the text inside. */
export async function signCms(
  { certificate, key }: Issued,
  text: string,
  attached = false,
  beside: pkijs.Certificate[] = [],
): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.7.1',
      ...(attached ? { eContent: new OctetString({ valueHex: bytes.buffer }) } : {}),
    }),
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      }),
    ],
    certificates: [certificate, ...beside],
  });
  await signed.sign(key, 0, 'SHA-256', bytes.buffer);
  const info = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
  return Buffer.from(info.toSchema().toBER(false)).toString('base64');
}

export function pemOf(certificate: pkijs.Certificate): string {
  const body = Buffer.from(certificate.toSchema().toBER(false)).toString('base64').replace(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}
