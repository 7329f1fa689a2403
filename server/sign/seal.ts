/** The sealer of one key: reads key and certificates once, then seals many. */
import { chainOf, signDetached } from './cms.ts';
import type { Sealer } from './keys.ts';
import { type KeyPair, privateKey } from './x509.ts';

/** Attributes, the signature itself and the frame around all. */
const FRAME = 1024;

/** `keys`: the one that seals first, then those above it. */
export async function createSealer(keys: readonly KeyPair[]): Promise<Sealer> {
  const chain = chainOf(keys.map(({ certificate }) => certificate));
  const key = await privateKey(keys[0]?.key ?? '');
  return {
    seal: (digest, at) => signDetached({ digest, key, chain, ...(at ? { at } : {}) }),
    longest: FRAME + chain.reduce((sum, { der }) => sum + der.length, 0),
  };
}
