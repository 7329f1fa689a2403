/** Trust anchors: certificates from the files of a folder, or from a PEM text. Reads them anew each time, so that one added is known at once. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { Certificate } from 'pkijs';
import { exact } from './rutoken.ts';

/** Every certificate of a folder's `.pem`, `.crt`, `.cer` and `.der` files. @throws where one can't be read */
export async function anchorsIn(folder: string): Promise<Certificate[]> {
  const names = (await fs.readdir(folder)).filter((name) => /\.(pem|crt|cer|der)$/i.test(name)).sort();
  const found = await Promise.all(names.map(async (name) => certificatesOf(await fs.readFile(path.join(folder, name)))));
  return found.flat();
}

/** PEM, any number of certificates, or one as DER. */
export function certificatesOf(bytes: Buffer): Certificate[] {
  const blocks = [...bytes.toString('latin1').matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
  if (blocks.length === 0) return [Certificate.fromBER(exact(bytes))];
  return blocks.map(([, body = '']) => Certificate.fromBER(exact(Buffer.from(body, 'base64'))));
}
