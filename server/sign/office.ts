/** Puts together what signs: the service that the configuration names or the pretended one, the ceremony, the installation's keys, and what is trusted. */
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, type JSONWebKeySet, type JWK } from 'jose';
import type { Config } from '../config.ts';
import type { Parts } from '../services.ts';
import { PREFIX } from '../simulators/app.ts';
import { infocom } from '../simulators/infocom/infocom.ts';
import { type Ceremony, createCeremony } from './ceremony.ts';
import { createInfocom } from './infocom.ts';
import { createKeyStore, type KeyStore } from './keys.ts';
import type { CloudSignatures, Signatory } from './service.ts';
import { certificatesIn, fromBase64 } from './x509.ts';

export interface SigningOffice {
  ceremony: Ceremony;
  keys: KeyStore;
  /** Every certificate that a signature of this installation may lead to: the service's and its own root. */
  anchors(): Promise<X509Certificate[]>;
  /** The public key of signatures made before there were certificates, where there is one. */
  oldKeys(): Promise<JSONWebKeySet>;
  /** The code that the pretended service has sent last; absent with a real one. */
  sentCode?: (who: Signatory) => Promise<string | undefined>;
}

export const keyFolder = ({ dataDir }: Pick<Config, 'dataDir'>): string => path.join(dataDir, 'keys');

/** `simulators`: the address of the running simulators, where there are any. */
export function createOffice(parts: Parts, realNow: () => number, simulators?: () => Promise<string>): SigningOffice {
  const { config } = parts;
  const address = simulators && (async () => `${await simulators()}${PREFIX}/${infocom.id}`);
  const service = config.signing ? realService(config.signing) : address && pretendedService(config, address);
  const keys = createKeyStore(path.join(keyFolder(config), 'seal'), realNow);
  return {
    ceremony: createCeremony(parts, service),
    keys,
    async anchors() {
      const own = new X509Certificate(fromBase64(await keys.root()));
      return [own, ...(service ? await service.anchors() : [])];
    },
    oldKeys: () => oldKeys(config),
    ...(!config.signing && address ? { sentCode: (who: Signatory) => sentCode(address, who) } : {}),
  };
}

function realService({ url, token, anchors }: NonNullable<Config['signing']>): CloudSignatures {
  const read = async () => certificatesIn(await fs.readFile(anchors, 'utf8')).map((each) => new X509Certificate(each));
  return createInfocom({ address: async () => url, token, anchors: read });
}

function pretendedService({ baseUrl }: Config, address: () => Promise<string>): CloudSignatures {
  const anchors = async () => {
    const answer = await fetch(`${await address()}/root.pem`, { signal: AbortSignal.timeout(10_000) });
    return certificatesIn(await answer.text()).map((each) => new X509Certificate(each));
  };
  return createInfocom({ address, token: 'simulated', anchors, page: `${baseUrl}${PREFIX}/${infocom.id}` });
}

async function sentCode(address: () => Promise<string>, { pin, inn }: Signatory): Promise<string | undefined> {
  const sent = (await (await fetch(`${await address()}/sent`)).json()) as { pin: string; inn?: string; code: string }[];
  return sent.find((each) => each.pin === pin && each.inn === inn)?.code;
}

async function oldKeys(config: Config): Promise<JSONWebKeySet> {
  try {
    const { d: _secret, ...key } = JSON.parse(await fs.readFile(path.join(keyFolder(config), 'demo-es256.jwk.json'), 'utf8')) as JWK;
    return { keys: [{ ...key, kid: await calculateJwkThumbprint(key), alg: 'ES256', use: 'sig' }] };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { keys: [] };
    throw error;
  }
}
