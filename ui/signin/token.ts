/** What signs the challenge: the token's browser plug-in where it is installed, else the simulator's software tokens. */
import { call, read } from '../api/client.ts';

export interface TokenCertificate {
  id: string;
  name: string;
  organisation: string;
}
export interface TokenReader {
  list(): Promise<TokenCertificate[]>;
  /** The text as detached CMS, base64. `pin` opens a real token. */
  sign(certificate: string, text: string, pin: string): Promise<string>;
  needsPin: boolean;
}

/** The part of the plug-in's interface that is used here. */
interface Plugin {
  enumerateDevices(): Promise<number[]>;
  enumerateCertificates(device: number, category: number): Promise<string[]>;
  parseCertificate(device: number, certificate: string): Promise<{ subject: { rdn: string; value: string }[] }>;
  login(device: number, pin: string): Promise<void>;
  logout(device: number): Promise<void>;
  sign(device: number, certificate: string, text: string, format: number, options: object): Promise<string>;
  CERT_CATEGORY_USER: number;
  DATA_FORMAT_PLAIN: number;
}
interface Rutoken {
  ready: Promise<unknown>;
  isExtensionInstalled(): Promise<boolean>;
  isPluginInstalled(): Promise<boolean>;
  loadPlugin(): Promise<Plugin>;
}

/** Nothing where there is neither a plug-in nor a simulator. */
export async function tokenReader(simulated: boolean, lang: string): Promise<TokenReader | undefined> {
  const { rutoken } = globalThis as { rutoken?: Rutoken };
  if (rutoken) {
    await rutoken.ready;
    if ((await rutoken.isExtensionInstalled()) && (await rutoken.isPluginInstalled())) return plugged(await rutoken.loadPlugin());
  }
  return simulated ? software(lang) : undefined;
}

function plugged(plugin: Plugin): TokenReader {
  return {
    needsPin: true,
    async list() {
      const found: TokenCertificate[] = [];
      for (const device of await plugin.enumerateDevices())
        for (const certificate of await plugin.enumerateCertificates(device, plugin.CERT_CATEGORY_USER)) {
          const { subject } = await plugin.parseCertificate(device, certificate);
          const named = (rdn: string) => subject.find((each) => each.rdn === rdn)?.value ?? '';
          found.push({ id: `${device} ${certificate}`, name: named('commonName'), organisation: named('organizationName') });
        }
      return found;
    },
    async sign(id, text, pin) {
      const [device = '', certificate = ''] = id.split(' ');
      await plugin.login(Number(device), pin);
      try {
        return await plugin.sign(Number(device), certificate, text, plugin.DATA_FORMAT_PLAIN, { detached: true, addUserCertificate: true });
      } finally {
        await plugin.logout(Number(device));
      }
    },
  };
}

function software(lang: string): TokenReader {
  const at = '/simulators/rutoken';
  return {
    needsPin: false,
    async list() {
      const all = await read<{ id: string; name: string; organisation: Record<string, string> }[]>(`${at}/tokens`);
      return all.map(({ id, name, organisation }) => ({ id, name, organisation: organisation[lang] ?? '' }));
    },
    sign: async (token, challenge) => (await call<{ cms: string }>('POST', `${at}/sign`, { body: { token, challenge } })).data.cms,
  };
}
