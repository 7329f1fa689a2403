/** The port of the cloud signature services: a person asks for a code, gives it back, and gets a detached CAdES signature. An adapter speaks each service's own words. */
import type { X509Certificate } from 'node:crypto';
import type { Problem } from '../../engine/model.ts';

export const METHODS = ['email', 'sms'] as const;
/** How the code is sent. */
export type Method = (typeof METHODS)[number];

/** Who signs: a person by the personal number, for an organisation by its tax number or for oneself. */
export interface Signatory {
  pin: string;
  inn?: string;
}

export interface CloudSignatures {
  /** Empty when the service has sent a code. */
  sendCode(who: Signatory, method: Method): Promise<Problem[]>;
  /**
   * Signs what has this SHA-256 with the certificate that the code opens, if `accept` finds nothing wrong with it. `spent`: the service has judged the
   * code; it may be given again where it has not.
   */
  sign(
    who: Signatory,
    code: string,
    digest: Uint8Array,
    accept: (certificate: X509Certificate) => Problem[],
  ): Promise<{ cms: Uint8Array } | { problems: Problem[]; spent: boolean }>;
  /** The certificates that a signer's must lead to. */
  anchors(): Promise<X509Certificate[]>;
  /** Where the pretended service shows the codes that it would have sent; absent for a real one. */
  page?: string;
}
