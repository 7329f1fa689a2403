/**
 * PAdES: puts a signature of the issuing body under a PDF as an update after its last byte, so that tags and all else stay as they were; and reads one back.
 * Knows the files that our browser prints: an ordinary cross-reference table.
 */
import type { Paper } from '../../engine/model.ts';
import { sha256 } from '../sign/cms.ts';
import type { Sealer } from '../sign/keys.ts';
import { PaperFault } from './fault.ts';

export interface SealText {
  /** ASCII: some readers show nothing else. */
  reason: string;
  at: Date;
}

const RANGE = '/ByteRange [0 0000000000 0000000000 0000000000]';

/** Ties the file to the data that the case recorded for the paper. */
export const reasonFor = ({ dataHash }: Pick<Paper, 'dataHash'>): string => `Jobo ${dataHash}`;

export async function signPdf(pdf: Uint8Array, sealer: Sealer, { reason, at }: SealText): Promise<Uint8Array> {
  const before = Buffer.from(pdf);
  const after = Buffer.from(updateOf(before, sealer.longest, reason, at), 'latin1');
  const whole = Buffer.concat([before, after]);
  const [from, to] = [whole.lastIndexOf('/Contents <') + 10, 0];
  const end = whole.indexOf('>', from) + 1 + to;
  const range = [0, from, end, whole.length - end];
  const text = `/ByteRange [${range.map((each, index) => (index === 0 ? '0' : String(each).padStart(10, '0'))).join(' ')}]`;
  whole.write(text, whole.lastIndexOf(RANGE), 'latin1');
  const cms = await sealer.seal(sha256(signedBytes(whole, range)), at);
  const hex = Buffer.from(cms).toString('hex');
  if (hex.length > end - from - 2) throw new Error('the seal is longer than its place');
  whole.write(hex, from + 1, 'latin1');
  return whole;
}

/** Objects added or changed, their cross-references, and the trailer that leads to the file before. */
function updateOf(pdf: Buffer, longest: number, reason: string, at: Date): string {
  const text = pdf.toString('latin1');
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-4096));
  const [, members = '', previous = '0'] = trailer ?? [];
  const size = Number(/\/Size (\d+)/.exec(members)?.[1]);
  const root = Number(/\/Root (\d+) 0 R/.exec(members)?.[1]);
  if (!trailer || !size || !root) throw new PaperFault({ code: 'pdf.unsignable' });
  const catalog = objectOf(text, root);
  const page = firstPage(text, Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1]));
  const [signature, field] = [size, size + 1];
  const objects: [number, string][] = [
    [root, withMember(catalog, `/AcroForm <</Fields [${field} 0 R] /SigFlags 3>>`)],
    [page.number, withAnnotation(page.text, field)],
    [signature, signatureObject(longest, reason, at)],
    [field, `<</Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /F 132 /Rect [0 0 0 0] /V ${signature} 0 R /P ${page.number} 0 R>>`],
  ];
  let update = pdf.at(-1) === 10 ? '' : '\n';
  const entries: string[] = [];
  for (const [number, body] of objects) {
    entries.push(`${number} 1\n${String(pdf.length + update.length).padStart(10, '0')} 00000 n \n`);
    update += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = pdf.length + update.length;
  const kept = members
    .replace(/\/Size \d+/, '')
    .replace(/\/Prev \d+/, '')
    .trim();
  return `${update}xref\n${entries.join('')}trailer\n<</Size ${size + 2} /Prev ${previous} ${kept}>>\nstartxref\n${start}\n%%EOF\n`;
}

function signatureObject(longest: number, reason: string, at: Date): string {
  const day = `D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  const kind = '/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached';
  return `<<${kind} ${RANGE} /M (${day}) /Reason (${reason.replace(/[^\x20-\x7e]|[()\\]/g, '')}) /Contents <${'0'.repeat(longest * 2)}>>>`;
}

/** The dictionary of an object. @throws PaperFault where the file is not written as expected */
function objectOf(text: string, number: number): string {
  const start = new RegExp(`(?:^|[\\r\\n])${number} 0 obj\\s*(?=<<)`).exec(text);
  const from = start ? start.index + start[0].length : -1;
  const to = text.indexOf('endobj', from);
  if (from < 0 || to < 0) throw new PaperFault({ code: 'pdf.unsignable' });
  return text.slice(from, to).trim();
}

function firstPage(text: string, number: number, depth = 0): { number: number; text: string } {
  const object = objectOf(text, number);
  if (/\/Type\s*\/Page\b(?!s)/.test(object)) return { number, text: object };
  const kid = Number(/\/Kids\s*\[\s*(\d+) 0 R/.exec(object)?.[1]);
  if (!kid || depth > 8) throw new PaperFault({ code: 'pdf.unsignable' });
  return firstPage(text, kid, depth + 1);
}

const withMember = (dictionary: string, member: string): string => dictionary.replace(/>>\s*$/, `\n${member}>>`);

function withAnnotation(page: string, field: number): string {
  if (/\/Annots\s*\[/.test(page)) return page.replace(/\/Annots\s*\[/, `/Annots [${field} 0 R `);
  if (/\/Annots\b/.test(page)) throw new PaperFault({ code: 'pdf.unsignable' });
  return withMember(page, `/Annots [${field} 0 R]`);
}

export interface PdfSignature {
  cms: Uint8Array;
  /** SHA-256 of all that is signed. */
  digest: Uint8Array;
  reason: string;
}

/** The last signature of a PDF, where it covers the whole file; undefined where there is none, or something lies outside it. */
export function readPdfSignature(pdf: Uint8Array): PdfSignature | undefined {
  const bytes = Buffer.from(pdf);
  const at = bytes.lastIndexOf('/ByteRange [');
  if (at < 0) return undefined;
  const object = bytes.subarray(at, bytes.indexOf('/Contents <', at) + 11).toString('latin1');
  const range = (/^\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(object) ?? []).slice(1).map(Number);
  const [zero, from = 0, end = 0, rest] = range;
  const reason = /\/Reason \(([^)]*)\)/.exec(object)?.[1] ?? '';
  if (zero !== 0 || end <= from || rest !== bytes.length - end || bytes[from] !== 0x3c || bytes[end - 1] !== 0x3e) return undefined;
  const hex = bytes.subarray(from + 1, end - 1).toString('latin1');
  // The place is longer than the seal: what fills it is zeros and nothing else.
  if (!/^[0-9a-f]+$/.test(hex)) return undefined;
  const padded = Buffer.from(hex, 'hex');
  const length = 4 + padded.readUInt16BE(2);
  if (padded[0] !== 0x30 || padded[1] !== 0x82 || length > padded.length || padded.subarray(length).some((each) => each !== 0))
    return undefined;
  return { cms: padded.subarray(0, length), digest: sha256(signedBytes(bytes, range)), reason };
}

function signedBytes(whole: Buffer, [, from = 0, end = 0]: number[]): Buffer {
  return Buffer.concat([whole.subarray(0, from), whole.subarray(end)]);
}
