/** Detached CAdES-B signatures (CMS, RFC 5652 and 5035): makes one over a SHA-256, and reads one back with all it claims. Knows whom to trust nothing of. */
import { createHash, createPublicKey, verify, type webcrypto, X509Certificate } from 'node:crypto';
import { type BaseBlock, fromBER, ObjectIdentifier, OctetString, Sequence, UTCTime } from 'asn1js';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { copy, fromBase64, oid, parseCertificate } from './x509.ts';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** A certificate as it came, and read. */
export interface ChainLink {
  der: Uint8Array;
  parsed: Certificate;
}

export function chainOf(certificates: readonly string[]): ChainLink[] {
  return certificates.map((each) => ({ der: fromBase64(each), parsed: parseCertificate(fromBase64(each)) }));
}

export interface Signing {
  /** SHA-256 of what is signed. */
  digest: Uint8Array;
  key: webcrypto.CryptoKey;
  /** The signer's own first, then those above it; the root may be left out. */
  chain: ChainLink[];
  /** Left out of PDFs, whose dictionary says it. */
  at?: Date;
}

/** The signature as DER. */
export async function signDetached({ digest, key, chain, at }: Signing): Promise<Uint8Array> {
  const [link] = chain;
  if (!link) throw new Error('a signature needs a certificate');
  const attributes = [
    new Attribute({ type: OID.contentType, values: [oid(OID.data)] }),
    new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: copy(digest) })] }),
    new Attribute({ type: OID.signingCertificateV2, values: [certificateHash(link.der)] }),
    ...(at ? [new Attribute({ type: OID.signingTime, values: [new UTCTime({ valueDate: at })] })] : []),
  ].sort((a, b) => Buffer.compare(der(a), der(b)));
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: link.parsed.issuer, serialNumber: link.parsed.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    signerInfos: [signer],
    certificates: chain.map(({ parsed }) => parsed),
  });
  await signed.sign(key as never, 0, 'SHA-256');
  const content = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(false) });
  return new Uint8Array(content.toSchema().toBER(false));
}

/** What a signature says once its own mathematics holds. */
export interface SignatureRead {
  /** The signer's certificate. */
  certificate: X509Certificate;
  parsed: Certificate;
  /** All certificates that came with it. */
  certificates: X509Certificate[];
  at: Date | undefined;
}

/** Undefined where it is no such signature, or not over these bytes. */
export function readDetached(cms: Uint8Array, digest: Uint8Array): SignatureRead | undefined {
  try {
    return read(cms, digest);
  } catch {
    // Whatever the readers of ASN.1 and of certificates stumble over: it is no signature.
    return undefined;
  }
}

function read(cms: Uint8Array, digest: Uint8Array): SignatureRead | undefined {
  const { result, offset } = fromBER(copy(cms));
  if (offset !== cms.length) return undefined;
  const content = new ContentInfo({ schema: result });
  if (content.contentType !== OID.signedData) return undefined;
  const signed = new SignedData({ schema: content.content });
  const [signer, ...others] = signed.signerInfos;
  const all = (signed.certificates ?? []).filter((each): each is Certificate => each instanceof Certificate);
  if (!signer || others.length || all.length !== signed.certificates?.length || signer.unsignedAttrs) return undefined;
  if (signed.encapContentInfo.eContentType !== OID.data || signed.encapContentInfo.eContent) return undefined;
  // One spelling only: what another encoding would say with other bytes is refused.
  if (!Buffer.from(content.toSchema().toBER(false)).equals(Buffer.from(cms))) return undefined;
  const { issuer, serialNumber } = signer.sid as IssuerAndSerialNumber;
  const at = all.findIndex((each) => each.serialNumber.isEqual(serialNumber) && each.issuer.isEqual(issuer));
  const parsed = all[at];
  if (!parsed || signer.digestAlgorithm.algorithmId !== OID.sha256) return undefined;
  const certificates = all.map((each) => new X509Certificate(der(each)));
  const certificate = certificates[at];
  if (!certificate || !attributesHold(signer, certificate, digest) || !mathematicsHolds(signer, certificate)) return undefined;
  const [time] = valuesOf(signer, OID.signingTime);
  return { certificate, parsed, certificates, at: time instanceof UTCTime ? time.toDate() : undefined };
}

function attributesHold(signer: SignerInfo, certificate: X509Certificate, digest: Uint8Array): boolean {
  const [type] = valuesOf(signer, OID.contentType);
  const [said] = valuesOf(signer, OID.messageDigest);
  const [named] = valuesOf(signer, OID.signingCertificateV2);
  return (
    type instanceof ObjectIdentifier &&
    type.valueBlock.toString() === OID.data &&
    said instanceof OctetString &&
    Buffer.from(said.valueBlock.valueHexView).equals(Buffer.from(digest)) &&
    named !== undefined &&
    Buffer.from(named.toBER(false)).equals(Buffer.from(certificateHash(certificate.raw).toBER(false)))
  );
}

function mathematicsHolds(signer: SignerInfo, certificate: X509Certificate): boolean {
  const attributes = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
  // signed as a SET, carried under a tag of its own
  if (attributes.length === 0) return false;
  attributes[0] = 0x31;
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  const value = new Uint8Array(signer.signature.valueBlock.valueHexView);
  return signer.signatureAlgorithm.algorithmId === OID.ecdsaWithSha256 || key.asymmetricKeyType === 'rsa'
    ? verify('sha256', attributes, key, value)
    : false;
}

type Value = InstanceType<typeof BaseBlock>;
const valuesOf = (signer: SignerInfo, type: string): Value[] =>
  (signer.signedAttrs?.attributes.find((each) => each.type === type)?.values ?? []) as Value[];

/** ESSCertIDv2 with SHA-256, the default: ties the signature to one certificate. */
function certificateHash(certificate: Uint8Array): Sequence {
  const hash = new OctetString({ valueHex: copy(sha256(certificate)) });
  return new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [hash] })] })] });
}

const der = (each: { toSchema(encode?: boolean): { toBER(size?: boolean): ArrayBuffer } }): Buffer =>
  Buffer.from(each.toSchema().toBER(false));
