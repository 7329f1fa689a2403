/** Files: taken in where this actor may act, given out where this actor may read, each time asked anew. Also the papers' PDFs. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { offers } from '../../engine/index.ts';
import { LANGS } from '../../engine/language.ts';
import { fileView } from '../view/files.ts';
import { isRandomId } from './ids.ts';
import { type AskedBy, NOT_FOUND, type Reply, type Route } from './route.ts';
import { seenCase } from './seen.ts';
import { receiveFile } from './uploads.ts';

export const fileRoutes: Route[] = [
  { method: 'post', path: '/api/cases/:id/files', for: 'actor', answer: upload },
  { method: 'get', path: '/api/files/:id', for: 'actor', answer: download },
  { method: 'get', path: '/api/papers/:id/:lang.pdf', for: 'actor', answer: paper },
];

async function upload(asked: AskedBy): Promise<Reply> {
  const { services, actor, request, query } = asked;
  const seen = await seenCase(asked);
  if (!seen) return NOT_FOUND;
  const { kase, edition, live } = seen;
  if (!offers(edition, kase, actor, { now: services.clock.now(), live }).some((offer) => offer.form))
    return { problems: [{ code: 'session.role' }] };
  const name = query('name');
  if (!name) return { problems: [{ code: 'file.name', pointer: '/name' }] };
  const limit = services.config.fileLimit;
  const received = await receiveFile(request, name, limit);
  if (!received.ok) return { problems: received.problems, headers: { Connection: 'close' } };
  try {
    const kept = await services.bytes.put(createReadStream(received.path), limit);
    if (!kept.ok) return { problems: kept.problems };
    const file = await services.stores.files.create({
      case: kase.header.id,
      organisation: kase.header.applicant.id,
      name: received.name,
      type: received.type,
      size: kept.size,
      sha256: kept.sha256,
      person: actor.person,
      at: services.clock.real(),
    });
    const view = fileView(file);
    return { status: 201, headers: { Location: view.url }, json: view };
  } finally {
    await received.discard();
  }
}

async function download({ services, actor, param }: AskedBy): Promise<Reply> {
  const id = param('id');
  const file = isRandomId(id) ? await services.cases.mayReadFile(id, actor) : undefined;
  if (!file) return NOT_FOUND;
  return {
    write: (response) =>
      giveBytes(response, services.bytes.open(file.sha256), { name: file.name, type: file.type, size: Number(file.size) }),
  };
}

async function paper({ services, actor, param, lang }: AskedBy): Promise<Reply> {
  const id = param('id');
  const found = isRandomId(id) ? await services.cases.mayReadPaper(id, actor) : undefined;
  const file = found?.files.find((each) => each.lang === LANGS.find((known) => known === param('lang')));
  if (!found || !file) return NOT_FOUND;
  if (file.state === 'failed') return { problems: [{ code: 'paper.failed' }] };
  if (file.sha256 === undefined) return { problems: [{ code: 'paper.pending' }], headers: { 'Retry-After': '2' } };
  const sha256 = file.sha256;
  const title = (await services.editions.byHash(found.edition)).documents[found.document]?.title[lang] ?? found.document;
  const name = `${title} ${found.number} (${file.lang}).pdf`.replace(/[\\/]/g, '-');
  return {
    write: (response) => giveBytes(response, services.bytes.open(sha256), { name, type: 'application/pdf', size: Number(file.size) }),
  };
}

/** Always an attachment, never sniffed, never cached by what stands between. */
async function giveBytes(
  response: Response,
  bytes: NodeJS.ReadableStream,
  { name, type, size }: { name: string; type: string; size: number },
): Promise<void> {
  response.attachment(name).set({ 'Content-Type': type, 'Content-Length': String(size), 'Cache-Control': 'private, no-store' });
  response.set('Content-Security-Policy', "default-src 'none'; sandbox");
  await pipeline(bytes, response);
}
