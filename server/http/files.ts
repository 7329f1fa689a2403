/** Files: taken in where this actor may act, given out where this actor may read, each time asked anew. Also the papers' PDFs. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { offers } from '../../engine/index.ts';
import { LANGS } from '../../engine/language.ts';
import type { Problem } from '../../engine/model.ts';
import { fileView } from '../view/files.ts';
import { isRandomId } from './ids.ts';
import { noteLook } from './look.ts';
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
  const full = await fullness(asked, kase.header.id);
  if (full.length) return { problems: full, headers: { Connection: 'close' } };
  const received = await receiveFile(request, name, limit, services.config.scanner);
  if (!received.ok) {
    if (received.problems.some(({ code }) => code === 'file.scanner' || code === 'file.infected'))
      services.log.warn({ case: kase.header.id, codes: received.problems.map(({ code }) => code) }, 'a file was refused');
    return { problems: received.problems, headers: { Connection: 'close' } };
  }
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

const DAY_MS = 86_400_000;

/** Why no more files are taken: of this case, or from this person today. Two at the same moment may both be let in. */
async function fullness({ services, actor }: AskedBy, caseId: string): Promise<Problem[]> {
  const { caseFiles, caseBytes, personFiles } = services.config;
  const since = new Date(Date.parse(services.clock.real()) - DAY_MS).toISOString();
  const { files, bytes, byPerson } = await services.stores.files.weight(caseId, actor.person, since);
  const pointer = '/file';
  if (files >= caseFiles) return [{ code: 'file.caseCount', params: { limit: caseFiles }, pointer }];
  if (bytes >= caseBytes) return [{ code: 'file.caseSize', params: { limit: Math.floor(caseBytes / 1024 / 1024) }, pointer }];
  return byPerson >= personFiles ? [{ code: 'file.personCount', params: { limit: personFiles }, pointer }] : [];
}

async function download(asked: AskedBy): Promise<Reply> {
  const { services, actor, param } = asked;
  const id = param('id');
  const file = isRandomId(id) ? await services.cases.mayReadFile(id, actor) : undefined;
  if (!file) return NOT_FOUND;
  noteLook(asked, { what: 'file', subject: id, case: file.case, how: 'downloaded' });
  return {
    write: (response) =>
      giveBytes(response, services.bytes.open(file.sha256), { name: file.name, type: file.type, size: Number(file.size) }),
  };
}

async function paper(asked: AskedBy): Promise<Reply> {
  const { services, actor, param, lang } = asked;
  const id = param('id');
  const found = isRandomId(id) ? await services.cases.mayReadPaper(id, actor) : undefined;
  const file = found?.files.find((each) => each.lang === LANGS.find((known) => known === param('lang')));
  if (!found || !file) return NOT_FOUND;
  if (file.state === 'failed') return { problems: [{ code: 'paper.failed' }] };
  if (file.sha256 === undefined) return { problems: [{ code: 'paper.pending' }], headers: { 'Retry-After': '2' } };
  const sha256 = file.sha256;
  noteLook(asked, { what: 'paper', subject: id, case: found.case, how: 'downloaded' });
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
