/**
 * The heads of all chains and the hashes of all prints as one signed statement, and the holding of a database to such a statement: whoever rewrites
 * an event and its whole chain afterwards cannot make the head come out as it was, nor put another print in a print's place.
 */
import type { X509Certificate } from 'node:crypto';
import { canonical } from '../../engine/canonical.ts';
import { verifyChain } from '../../engine/history.ts';
import type { Problem } from '../../engine/model.ts';
import { chainProblems } from '../sign/chain.ts';
import { readDetached, sha256 } from '../sign/cms.ts';
import type { KeyStore } from '../sign/keys.ts';
import type { Print } from '../store/papers.ts';
import type { Stores } from '../store/stores.ts';

export interface Head {
  case: string;
  number: string;
  seq: number;
  hash: string;
}
/** What is written out. */
export interface AnchorFile {
  statement: { kind: 'jobo-anchor'; at: string; heads: Head[] /** Absent in those written before prints were. */; prints?: Print[] };
  /** Detached CMS over the canonical statement, base64. */
  seal: string;
}

const encode = (statement: object) => sha256(new TextEncoder().encode(canonical(statement)));

export async function writeAnchor(stores: Stores, keys: KeyStore, at: string): Promise<AnchorFile> {
  const statement = { kind: 'jobo-anchor' as const, at, heads: await stores.events.heads(), prints: await stores.papers.prints() };
  const sealer = await keys.sealer({ name: 'Jobo' });
  return { statement, seal: Buffer.from(await sealer.seal(encode(statement), new Date(at))).toString('base64') };
}

/** Everything in which the database is not the one that the statement was made of; empty when each chain holds and goes on from its head. */
export async function checkAnchor(stores: Stores, file: unknown, anchors: readonly X509Certificate[]): Promise<Problem[]> {
  if (!isAnchor(file)) return [{ code: 'anchor.shape' }];
  const { statement, seal } = file;
  const read = readDetached(Buffer.from(seal, 'base64'), encode(statement));
  if (!read?.at || chainProblems(read.certificate, read.certificates, anchors, read.at).length) return [{ code: 'anchor.seal' }];
  const problems: Problem[] = [];
  for (const head of statement.heads) problems.push(...(await headProblems(stores, head)));
  if (!statement.prints) return problems;
  const present = new Set((await stores.papers.prints()).map(nameOf));
  const gone = statement.prints.filter((print) => !present.has(nameOf(print)));
  return [...problems, ...gone.map(({ number, lang }) => ({ code: 'anchor.print', params: { number, lang } }))];
}

const nameOf = ({ paper, lang, sha256 }: Print): string => `${paper} ${lang} ${sha256}`;

async function headProblems(stores: Stores, { case: id, number, seq, hash }: Head): Promise<Problem[]> {
  const events = await stores.events.of(id);
  const broken = verifyChain(events, id)[0];
  if (broken) return [{ code: 'anchor.chain', params: { case: number, reason: broken.code } }];
  const then = events.find((each) => each.seq === seq);
  if (!then) return [{ code: 'anchor.missing', params: { case: number, seq } }];
  return then.hash === hash ? [] : [{ code: 'anchor.rewritten', params: { case: number, seq } }];
}

function isAnchor(value: unknown): value is AnchorFile {
  const { statement, seal } = (typeof value === 'object' && value !== null ? value : {}) as Partial<AnchorFile>;
  if (typeof seal !== 'string' || statement?.kind !== 'jobo-anchor' || !Array.isArray(statement.heads)) return false;
  if (statement.prints !== undefined && !Array.isArray(statement.prints)) return false;
  return statement.heads.every((head) => typeof head?.case === 'string' && typeof head.hash === 'string' && typeof head.seq === 'number');
}
