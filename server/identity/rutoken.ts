/** Sign-in with a certificate on a token: a random text, signed as CMS, verified against the trust anchors, valid at the instant. Knows nobody of ours. */
import { randomBytes } from 'node:crypto';
import type { Certificate, SignedData } from 'pkijs';
import * as pkijs from 'pkijs';
import { type Identity, isNumber, type Proved, refused } from './identity.ts';

export interface Rutoken {
  challenge(): string;
  /** `cms`: base64, detached or not. */
  verify(cms: string, challenge: string, at: Date): Promise<Proved>;
}

/** `anchors` gives the certificates that those of tokens must descend from; it throws where they can't be had. */
export function createRutoken(anchors: () => Promise<Certificate[]>): Rutoken {
  return {
    challenge: () => `jobo sign-in ${randomBytes(32).toString('base64url')}`,
    async verify(cms, challenge, at) {
      const trusted = await anchors().catch(() => undefined);
      if (!trusted?.length) return refused('rutoken.anchors');
      const signed = signedData(cms);
      const signer = signed && signerOf(signed);
      if (!signed || !signer) return refused('rutoken.cms');
      if (!(await signs(signed, Buffer.from(challenge)))) return refused('rutoken.signature');
      const fault = await chainFault(signer, certificates(signed), trusted, at);
      return fault ? refused(fault) : identityOf(signer);
    },
  };
}

function signedData(cms: string): SignedData | undefined {
  try {
    const info = pkijs.ContentInfo.fromBER(exact(Buffer.from(cms, 'base64')));
    const signed = new pkijs.SignedData({ schema: info.content });
    // one signature, by one person
    return signed.signerInfos.length === 1 ? signed : undefined;
  } catch {
    // what is no CMS at all is refused by name above
    return undefined;
  }
}

const certificates = (signed: SignedData): Certificate[] =>
  (signed.certificates ?? []).filter((each): each is Certificate => each instanceof pkijs.Certificate);

/** The certificate that the signature names by issuer and number. */
function signerOf(signed: SignedData): Certificate | undefined {
  const { sid } = signed.signerInfos[0] ?? {};
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return undefined;
  return certificates(signed).find((each) => each.issuer.isEqual(sid.issuer) && each.serialNumber.isEqual(sid.serialNumber));
}

/** Whether it is this very text that was signed: one that carries another text inside is not. */
async function signs(signed: SignedData, text: Buffer): Promise<boolean> {
  const inside = signed.encapContentInfo.eContent?.getValue();
  if (inside && !Buffer.from(inside).equals(text)) return false;
  try {
    const options = { signer: 0, checkChain: false, extendedMode: false } as const;
    return await signed.verify(inside ? options : { ...options, data: exact(text) });
  } catch {
    // pkijs throws where the digest does not fit, or where it does not know the algorithm
    return false;
  }
}

async function chainFault(signer: Certificate, carried: Certificate[], trusted: Certificate[], at: Date): Promise<string | undefined> {
  if (at < signer.notBefore.value || at > signer.notAfter.value) return 'rutoken.expired';
  const others = carried.filter((each) => each !== signer && !trusted.some((anchor) => same(anchor, each)));
  const engine = new pkijs.CertificateChainValidationEngine({ trustedCerts: trusted, certs: [...others, signer], checkDate: at });
  const { result } = await engine.verify().catch(() => ({ result: false }));
  return result ? undefined : 'rutoken.foreign';
}

const same = (one: Certificate, other: Certificate): boolean => Buffer.from(one.tbsView).equals(Buffer.from(other.tbsView));

const COMMON_NAME = '2.5.4.3';
const SERIAL_NUMBER = '2.5.4.5';
const ORGANISATION = '2.5.4.10';
const ORGANISATION_ID = '2.5.4.97';

/** Who the certificate is for: the numbers may carry the prefix of ETSI EN 319 412-1 (`PNOKG-`, `NTRKG-`). */
function identityOf(signer: Certificate): Proved {
  const subject = (type: string): string | undefined => {
    const value: unknown = signer.subject.typesAndValues.find((each) => each.type === type)?.value.valueBlock.value;
    return typeof value === 'string' ? value : undefined;
  };
  const bare = (value: string | undefined) => value?.replace(/^[A-Z]{3}KG-/, '');
  const [pin, inn, name] = [bare(subject(SERIAL_NUMBER)), bare(subject(ORGANISATION_ID)), subject(COMMON_NAME)];
  if (!isNumber(pin) || !name) return refused('rutoken.subject');
  const identity: Identity = { way: 'rutoken', pin, name };
  return { ok: true, identity: isNumber(inn) ? { ...identity, organisation: { inn, name: subject(ORGANISATION) ?? '' } } : identity };
}

/** The bytes alone: a Buffer may lie in a larger one. */
export function exact(bytes: Buffer): ArrayBuffer {
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}
