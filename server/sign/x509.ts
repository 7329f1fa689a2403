/** Makes X.509 certificates on P-256: takes names, keys and an issuer, gives DER. Keeps nothing. */
import { webcrypto } from 'node:crypto';
import { BitString, fromBER, ObjectIdentifier, OctetString, Sequence, Set as Set_, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  RelativeDistinguishedNames,
  setEngine,
} from 'pkijs';

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as never }));

export const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The parts of a name that our certificates use. */
export const NAME = {
  country: '2.5.4.6',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  /** A person's number, written `PNOKG-…` (ETSI EN 319 412-1). */
  serialNumber: '2.5.4.5',
  /** An organisation's number, written `NTRKG-…`. */
  organisationIdentifier: '2.5.4.97',
} as const;
export type Name = Partial<Record<keyof typeof NAME, string>>;

export interface KeyPair {
  /** PKCS #8, base64. */
  key: string;
  /** X.509, DER, base64. */
  certificate: string;
}

export interface Issue {
  subject: Name;
  /** Absent for a root, which signs itself. */
  issuer?: KeyPair;
  authority: boolean;
  from: Date;
  until: Date;
}

/** A new key and its certificate. */
export async function issue({ subject, issuer, authority, from, until }: Issue): Promise<KeyPair> {
  const pair = await webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber.valueBlock.valueHexView = serial();
  certificate.subject = nameOf(subject);
  certificate.issuer = issuer ? parseCertificate(fromBase64(issuer.certificate)).subject : nameOf(subject);
  certificate.notBefore.value = from;
  certificate.notAfter.value = until;
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey as never);
  certificate.extensions = extensionsFor(authority);
  if (issuer) certificate.extensions.push(await authorityOf(issuer));
  await certificate.sign((issuer ? await privateKey(issuer.key) : pair.privateKey) as never, 'SHA-256');
  const key = await webcrypto.subtle.exportKey('pkcs8', pair.privateKey);
  return { key: toBase64(new Uint8Array(key)), certificate: toBase64(new Uint8Array(certificate.toSchema(true).toBER())) };
}

export function privateKey(pkcs8: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', fromBase64(pkcs8), CURVE, false, ['sign']);
}

/** @throws where the bytes are no certificate */
export function parseCertificate(der: Uint8Array): Certificate {
  const { result, offset } = fromBER(copy(der));
  if (offset !== der.length) throw new Error('not a certificate');
  return new Certificate({ schema: result });
}

/** The value of a part of the subject's name. */
export function subjectPart(certificate: Certificate, part: keyof typeof NAME): string | undefined {
  return certificate.subject.typesAndValues.find(({ type }) => type === NAME[part])?.value.valueBlock.value;
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64'));
/** Bytes in a buffer of their own, as the ASN.1 reader wants them. */
export const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

export function pemOf(certificate: string): string {
  return `-----BEGIN CERTIFICATE-----\n${certificate.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** The certificates in a PEM text, DER. */
export function certificatesIn(pem: string): Uint8Array[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map(([, body = '']) => fromBase64(body));
}

function serial(): Uint8Array {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  // positive, and of full length
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

/** Each part in a set of its own, as names are written everywhere. */
function nameOf(parts: Name): RelativeDistinguishedNames {
  const sets = (Object.entries(parts) as [keyof typeof NAME, string][]).map(
    ([part, value]) => new Set_({ value: [new AttributeTypeAndValue({ type: NAME[part], value: new Utf8String({ value }) }).toSchema()] }),
  );
  return new RelativeDistinguishedNames({ schema: fromBER(new Sequence({ value: sets }).toBER(false)).result });
}

/** Key usage: signing certificates, or signing what someone answers for (digital signature, non-repudiation). */
function extensionsFor(authority: boolean): Extension[] {
  const usage = new BitString({ valueHex: new Uint8Array([authority ? 0x06 : 0xc0]), unusedBits: authority ? 1 : 6 });
  const constraints = new BasicConstraints({ cA: authority });
  return [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: constraints.toSchema().toBER(false) }),
    new Extension({ extnID: '2.5.29.15', critical: true, extnValue: usage.toBER(false) }),
  ];
}

async function authorityOf({ certificate }: KeyPair): Promise<Extension> {
  const { subjectPublicKeyInfo } = parseCertificate(fromBase64(certificate));
  const id = await webcrypto.subtle.digest(
    'SHA-1',
    subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView as Uint8Array<ArrayBuffer>,
  );
  const value = new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: id }) });
  return new Extension({ extnID: '2.5.29.35', critical: false, extnValue: value.toSchema().toBER(false) });
}

export const oid = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
